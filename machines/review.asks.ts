// What a review asks for until it is heard: its claim, the message that it is open (V6), its reminders (V7), its panel and its hearing.
import { addDays, addWorkingDays, sayDate, sayDays } from './calendar.ts';
import type { Effect, SetDeadline } from './effects.ts';
import { holidaysOf } from './policy.ts';
import { type ReviewAct, type ReviewContext, there } from './review.context.ts';
import { about, personOf, saidGrounds, toAdministrator, toPerson } from './review.notes.ts';
import type { TextRef } from './text.ts';

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
  const asked = missing.map(({ person }) => toPerson(person, heldOn, 'Record your vote with your reasons: the outcome waits for it.'));
  return [toAdministrator(heldOn, task, null), ...asked];
}

/** The person appointed is invited, and asked to declare their interests (P8). */
export function askInvitation(context: ReviewContext, person: string): Effect[] {
  const model = { ...about(context), grounds: saidGrounds(context.grounds), hearBy: there(context.hearBy, 'last day to be heard') };
  return [{ do: 'letter', kind: 'panel-invitation', to: personOf(person), model }];
}

/** Whoever is taken off the panel is told, without the reason: it is on the file. */
export function askRemoved(act: ReviewAct, person: string): Effect[] {
  const task = 'You do not sit on the panel of this review any more. There is nothing more for you to do.';
  return [toPerson(person, act.on, task)];
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
  const task = `The hearing of ${sayDate(date)} does not stand. Another date will be set: keep yourself free to hear the review.`;
  return [
    { do: 'clear-deadline', name: '*' },
    ...remindersOfHearing(context, act),
    { do: 'letter', kind: 'review-adjourned', to: 'organisation', model: { ...about(context), hearingDate: date, reason } },
    ...context.panel.map(({ person }) => toPerson(person, act.on, task)),
  ];
}

/** The hearing was held: the members vote. */
export function askVotes(context: ReviewContext, act: ReviewAct): Effect[] {
  const task = `Record your vote with your reasons. The outcome is recorded when all three members have voted, within ${sayDays(act.policy.voteWorkingDays, 'working day')}.`;
  const due = there(context.votesBy, 'last day to vote');
  return [
    { do: 'clear-deadline', name: 'chaseHeld' },
    { do: 'set-deadline', name: 'chaseVotes', due, fires: 'after' },
    ...context.panel.map(({ person }) => toPerson(person, act.on, task, due)),
  ];
}
