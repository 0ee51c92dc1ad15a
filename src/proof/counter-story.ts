// A counter-example as a story that `npm run play` replays: people's commands in order, time, and what lies outside by real commands.
import { type Act, fires, LATER, levelChanges, moments, searchActs, startActs } from './counter-story-acts.ts';
import {
  type Around,
  EARLY,
  givenLevel,
  isInDate,
  programmeSteps,
  reviewSteps,
  signedOff,
  type TimedStep,
} from './counter-story-around.ts';
import { type Called, caseNamer, HUB, nameOf, nameOfOffice, peopleNeeded, storyData } from './counter-story-names.ts';
import type { Counterexample } from './explore.ts';
import type { Scene } from './scene.ts';
import { workflowOf } from './workflows.ts';
import type { World } from './world.ts';

/** A story as JSON, and what of the counter-example it does not play, each as a sentence. */
interface CounterStory {
  readonly story: Readonly<Record<string, unknown>>;
  readonly unplayed: readonly string[];
}

const opens = (command: string) => {
  const [workflow = '', name = ''] = command.split('.');
  return workflowOf(workflow).commands[name]?.opens === true;
};

function commandStep({ sent }: Act, called: Called): Record<string, unknown> {
  if (!sent) return {};
  return {
    as: nameOf(sent.actor.person),
    ...(opens(sent.command) && sent.command !== 'meeting.schedule' ? { for: HUB } : {}),
    do: sent.command,
    case: called(sent.case) ?? sent.command,
    with: storyData(sent.data, called),
  };
}

const isPending = ({ underway, unreleased, today }: World) =>
  underway.length > 0 || unreleased.some(({ notBefore }) => notBefore === null || notBefore <= today);

/** Of each act whether what it causes waits until the next has been done; and where the player does not wait, as sentences. */
function racing(acts: readonly Act[]): { readonly waits: ReadonlySet<number>; readonly remarks: string[] } {
  const waits = new Set<number>();
  const remarks: string[] = [];
  acts.forEach((act, at) => {
    if (act.isStart || (act.does !== 'sends' && act.does !== 'outside') || !isPending(act.before)) return;
    const cause = acts.findLastIndex(({ does }, n) => n < at && does !== 'passes');
    const one = acts[cause];
    if (one?.does === 'sends' && !one.isStart && one.before.today === act.before.today) waits.add(cause);
    else remarks.push(`The search did “${act.label}” before a message or letter that the player carries out first.`);
  });
  return { waits, remarks };
}

const ignored = ['reviews', 'asked', 'done', 'application'];

/** What an outside move does that is none of the level, the programme and reviews. */
function otherwise({ before, after, label }: Act, at: string, called: Called): Around {
  const changed = Object.keys({ ...before.outside, ...after.outside }).filter((key) => before.outside[key] !== after.outside[key]);
  const { outcome } = (after.outside.application ?? {}) as { outcome?: string };
  if (changed.includes('application')) {
    const [id] = Object.values(after.cases).map(({ parent }) => parent);
    const step = { as: nameOfOffice('lead'), do: 'application.withdraw', case: called(id ?? '') ?? 'application' };
    return outcome === 'withdrawn' ? { steps: [{ at, step }], unplayed: [] } : { steps: [], unplayed: [`“${label}” comes from outside.`] };
  }
  const isExplained = before.registers !== after.registers || changed.includes('reviews');
  return { steps: [], unplayed: isExplained && changed.every((key) => ignored.includes(key)) ? [] : [`“${label}” comes from outside.`] };
}

interface Telling {
  readonly acts: readonly Act[];
  readonly called: Called;
  readonly at: readonly string[];
}

function timedSteps({ acts, called, at }: Telling, waits: ReadonlySet<number>): Around {
  const began = new Map<string, string>();
  const parts = acts.map((act, n): Around => {
    const when = at[n] ?? '';
    if (act.does === 'sends') {
      const step = { ...commandStep(act, called), ...(waits.has(n) ? { waits: true } : {}) };
      return { steps: [{ at: when, step }], unplayed: [] };
    }
    if (act.does !== 'outside') return { steps: [], unplayed: [] };
    const isSignedOff = !isInDate(act.before) && isInDate(act.after);
    const around = [
      { steps: isSignedOff ? signedOff(when, `, number ${n}`) : [], unplayed: [] },
      reviewSteps(act.before, act.after, when, { called, began }),
      otherwise(act, when, called),
    ];
    return { steps: around.flatMap(({ steps }) => steps), unplayed: around.flatMap((one) => one.unplayed) };
  });
  return { steps: parts.flatMap(({ steps }) => steps), unplayed: parts.flatMap((part) => part.unplayed) };
}

/** Meetings that lie outside, by reference. */
function meetingsOutside(worlds: readonly World[], isInside: (id: string) => boolean): Map<string, string> {
  const entries = worlds.flatMap(({ registers }) => registers.filter(({ register }) => register === 'programme'));
  return new Map(entries.filter(({ reference }) => !isInside(reference)).map(({ reference, data }) => [reference, String(data.date)]));
}

/** The steps in order, each with its moment only where that is not the one before it. */
function inOrder(steps: readonly TimedStep[]): Record<string, unknown>[] {
  const sorted = steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return sorted.map(({ at, step }, n) => ('include' in step || sorted[n - 1]?.at === at ? step : { at, ...step }));
}

const given: Readonly<Record<string, string>> = {
  singleOfficer: 'an organisation with a single officer',
  vacant: 'an appointment that nobody holds',
  decisions: 'outcomes of cases outside',
};

/** When the last act is over: a day that has just come is looked at before its deadlines. */
function endsAt(acts: readonly Act[], at: readonly string[], { today }: World): string {
  const act = acts.at(-1);
  const last = at.at(-1) ?? today;
  if (act && act.before.today !== today) return `${today} ${EARLY}`;
  return act && fires(act) ? `${last.slice(0, 10)} ${LATER}` : last;
}

/** The counter-example of a scene as a story. */
export function storyOf(scene: Scene, broken: Counterexample): CounterStory {
  const start = scene.starts()[broken.start];
  if (!start) throw new Error('There is no such start.');
  const acts = [...startActs(start), ...searchActs(scene, start, broken.moves)];
  const last = acts.at(-1)?.after ?? start;
  const worlds = [...acts.map(({ before }) => before), last];
  const seen = { ...last, cases: Object.assign({}, ...worlds.map(({ cases }) => cases)) as World['cases'] };
  const meetings = meetingsOutside(worlds, (id) => seen.cases[id] !== undefined);
  const openedByPeople = new Set(acts.flatMap(({ sent }) => (sent && opens(sent.command) ? [sent.case] : [])));
  const called = caseNamer(seen, openedByPeople, meetings);
  const at = moments(acts, start.today);
  const { waits, remarks } = racing(acts);
  const told = timedSteps({ acts, called, at }, waits);
  const level = givenLevel(levelChanges(acts, at, start));
  const steps = inOrder([...level.steps, ...programmeSteps([...new Set(meetings.values())]), ...told.steps]);
  const assumed = Object.keys(start.outside).flatMap((key) => (given[key] ? [`It takes as given ${given[key]}.`] : []));
  const unplayed = [...new Set([...assumed, ...level.unplayed, ...told.unplayed])];
  const from = String(steps[0]?.at ?? start.today).slice(0, 10);
  const actors = acts.flatMap(({ sent }) => (sent ? [sent.actor] : []));
  const looks = Object.entries(last.cases).map(([id, { snapshot }]) => ({ case: called(id) ?? id, state: snapshot.state }));
  return {
    unplayed,
    story: {
      story: `${broken.name}: broken in “${scene.name}”${unplayed.length > 0 ? ' (not to be played as it stands)' : ''}`,
      summary: [`${broken.says} (${broken.rules.join(', ')})`, ...unplayed, ...remarks].join(' '),
      start: from,
      policy: { bankHolidays: [] },
      people: peopleNeeded(actors, from, last.today),
      steps: [...steps, { until: endsAt(acts, at, last), note: broken.says }, ...looks],
    },
  };
}
