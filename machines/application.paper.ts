// What a paper means for the case (P9): from when it could be sent, the case as it was before a lapse, and the cut-off it is in time for.
import type { ApplicationAct, ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import { noticed } from './application.corrections.ts';
import { withDaysLeft } from './application.deadline.ts';
import { daysBetween, subtractClearWorkingDays } from './calendar.ts';
import { type MeetingFact, nextMeeting } from './next-meeting.ts';
import type { PaperForm } from './paper.ts';
import { holidaysOf } from './policy.ts';

/** The first day on which an organisation could send that form. */
export function paperSince(context: ApplicationContext, { act }: PaperForm): string | null {
  const { agreement, offer, stage, submission } = context;
  if (act === 'respondToCorrection') return noticed(context)?.notice.on ?? null;
  if (act === 'acceptOffer') return offer?.effectiveOn ?? null;
  if (act === 'signAgreement') return agreement?.issuedOn ?? null;
  return (stage === 1 ? offer?.acceptedOn : null) ?? submission?.on ?? null;
}

/**
 * The case as it was before its time ran out. An offer that had lapsed keeps its last day to accept, which what was received is judged by;
 * the time to resubmit that passed since the lapse is given back (F7).
 */
export function reopened(context: ApplicationContext, { on }: Pick<ApplicationAct, 'on'>): Partial<ApplicationContext> {
  const { closed, reviewable } = context;
  if (!closed) return { lapseOn: null };
  const offer = there(context.offer, 'offer');
  const days = Math.max(0, daysBetween(closed.on, on));
  const again = { ...offer, deadline: withDaysLeft(offer.deadline, closed.on, on), reinstatedDays: offer.reinstatedDays + days };
  return {
    closed: null,
    lapseOn: null,
    // The lapse is not there any more, so nobody can ask for a review of it.
    reviewable: reviewable.filter((one, at) => at < reviewable.length - 1 || one.kind !== 'lapse' || one.reviewed),
    offer: offer.acceptedOn === null ? again : offer,
  };
}

/** The day a submission counts from: for one on paper the day it was received, which is when it was submitted. */
function receivedOnPaper({ papers: taken, submission }: ApplicationContext): string | null {
  const last = taken.findLast(({ act }) => act === 'submit');
  return last && last.received === submission?.on ? last.received : null;
}

/**
 * The next meeting that the application can be placed on (F3). The cut-off looks at the day a paper was received (P9), as long as the
 * meeting's papers can still be ready in time (D2).
 */
export function meetingFor(context: ApplicationContext, act: ApplicationAct): MeetingFact | null {
  const received = receivedOnPaper(context);
  const meeting = received === null ? null : nextMeeting(act.facts.meetings, received);
  const isInTime = meeting && subtractClearWorkingDays(meeting.date, act.policy.papersClearWorkingDays, holidaysOf(act.policy)) >= act.on;
  return isInTime ? meeting : nextMeeting(act.facts.meetings, act.on);
}
