// The named fixtures of the franchise's decision table: each changes one thing about a situation.
import type { FranchiseContext, GroundSince } from '../../machines/franchise.context.ts';
import type { FranchiseFacts } from '../../machines/franchise.facts.ts';
import { packageItems } from '../../machines/franchise.package.ts';
import type { Declaration } from '../../machines/interests.ts';
import { asData, type Change, changesOf, coverNamed, onDay, withActor, withData } from '../support/situation-changes.ts';
import { closing, expired, type FranchiseSnapshot, ids, payloads, personOf, states, variants } from './franchise.cases.ts';

const { withContext, withFacts } = changesOf<FranchiseContext, FranchiseFacts>();

const both =
  (...changes: readonly Change[]): Change =>
  (situation) =>
    changes.reduce((now, change) => change(now), situation);

const instead =
  (snapshot: FranchiseSnapshot): Change =>
  (situation) => ({ ...situation, snapshot });

const interest = (dispensation: Declaration['dispensation']): Declaration => ({ interest: 'interest', on: '2028-01-25', dispensation });
const dispensation = { by: personOf('head-of-paid-service'), on: '2028-01-25', reason: 'text:dispensation' } as const;
const declares = (person: string, declaration: Declaration): Change =>
  withContext(({ interests }) => ({ interests: { ...interests, [person]: declaration } }));
const senderDeclares = (declaration: Declaration): Change =>
  withContext(({ interests }, { act }) => ({ interests: { ...interests, [act.actor.person]: declaration } }));

const since = '2028-01-21';
const grounds = (...kinds: readonly GroundSince['ground'][]): Change =>
  withContext(() => ({ grounds: kinds.map((ground) => ({ ground, since })), actBy: kinds.length > 0 ? '2028-02-18' : null }));

const line = (due: string, met: boolean | null) => ({
  action: 'text:action' as const,
  measure: 'text:measure' as const,
  owner: 'text:owner' as const,
  help: 'text:help' as const,
  due,
  met,
});
const plan = (first: boolean | null, second: boolean | null): Change =>
  withContext(() => ({ plan: [line('2028-03-31', first), line('2028-05-31', second)] }));

const prepared = (by: string): Change =>
  withContext(({ annual, hands }) => ({
    annual: { ...annual, prepared: { by, on: '2027-12-01', content: payloads.prepareReturn } },
    hands: [...hands, by],
  }));
const returned = withContext(({ annual }) => ({
  annual: { ...annual, prepared: null, returned: { by: personOf('signatory'), preparedBy: personOf('contributor'), on: '2027-12-01' } },
}));

const proposedBy = (person: string): Change =>
  withContext(({ proposal, ending }) => ({
    proposal: proposal && { ...proposal, by: person },
    ending: ending && { ...ending, by: person },
  }));
const sentBack = (kind: 'suspension' | 'ending', ...mustNotDecide: readonly string[]): Change =>
  withContext((context) => ({ sentBack: [...context.sentBack, { kind, mustNotDecide, directions: 'text:directions' }] }));

const people: Readonly<Record<string, Change>> = {
  'has not declared': withContext(() => ({ interests: {} })),
  'has an interest': senderDeclares(interest(null)),
  'has a dispensation': senderDeclares(interest(dispensation)),
  'is in the register of interests': withActor({ interests: ['member'] }),
  'is the deputy': both(
    withActor({ person: personOf('deputy') }),
    declares(personOf('deputy'), { interest: 'none', on: '2028-01-25', dispensation: null }),
  ),
  'deciding holder has an interest': declares(personOf('portfolio-holder'), interest(null)),
  'nobody is appointed': withFacts({ holders: [] }),
  'acted for the organisation': withContext(({ hands }, { act }) => ({ hands: [...hands, act.actor.person] })),
  'proposed it themselves': (situation) => proposedBy(situation.act.actor.person)(situation),
  'says none now': asData({ interest: 'none' }),
  'consulted has not declared': withData({ consulted: [personOf('leader')] }),
  'consulted has declared': withData({ consulted: [personOf('portfolio-holder')] }),
};

const given: Readonly<Record<string, Change>> = {
  'an item offered already': withData({ items: ['networks', 'induction'] }),
  'an item declined': both(
    withContext(({ package: checklist }, { act }) => ({
      package: { ...checklist, networks: { status: 'declined', offeredOn: act.on, on: act.on, by: personOf('lead') } },
    })),
  ),
  'the rest of the package': withData({ items: packageItems.filter((item) => item !== 'induction' && item !== 'branding') }),
  'an item not offered': withData({ answers: [{ item: 'outreach', answer: 'declined' }] }),
};

const reviewing: Readonly<Record<string, Change>> = {
  'prepared by another': prepared(personOf('contributor')),
  'prepared by the sender': (situation) => prepared(situation.act.actor.person)(situation),
  'single officer': withFacts({ organisation: { singleOfficerConfirmedOn: '2027-06-01' } }),
  'single officer confirmed later': withFacts({ organisation: { singleOfficerConfirmedOn: '2029-06-01' } }),
  'return is in': returned,
  'before it is asked for': onDay('2027-11-20'),
  'the day it is asked for': onDay('2027-11-21'),
  'day of the anniversary': onDay('2028-01-20'),
  'after the anniversary': onDay('2028-01-22'),
  'recommends improvement': asData(payloads.improve),
  'improvement without a plan': asData({ ...payloads.improve, plan: [] }),
  'plan without improvement': asData({ ...payloads.improve, recommendation: 'continue' }),
  'plan line due today': (situation) =>
    asData({ ...payloads.improve, plan: [{ ...payloads.improve.plan[0], due: situation.act.on }] })(situation),
  'plan line far away': asData({ ...payloads.improve, plan: [{ ...payloads.improve.plan[0], due: '2028-12-31' }] }),
  'recommends the end': asData(payloads.end),
  'plan is running': plan(null, null),
  'plan has one line left': plan(null, true),
  'plan has failed': both(plan(false, true), grounds('plan')),
  'plan is met': plan(true, true),
  'line not met': withData({ met: false }),
  'second line': withData({ line: 2 }),
  'third line': withData({ line: 3 }),
  'on the day the line is due': onDay('2028-03-31'),
};

const standing: Readonly<Record<string, Change>> = {
  'opened late': onDay('2027-04-05'),
  'level expired': withFacts({ certificates: expired }),
  'nothing on record': grounds(),
  'level on record': grounds('level'),
  'review on record': grounds('review'),
  'plan on record': grounds('plan'),
  'end recommended': grounds('end-recommended'),
  'review and level on record': grounds('review', 'level'),
  'end recommended and level on record': grounds('end-recommended', 'level'),
  'plan needs no action': withData({ ground: 'plan' }),
  'last day to act': onDay('2028-02-18'),
  'until today': (situation) => withData({ until: situation.act.on })(situation),
  'until next year': withData({ until: '2029-01-01' }),
  'way back today': (situation) => withData({ backBy: situation.act.on })(situation),
  proposed: instead(variants.proposed),
  'proposed by the holder': both(instead(variants.proposed), proposedBy(personOf('portfolio-holder'))),
  'lifting proposed': instead(variants.liftingProposed),
  'its letter not released': withContext(({ reviewable }) => ({
    reviewable: reviewable.map((one) => ({ ...one, releasedOn: null, reviewBy: null })),
  })),
  'proposal expired': onDay('2028-02-15'),
  'last day to confirm': onDay('2028-02-09'),
  'last day of the way back': onDay('2028-06-30'),
  'review is open': instead(variants.suspensionReviewed),
  'a suspension proposed before it ended': withContext(() => ({ proposal: variants.proposed.context.proposal })),
  'that under review': withContext(({ reviews, suspension }) => ({
    reviews: [...reviews, { case: ids.june, decision: suspension?.reference ?? '', on: '2028-02-01' }],
  })),
  'suspended before, by another record': withContext(() => ({
    suspension: {
      ...(states.suspended as FranchiseSnapshot).context.suspension,
      reference: 'DN-1111-1111-1111',
    } as FranchiseContext['suspension'],
  })),
  'suspended before': withContext(() => ({ suspension: (states.suspended as FranchiseSnapshot).context.suspension })),
};

const ending: Readonly<Record<string, Change>> = {
  'no programme': withFacts({ meetings: [] }),
  'cut-off passed': onDay('2028-02-23'),
  'last day before the cut-off': onDay('2028-02-22'),
  'the later meeting': withData({ meeting: ids.june }),
  'another meeting': withData({ meeting: ids.june }),
  'with a replacement': withData({ replacement: { meeting: ids.june, date: '2028-06-13', cutOff: '2028-05-23' } }),
  'day before the meeting': onDay('2028-03-13'),
  'decides to continue': asData(payloads.decideToContinue),
  'ends without reasons': withData({ reasons: [] }),
  'deferred once': withContext(() => ({ deferrals: 1 })),
  'deferred twice': withContext(() => ({ deferrals: 2 })),
  'to continue': withContext(({ decision }) => ({ decision: decision && { ...decision, outcome: 'continue' as const } })),
  'day before it takes effect': onDay('2028-03-21'),
  'day it takes effect': onDay('2028-03-22'),
  'referred back before': withContext(() => ({ referredBack: true })),
  'notice given': withContext(() => ({ leavesOn: '2028-03-31' })),
  'notice is over': both(
    withContext(() => ({ leavesOn: '2028-01-31' })),
    onDay('2028-02-01'),
  ),
  'last day of the notice': both(
    withContext(() => ({ leavesOn: '2028-03-31' })),
    onDay('2028-03-31'),
  ),
  'notice too short': (situation) => withData({ on: situation.act.on })(situation),
  'sent back, this holder decided it': sentBack('ending', personOf('portfolio-holder')),
  'sent back, another decided it': sentBack('ending', personOf('deputy')),
  'suspension sent back, this holder decided it': sentBack('suspension', personOf('portfolio-holder')),
  'ending reviewed': instead(variants.endingReviewed),
  'sent back': asData(closing('sent-back', [personOf('leader')])),
  'review withdrawn': asData(closing('withdrawn')),
  'about another decision': withData({ decision: 'DN-0000-0000-0000' }),
  'another review': withData({ review: ids.june }),
};

export const named: Readonly<Record<string, Change>> = { ...people, ...given, ...reviewing, ...standing, ...ending, ...coverNamed };
