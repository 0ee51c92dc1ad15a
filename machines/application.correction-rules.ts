// When a mistake can be put right, and what waits while a review is open (C1, D5, P10, V5, V6).

import type { Correction } from './application.aftermath.ts';
import type { ApplicationCommands, ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import { isInFavour, proposalOf } from './application.corrections.ts';
import type { ApplicationFacts } from './application.facts.ts';
import { pausing } from './application.reviewable.ts';
import { whyNotConfirmed } from './two-people.ts';
import { type Asked, type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ApplicationContext, ApplicationFacts, ApplicationCommands>();

type Facts = Asked<ApplicationContext, ApplicationFacts>;

const confirmed = {
  confirmOfferWithdrawal: { what: 'offer-withdrawal', says: 'the withdrawal of the offer' },
  confirmReinstatement: { what: 'reinstatement', says: 'the reinstatement' },
  confirmCorrection: { what: 'record', says: 'the corrected record' },
} as const satisfies Record<string, { what: Correction['what']; says: string }>;

const confirming = ['confirmOfferWithdrawal', 'confirmReinstatement', 'confirmCorrection'] as const;
const proposing = ['proposeOfferWithdrawal', 'proposeReinstatement', 'proposeCorrection'] as const;

function whyNotCorrectionConfirmed({ act, command, context }: Facts): string | null {
  const { what, says } = confirmed[command as keyof typeof confirmed];
  return whyNotConfirmed(proposalOf(context, what), act.actor.person, act.on, says);
}

const notInFavour =
  'The decision is in force and its letter may be on its way, so its record is corrected only in the applicant’s favour. The organisation can ask for a review.';

/** Whether the decision is in force: in its state, or on its day (R4). */
const isInForce = ({ act, context, state }: Pick<Facts, 'act' | 'context' | 'state'>) =>
  state !== 'decided' || act.on >= there(context.decision, 'decision').effectiveOn;

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
  book.facts('C1a', ['proposeReinstatement', 'confirmReinstatement', 'proposeCorrection', 'confirmCorrection'], ({ facts }) =>
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
    isInForce({ act, context, state }) && !isInFavour(there(context.decision, 'decision'), context.offer, data) ? notInFavour : null,
  ),
  book.facts('D5d', ['confirmCorrection'], ({ act, context, state }) => {
    const { data } = there(proposalOf(context, 'record'), 'proposed record');
    return isInForce({ act, context, state }) && !isInFavour(there(context.decision, 'decision'), context.offer, data.decision)
      ? notInFavour
      : null;
  }),
];
