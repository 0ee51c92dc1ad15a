// The named fixtures of the application's decision table: each changes one thing about a situation.
import type { ApplicationContext, Declaration } from '../../machines/application.context.ts';
import type { ApplicationFacts, PastApplication } from '../../machines/application.facts.ts';
import { asData, type Change, changesOf, coverNamed, onDay, withActor, withData } from '../support/situation-changes.ts';
import { type ApplicationSnapshot, decisions, ids, ordinaryFacts, personOf, reasonOf, variants } from './application.cases.ts';
import { laterNamed } from './application.later-named.ts';
import { paperNamed } from './application.paper-named.ts';
import { unlockNamed } from './application.unlock-named.ts';

const { withContext, withFacts } = changesOf<ApplicationContext, ApplicationFacts>();

const instead = (snapshot: ApplicationSnapshot, on: string): Change => {
  const day = onDay(on);
  return (situation) => day({ ...situation, snapshot });
};

const interest = (dispensation: Declaration['dispensation']): Declaration => ({
  interest: 'interest',
  nature: 'text:nature',
  on: '2026-12-01',
  dispensation,
});
const dispensation = { by: personOf('head-of-paid-service'), on: '2026-12-02', reason: 'text:dispensation' } as const;

const declares = (person: string, declaration: Declaration): Change =>
  withContext(({ interests }) => ({ interests: { ...interests, [person]: declaration } }));
const senderDeclares = (declaration: Declaration): Change =>
  withContext(({ interests }, { act }) => ({ interests: { ...interests, [act.actor.person]: declaration } }));

const declined: PastApplication = {
  case: ids.case,
  hub: ids.otherHub,
  outcome: 'declined',
  closedOn: '2026-06-01',
  reviewBy: '2026-06-30',
  standing: true,
  review: null,
};
const past = (change: Partial<PastApplication>) => withFacts({ past: [{ ...declined, ...change }] });
/** An earlier application for the same hub, closed so that its window ends on 5 October 2026. */
const closedHere = (change: Partial<PastApplication>) => past({ hub: ids.hub, closedOn: '2026-09-07', reviewBy: '2026-10-05', ...change });

const offerWith = (change: Partial<NonNullable<ApplicationContext['offer']>>) =>
  withContext(({ offer }) => ({ offer: offer ? { ...offer, ...change } : null }));

const proposed = (deadline: string, expires: string, by = personOf('franchise-officer')) =>
  withContext(() => ({ proposal: { by, on: '2027-02-10', expires, data: { deadline, reason: 'text:reason' } } }));

const sentBy = (person: string): Change => {
  const actor = withActor({ person });
  const declare = declares(person, { interest: 'none', nature: null, on: '2026-12-01', dispensation: null });
  return (situation) => declare(actor(situation));
};

const findings = (e: boolean) =>
  withContext(({ submission, report }) => ({
    submission: submission ? { ...submission, minutesPerWeek: 1680 } : null,
    report: report ? { ...report, met: { ...report.met, e } } : null,
  }));

const starting: Readonly<Record<string, Change>> = {
  'hub has a live application': withFacts({ live: ids.case }),
  'review can be asked for': closedHere({}),
  'review window over': closedHere({ reviewBy: '2026-10-04' }),
  'letter not released': closedHere({ reviewBy: null }),
  'review open': closedHere({ reviewBy: '2026-06-30', review: 'open' }),
  'review ended': closedHere({ review: 'ended' }),
  'withdrawn lately': closedHere({ outcome: 'withdrawn', reviewBy: null }),
  'lapsed lately': closedHere({ outcome: 'lapsed' }),
  'offer lapsed lately': closedHere({ outcome: 'offer-lapsed' }),
  'approval ended lately': closedHere({ outcome: 'approval-ended' }),
  'awarded before': closedHere({ outcome: 'awarded', reviewBy: null }),
  'awarded, franchise ended': closedHere({ outcome: 'awarded', reviewBy: null, standing: false }),
  'another hub declined lately': closedHere({ hub: ids.otherHub }),
};

const submitting: Readonly<Record<string, Change>> = {
  'prepared it oneself': withContext(({ prepared }, { act }) => ({ prepared: prepared ? { ...prepared, by: act.actor.person } : null })),
  'single officer confirmed': withFacts({ organisation: { singleOfficerConfirmedOn: '2026-10-08' } }),
  'single officer confirmed later': withFacts({ organisation: { singleOfficerConfirmedOn: '2027-12-01' } }),
  'level expired': withFacts({ certificates: [{ reference: 'CECH-L1-0001', level: 1, from: '2023-10-01', until: '2026-09-30' }] }),
  'level ends today': (situation) =>
    withFacts({ certificates: [{ reference: 'CECH-L1-0001', level: 1, from: '2023-10-01', until: situation.act.on }] })(situation),
  'level never reached': withFacts({ certificates: [] }),
  'returned at stage 2': instead(variants.preparedAtStage2, '2027-10-20'),
};

const placing: Readonly<Record<string, Change>> = {
  'no meeting published': withFacts({ meetings: ordinaryFacts.meetings.map((meeting) => ({ ...meeting, state: 'cancelled' })) }),
  'cut-off passed': onDay('2026-11-19'),
  'day of the cut-off': onDay('2026-11-18'),
  'a later meeting': withData({ meeting: ids.march }),
  'meetings in another order': withFacts({ meetings: [...ordinaryFacts.meetings].reverse() }),
  'another meeting': withData({ meeting: ids.september }),
  'with replacement': withData({ replacement: { meeting: ids.march, date: '2027-03-10', cutOff: '2027-02-17' } }),
  'after the cut-off': onDay('2026-12-02'),
  'renewed before the meeting': onDay('2026-12-02'),
  'renewed on the meeting’s day': onDay('2026-12-09'),
  'cut-off moved since': withContext(({ meeting }) => ({ meeting: meeting ? { ...meeting, cutOff: '2026-12-08' } : null })),
};

const acting: Readonly<Record<string, Change>> = {
  'not declared': withContext(() => ({ interests: {} })),
  'own interest': senderDeclares(interest(null)),
  'own interest with dispensation': senderDeclares(interest(dispensation)),
  'standing interest': withActor({ interests: ['supported'] }),
  'deciding holder has an interest': declares(personOf('portfolio-holder'), interest(null)),
  'deciding holder has a dispensation': declares(personOf('portfolio-holder'), interest(dispensation)),
  'deputy has an interest': declares(personOf('deputy'), interest(null)),
  'no deciding holder appointed': withFacts({ holders: ordinaryFacts.holders.filter(({ appointment }) => appointment !== 'deciding') }),
  'nobody appointed': withFacts({ holders: [] }),
  'as the deputy': sentBy(personOf('deputy')),
  'as the Leader': sentBy(personOf('leader')),
  'standing in for the deciding holder': (situation) => {
    const cover = [{ role: 'portfolio-holder' as const, appointment: 'deciding' as const, for: personOf('portfolio-holder') }];
    return { ...situation, act: { ...situation.act, actor: { ...situation.act.actor, cover } } };
  },
  'had a hand in it': withContext((_, { act }) => ({ hands: [act.actor.person] })),
  'reported on it': withContext(({ report }, { act }) => ({ report: report ? { ...report, by: act.actor.person } : null })),
  'an interest': withData({ interest: 'interest', nature: 'text:nature' }),
  'an interest without a word': withData({ interest: 'interest' }),
  'for someone with an interest': declares(personOf('portfolio-holder'), interest(null)),
};

const deciding: Readonly<Record<string, Change>> = {
  'day before the meeting': onDay('2026-12-08'),
  'deferred once': withContext(() => ({ deferrals: 1 })),
  'deferred twice': withContext(() => ({ deferrals: 2 })),
  approving: asData(decisions.approve),
  declining: asData(decisions.decline),
  'at stage 2': instead(variants.placedAtStage2, '2027-09-08'),
  'at stage 2, all met': instead(variants.placedAllMet, '2027-09-08'),
  'core offer met': findings(true),
  'all but (e) met': findings(false),
  'finds (e) met': withData({ findsOtherwise: [{ criterion: 'e', met: true, reason: 'text:otherwise' }] }),
  'finds (e) not met': withData({ findsOtherwise: [{ criterion: 'e', met: false, reason: 'text:otherwise' }] }),
  'policy asks more since': (situation) => ({
    ...situation,
    act: { ...situation.act, policy: { ...situation.act.policy, hoursPerWeek: 40, levelToApproveStage2: 2 } },
  }),
  'policy asks for Level 2': (situation) => ({
    ...situation,
    act: { ...situation.act, policy: { ...situation.act.policy, levelToApproveStage2: 2 } },
  }),
  'a reason about the level too': withData({ reasons: [reasonOf('a'), reasonOf('e'), reasonOf('level')] }),
  'a grant as well': withData({ grantPence: 100_000 }),
  'a deadline as well': withData({ deadline: '2027-09-30' }),
  'about an unknown criterion': withData({ reasons: [reasonOf('a'), reasonOf('e'), reasonOf('parking')] }),
  'about a met criterion': withData({ reasons: [reasonOf('d')] }),
  'about the level': withData({ reasons: [reasonOf('level')] }),
  'without reasons': withData({ reasons: [] }),
  'about a met criterion too': withData({ reasons: [reasonOf('a'), reasonOf('e'), reasonOf('d')] }),
  'about (e) only': withData({ reasons: [reasonOf('e')] }),
  'no reason about (e)': withData({ reasons: [reasonOf('a')] }),
  'without a deadline': withData({ deadline: undefined }),
  'deadline 12 months after effective': withData({ deadline: '2027-12-17' }),
  'deadline a day later than that': withData({ deadline: '2027-12-18' }),
  'deadline within the time to answer': withData({ deadline: '2027-01-14' }),
  'grant at the cap': withData({ grantPence: 200_000 }),
  'grant above the cap': withData({ grantPence: 200_001 }),
  'without a grant': withData({ grantPence: undefined }),
  'organisation declined before': past({}),
  'decline overturned': past({ standing: false }),
  'declined after the submission': past({ closedOn: '2026-10-09' }),
  'lapsed before': past({ outcome: 'lapsed' }),
  'hub was granted': withFacts({ hub: { ...ordinaryFacts.hub, grantPaid: true } }),
  'consulted somebody undeclared': withData({ consulted: [personOf('leader')] }),
  'consulted somebody declared': withData({ consulted: [personOf('portfolio-holder')] }),
};

const inForce: Readonly<Record<string, Change>> = {
  'the day before': onDay('2026-12-16'),
  'on the day it takes effect': onDay('2026-12-17'),
  approved: instead(variants.approvalDecided, '2027-09-16'),
  declined: instead(variants.declineDecided, '2027-09-16'),
  'approved, in time': instead(variants.approvalDecided, '2027-09-10'),
  'declined, in time': instead(variants.declineDecided, '2027-09-10'),
  'approved, called in': instead({ ...variants.approvalDecided, state: 'called-in' }, '2027-09-20'),
  'declined, called in': instead({ ...variants.declineDecided, state: 'called-in' }, '2027-09-20'),
  'approved at stage 1': withContext(({ decision }) => ({ decision: decision ? { ...decision, outcome: 'approve' } : null, offer: null })),
  'referred back before': withContext(() => ({ referredBack: true })),
};

const supporting: Readonly<Record<string, Change>> = {
  'offer not released': withContext(({ offer }) => ({ offer: offer ? { ...offer, acceptBy: null } : null })),
  'last day to answer': onDay('2027-01-14'),
  'day after the last': onDay('2027-01-15'),
  'without the grant': withData({ grant: false }),
  'no grant offered': offerWith({ grantPence: null }),
  'last day to resubmit': onDay('2027-09-30'),
  'deadline over': onDay('2027-10-01'),
  'new deadline proposed': proposed('2027-11-30', '2027-10-10'),
  'shorter deadline proposed': proposed('2027-08-01', '2027-10-10'),
  'too late a deadline proposed': proposed('2027-12-18', '2027-10-10'),
  'proposed by oneself': proposed('2027-11-30', '2027-10-10', personOf('portfolio-holder')),
  'proposal expired': proposed('2027-11-30', '2027-02-24'),
  'notice too short now': onDay('2027-07-05'),
  '12 months from effective': withData({ deadline: '2027-12-17' }),
  'later than 12 months': withData({ deadline: '2027-12-18' }),
  'a review took ten days': offerWith({ reviewDays: 10 }),
  'shorter with 28 days’ notice': withData({ deadline: '2027-03-11' }),
  'shorter with less notice': withData({ deadline: '2027-03-10' }),
  'the same deadline': withData({ deadline: '2027-09-30' }),
  'a day that is over': withData({ deadline: '2027-09-30' }),
  'lapse day over': onDay('2027-10-02'),
  'content prepared': withContext(() => ({ prepared: variants.preparedAtStage2.context.prepared })),
};

const awarding: Readonly<Record<string, Change>> = {
  'agreement not released': withContext(({ agreement }) => ({ agreement: agreement ? { ...agreement, signBy: null } : null })),
  'last day to sign': onDay('2027-10-29'),
  'day after the last to sign': onDay('2027-10-30'),
  'second period': instead(variants.secondPeriod, '2027-12-14'),
  'second period running': instead(variants.secondPeriod, '2027-12-13'),
  unsigned: instead(variants.unsignedWithHolder, '2027-11-10'),
  'held to 20 November': withContext(({ agreement }) => ({ agreement: agreement ? { ...agreement, heldUntil: '2027-11-20' } : null })),
  'day after the hold': onDay('2027-11-21'),
  'criteria not met': withData({ criteriaMet: false }),
  'a review is open': withFacts({ openReview: ids.march }),
  'ended about an unknown criterion': withData({ reasons: [reasonOf('parking')] }),
  'ended as not signed': withData({ reasons: [reasonOf('agreement')] }),
  'held to today': (situation) => withData({ until: situation.act.on })(situation),
};

/** Every named fixture. */
export const named: Readonly<Record<string, Change>> = {
  ...starting,
  ...submitting,
  ...placing,
  ...acting,
  ...deciding,
  ...inForce,
  ...supporting,
  ...awarding,
  ...laterNamed,
  ...paperNamed,
  ...unlockNamed,
  ...coverNamed,
};
