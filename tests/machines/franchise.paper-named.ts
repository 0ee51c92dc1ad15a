// The named changes about papers (P9) that franchise.table.md speaks of.
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import type { FranchiseFacts } from '../../machines/franchise.facts.ts';
import type { OnPaper } from '../../machines/paper.ts';
import type { Situation } from '../support/decision-table.ts';
import { type Change, changesOf, onDay, withData } from '../support/situation-changes.ts';
import { ordinaryFacts, payloads, personOf } from './franchise.cases.ts';

const { withContext, withFacts } = changesOf<FranchiseContext, FranchiseFacts>();

const form = { act: 'submitReturn', preparedBy: personOf('contributor'), content: payloads.prepareReturn };

/** The annual return on paper in a state: before it is due, or on its last day. */
export const paperFor = (state: string) => ({
  received: state === 'active' ? '2027-11-30' : '2028-01-20',
  signedBy: personOf('signatory'),
  form,
});

const keyer = personOf('administrator');

const keyed = (change: object = {}, by = keyer, expires = '2028-06-30'): Change =>
  withContext((_, { act, snapshot }) => {
    const data = { ...paperFor(snapshot?.state ?? ''), ...change } as unknown as NonNullable<OnPaper['paper']>['data'];
    return { paper: { by, on: act.on, expires, data } };
  });

const taken = (keyedBy: string) =>
  withContext(() => ({
    papers: [
      { act: 'submitReturn', received: '2027-11-30', on: '2027-12-01', keyedBy, confirmedBy: personOf('lead'), content: 'unconfirmed' },
    ],
  }));

/** The named fixtures of this file. */
export const paperNamed: Readonly<Record<string, (situation: Situation) => Situation>> = {
  'paper keyed': keyed(),
  'paper keyed by oneself': (situation) => keyed({}, situation.act.actor.person)(situation),
  'paper keyed, expired': keyed({}, keyer, '2027-11-30'),
  'paper keyed, received the day after the anniversary': keyed({ received: '2028-01-21' }),
  'time to confirm over': onDay('2028-07-01'),
  'received tomorrow': withData({ received: '2027-12-02' }),
  'received before its time': withData({ received: '2027-10-20' }),
  'prepared by the signatory': withData({ form: { ...form, preparedBy: personOf('signatory') } }),
  'signed by a contributor': withData({ signedBy: personOf('contributor') }),
  'the sender belongs to the organisation': (situation) =>
    withFacts({
      members: [...ordinaryFacts.members, { person: situation.act.actor.person, capacity: 'lead', from: '2026-01-01', until: null }],
    })(situation),
  'paper taken': (situation) => taken(situation.act.actor.person)(situation),
  'paper taken, keyed by another': taken(keyer),
  'not as it was sent': withData({ correct: false, wrong: 'text:wrong' }),
  'not as it was sent, without saying what': withData({ correct: false }),
};
