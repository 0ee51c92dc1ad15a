// What a played story came to, written down as it is told: the events of each case, and the decisions as they were frozen.
import { storedCase } from '../../db/journal.ts';
import type { Decision } from '../../machines/application.context.ts';
import { londonDate } from '../../machines/london-time.ts';
import { sentenceFor } from './pilot-words.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { StoryJson } from './story-binding.ts';
import { caseIdIn } from './story-names.ts';
import type { Told } from './told.ts';

/** One thing that happened on a day, for a reader. */
export interface Happened {
  readonly on: string;
  /** The instant, to order a day's letters by. */
  readonly at: string;
  readonly case: string;
  readonly text: string;
  readonly who: string;
  readonly note: string;
  readonly kind: 'act' | 'by-itself' | 'refused';
}

/** A case came into a state on a day. */
export interface StateChange {
  readonly on: string;
  readonly case: string;
  readonly state: string;
}

/** A letter that went out on a day. */
export interface SentLetter {
  readonly on: string;
  readonly at: string;
  readonly case: string;
  readonly number: string;
  readonly subject: string;
  readonly to: string;
}

/** A decision as it stood when it was recorded (D8). */
export interface RecordedDecision {
  readonly case: string;
  readonly decision: Decision;
}

/** Everything written down. Cases are ids. */
export interface Chronicle {
  readonly happened: Happened[];
  readonly states: StateChange[];
  readonly letters: SentLetter[];
  readonly decisions: RecordedDecision[];
  steps: number;
}

/** An empty chronicle. */
export function newChronicle(): Chronicle {
  return { happened: [], states: [], letters: [], decisions: [], steps: 0 };
}

/** Writes down what is told. */
export async function writeDown(chronicle: Chronicle, rehearsal: Rehearsal, told: Told): Promise<void> {
  if ('placed' in told) chronicle.steps += 1;
  const on = londonDate(told.at);
  if (told.what === 'letter') chronicle.letters.push({ ...told, on, case: caseIdIn(rehearsal.cases, told.case) });
  if (told.what === 'command' || told.what === 'happened') moved(chronicle, rehearsal, told, on);
  if (told.what === 'refused' && told.placed.step.note !== undefined) {
    const { who, placed, says, rule } = told;
    chronicle.happened.push({
      on,
      at: told.at,
      case: caseIdIn(rehearsal.cases, told.case),
      who,
      text: placed.step.note ?? '',
      note: `Refused by rule ${rule}: ${says}`,
      kind: 'refused',
    });
  }
  if (told.what === 'until' && told.placed.step.note !== undefined) aside(chronicle, told, on);
  if (told.what === 'command' && told.placed.kind === 'command' && told.placed.step.do === 'application.decide') {
    await recordDecision(chronicle, rehearsal, caseIdIn(rehearsal.cases, told.case));
  }
}

function moved(chronicle: Chronicle, rehearsal: Rehearsal, told: Extract<Told, { what: 'command' | 'happened' }>, on: string) {
  const id = caseIdIn(rehearsal.cases, told.case);
  const earlier = chronicle.states.filter((change) => change.case === id).map(({ state }) => state);
  const before = earlier.at(-1);
  const step = told.what === 'command' && told.placed.kind === 'command' ? told.placed.step : undefined;
  const who = told.what === 'command' ? told.who : '';
  const text = sentenceFor({
    do: step?.do ?? (told.what === 'happened' ? told.do : ''),
    title: told.title,
    who,
    name: told.case,
    data: (step?.with ?? {}) as Record<string, StoryJson>,
    before,
    after: told.state,
    again: earlier.includes('submitted'),
  });
  const known = chronicle.happened.some((each) => each.on === on && each.case === id && each.text === text);
  if (text !== null && !known)
    chronicle.happened.push({ on, at: told.at, case: id, text, who, note: step?.note ?? '', kind: who === '' ? 'by-itself' : 'act' });
  if (told.state !== before) chronicle.states.push({ on, case: id, state: told.state });
}

/** A note beside the passage of time belongs to the hub of its story; the page finds it by the story's file. */
function aside(chronicle: Chronicle, told: Extract<Told, { what: 'until' }>, on: string) {
  chronicle.happened.push({
    on,
    at: told.at,
    case: `story:${told.placed.place.file}`,
    text: told.placed.step.note ?? '',
    who: '',
    note: '',
    kind: 'by-itself',
  });
}

async function recordDecision(chronicle: Chronicle, rehearsal: Rehearsal, id: string) {
  const { db, scheme } = rehearsal.bench.engine;
  const stored = await storedCase(db, scheme, id);
  const context = stored?.context as { readonly decision: Decision | null } | undefined;
  if (context?.decision) chronicle.decisions.push({ case: id, decision: context.decision });
}
