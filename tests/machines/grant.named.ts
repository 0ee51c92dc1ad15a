// The named fixtures of the grant's decision table: each changes one thing about a situation.
import type { Condition, CorrectionData, GrantContext, Payment } from '../../machines/grant.context.ts';
import type { GrantFacts } from '../../machines/grant.facts.ts';
import type { Declaration } from '../../machines/interests.ts';
import { asData, type Change, changesOf, coverNamed, onDay, withActor, withData } from '../support/situation-changes.ts';
import { correctionOf1, type GrantSnapshot, ids, personOf, request, threeConditions, variants } from './grant.cases.ts';

const { withContext, withFacts } = changesOf<GrantContext, GrantFacts>();

const instead =
  (snapshot: GrantSnapshot): Change =>
  (situation) => ({ ...situation, snapshot });

const condition = (number: number, change: Partial<Condition>) =>
  withContext(({ conditions }) => ({ conditions: conditions.map((one) => (one.number === number ? { ...one, ...change } : one)) }));

const payment = (number: number, change: Partial<Payment>) =>
  withContext(({ payments }) => ({ payments: payments.map((one) => (one.number === number ? { ...one, ...change } : one)) }));

const everyPayment = (change: Partial<Payment>) =>
  withContext(({ payments }) => ({ payments: payments.map((one) => ({ ...one, ...change })) }));

const both =
  (...changes: readonly Change[]): Change =>
  (situation) =>
    changes.reduce((now, change) => change(now), situation);

const bank = (change: Partial<NonNullable<GrantContext['bank']>>) =>
  withContext((context) => ({ bank: context.bank ? { ...context.bank, ...change } : null }));

const interest = (dispensation: Declaration['dispensation']): Declaration => ({ interest: 'interest', on: '2027-01-06', dispensation });
const dispensation = { by: personOf('head-of-paid-service'), on: '2027-01-07', reason: 'text:dispensation' } as const;
const declares = (person: string, declaration: Declaration) =>
  withContext(({ interests }) => ({ interests: { ...interests, [person]: declaration } }));
const senderDeclares = (declaration: Declaration) =>
  withContext(({ interests }, { act }) => ({ interests: { ...interests, [act.actor.person]: declaration } }));
const noInterest: Declaration = { interest: 'none', on: '2027-01-06', dispensation: null };

const sentByDeputy = both(withActor({ person: personOf('deputy') }), declares(personOf('deputy'), noInterest));
const writeOff = { outcome: 'write-off', reason: 'text:reason' };
const proposed = (change: Partial<NonNullable<GrantContext['proposal']>['data']>) =>
  withContext(({ proposal }) => ({ proposal: proposal && { ...proposal, data: { ...proposal.data, ...change } } }));
const someConditions = (...at: readonly number[]) => ({ conditions: at.map((one) => threeConditions.conditions[one - 1]) });

const people: Readonly<Record<string, Change>> = {
  'acts for the organisation': (situation) => withActor({ roles: [...situation.act.actor.roles, 'lead'] })(situation),
  'acted for the organisation before': withContext((_, { act }) => ({ hands: [act.actor.person] })),
  'found a condition met before': withContext(({ conditions: all }, { act }) => ({
    conditions: all.map((one) => (one.number === 3 && one.found ? { ...one, found: { ...one.found, by: act.actor.person } } : one)),
  })),
  'authorised a payment before': withContext(({ payments: all }, { act }) => ({
    payments: all.map((one) => (one.number === 3 ? { ...one, authorisedBy: act.actor.person } : one)),
  })),
  'witnessed bank details before': withContext((context, { act }) => ({
    bank: context.bank && { ...context.bank, witnessedBy: act.actor.person },
  })),
  'nothing declared': withContext(() => ({ interests: {} })),
  'declared an interest': senderDeclares(interest(null)),
  'has a dispensation': senderDeclares(interest(dispensation)),
  'interest in the register': withActor({ interests: ['member'] }),
  'sent by the deputy': sentByDeputy,
  'deciding holder has an interest': declares(personOf('portfolio-holder'), interest(null)),
  'no holder appointed': withFacts({ holders: [] }),
  'declares an interest': withData({ interest: 'interest' }),
  'sent by a second officer': withActor({ person: personOf('second officer') }),
};

const conditions: Readonly<Record<string, Change>> = {
  'above the ceiling': withData({ pence: 200_001 }),
  'the ceiling': withData({ pence: 200_000 }),
  'due after the deadline': withData({
    conditions: [{ ...threeConditions.conditions[0], due: '2027-10-01' }, threeConditions.conditions[1]],
  }),
  'criterion that the offer does not list': withData({
    conditions: [...threeConditions.conditions, { criterion: 'f', evidence: 'text:evidence' }],
  }),
  'due today': withData({ conditions: [threeConditions.conditions[0], { ...threeConditions.conditions[1], due: '2027-01-12' }] }),
  'stage 2 deadline passed': onDay('2027-10-01'),
  'no condition for one criterion': withData(someConditions(2, 3)),
  'no such condition': withData({ condition: 7 }),
  'condition 1': withData({ condition: 1 }),
  'condition 2': withData({ condition: 2 }),
  'condition 3, which is met': withData({ condition: 3 }),
  'condition 2 not met before': condition(2, { status: 'not-met' }),
  'condition 2 waived': condition(2, { status: 'waived' }),
  'last day for condition 1': onDay('2027-09-30'),
  'condition 1 is over': onDay('2027-10-01'),
  'condition 2 is over': onDay('2027-07-01'),
  'deadline shortened, message under way': both(withFacts({ application: { deadline: '2027-05-31', outcome: null } }), onDay('2027-06-01')),
  'deadline extended, message under way': both(withFacts({ application: { deadline: '2027-11-30', outcome: null } }), onDay('2027-10-01')),
  'reminder of condition 2': asData({ name: 'remind:2-7', due: '2027-06-23' }),
  'condition 2 falls due': both(asData({ name: 'conditionDue:2', due: '2027-06-30' }), onDay('2027-07-01')),
  'condition 1 extended since': condition(1, { due: '2027-11-30' }),
  'condition 1 met': condition(1, { status: 'met' }),
  'condition 1 missed too': condition(1, { due: '2027-06-30' }),
};

/** A correction proposed on 8 February by the officer, to be confirmed until the 22nd. */
const correctionProposed = (change: Partial<CorrectionData> = {}) =>
  withContext(() => ({
    correction: {
      by: personOf('franchise-officer'),
      on: '2027-02-08',
      expires: '2027-02-22',
      data: { ...correctionOf1, ...change } as CorrectionData,
    },
  }));

const corrections: Readonly<Record<string, Change>> = {
  'about condition 2': withData({ condition: 2 }),
  'about condition 3, which is met': withData({ condition: 3 }),
  'about no condition there is': withData({ condition: 7 }),
  'nothing corrected': asData({ condition: 1, reason: 'text:mistake' }),
  'another criterion that is listed': withData({ criterion: 'e' }),
  'another criterion that is not listed': withData({ criterion: 'f' }),
  'its own criterion': withData({ criterion: 'a' }),
  'another condition about the same criterion': condition(2, { criterion: 'a' }),
  'only a later date': both(
    condition(1, { due: '2027-08-01', dependent: false }),
    asData({ condition: 1, due: '2027-09-30', reason: 'text:mistake' }),
  ),
  'the day after the deadline': withData({ due: '2027-10-01' }),
  'deadline of 30 August told since': withFacts({ application: { deadline: '2027-08-30', outcome: null } }),
  'no deadline at present': withFacts({ application: { deadline: null, outcome: null } }),
  'with 28 days of notice': withData({ due: '2027-03-10' }),
  'with 27 days of notice': withData({ due: '2027-03-09' }),
  'a later date that is over': both(condition(1, { due: '2027-02-08' }), withData({ due: '2027-02-10' })),
  'a later date tomorrow': both(condition(1, { due: '2027-02-10' }), withData({ due: '2027-02-11' })),
  'correction proposed': correctionProposed(),
  'correction proposed by the sender': both(
    correctionProposed(),
    withContext(({ correction }, { act }) => ({ correction: correction && { ...correction, by: act.actor.person } })),
  ),
  'correction of condition 3 proposed': correctionProposed({ condition: 3 }),
  'last day to confirm the correction': onDay('2027-02-22'),
  'day after the last to confirm the correction': onDay('2027-02-23'),
};

const payments: Readonly<Record<string, Change>> = {
  'nothing authorised': everyPayment({ status: 'requested' }),
  'nothing paid or authorised': everyPayment({ status: 'requested' }),
  'every payment refused': everyPayment({ status: 'refused' }),
  'only payment 2 authorised': both(everyPayment({ status: 'refused' }), payment(2, { status: 'authorised' })),
  'payment 2 authorised': payment(2, { status: 'authorised' }),
  'payment 2': withData({ payment: 2 }),
  'payment 3, which is paid': withData({ payment: 3 }),
  'all paid': payment(1, { status: 'paid' }),
  'everything settled': instead(variants.allSettled),
  'everything settled, nothing paid': both(instead(variants.allSettled), everyPayment({ status: 'refused' })),
  'everything satisfied': both(condition(1, { status: 'met' }), condition(2, { status: 'met' })),
  'no bank details': withContext(() => ({ bank: null })),
  'bank details unchecked': bank({ checkedBy: null }),
  'bank details given': bank({ checkedBy: null }),
  'given by the sender': withContext((context, { act }) => ({
    bank: context.bank && { ...context.bank, by: act.actor.person, checkedBy: null },
  })),
  'single officer': withFacts({ organisation: { singleOfficerConfirmedOn: '2027-01-01' } }),
  'single officer, confirmed today': (situation) => withFacts({ organisation: { singleOfficerConfirmedOn: situation.act.on } })(situation),
  'single officer, confirmed later': withFacts({ organisation: { singleOfficerConfirmedOn: '2027-12-01' } }),
  'needs a witness': bank({ checkedBy: personOf('second officer'), needsWitness: true }),
  witnessed: bank({ witnessedBy: personOf('administrator') }),
  'checked by the sender': withContext((context, { act }) => ({
    bank: context.bank && { ...context.bank, checkedBy: act.actor.person, needsWitness: true },
  })),
  'a penny too much': withData(request('500.01')),
  'on conditions that it has': withData(request('100', [1, 3])),
  'on a condition that it has not': withData(request('100', [1, 7])),
  'requested by the sender': withContext(({ payments: all }, { act }) => ({
    payments: all.map((one) => ({ ...one, requestedBy: act.actor.person })),
  })),
  'depends on condition 1': payment(1, { conditions: [3, 1] }),
  'depends on nothing': payment(1, { conditions: [] }),
  'condition 1 waived': condition(1, { status: 'waived' }),
  'review told by message': instead(variants.runningUnderReview),
  'review open, message under way': withFacts({ openReview: ids.review }),
  'application declined, message under way': withFacts({ application: { deadline: '2027-09-30', outcome: 'declined' } }),
  'application lapsed, message under way': withFacts({ application: { deadline: '2027-09-30', outcome: 'lapsed' } }),
  'application withdrawn, message under way': withFacts({ application: { deadline: '2027-09-30', outcome: 'withdrawn' } }),
  'franchise awarded': withFacts({ application: { deadline: '2027-09-30', outcome: 'awarded' } }),
};

const course: Readonly<Record<string, Change>> = {
  approved: withData({ outcome: 'approved' }),
  withdrawn: withData({ outcome: 'withdrawn' }),
  'letter released too': withData({ releasedOn: '2027-07-20' }),
  'deadline that it knows': withData({ deadline: '2027-09-30' }),
  'of another review': withData({ review: ids.other }),
  'sent back': withData({ outcome: 'sent-back' }),
  'sent back, application not brought back': withData({ outcome: 'overtaken' }),
  'hub has another grant': withFacts({ hubGrant: ids.other }),
  'given up, application declined, under review': instead(variants.gaveUp),
  'ended unpaid, under review': instead(variants.endedUnderReview),
  'ended unpaid before conditions were set, under review': instead(variants.endedUnset),
  'ended unpaid because a condition was missed': instead(variants.endedMissed),
  'review open': instead(variants.runningUnderReview),
  'letter not released': instead(variants.missedUnreleased),
  'application declined': instead(variants.declined),
  'application declined, its letter not released': instead(variants.declinedUnreleased),
  'stopped before conditions were set': instead(variants.stoppedUnset),
  'decline under review': instead(variants.underReview),
  'before its conditions were set, under review': both(
    instead(variants.stoppedUnset),
    withContext(({ deadline }) => ({ review: { case: ids.review, on: '2027-07-12', deadline } })),
  ),
  'condition missed, under review': withContext(({ deadline }) => ({ review: { case: ids.review, on: '2027-07-12', deadline } })),
  'declined, under review': instead(variants.consideringDeclined),
  'under review': withContext(({ deadline }) => ({ review: { case: ids.review, on: '2027-08-02', deadline } })),
  'repayment under review': instead(variants.recoveringUnderReview),
  'last day of waiting': onDay('2027-07-29'),
};

const recovery: Readonly<Record<string, Change>> = {
  'nothing proposed': withContext(() => ({ proposal: null })),
  'proposed by the sender': withContext(({ proposal }, { act }) => ({ proposal: proposal && { ...proposal, by: act.actor.person } })),
  'proposal expired': onDay('2027-08-17'),
  'last day to confirm': onDay('2027-08-16'),
  'write-off proposed': proposed({ repay: 0, by: null }),
  'more proposed than is left': proposed({ repay: 50_001 }),
  'date proposed is over': proposed({ by: '2027-08-03' }),
  'write-off': asData(writeOff),
  'write-off with an amount': asData({ ...writeOff, amount: '10' }),
  'write-off with a date': asData({ ...writeOff, by: '2027-12-31' }),
  'repayment without an amount': asData({ outcome: 'repayment', by: '2027-12-31', reason: 'text:reason' }),
  'repayment without a date': asData({ outcome: 'repayment', amount: '300', reason: 'text:reason' }),
  'all that is left': withData({ amount: '500.00' }),
  'more than is left': withData({ amount: '500.01' }),
  'by today': (situation) => withData({ by: situation.act.on })(situation),
  'the whole repayment': withData({ amount: '300' }),
  'a penny beyond the repayment': withData({ amount: '300.01' }),
  'repayment date moved since': withContext(({ recovery: asked }) => ({ recovery: asked && { ...asked, by: '2028-03-31' } })),
  'write-off of the rest proposed': withContext(() => ({
    proposal: {
      by: personOf('franchise-officer'),
      on: '2027-08-30',
      expires: '2027-09-13',
      data: { repay: 0, by: null, reason: 'text:reason' },
    },
  })),
  'another date proposed': withContext(() => ({
    proposal: {
      by: personOf('franchise-officer'),
      on: '2027-08-30',
      expires: '2027-09-13',
      data: { repay: 30_000, by: '2028-06-30', reason: 'text:reason' },
    },
  })),
  'some repaid since': withContext(() => ({
    repayments: [{ pence: 10_000, on: '2027-08-31', by: personOf('administrator'), reference: 'RCPT-1' }],
  })),
};

/** Every named fixture. */
export const named: Readonly<Record<string, Change>> = {
  ...people,
  ...conditions,
  ...corrections,
  ...payments,
  ...course,
  ...recovery,
  ...coverNamed,
};
