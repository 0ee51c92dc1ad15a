// The named fixtures about reviews, the grant's messages and corrections: each changes one thing about a situation.

import type { Correction, Reviewable } from '../../machines/application.aftermath.ts';
import type { ApplicationContext } from '../../machines/application.context.ts';
import type { ApplicationFacts } from '../../machines/application.facts.ts';
import { addDays } from '../../machines/calendar.ts';
import type { Situation } from '../support/decision-table.ts';
import { type Change, changesOf, withData } from '../support/situation-changes.ts';
import { decisions, ids, personOf, reasonOf, states } from './application.cases.ts';

const { withContext } = changesOf<ApplicationContext, ApplicationFacts>();

/** A review of an outcome, open for ten days on the day of the command. */
const openReview = (decision: string, { act }: Situation) => [{ case: ids.review, decision, on: addDays(act.on, -10) }];

const reviewedAt = (reviewable: readonly Reviewable[], index: number, situation: Situation) => {
  const { reference } = reviewable.at(index) ?? { reference: 'DN-NONE' };
  const marked = reviewable.map((one) => (one.reference === reference ? { ...one, reviewed: true } : one));
  return { reviewable: marked, reviews: openReview(reference, situation) };
};

/** The stage 1 decision that led to the offer, by a reference of its own. */
const FIRST = 'DN-FIRST';
const founding = () => (states.offered?.context.reviewable ?? []).map((one) => ({ ...one, reference: FIRST }));

const proposed = (data: Correction, by = personOf('franchise-officer'), expires = '2028-01-31') =>
  withContext((_, { act }) => ({ correction: { by, on: act.on, expires, data } }));

const record = (decision: object, mistake = 'text:mistake') =>
  ({ what: 'record', reason: mistake, decision, notice: null }) as unknown as Correction;
const approval = { ...decisions.approve, findsOtherwise: [{ criterion: 'e', met: true, reason: 'text:otherwise' }] };
const withdrawal: Correction = { what: 'offer-withdrawal', reason: 'text:reason' };
const reinstatement: Correction = { what: 'reinstatement', reason: 'text:reason' };
const holder = personOf('portfolio-holder');

const alsoD = {
  reasons: [...decisions.offer.reasons, reasonOf('d')],
  findsOtherwise: [{ criterion: 'd', met: false, reason: 'text:otherwise' }],
};
const { grantPence: _, ...withoutGrant } = decisions.offer;
const laterOffer = { ...decisions.offer, deadline: '2028-01-31' };
const worseOffer = { ...laterOffer, ...alsoD };
const twoReasons = { ...decisions.decline, reasons: [reasonOf('e'), reasonOf('f')] };

/** Written notice whose last day is so many days from today, of a record that is worse at this stage. */
const noticed = (lastDay: number, { left = 14, offer = worseOffer as object } = {}) =>
  withContext(({ stage }, { act }) => {
    const notice = { by: holder, on: addDays(act.on, lastDay - 28), until: addDays(act.on, lastDay), response: null };
    const data = { ...record(stage === 1 ? offer : twoReasons), notice } as Correction;
    return { correction: { by: personOf('franchise-officer'), on: notice.on, expires: addDays(act.on, lastDay + left), data } };
  });

const reviewing: Readonly<Record<string, Change>> = {
  'about another letter': withData({ kind: 'offer-lapsed' }),
  'under review': withContext(({ reviewable }, situation) => reviewedAt(reviewable, -1, situation)),
  'under review since today': withContext(({ reviewable }, { act }) => {
    const { reference } = reviewable.at(-1) ?? { reference: 'DN-NONE' };
    return { reviews: [{ case: ids.review, decision: reference, on: act.on }] };
  }),
  'sent back': withData({ outcome: 'sent-back', directions: 'text:directions', mustNotDecide: [holder, personOf('deputy')] }),
  'about another review': withData({ review: ids.reviews[1] }),
  'about an outcome it does not know': withData({ decision: 'DN-NONE' }),
  'resubmitted since, under review': withContext((_, situation) => ({
    stage: 2,
    decision: null,
    offer: states.supported?.context.offer ?? null,
    ...reviewedAt(founding(), -1, situation),
  })),
  'about the stage 1 decision': withData({ decision: FIRST }),
  'its stage 1 decision under review': withContext(({ decision, reviewable, stage }, situation) => ({
    ...reviewedAt([...founding(), ...reviewable.slice(1)], 0, situation),
    decision: decision && stage === 1 ? { ...decision, reference: FIRST } : decision,
  })),
  'sent back before': withContext(() => ({
    sentBack: { kind: 'decision', directions: 'text:directions', mustNotDecide: [holder] },
  })),
  'end of the approval sent back before': withContext(() => ({
    sentBack: { kind: 'approval-ended', directions: 'text:directions', mustNotDecide: [holder] },
  })),
  'a grant is open': withContext(() => ({ grant: { case: ids.grant, paidOn: null } })),
};

const correcting: Readonly<Record<string, Change>> = {
  'withdrawal proposed': proposed(withdrawal),
  'withdrawal proposed by oneself': proposed(withdrawal, holder),
  'reinstatement proposed': proposed(reinstatement),
  'reinstatement proposed by oneself': proposed(reinstatement, holder),
  'reinstatement proposal expired': proposed(reinstatement, undefined, '2027-01-01'),
  'corrected record proposed': proposed(record(decisions.offer)),
  'a worse record proposed': proposed(record({ ...decisions.offer, deadline: '2027-08-31' })),
  'corrected decline proposed': proposed(record(decisions.decline)),
  'approval proposed': proposed(
    record({ ...decisions.approve, findsOtherwise: [{ criterion: 'e', met: true, reason: 'text:otherwise' }] }),
  ),
  'an approval proposed as it is': proposed(record(decisions.approve)),
  'later record proposed': proposed(record(laterOffer)),
  'a worse record, later, proposed': proposed(record(worseOffer)),
  'a worse decline proposed': proposed(record(twoReasons)),
  'a record without the grant proposed': proposed(record(withoutGrant)),
  'a deadline too soon proposed': proposed(record({ ...approval, outcome: 'offer', deadline: '2027-02-01' })),
  'a deadline too soon after the notice': proposed(record({ ...worseOffer, deadline: '2027-03-01' })),
  'notice running': noticed(0),
  'notice over': noticed(-1),
  'notice lapsed': noticed(-15),
  'notice over for a deadline too soon': noticed(-1, { offer: { ...worseOffer, deadline: '2027-02-01' } }),
  'an earlier deadline': withData({ deadline: '2027-08-31' }),
  'a smaller grant': withData({ grantPence: 149_999 }),
  'approval instead': (situation) => ({ ...situation, data: { ...approval, mistake: 'text:mistake' } }),
  'another reason': withData({
    reasons: [reasonOf('e'), reasonOf('f')],
    findsOtherwise: [{ criterion: 'f', met: false, reason: 'text:otherwise' }],
  }),
};

/** The named fixtures of this file. */
export const laterNamed: Readonly<Record<string, Change>> = { ...reviewing, ...correcting };
