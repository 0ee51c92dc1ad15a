// P9, assisted digital: what an organisation sends on paper is keyed by one officer and confirmed by another, and then happens as if the
// organisation had sent it on the day the paper was received. Every workflow whose organisation has time limits takes part in this way.
import { z } from 'zod';
import { addDays, sayDate } from './calendar.ts';
import type { Role } from './roles.ts';
import { civilDate, id, type TextRef, text } from './text.ts';
import { type Proposal, proposalBy, whyNotConfirmed } from './two-people.ts';
import { type Act, type Actor, type Asked, type CarryingOut, command, type Rule, ruleBook, type Sent, type Snapshot } from './workflow.ts';

const officers = ['engagement-officer', 'franchise-officer'] as const;

/** How far back a day of receipt is believed: further back it is a slip of the pen. */
const MOST_DAYS_BACK = 366;

/** What stood on the paper: the act, its fields, and who prepared it where two people are needed (P6). */
export interface PaperForm {
  readonly act: string;
  readonly preparedBy?: string | undefined;
}

/** A paper as it was keyed; `received` is a civil date. */
interface Keyed {
  readonly received: string;
  readonly signedBy: string;
  readonly form: PaperForm;
}

/** A paper that was carried out, and whether the organisation has confirmed what was keyed. */
interface Taken {
  readonly act: string;
  readonly received: string;
  readonly on: string;
  readonly keyedBy: string;
  readonly confirmedBy: string;
  readonly content: 'unconfirmed' | 'confirmed' | 'contested';
}

/** What a case remembers of papers. */
export interface OnPaper {
  readonly paper: Proposal<Keyed> | null;
  readonly papers: readonly Taken[];
}

/** A case without papers. */
export const noPapers: OnPaper = { paper: null, papers: [] };

/** A person's capacity in the organisation, from one civil date to another (null: still). */
interface Member {
  readonly person: string;
  readonly capacity: Role;
  readonly from: string;
  readonly until: string | null;
}

/** The fact that papers need. */
export interface PaperFacts {
  /** Table `memberships` of the subject's organisation: every row, whatever its dates. */
  readonly members: readonly Member[];
}

/** One command that a paper stands for, and which of the people on it gives it. */
export interface Step {
  readonly type: string;
  readonly data: unknown;
  readonly by: 'preparedBy' | 'signedBy';
}

const nothing = z.strictObject({});

/**
 * The commands of a workflow that takes papers. `form` is the union of what can be keyed, told apart by `act`;
 * `facts` are those of the commands that papers stand for.
 */
export function paperCommands<F extends z.ZodType<PaperForm>>(form: F, facts: readonly string[]) {
  return {
    keyPaper: command({
      title: 'Key what was received on paper',
      who: officers,
      data: z.strictObject({
        received: civilDate('Enter the date on which the paper was received'),
        signedBy: id('Select who signed it for the organisation'),
        form,
      }),
      facts: [...facts, 'members'],
    }),
    confirmPaper: command({ title: 'Confirm what was keyed from paper', who: officers, data: nothing, facts: [...facts, 'members'] }),
    expirePaper: command({
      title: 'The time to confirm a paper has passed',
      who: ['system'],
      data: z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') }),
      facts: [],
    }),
    confirmPaperContent: command({
      title: 'Confirm that what was keyed is what was sent',
      who: ['lead', 'signatory', ...officers],
      data: z.strictObject({
        correct: z.boolean({ error: 'Select whether what was keyed is what the organisation sent' }),
        wrong: text('Enter what is not as it was sent').optional(),
      }),
      facts: [],
    }),
  };
}

const anyForm = z.strictObject({ act: z.string(), preparedBy: z.string().optional() });
const plainCommands = paperCommands(anyForm, []);
type PaperCommands = typeof plainCommands;
type Data<K extends keyof PaperCommands> = K extends 'keyPaper' ? Keyed : { readonly correct: boolean; readonly wrong?: TextRef };
type By = Pick<Act<unknown>, 'actor' | 'on' | 'policy'>;

/** What a workflow says of its papers. */
export interface PaperSpec {
  /** What a form stands for, in its order. */
  readonly steps: (form: PaperForm) => readonly Step[];
  /** Who may send each command that a form stands for. */
  readonly commands: Readonly<Record<string, { readonly who: readonly Role[] }>>;
  /** The commands by which what was submitted is checked or signed off: not for who keyed it. */
  readonly checks: readonly string[];
  /** The first day on which the form could be sent in this case; null: any. */
  readonly since: (context: never, form: PaperForm) => string | null;
}

/** The capacities a person had in the organisation on a civil date. */
function capacitiesOn(members: readonly Member[], person: string, on: string): Role[] {
  return members
    .filter((one) => one.person === person && one.from <= on && (one.until === null || on <= one.until))
    .map(({ capacity }) => capacity);
}

const personOf = ({ signedBy, form }: Keyed, by: Step['by']) => (by === 'preparedBy' ? (form.preparedBy ?? signedBy) : signedBy);

/** The commands that a keyed paper stands for, each by whom the paper names, on the day it was received. */
export function paperCarriesOut(steps: PaperSpec['steps']): CarryingOut {
  return {
    by: 'confirmPaper',
    proposedBy: 'keyPaper',
    commands: ({ context }: Snapshot<OnPaper>, act: Act<PaperFacts>): Sent[] => {
      const { data: keyed } = keyedIn(context);
      return steps(keyed.form).map(({ type, data, by }) => {
        const person = personOf(keyed, by);
        const roles = capacitiesOn(act.facts.members, person, keyed.received);
        const actor: Actor = { person, roles, interests: [] };
        return { type, data, act: { ...act, on: keyed.received, actor } };
      });
    },
  };
}

/** The paper that waits to be confirmed. Throws an Error where none does: a rule has refused that. */
export function keyedIn({ paper }: OnPaper): Proposal<Keyed> {
  if (!paper) throw new Error('No paper waits to be confirmed in this case.');
  return paper;
}

const unsettled = ({ papers }: OnPaper) => papers.filter(({ content }) => content !== 'confirmed');

function whyNotOn({ context, act }: Asked<OnPaper, PaperFacts>, { received, form }: Keyed, since: PaperSpec['since']): string | null {
  if (received > act.on) return 'A paper cannot be received on a day that lies ahead. Enter the date stamped on it.';
  const first = since(context as never, form);
  if (first !== null && received < first)
    return `What the paper answers was not there before ${sayDate(first)}. Check the date on which it was received.`;
  const earliest = addDays(act.on, -MOST_DAYS_BACK);
  return received < earliest ? `Enter a date from ${sayDate(earliest)} on: check the year.` : null;
}

function whyNotSignedBy(keyed: Keyed, members: readonly Member[], { steps, commands }: PaperSpec): string | null {
  const wrong = steps(keyed.form).some(({ type, by }) => {
    const capacities = capacitiesOn(members, personOf(keyed, by), keyed.received);
    return !capacities.some((one) => commands[type]?.who.includes(one));
  });
  return wrong
    ? 'Somebody named on the paper could not do this for the organisation on that day. Select who prepared and who signed it, and have the organisation’s people put right first where somebody is missing.'
    : null;
}

/** The rules of papers: who keys and confirms them, on what dates they are believed, and who checks what was keyed (P5, P9, P10). */
export function paperRules(spec: PaperSpec): Rule[] {
  const book = ruleBook<OnPaper, PaperFacts, PaperCommands>();
  const isMember = ({ act, facts }: Asked<OnPaper, PaperFacts>) => capacitiesOn(facts.members, act.actor.person, act.on).length > 0;
  return [
    book.facts('P9a', ['keyPaper', 'confirmPaper'], (asked) =>
      isMember(asked) || asked.act.actor.interests.some((kind) => kind !== 'supported')
        ? 'You belong to this organisation or have an interest in it, so you neither key nor confirm its papers. Ask another officer.'
        : null,
    ),
    book.payload('P9b', ['keyPaper'], (asked) => whyNotOn(asked, asked.data as Keyed, spec.since)),
    book.payload('P9c', ['keyPaper'], ({ data, facts }) => whyNotSignedBy(data as Keyed, facts.members, spec)),
    book.facts('P9d', ['confirmPaper'], ({ act, context }) => whyNotConfirmed(context.paper ?? undefined, act, 'the paper')),
    book.facts('P9e', ['confirmPaperContent'], ({ act, context }) => {
      const open = unsettled(context);
      if (open.length === 0) return 'Nothing that was keyed from paper waits to be confirmed by the organisation.';
      return open.some(({ keyedBy }) => keyedBy === act.actor.person)
        ? 'You keyed the paper, so another officer records what the organisation says of it.'
        : null;
    }),
    book.payload('P9f', ['confirmPaperContent'], ({ data }) =>
      data.correct || data.wrong !== undefined ? null : 'Say what is not as it was sent, so that it can be put right.',
    ),
    book.facts('P9g', spec.checks as never, ({ act, context }) =>
      context.papers.some(({ keyedBy }) => keyedBy === act.actor.person)
        ? 'You keyed what this organisation sent on paper, so somebody else checks it.'
        : null,
    ),
  ];
}

/** Keyed, and waiting for another officer. */
export function paperKeyed(data: Data<'keyPaper'>, act: By): Pick<OnPaper, 'paper'> {
  return { paper: proposalBy(act, data) };
}

/** Confirmed: what it stands for is carried out by the commands that follow. */
export function paperConfirmed(context: OnPaper, { actor, on }: By): OnPaper {
  const { by: keyedBy, data } = keyedIn(context);
  const taken = { act: data.form.act, received: data.received, on, keyedBy, confirmedBy: actor.person, content: 'unconfirmed' } as const;
  return { paper: null, papers: [...context.papers, taken] };
}

/** What the organisation says of everything that was keyed. */
export function paperContentSettled(
  { papers }: OnPaper,
  { correct }: Pick<Data<'confirmPaperContent'>, 'correct'>,
): Pick<OnPaper, 'papers'> {
  const content = correct ? 'confirmed' : 'contested';
  return { papers: papers.map((one) => (one.content === 'confirmed' ? one : { ...one, content })) };
}

/** The day on which the paper that was taken last was confirmed, which is today for what it stands for. Throws an Error where none was. */
export function takenOn({ papers }: OnPaper): string {
  const last = papers.at(-1);
  if (!last) throw new Error('No paper was taken in this case.');
  return last.on;
}

/** Whether the time to confirm is over (R4). */
export function isPaperOver({ paper }: OnPaper, on: string): boolean {
  return paper !== null && on > paper.expires;
}
