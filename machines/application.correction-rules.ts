// When a mistake can be put right, and what waits while a review is open (C1, D5, P10, V5, V6).

import type { Correction } from './application.aftermath.ts';
import type { ApplicationCommands, ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import { isInFavour, noticed, proposalOf } from './application.corrections.ts';
import { decisionRules } from './application.decision-rules.ts';
import type { ApplicationFacts } from './application.facts.ts';
import { pausing } from './application.reviewable.ts';
import { addDays, sayDate } from './calendar.ts';
import { effectiveAfter } from './decision-in-force.ts';
import { whyNotConfirmed } from './two-people.ts';
import { type Asked, type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ApplicationContext, ApplicationFacts, ApplicationCommands>();

type Facts = Asked<ApplicationContext, ApplicationFacts>;

const confirmed = {
  confirmOfferWithdrawal: { what: 'offer-withdrawal', says: 'the withdrawal of the offer' },
  confirmReinstatement: { what: 'reinstatement', says: 'the reinstatement' },
  confirmCorrection: { what: 'record', says: 'the corrected record' },
  recordCorrection: { what: 'record', says: 'the corrected record' },
} as const satisfies Record<string, { what: Correction['what']; says: string }>;

const confirming = ['confirmOfferWithdrawal', 'confirmReinstatement', 'confirmCorrection', 'recordCorrection'] as const;
const proposing = ['proposeOfferWithdrawal', 'proposeReinstatement', 'proposeCorrection'] as const;

function whyNotCorrectionConfirmed({ act, command, context }: Facts): string | null {
  const { what, says } = confirmed[command as keyof typeof confirmed];
  return whyNotConfirmed(proposalOf(context, what), act, says);
}

/** Whether the decision's day has come (R4) and its letter is still to be asked for. */
const takesEffectToday = ({ act, context, state }: Pick<Facts, 'act' | 'context' | 'state'>) =>
  state === 'decided' && act.on >= there(context.decision, 'decision').effectiveOn;

const takesEffectFirst =
  'The decision takes effect today, and from then on a record that is worse for the applicant needs written notice. Propose it once the decision is in force.';

/** Where a record is not corrected, and what to do instead (D5). */
const insteadOfCorrecting: Readonly<Record<string, string>> = {
  'called-in':
    'The decision is called in. Ask the administrator to record that it is referred back, and it is decided afresh, or that it is confirmed, and it can be corrected then.',
  awarded:
    'The franchise is awarded and in force, so the decision is not corrected any more. What is wrong with it is put right in the franchise: by its annual review, a suspension or an ending.',
  lapsed: 'The application lapsed. Propose to reinstate it first: the record can be corrected then.',
  'offer-lapsed': 'The offer lapsed. Propose to reinstate the application first: the record can be corrected then.',
  'offer-refused': 'The organisation refused the support, so nothing follows from the record. It can apply again.',
  'approval-ended':
    'The approval was ended, so nothing follows from the record of the decision. The organisation can ask for a review of the ending, or apply again.',
  'agreement-refused': 'The organisation refused the agreement, so nothing follows from the record. It can apply again.',
  withdrawn: 'The organisation withdrew its application, so nothing follows from the record. It can apply again.',
};

/** Why there is no responding to, recording on or dropping of a notice that was never given, or null. */
const withoutNotice = (context: ApplicationContext) =>
  noticed(context) ? null : 'No written notice of a corrected record was given. Confirm the proposed record first.';

/** Why an offer proposed as the new record leaves no time to answer it, or null (F4). `from`: the day on which it is recorded. */
function whyNotAnswerable({ act: { policy }, context }: Facts, from: string): string | null {
  const deadline = proposalOf(context, 'record')?.data.decision.deadline;
  if (deadline === undefined) return null;
  const lastAnswer = addDays(effectiveAfter(from, policy), policy.offerDays);
  return deadline > lastAnswer
    ? null
    : `The organisation would have until ${sayDate(lastAnswer)} to answer the offer, and its deadline is ${sayDate(deadline)}. Ask for a record with a later deadline to be proposed.`;
}

/** What a decision can be as far as it hangs on what others do meanwhile: the level (F13, F14), an earlier decline (F10), the hub's grant (S6). */
const changingSince = decisionRules.filter(({ id }) => ['F14a', 'F13b', 'F10c', 'S6a'].includes(id));

/** Why what was proposed could not be proposed today, or null: it is decided when it is confirmed, on what is known then (D5, D8). */
function whyNotProposedToday(asked: Facts): string | null {
  const data = proposalOf(asked.context, 'record')?.data.decision;
  if (!data) return null;
  for (const { refuse } of changingSince) {
    const says = refuse({ ...asked, data } as never);
    if (says !== null) return `${says} Until then the record stays as it is.`;
  }
  return null;
}

/** The day on which a record confirmed today is made: today, or after the notice it needs (D5). */
function recordedOn({ act, command, context, state }: Facts): string {
  const record = proposalOf(context, 'record');
  const needsNotice = record && state !== 'decided' && !isInFavour(context, record.data.decision, act.policy);
  return command === 'confirmCorrection' && needsNotice ? addDays(act.on, act.policy.correctionNoticeDays + 1) : act.on;
}

const noticeRules: readonly Rule[] = [
  book.facts('D5e', ['proposeCorrection'], ({ state }) => insteadOfCorrecting[state] ?? null),
  book.facts('D5f', [...proposing, 'confirmCorrection'], ({ context }) => {
    const given = noticed(context);
    return given
      ? `Written notice of a corrected record was given on ${sayDate(given.notice.on)}. Record it once the notice is over, or drop it first.`
      : null;
  }),
  book.facts('D5g', ['issueAgreement', 'countersign', 'award'], ({ context }) =>
    noticed(context)
      ? 'Written notice was given that the record of the approval is to be corrected. Wait until the holder records that or drops it.'
      : null,
  ),
  book.facts('D5h', ['respondToCorrection'], ({ act, context }) => {
    const given = noticed(context);
    if (given && act.on <= given.notice.until) return null;
    return given
      ? `The time to respond ended on ${sayDate(given.notice.until)}. You can ask for a review of the new decision once you have its letter.`
      : 'There is no notice to respond to.';
  }),
  book.facts('D5i', ['recordCorrection', 'dropCorrection'], ({ context }) => withoutNotice(context)),
  book.facts('D5j', ['recordCorrection'], ({ act, context }) => {
    const { until } = there(noticed(context), 'notice of a corrected record').notice;
    return act.on > until
      ? null
      : `The organisation has until ${sayDate(until)} to respond to the notice. Record the decision after that day.`;
  }),
  book.facts('F4e', ['confirmCorrection', 'recordCorrection'], (asked) => whyNotAnswerable(asked, recordedOn(asked))),
];

/** Rules about corrections, and about what a review holds up. */
export const correctionRules: readonly Rule[] = [
  book.facts('V5a', ['submit'], ({ context, facts, state }) =>
    state === 'resubmission' && (pausing(context) || facts.openReview !== null)
      ? 'The decision on your support is under review, so nothing is resubmitted until the review has ended. Your time stands still, and what you have prepared is kept.'
      : null,
  ),
  book.facts('V6a', ['proposeDeadline', 'confirmDeadline'], ({ context }) =>
    pausing(context)
      ? 'The decision is under review, and the deadline stands still. Wait until the review has ended: its days are given back then.'
      : null,
  ),
  book.facts(
    'C1a',
    ['proposeReinstatement', 'confirmReinstatement', 'proposeCorrection', 'confirmCorrection', 'recordCorrection'],
    ({ facts }) =>
      facts.live === null
        ? null
        : 'The hub has another application that is not closed, and there is one live application for each hub. Nothing can bring this one back while that goes on.',
  ),
  book.facts('C1b', [...proposing, ...confirming], ({ facts }) =>
    facts.openReview === null ? null : 'A review of this application is open. Wait for its outcome: it may put the mistake right.',
  ),
  book.facts('C1c', ['proposeOfferWithdrawal'], ({ context }) =>
    there(context.offer, 'offer').acceptBy === null
      ? 'The letter with the offer has not been released yet. Propose the withdrawal once it is, or a corrected record.'
      : null,
  ),
  book.facts('P10b', confirming, whyNotCorrectionConfirmed),
  book.payload('D5c', ['proposeCorrection'], ({ act, context, data, state }) =>
    takesEffectToday({ act, context, state }) && !isInFavour(context, data, act.policy) ? takesEffectFirst : null,
  ),
  book.facts('D5d', ['confirmCorrection'], ({ act, context, state }) => {
    const { data } = there(proposalOf(context, 'record'), 'proposed record');
    return takesEffectToday({ act, context, state }) && !isInFavour(context, data.decision, act.policy) ? takesEffectFirst : null;
  }),
  book.facts('D5k', ['confirmCorrection', 'recordCorrection'], whyNotProposedToday),
  ...noticeRules,
];
