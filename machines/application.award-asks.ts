// What the application asks for in stage 3: the agreement, its signing periods, the holder's part, the award or its end.
import { type Asking, clearAll, limit, onClosing, restated, toOrganisation, toStaff } from './application.asks.ts';
import { type Reason, there } from './application.context.ts';
import { correctionTimes } from './application.correction-asks.ts';
import { afterwards, grantOpen, reasonsModel, released } from './application.decision-letters.ts';
import { endReviews } from './application.open-reviews.ts';
import { franchisePackage } from './application.words.ts';
import { addDays, addMonths, daysBetween } from './calendar.ts';
import { deciderOf, sayDecider } from './decision-in-force.ts';
import type { Effect } from './effects.ts';
import { reminders } from './reminders.ts';
import type { TextRef } from './text.ts';

const FIRST_REVIEW_MONTHS = 12;

/** Nothing of the agreement falls due any more; what was proposed about the record still does. */
const cleared = (asking: Asking): Effect[] => [...clearAll(asking.context), ...correctionTimes(asking)];

export function onAgreementIssued(asking: Asking): Effect[] {
  const { act } = asking;
  return [...cleared(asking), toOrganisation('agreement-issued', { signBy: addDays(act.on, act.policy.agreementDays) }, released)];
}

export function onAgreementReleased({ context, act }: Asking): Effect[] {
  const signBy = there(there(context.agreement, 'agreement').signBy, 'last day to sign');
  return [limit('agreementDue', signBy), ...reminders(signBy, act.policy.agreementReminderDays, act.on)];
}

export function onAgreementReminder({ context, act }: Asking): Effect[] {
  const { signBy: last, issuedOn } = there(context.agreement, 'agreement');
  const signBy = there(last, 'last day to sign');
  return [toOrganisation('agreement-reminder', { issuedOn, signBy, daysLeft: daysBetween(act.on, signBy) })];
}

/** The organisation does not want the franchise after all (F12). */
export function onAgreementRefused(now: Asking): Effect[] {
  const { context, act } = now;
  return [
    ...onClosing(act),
    ...endReviews(now, 'agreement-refused'),
    toOrganisation('agreement-refused-noted', { refusedOn: act.on, grantOpen: grantOpen(context) }),
  ];
}

/** Not signed in time: the officer may give one new period, afterwards it is the holder's (F11). */
export function onNotSigned(asking: Asking, next: 'franchise-officer' | 'portfolio-holder'): Effect[] {
  const { context, act } = asking;
  const signBy = there(there(context.agreement, 'agreement').signBy, 'last day to sign');
  const task =
    next === 'franchise-officer'
      ? 'The agreement was not signed in time. Give a new time to sign, or refer it to the holder.'
      : 'The agreement was not signed in time twice. Hold the award to a date or end the approval.';
  return [...cleared(asking), toOrganisation('agreement-not-signed', { signBy, newSignBy: null }), toStaff(next, task, act)];
}

export function onSigned(asking: Asking, isWithHolder: boolean): Effect[] {
  const { context, act } = asking;
  const witness = there(context.agreement, 'agreement').signed?.needsWitness
    ? [toStaff('engagement-officer', 'An organisation with a single officer has signed its agreement. Witness the signature.', act)]
    : [];
  if (isWithHolder)
    return [...witness, toStaff('portfolio-holder', 'The agreement is signed. Let the award go ahead or end the approval.', act)];
  return [...cleared(asking), ...witness, toStaff('franchise-officer', 'The agreement is signed. Countersign it.', act)];
}

export function onReferred(asking: Asking): Effect[] {
  return [
    ...cleared(asking),
    toStaff('portfolio-holder', 'An award was referred to you. Hold it to a date, let it go ahead or end the approval.', asking.act),
  ];
}

/** Held to a date: the organisation learns why, and that it can still sign until then (F11). */
export function onHeldTo({ context }: Asking, reason: TextRef): Effect[] {
  const { heldUntil: until, signed } = there(context.agreement, 'agreement');
  const heldUntil = there(until, 'date of the hold');
  const letter = toOrganisation('application-award-held', { heldUntil, isSigned: signed !== null, reason });
  return [limit('holdEnds', heldUntil), letter];
}

export function onHoldOver({ act }: Asking): Effect[] {
  return [
    toStaff('portfolio-holder', 'The hold on an award has ended. Hold it to another date, let it go ahead or end the approval.', act),
  ];
}

export function onAwardGoesAhead(asking: Asking): Effect[] {
  return [...cleared(asking), toStaff('franchise-officer', 'The award goes ahead. Countersign the agreement.', asking.act)];
}

/** Countersigned: the franchise begins, in a case of its own (F11, H1). */
export function onAwarded({ context, act }: Asking): Effect[] {
  const { organisation, hub, case: application } = act.subject;
  const data = { application, revision: there(context.decision, 'decision').revision, startsOn: act.on };
  return [
    ...onClosing(act),
    { do: 'open', command: 'franchise.open', ...(organisation ? { organisation } : {}), ...(hub ? { hub } : {}), data },
    toOrganisation('franchise-agreement-countersigned', {
      startsOn: act.on,
      firstReviewDue: addMonths(act.on, FIRST_REVIEW_MONTHS),
      package: franchisePackage,
    }),
  ];
}

/** The holder ended the approval: reasons go word for word into the letter, the notice says so (F11, L5). */
export function onApprovalEnded(asking: Asking, ended: { reasons: readonly Reason[]; publicReasons: TextRef }): Effect[] {
  const { context, act } = asking;
  const decision = there(context.decision, 'decision');
  const decidedBy = sayDecider(deciderOf(act.facts.holders, act.actor));
  const model = {
    decidedOn: act.on,
    decidedBy,
    effectiveOn: act.on,
    reasons: reasonsModel(ended.reasons, decision.measures),
    ...afterwards(context, 'approval-ended', act),
  };
  return [
    ...onClosing(act),
    restated({ context: { ...context, decision: { ...decision, publicReasons: ended.publicReasons } }, act }, 'approval-ended'),
    toOrganisation('application-award-ended', model, { notBefore: act.on, ...released }),
  ];
}
