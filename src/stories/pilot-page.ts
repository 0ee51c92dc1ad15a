// The pilot's page: a chart of its months, then each hub's way as a timeline with its letters. Made from the chronicle and nothing else.
import type { ExportedCase } from '../../db/pilot-export.ts';
import { type Role, roleLabels } from '../../machines/roles.ts';
import { scheme } from '../../seed/scheme.ts';
import { renderTemplate } from '../render.ts';
import type { Chronicle, Happened, SentLetter } from './chronicle.ts';
import { barsOf, leftOf, monthsOf, type Span } from './pilot-chart.ts';
import { phases } from './pilot-words.ts';
import type { ReadStory } from './story-file.ts';

/** A file that the pilot wrote, as the page links to it. */
export interface LinkedDecision {
  readonly href: string;
  readonly hub: string;
  readonly stage: number;
  readonly outcome: string;
  readonly decidedOn: string;
  readonly effectiveOn: string;
  readonly decidedBy: string;
}

/** A hub's row in the table at the end, and on the page. */
export interface HubResult {
  readonly hub: string;
  readonly path: string;
  readonly outcome: string;
  readonly letters: number;
}

/** What the page is made of. */
export interface PilotFacts {
  readonly chronicle: Chronicle;
  readonly cases: readonly ExportedCase[];
  readonly stories: readonly ReadStory[];
  readonly hubs: readonly { readonly id: string; readonly name: string }[];
  readonly outcomeOf: (one: ExportedCase) => string;
  readonly decisions: readonly LinkedDecision[];
  readonly span: Span;
}

/** The hubs in the order of the council paper, each with its way and what came of it. */
export function hubResults(facts: PilotFacts): HubResult[] {
  return hubsOf(facts).map(({ name, story, letters, outcome }) => ({ hub: name, path: pathOf(story), outcome, letters: letters.length }));
}

/** The page as HTML that asks nothing of the network. */
export function pilotPage(facts: PilotFacts): string {
  const { chronicle, span } = facts;
  const hubs = hubsOf(facts);
  const toOrganisations = chronicle.letters.filter(({ to }) => to === 'organisation');
  return renderTemplate('pilot/index', {
    scheme: { name: scheme.title, leadPartner: scheme.leadPartner },
    note: scheme.note,
    span,
    figures: [
      { value: hubs.length, label: 'pilot hubs' },
      { value: hubs.filter(({ state }) => state === 'awarded').length, label: 'franchises awarded' },
      { value: facts.decisions.length, label: 'decisions recorded' },
      { value: toOrganisations.length, label: 'letters to organisations' },
    ],
    phases: phases.map(({ id, label }) => ({ id, label })),
    months: monthsOf(span),
    meetingLines: meetingDays(facts).map((on) => ({ on, left: leftOf(on, span) })),
    hubs: hubs.map((hub) => ({ ...hub, story: undefined, path: pathOf(hub.story), summary: hub.story?.story.summary ?? '' })),
    meetings: meetingsOf(facts),
    decisions: facts.decisions,
    letters: chronicle.letters.map((letter) => ({ ...letter, hub: hubOf(facts, letter.case), to: roleSaid(letter.to) })),
  });
}

/** "Barnies: supported with a grant, approved" is titled with the hub's name; the rest is its path. */
function pathOf(story: ReadStory | undefined): string {
  const title = story?.story.story ?? '';
  const path = title.slice(title.indexOf(':') + 1).trim();
  return path.charAt(0).toUpperCase() + path.slice(1);
}

function hubsOf(facts: PilotFacts) {
  return facts.hubs.map(({ id, name }) => {
    const known = scheme.hubs.find((hub) => hub.name === name);
    const story = facts.stories.find((each) => each.story.hub === name);
    const cases = facts.cases.filter((one) => one.hub_id === id);
    const ids = new Set([...cases.map((one) => one.id), `story:${story?.file ?? ''}`]);
    const workflows = new Map(cases.map((one) => [one.id, one.workflow]));
    const letters = facts.chronicle.letters.filter((letter) => ids.has(letter.case) && letter.to === 'organisation');
    const last = cases.findLast((one) => one.workflow === 'application') ?? cases.at(-1);
    return {
      anchor: known?.key ?? id,
      name,
      place: `${known?.town ?? ''}. ${organisationName(known?.organisation)}`,
      story,
      state: last?.state ?? '',
      outcome: last ? facts.outcomeOf(last) : 'No case yet',
      letters,
      bars: barsOf(
        facts.chronicle.states.filter((change) => workflows.has(change.case)),
        workflows,
        facts.span,
      ),
      days: daysOf(
        facts.chronicle.happened.filter((each) => ids.has(each.case)),
        letters,
        facts.decisions.filter((decision) => decision.hub === name),
      ),
    };
  });
}

function organisationName(key: string | undefined): string {
  return scheme.organisations.find((each) => each.key === key)?.name ?? '';
}

/** Events, decision records and letters by day. */
function daysOf(happened: readonly Happened[], letters: readonly SentLetter[], decisions: readonly LinkedDecision[]) {
  const days = [...new Set([...happened, ...letters].map(({ on }) => on))].sort();
  return days.map((on) => {
    const events = happened.filter((each) => each.on === on).map((each) => ({ ...each, refused: each.kind === 'refused' }));
    const sent = letters.filter((each) => each.on === on);
    // A reminder goes out at dawn: shown below the answer of that morning it would look sent in spite of it.
    const isEarly = ({ at }: SentLetter) => events[0] !== undefined && Temporal.Instant.compare(at, events[0].at) < 0;
    return {
      on,
      earlier: sent.filter(isEarly),
      events,
      letters: sent.filter((each) => !isEarly(each)),
      records: decisions.filter(({ decidedOn }) => decidedOn === on),
    };
  });
}

function meetingDays(facts: PilotFacts): string[] {
  const ids = new Set(facts.cases.filter((one) => one.workflow === 'meeting').map((one) => one.id));
  return facts.chronicle.states.filter((change) => ids.has(change.case) && change.state === 'closed').map(({ on }) => on);
}

/** What belongs to no hub: the meetings and the scheme's own reviews. */
function meetingsOf(facts: PilotFacts) {
  const ids = new Set(facts.cases.filter((one) => one.hub_id === null).map((one) => one.id));
  return daysOf(
    facts.chronicle.happened.filter((each) => ids.has(each.case)),
    [],
    [],
  );
}

/** A letter goes to the organisation or to a role of the scheme. */
function roleSaid(to: string): string {
  return Object.hasOwn(roleLabels, to) ? roleLabels[to as Role] : to;
}

function hubOf(facts: PilotFacts, id: string): string {
  const found = facts.cases.find((one) => one.id === id);
  return facts.hubs.find((hub) => hub.id === found?.hub_id)?.name ?? 'Decision meetings';
}
