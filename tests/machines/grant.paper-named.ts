// The named changes about papers (P9) that grant.table.md speaks of.
import type { GrantContext } from '../../machines/grant.context.ts';
import type { GrantFacts } from '../../machines/grant.facts.ts';
import type { OnPaper } from '../../machines/paper.ts';
import type { Situation } from '../support/decision-table.ts';
import { type Change, changesOf, onDay, withData } from '../support/situation-changes.ts';
import { evidenceFor, ordinaryFacts, personOf, variants } from './grant.cases.ts';

const { withContext, withFacts } = changesOf<GrantContext, GrantFacts>();

const formFor = (condition: number) => ({ act: 'submitEvidence', ...evidenceFor(condition) });

/** Evidence on paper in each state: in one that has stopped, for condition 2 and received on its last day. */
const papers: Readonly<Record<string, object>> = {
  running: { received: '2027-02-10', form: formFor(1) },
  'ended-unpaid': { received: '2027-02-20', form: formFor(1) },
};

/** What an organisation sends on paper in a state. */
export const paperFor = (state: string) => ({
  signedBy: personOf('lead'),
  ...(papers[state] ?? { received: '2027-06-30', form: formFor(2) }),
});

const keyer = personOf('second officer');

const keyed = (change: object = {}, by = keyer, expires = '2028-12-31'): Change =>
  withContext((_, { act, snapshot }) => {
    const data = { ...paperFor(snapshot?.state ?? ''), ...change } as unknown as NonNullable<OnPaper['paper']>['data'];
    return { paper: { by, on: act.on, expires, data } };
  });

const taken = (keyedBy: string) =>
  withContext(() => ({
    papers: [
      {
        act: 'submitEvidence',
        received: '2027-02-01',
        on: '2027-02-02',
        keyedBy,
        confirmedBy: personOf('administrator'),
        content: 'unconfirmed',
      },
    ],
  }));

/** Ended with nothing paid, because condition 2 was missed, while the application goes on. */
const endedMissed: Change = (situation) => onDay('2027-08-10')({ ...situation, snapshot: variants.endedOnlyMissed });

/** The named fixtures of this file. */
export const paperNamed: Readonly<Record<string, (situation: Situation) => Situation>> = {
  'paper keyed': keyed(),
  'paper keyed by oneself': (situation) => keyed({}, situation.act.actor.person)(situation),
  'paper keyed, expired': keyed({}, keyer, '2027-02-09'),
  'paper for condition 1 keyed': keyed({ form: formFor(1) }),
  'paper for condition 2 keyed': keyed({ received: '2027-06-30', form: formFor(2) }),
  'time to confirm over': onDay('2029-01-01'),
  'paper for condition 1': withData({ form: formFor(1) }),
  'paper for condition 2': withData({ received: '2027-06-30', form: formFor(2) }),
  'paper for condition 7': withData({ form: formFor(7) }),
  'received on 1 July 2027': withData({ received: '2027-07-01' }),
  'received tomorrow': withData({ received: '2027-02-11' }),
  'received the day before the conditions were set': withData({ received: '2027-01-11' }),
  'signed by a contributor': withData({ signedBy: personOf('contributor') }),
  'signed by somebody else': withData({ signedBy: personOf('nobody') }),
  'signed by somebody who left before': (situation) =>
    withFacts({ members: ordinaryFacts.members.map((one) => ({ ...one, until: '2027-02-09' })) })(situation),
  'the sender belongs to the organisation': (situation) =>
    withFacts({
      members: [...ordinaryFacts.members, { person: situation.act.actor.person, capacity: 'lead', from: '2026-01-01', until: null }],
    })(situation),
  'ended unpaid over condition 2': endedMissed,
  'given up': (situation) => onDay('2027-02-10')({ ...situation, snapshot: variants.gaveUpRunning }),
  'paper taken': (situation) => taken(situation.act.actor.person)(situation),
  'paper taken, keyed by another': taken(keyer),
  'not as it was sent': withData({ correct: false, wrong: 'text:wrong' }),
  'not as it was sent, without saying what': withData({ correct: false }),
};
