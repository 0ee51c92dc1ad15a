// The ordered rules of a review: why a command is refused, and what to do about it (V1–V5, V7, P3, P8, F10).
import { addClearWorkingDays, clearWorkingDaysBetween, isWorkingDay, sayDate, sayDays } from './calendar.ts';
import { paperRules } from './paper.ts';
import { holidaysOf } from './policy.ts';
import { reviewCommands } from './review.commands.ts';
import { decisionNamed, hasOtherLive, type ReviewCommands, type ReviewContext, there } from './review.context.ts';
import type { ReviewFacts } from './review.facts.ts';
import { type CannotSit, freeSeats, isMember, sayFreeSeats, whyCannotSit } from './review.panel.ts';
import { paperSteps } from './review.paper-commands.ts';
import { seatWords } from './review.words.ts';
import { type Asked, type DataOf, type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ReviewContext, ReviewFacts, ReviewCommands>();

type On<K extends keyof ReviewCommands> = Asked<ReviewContext, ReviewFacts> & { data: DataOf<ReviewCommands[K]> };

const administratorActs = ['acceptLate', 'refuseLate', 'appoint', 'removeMember', 'setHearing', 'adjourn', 'recordHeld'] as const;

const otherLive =
  'Another application for this hub is live, so a late review is refused: it could bring back a second one. Ask again only if that application ends.';

const personRules: Rule[] = [
  book.facts('P8d', administratorActs, ({ act }) =>
    act.actor.interests.length > 0
      ? 'The register shows that you have an interest in this organisation. Ask another administrator to look after this review.'
      : null,
  ),
  book.facts('V4a', ['declareInterest', 'vote'], ({ act, context }) =>
    isMember(context, act.actor.person)
      ? null
      : 'You are not a member of this panel. Only its three members declare their interests in it and vote.',
  ),
  book.facts('P8b', ['vote'], ({ act }) =>
    act.actor.interests.length > 0
      ? 'The register shows that you have an interest in this organisation. Declare it here too, so that another member is appointed.'
      : null,
  ),
  book.facts('V5a', ['vote'], ({ act, context }) =>
    context.votes.some(({ person }) => person === act.actor.person)
      ? 'You have voted already, and a vote stands. There is nothing more to do.'
      : null,
  ),
];

/** The last day of the window of the decision that a request names; '' when the decision is unknown or its letter not released. */
function windowEnd({ data, facts }: On<'request'>): string {
  return decisionNamed(facts, data)?.reviewBy ?? '';
}

/** Why nothing that was decided in a case is reviewed once the organisation itself has ended it, or null (V1, V5). */
function sayEnded(endedBy: 'withdrawn' | 'agreement-refused' | null | undefined): string | null {
  if (!endedBy) return null;
  const did = endedBy === 'withdrawn' ? 'withdrew its application' : 'refused the franchise agreement';
  return `The organisation ${did}, so there is nothing left that a review could send back. It can apply again.`;
}

const requestRules: Rule[] = [
  book.payload('V1a', ['request'], ({ data, facts }) =>
    decisionNamed(facts, data)
      ? null
      : 'There is no such decision on your organisation for this hub. Open the case it was made in and choose “Ask for a review” there.',
  ),
  book.payload('V1b', ['request'], ({ data, facts }) => sayEnded(decisionNamed(facts, data)?.endedBy)),
  book.payload('V2a', ['request'], ({ act, data, facts }) =>
    decisionNamed(facts, data)?.reviewBy === null
      ? `The letter about this has not been released yet. Once it is, you have ${sayDays(act.policy.reviewWindowDays)} to ask for a review.`
      : null,
  ),
  book.payload('V2b', ['request'], ({ data, facts }) =>
    decisionNamed(facts, data)?.remitted
      ? 'This decision was made afresh after a review panel had sent the case back, so it cannot be reviewed again. You can still complain.'
      : null,
  ),
  book.payload('V2c', ['request'], ({ data, facts }) =>
    decisionNamed(facts, data)?.reviewed
      ? 'This decision has been reviewed, and a decision is reviewed once. You can still complain.'
      : null,
  ),
  book.payload('V2d', ['request'], (asked) =>
    asked.act.on > windowEnd(asked) && asked.data.late === undefined
      ? `The time to ask for a review ended on ${sayDate(windowEnd(asked))}. Say why you ask after that day: a late request can be accepted for a good reason.`
      : null,
  ),
  book.payload('F10a', ['request'], (asked) =>
    asked.act.on > windowEnd(asked) && hasOtherLive(asked.facts, asked.data.about) ? otherLive : null,
  ),
  book.payload('V3a', ['request'], ({ data }) =>
    data.grounds.length === 0 ? 'A review looks at how the outcome was reached. Select at least one of the grounds.' : null,
  ),
  book.facts('V1c', ['acceptLate'], ({ context, facts }) => {
    const { reference } = there(context.reviewed, 'decision');
    return sayEnded(facts.decisions.find((one) => one.reference === reference)?.endedBy);
  }),
  book.facts('F10b', ['acceptLate'], ({ context, facts }) =>
    hasOtherLive(facts, there(context.reviewed, 'decision').case) ? otherLive : null,
  ),
];

/** A rule that refuses an appointment for one of the reasons why somebody cannot sit. */
function cannotSit(id: CannotSit['rule']): Rule {
  return book.payload(id, ['appoint'], ({ context, data, facts }) => {
    const why = whyCannotSit(context, facts.candidates, data.person, data.seat);
    return why?.rule === id ? why.says : null;
  });
}

const panelRules: Rule[] = [
  ...(['V4b', 'P3a', 'P3b', 'P3c', 'P3d', 'P8a'] as const).map(cannotSit),
  book.payload('V4c', ['appoint'], ({ context, data }) =>
    isMember(context, data.person) ? 'This person sits on the panel already. Choose somebody else.' : null,
  ),
  book.payload('V4d', ['appoint'], ({ context, data }) =>
    freeSeats(context, data.seat) > 0
      ? null
      : `The panel has its ${seatWords[data.seat].said.replace(/^\w+ /, '')} already. Take one off the panel first, or choose another seat.`,
  ),
  book.payload('V4e', ['removeMember'], ({ context, data }) =>
    isMember(context, data.person) ? null : 'This person does not sit on the panel. Choose one of its members.',
  ),
];

const hearingRules: Rule[] = [
  book.facts('V4f', ['setHearing'], ({ context }) => {
    const free = sayFreeSeats(context);
    return free ? `A panel is two portfolio holders and one CVS representative. Still to be appointed: ${free}.` : null;
  }),
  book.facts('V4g', ['setHearing'], ({ context }) => {
    const silent = context.panel.filter(({ declaredOn }) => declaredOn === null).length;
    return silent === 0
      ? null
      : `Members of the panel who have not declared their interests: ${silent}. Ask them to declare before a date is set, or replace them.`;
  }),
  book.facts('V4h', ['setHearing'], ({ context, facts }) => {
    const gone = context.panel.find(({ person, seat }) => whyCannotSit(context, facts.candidates, person, seat));
    return gone
      ? `Since they were appointed, a ${seatWords[gone.seat].one} of the panel cannot sit on it any more: another role, an interest on the register, or a part in the case. Take them off the panel and appoint another.`
      : null;
  }),
  book.facts('V7a', ['addStatement'], ({ act, context }) =>
    context.hearing !== null && act.on >= context.hearing.date
      ? `The hearing is on ${sayDate(context.hearing.date)}, and a statement had to be here before that day. Say it at the hearing.`
      : null,
  ),
  book.facts('V7b', ['recordHeld'], ({ act, context }) => {
    const { date } = there(context.hearing, 'hearing');
    return act.on < date ? `The hearing is on ${sayDate(date)}. Record it on that day or later.` : null;
  }),
  book.payload('V7c', ['setHearing'], ({ act, data }) =>
    isWorkingDay(data.date, holidaysOf(act.policy))
      ? null
      : `${sayDate(data.date)} is at a weekend or a bank holiday. Choose a working day.`,
  ),
  book.payload('V7d', ['setHearing'], ({ act, data }) => {
    const { hearingNoticeClearWorkingDays: notice } = act.policy;
    const holidays = holidaysOf(act.policy);
    if (clearWorkingDaysBetween(act.on, data.date, holidays) >= notice) return null;
    const first = addClearWorkingDays(act.on, notice, holidays);
    return `The organisation is given ${sayDays(notice, 'clear working day')} of notice. Choose ${sayDate(first)} or later.`;
  }),
  book.payload('V7e', ['setHearing'], ({ context, data }) => {
    const hearBy = there(context.hearBy, 'last day to be heard');
    if (data.date <= hearBy || data.reason !== undefined) return null;
    return `A review is heard within its time, which ends on ${sayDate(hearBy)}. Choose a date up to then, or give the reason why it is later.`;
  }),
  book.payload('V4i', ['recordHeld'], ({ context, data }) =>
    context.panel.every(({ person }) => data.present.includes(person))
      ? null
      : 'All three members hear a review together. Adjourn the hearing, or replace the member who was absent, and set another date.',
  ),
];

const voteRules: Rule[] = [
  book.payload('V5b', ['vote'], ({ context, data }) =>
    data.vote === 'send-back' && data.directions === undefined && context.directions === null
      ? 'A case is sent back with directions. Enter what the fresh decision must do differently.'
      : null,
  ),
  book.payload('V5c', ['vote'], ({ data }) =>
    data.vote === 'stands' && data.directions !== undefined
      ? 'Directions belong to a vote to send the case back. Leave them out, or vote to send it back.'
      : null,
  ),
];

const papersRules = paperRules({ steps: paperSteps, commands: reviewCommands, checks: ['acceptLate', 'refuseLate'], since: () => null });

/** The rules in the order in which they are asked: who first, then what each act needs. */
export const reviewRules: readonly Rule[] = [...personRules, ...requestRules, ...panelRules, ...hearingRules, ...voteRules, ...papersRules];
