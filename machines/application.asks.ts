// What the application asks for until its decision takes effect: letters, deadlines, messages, registers.
import type { ApplicationAct, ApplicationContext, Decision, PlacedOn } from './application.context.ts';
import { there } from './application.context.ts';
import { noticed } from './application.corrections.ts';
import { measuresNow } from './application.criteria.ts';
import { type NoticeState, notice } from './application.decision.ts';
import { unlockTimes } from './application.unlock.ts';
import { sectionWords } from './application.words.ts';
import { laterOf, subtractClearWorkingDays } from './calendar.ts';
import type { CancelLettersEffect, Effect, LetterEffect, Recipient, SetDeadline } from './effects.ts';
import { nextMeeting } from './next-meeting.ts';
import { holidaysOf } from './policy.ts';
import type { TextRef } from './text.ts';

/** Context after the change, and the act that brought it. */
export interface Asking {
  readonly context: ApplicationContext;
  readonly act: ApplicationAct;
}

/** No time runs any more but that of a paper which waits for its second officer (P9). */
export function clearAll({ paper }: Pick<ApplicationContext, 'paper'>): Effect[] {
  return [{ do: 'clear-deadline', name: '*' }, ...(paper ? [limit('expirePaper', paper.expires)] : [])];
}

/** The letters of a decision that does not stand any more are not released (D5). */
export const cancelled: CancelLettersEffect = {
  do: 'cancel-letters',
  kinds: ['application-approved', 'application-support-offered', 'application-declined', 'agreement-issued'],
};

/** A letter to the organisation. */
export function toOrganisation(kind: LetterEffect['kind'], model: LetterEffect['model'], more: Partial<LetterEffect> = {}): LetterEffect {
  return { do: 'letter', kind, to: 'organisation', model, ...more };
}

/** A note to staff that something waits for them. */
export function toStaff(to: Recipient, task: string, act: ApplicationAct, dueBy: string | null = null): LetterEffect {
  return { do: 'letter', kind: 'application-waiting', to, model: { waitingSince: act.on, task, dueBy } };
}

/** A time limit: fires when its last day has ended. */
export function limit(name: string, due: string): SetDeadline {
  return { do: 'set-deadline', name, due, fires: 'after' };
}

function settle(meeting: PlacedOn, act: ApplicationAct, as: string): Effect {
  return { do: 'send', to: meeting.case, command: 'meeting.settle', data: { application: act.subject.case, as } };
}

/** The meeting is told that the application no longer waits for it, if it was on one. */
export function settled({ context, act }: Asking, as: string): Effect[] {
  return context.meeting ? [settle(context.meeting, act, as)] : [];
}

function listed(meeting: PlacedOn, act: ApplicationAct): Effect[] {
  const { case: application, organisation } = act.subject;
  return [
    {
      do: 'send',
      to: meeting.case,
      command: 'meeting.list',
      data: { application, date: meeting.date, ...(organisation ? { organisation } : {}) },
    },
    limit('cutOff', meeting.cutOff),
  ];
}

const liveKey = (act: ApplicationAct) => `live-application:${act.subject.hub ?? ''}`;

/** One live application per hub (F10): when it starts, and when a closed one comes back. */
export function claimHub(act: ApplicationAct): Effect {
  const says = 'This hub already has an application that is not closed. Go on with that one, or withdraw it first.';
  return { do: 'claim', key: liveKey(act), says };
}

export function onStart({ act }: Asking): Effect[] {
  return [claimHub(act)];
}

/**
 * What every closing does: nothing falls due any more, and the hub is free for another application (F10). A paper that waits is
 * over with the case, but for the closings that one can undo (P9): these say which case `takesPapers`.
 */
export function onClosing(act: ApplicationAct, takesPapers: Pick<ApplicationContext, 'paper'> = { paper: null }): Effect[] {
  return [...clearAll(takesPapers), { do: 'release', key: liveKey(act) }];
}

/** The revision and its acknowledgement; `before` is the case with the content still prepared. */
export function onSubmit(before: ApplicationContext, act: ApplicationAct): Effect[] {
  const { content } = there(before.prepared, 'prepared content');
  const number = (before.submission?.revision ?? 0) + 1;
  const model = { receivedOn: act.on };
  const letter =
    before.offer === null
      ? toOrganisation('application-acknowledged', model)
      : toOrganisation('application-resubmission-acknowledged', {
          ...model,
          revision: number,
          deadline: before.offer.deadline,
          // Stage 2 began with the resubmission: what comes now answers questions about it, and may come after the deadline.
          answers: before.stage === 2,
        });
  return [
    ...clearAll(before),
    { do: 'revision', number, content: { ...content } },
    letter,
    // Stage 2 begins, and the stage 1 decision is past correcting.
    ...dropped(before, null),
    toStaff('franchise-officer', 'Check that the application is complete.', act),
  ];
}

/** The organisation had notice of a corrected record, which is not made after all. */
export function dropped(context: ApplicationContext, reason: TextRef | null): Effect[] {
  const given = noticed(context);
  if (!given) return [];
  const { decidedOn } = there(context.decision, 'decision');
  return [toOrganisation('application-correction-dropped', { decidedOn, noticedOn: given.notice.on, reason })];
}

export function onReturn({ context, act }: Asking): Effect[] {
  const next = nextMeeting(act.facts.meetings, act.on);
  const sections = context.questions.map(({ section, question }) => ({ section: sectionWords[section], question }));
  return [toOrganisation('application-returned', { meetingDate: next?.date ?? null, cutOff: next?.cutOff ?? null, sections })];
}

export function onPlace({ context, act }: Asking): Effect[] {
  const meeting = there(context.meeting, 'meeting');
  const papersBy = subtractClearWorkingDays(meeting.date, act.policy.papersClearWorkingDays, holidaysOf(act.policy));
  return [...listed(meeting, act), toOrganisation('application-placed', { meetingDate: meeting.date, cutOff: meeting.cutOff, papersBy })];
}

/** The same meeting on another date; `before` is the case with the old one. */
export function onMeetingMoved(before: ApplicationContext, data: { date: string; cutOff: string; reason?: string | undefined }): Effect[] {
  const { date } = there(before.meeting, 'meeting');
  const reason = data.reason ?? 'The meeting was moved within its quarter.';
  return [limit('cutOff', data.cutOff), toOrganisation('application-moved', { oldMeetingDate: date, newMeetingDate: data.date, reason })];
}

/** The meeting was cancelled: the replacement lists the application, or it waits for the next. */
export function onMeetingCancelled(
  before: ApplicationContext,
  act: ApplicationAct,
  {
    replacement,
    reason = 'The application could not be taken at that meeting.',
  }: { replacement: PlacedOn | null; reason?: string | undefined },
): Effect[] {
  const { date } = there(before.meeting, 'meeting');
  const letter = toOrganisation('application-moved', { oldMeetingDate: date, newMeetingDate: replacement?.date ?? null, reason });
  if (replacement) return [...listed(replacement, act), letter];
  return [
    ...clearAll(before),
    ...unlockTimes(before),
    letter,
    toStaff('franchise-officer', 'The meeting was cancelled. Place the application on another.', act),
  ];
}

export function onHold(asking: Asking): Effect[] {
  const { context, act } = asking;
  const { level } = measuresNow(context, act.policy);
  const ends = act.facts.certificates.filter((certificate) => certificate.level >= level).map(({ until }) => until);
  const expiredOn = ends.reduce(laterOf);
  return [
    ...clearAll(context),
    ...unlockTimes(context),
    ...settled(asking, 'held'),
    toOrganisation('application-held', { level, expiredOn }),
    toStaff('franchise-officer', 'The organisation’s level expired: the application is held for renewal.', act),
  ];
}

/** Renewed before its meeting: it is back on the list, since a hold never counts against the applicant (F14). */
export function onBackOnMeeting(asking: Asking): Effect[] {
  return [
    ...onPlace(asking),
    toStaff('franchise-officer', 'The level is renewed: the application is back on the list of its meeting.', asking.act),
  ];
}

export function onRenewed({ act }: Asking): Effect[] {
  return [toStaff('franchise-officer', 'The level is renewed. Place the application on a meeting.', act)];
}

/** A decision was recorded: notice at once, effective after the time for call-in (D7). */
export function onDecide({ context, act }: Asking): Effect[] {
  const decision = there(context.decision, 'decision');
  const meeting = there(decision.meeting, 'meeting');
  const effective: SetDeadline = { do: 'set-deadline', name: 'effective', due: decision.effectiveOn, fires: 'on' };
  return [...clearAll(context), settle(meeting, act, 'decided'), notice(decision, act, 'published'), effective];
}

export function onDefer(before: ApplicationContext, act: ApplicationAct, reason: TextRef): Effect[] {
  const { date } = there(before.meeting, 'meeting');
  return [
    ...clearAll(before),
    ...unlockTimes(before),
    ...settled({ context: before, act }, 'deferred'),
    toOrganisation('application-deferred', { meetingDate: date, nextMeetingDate: null, reason }),
    toStaff('franchise-officer', 'The decision was deferred. Place the application on the next meeting.', act),
  ];
}

/** The notice as it stands now. */
export function restated({ context, act }: Asking, state: NoticeState): Effect {
  return notice(there(context.decision, 'decision'), act, state);
}

export function onCallIn(asking: Asking, reason: TextRef): Effect[] {
  const { decidedOn } = there(asking.context.decision, 'decision');
  return [
    ...clearAll(asking.context),
    restated(asking, 'called-in'),
    toOrganisation('application-called-in', { decidedOn, calledInOn: asking.act.on, reason }),
  ];
}

/** The letter on what became of a call-in. */
export function callInOutcome(decision: Decision, act: ApplicationAct, confirmed: boolean, reason: TextRef): Effect {
  const model = { decidedOn: decision.decidedOn, outcomeOn: act.on, confirmed, nextMeetingDate: null, reason };
  return toOrganisation('application-call-in-outcome', model);
}

export function onReferBack(asking: Asking, reason: TextRef): Effect[] {
  return [
    restated(asking, 'referred-back'),
    callInOutcome(there(asking.context.decision, 'decision'), asking.act, false, reason),
    toStaff('franchise-officer', 'The decision was referred back. Place the application on the next meeting.', asking.act),
  ];
}
