// What a review asks for: its claim, its messages to the case reviewed (V5, V6), its reminders (V7) and its letters.
import { addDays, addWorkingDays, sayDate, sayDays } from './calendar.ts';
import type { Effect, SetDeadline } from './effects.ts';
import { holidaysOf } from './policy.ts';
import { type ReviewAct, type ReviewContext, there } from './review.context.ts';
import { type Ground, groundWords, kindWords, voteWords } from './review.words.ts';
import type { TextRef } from './text.ts';

const personOf = (person: string): `person:${string}` => `person:${person}`;

/** What every letter of a review says of the outcome reviewed. */
function about(context: ReviewContext) {
  const { kind, on } = there(context.reviewed, 'decision');
  return { outcome: kindWords[kind], decidedOn: on };
}

const saidGrounds = (grounds: readonly Ground[]) => grounds.map((ground) => ({ ground: groundWords[ground] }));

/** A note to the administrator that something waits for them. */
function toAdministrator(since: string, task: string, dueBy: string | null): Effect {
  return { do: 'letter', kind: 'review-waiting', to: 'administrator', model: { waitingSince: since, task, dueBy } };
}

/** One review a decision (V2): whatever becomes of the request, the claim is kept for ever. */
export function askForClaim(context: ReviewContext): Effect[] {
  const { reference } = there(context.reviewed, 'decision');
  return [
    { do: 'claim', key: `review:${reference}`, says: 'A review of this decision has been asked for already. A decision is reviewed once.' },
  ];
}

/** A late request waits for the administrator (V2). */
export function askForLate(context: ReviewContext, act: ReviewAct): Effect[] {
  const due = addWorkingDays(act.on, act.policy.lateRequestWorkingDays, holidaysOf(act.policy));
  const task = 'Decide whether the reason for asking late is accepted, and accept or refuse the request.';
  return [
    acknowledgement(context, act.on),
    toAdministrator(act.on, task, due),
    { do: 'set-deadline', name: 'chaseLate', due, fires: 'after' },
  ];
}

function acknowledgement(context: ReviewContext, requestedOn: string): Effect {
  const waiting = context.openedOn === null;
  const said = { waiting, accepted: context.late !== null && !waiting };
  const model = { ...about(context), requestedOn, grounds: saidGrounds(context.grounds), hearBy: context.hearBy, ...said };
  return { do: 'letter', kind: 'review-acknowledged', to: 'organisation', model };
}

/** The review is open: the case reviewed is told (V5, V6), the organisation and the administrator too, and V7's time runs. */
export function askForOpening(context: ReviewContext, act: ReviewAct): Effect[] {
  const { case: target, workflow, reference } = there(context.reviewed, 'decision');
  const { on } = there(context.requested, 'request');
  const task = 'Appoint two portfolio holders and one CVS representative who had no part in the case, and set the date of the hearing.';
  return [
    { do: 'send', to: target, command: `${workflow}.reviewOpened`, data: { review: act.subject.case, decision: reference, on: act.on } },
    acknowledgement(context, on),
    toAdministrator(act.on, task, context.hearBy),
    ...remindersOfHearing(context, act),
  ];
}

/** Reminders before the last day to hear it, and one when that day is over; where it is over already, in a few working days. */
export function remindersOfHearing(context: ReviewContext, act: ReviewAct): SetDeadline[] {
  const holidays = holidaysOf(act.policy);
  const hearBy = there(context.hearBy, 'last day to be heard');
  const soon = addWorkingDays(act.on, act.policy.lateRequestWorkingDays, holidays);
  const before = act.policy.hearingReminderWorkingDays
    .map(
      (days): SetDeadline => ({
        do: 'set-deadline',
        name: `chaseHearing:${days}`,
        due: addWorkingDays(hearBy, -days, holidays),
        fires: 'on',
      }),
    )
    .filter(({ due }) => due > act.on);
  return [...before, { do: 'set-deadline', name: 'chaseHearing:0', due: hearBy < act.on ? soon : hearBy, fires: 'after' }];
}

/** The administrator is reminded: a late request without an answer. */
export function chaseLate(context: ReviewContext, due: string): Effect[] {
  const { on } = there(context.requested, 'request');
  return [
    toAdministrator(on, 'Accept or refuse the late request: its organisation has been waiting for the answer longer than it should.', due),
  ];
}

/** The administrator is reminded: no hearing is set. */
export function chaseHearing(context: ReviewContext): Effect[] {
  const hearBy = there(context.hearBy, 'last day to be heard');
  const task = `No date of a hearing is set. The review has to be heard by ${sayDate(hearBy)}: complete the panel and set the date.`;
  return [toAdministrator(there(context.openedOn, 'day of opening'), task, hearBy)];
}

/** The administrator is reminded: the hearing's day is over and nothing is recorded. */
export function chaseHeld(context: ReviewContext): Effect[] {
  const { date } = there(context.hearing, 'hearing');
  return [toAdministrator(date, 'Record that the hearing was held and who was present, or adjourn it and set another date.', null)];
}

/** The administrator is reminded, and each member whose vote is missing. */
export function chaseVotes(context: ReviewContext): Effect[] {
  const missing = context.panel.filter(({ person }) => !context.votes.some((vote) => vote.person === person));
  const heldOn = there(context.heldOn, 'hearing');
  const task = `Votes are missing: ${missing.length}. Ask the members who have not voted to record their votes with reasons.`;
  const asked = missing.map(({ person }): Effect => {
    const model = { waitingSince: heldOn, task: 'Record your vote with your reasons: the outcome waits for it.', dueBy: null };
    return { do: 'letter', kind: 'review-waiting', to: personOf(person), model };
  });
  return [toAdministrator(heldOn, task, null), ...asked];
}

/** A late request is refused: an adverse letter with the reason (V2, L5). */
export function askLateRefused(context: ReviewContext, act: ReviewAct, reason: TextRef): Effect[] {
  const { lastDay, reason: given } = there(context.late, 'reason for asking late');
  const { on } = there(context.requested, 'request');
  return [
    { do: 'clear-deadline', name: '*' },
    {
      do: 'letter',
      kind: 'review-late-refused',
      to: 'organisation',
      model: { ...about(context), requestedOn: on, lastDay, refusedOn: act.on, given, reason },
    },
  ];
}

/** The person appointed is invited, and asked to declare their interests (P8). */
export function askInvitation(context: ReviewContext, person: string): Effect[] {
  const model = { ...about(context), grounds: saidGrounds(context.grounds), hearBy: there(context.hearBy, 'last day to be heard') };
  return [{ do: 'letter', kind: 'panel-invitation', to: personOf(person), model }];
}

/** The administrator is told that a seat is free again. */
export function askReplacement(act: ReviewAct): Effect[] {
  const task = 'A member of the panel declared an interest and has left it. Appoint another member to the free seat.';
  return [toAdministrator(act.on, task, null)];
}

/** The hearing's date, with notice to the organisation and to each member (V4, V7). */
export function askHearing(context: ReviewContext, act: ReviewAct): Effect[] {
  const { date, reason } = there(context.hearing, 'hearing');
  const members = context.panel.map(({ person }) => ({ office: personOf(person) }));
  const model = { ...about(context), hearingDate: date, statementBy: addDays(date, -1), members, lateReason: reason };
  const reminders = act.policy.hearingReminderWorkingDays.map((days) => `chaseHearing:${days}`);
  return [
    ...[...reminders, 'chaseHearing:0'].map((name): Effect => ({ do: 'clear-deadline', name })),
    { do: 'set-deadline', name: 'chaseHeld', due: date, fires: 'after' },
    { do: 'letter', kind: 'review-hearing', to: 'organisation', model },
    ...context.panel.map(({ person }): Effect => {
      const told = { ...about(context), hearingDate: date, grounds: saidGrounds(context.grounds) };
      return { do: 'letter', kind: 'panel-hearing', to: personOf(person), model: told };
    }),
  ];
}

/** The hearing is off, or has to be held again: the organisation is told, and V7's reminders run anew. `date` is the hearing's. */
export function askAdjourned(context: ReviewContext, act: ReviewAct, date: string, reason: TextRef | null): Effect[] {
  return [
    { do: 'clear-deadline', name: '*' },
    ...remindersOfHearing(context, act),
    { do: 'letter', kind: 'review-adjourned', to: 'organisation', model: { ...about(context), hearingDate: date, reason } },
    ...context.panel.map(({ person }): Effect => {
      const task = `The hearing of ${sayDate(date)} does not stand. Another date will be set: keep yourself free to hear the review.`;
      return { do: 'letter', kind: 'review-waiting', to: personOf(person), model: { waitingSince: act.on, task, dueBy: null } };
    }),
  ];
}

/** The hearing was held: the members vote. */
export function askVotes(context: ReviewContext, act: ReviewAct): Effect[] {
  const task = `Record your vote with your reasons. The outcome is recorded when all three members have voted, within ${sayDays(act.policy.voteWorkingDays, 'working day')}.`;
  const due = there(context.votesBy, 'last day to vote');
  return [
    { do: 'clear-deadline', name: 'chaseHeld' },
    { do: 'set-deadline', name: 'chaseVotes', due, fires: 'after' },
    ...context.panel.map(({ person }): Effect => {
      return { do: 'letter', kind: 'review-waiting', to: personOf(person), model: { waitingSince: act.on, task, dueBy: due } };
    }),
  ];
}

/** The case reviewed is told how the review ended; it counts the days itself (V6). */
function tellClosed(context: ReviewContext, act: ReviewAct, outcome: 'stands' | 'sent-back' | 'withdrawn'): Effect[] {
  const { case: target, workflow, reference, by } = there(context.reviewed, 'decision');
  const sentBack = outcome === 'sent-back';
  const mustNotDecide = sentBack ? [...new Set([...by, ...context.panel.map(({ person }) => person)])].sort() : [];
  const directions = sentBack ? context.directions : null;
  const data = { review: act.subject.case, decision: reference, on: act.on, outcome, directions, mustNotDecide };
  return [
    { do: 'clear-deadline', name: '*' },
    { do: 'send', to: target, command: `${workflow}.reviewClosed`, data },
  ];
}

/** The outcome by the majority of the three votes (V5). */
export function askOutcome(context: ReviewContext, act: ReviewAct, outcome: 'stands' | 'sent-back'): Effect[] {
  const votes = context.votes.map(({ person, vote, reasons }) => ({ office: personOf(person), vote: voteWords[vote], reason: reasons }));
  const base = { ...about(context), heardOn: there(context.heldOn, 'hearing'), recordedOn: act.on, votes };
  const letter: Effect =
    outcome === 'stands'
      ? { do: 'letter', kind: 'review-stands', to: 'organisation', model: base }
      : { do: 'letter', kind: 'review-sent-back', to: 'organisation', model: { ...base, directions: context.directions } };
  return [...tellClosed(context, act, outcome), letter];
}

/** The organisation withdrew. The case reviewed is told only where it knew of the review. */
export function askWithdrawn(context: ReviewContext, act: ReviewAct): Effect[] {
  const told: Effect[] = context.openedOn ? tellClosed(context, act, 'withdrawn') : [{ do: 'clear-deadline', name: '*' }];
  const members = context.panel.map(({ person }): Effect => {
    const task = 'The organisation has withdrawn its review. There is nothing more for you to do.';
    return { do: 'letter', kind: 'review-waiting', to: personOf(person), model: { waitingSince: act.on, task, dueBy: null } };
  });
  return [
    ...told,
    { do: 'letter', kind: 'review-withdrawn', to: 'organisation', model: { ...about(context), withdrawnOn: act.on } },
    ...members,
  ];
}
