// The named fixtures about papers and witnesses (P6, P9): each changes one thing about a situation.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { noticed } from '../../machines/application.corrections.ts';
import type { ApplicationFacts } from '../../machines/application.facts.ts';
import { addDays } from '../../machines/calendar.ts';
import type { OnPaper } from '../../machines/paper.ts';
import type { Situation } from '../support/decision-table.ts';
import { type Change, changesOf, onDay, withActor, withData } from '../support/situation-changes.ts';
import { contentOf, ids, ordinaryFacts, personOf } from './application.cases.ts';

const { withContext, withFacts } = changesOf<ApplicationContext, ApplicationFacts>();

/** The last day on which an organisation could still send something in each state whose time is over. */
const lastDays: Readonly<Record<string, string>> = {
  'lapse-pending': '2027-09-30',
  lapsed: '2027-09-30',
  'offer-lapsed': '2027-01-14',
  'agreement-overdue': '2027-10-29',
};

const acceptance = { act: 'acceptOffer', grant: true };
const submission = { act: 'submit', preparedBy: personOf('contributor'), content: contentOf(4) };
const response = { act: 'respondToCorrection', response: 'text:response' };
const forms: Readonly<Record<string, object>> = {
  offered: acceptance,
  'offer-lapsed': acceptance,
  'agreement-issued': { act: 'signAgreement' },
  'agreement-overdue': { act: 'signAgreement' },
  'with-holder': { act: 'signAgreement' },
  approved: response,
  signed: response,
  declined: response,
};

/** The paper that an organisation sends in a state, received on its last day or on that day. */
export const paperFor = (state: string, on: string) => ({
  received: lastDays[state] ?? on,
  signedBy: personOf('signatory'),
  form: forms[state] ?? submission,
});

const keyer = personOf('franchise-officer');
const second = withActor({ person: ids.reviews[4] ?? '' });

/** A paper keyed by the franchise officer of the case and confirmed by another. */
const keyed = (change: object = {}, by = keyer, expires = '2028-01-31'): Change => {
  const put = withContext((_, { act, snapshot }) => {
    const data = { ...paperFor(snapshot?.state ?? '', act.on), ...change } as unknown as NonNullable<OnPaper['paper']>['data'];
    return { paper: { by, on: act.on, expires, data } };
  });
  return (situation) => put(second(situation));
};

const taken = (change: Partial<OnPaper['papers'][number]> = {}) =>
  withContext(({ submission: sent }) => {
    const received = sent?.on ?? '2026-10-01';
    const paper = { act: 'submit', received, on: received, keyedBy: personOf('franchise-officer'), confirmedBy: ids.otherHub };
    return { papers: [{ ...paper, content: 'unconfirmed', ...change }] };
  });

const submittedOnPaper = (received: string): Change => {
  const put = withContext(({ submission: sent }) => ({ submission: sent ? { ...sent, on: received } : null }));
  return (situation) => taken()(put(situation));
};

const dayAfter = (situation: Situation) => addDays(paperFor(situation.snapshot?.state ?? '', situation.act.on).received, 1);
const signedAlone = (witnessedBy: string | null) =>
  withContext(({ agreement }) => {
    const signed = { by: personOf('signatory'), on: '2027-10-01', needsWitness: true, witnessedBy };
    return { agreement: agreement ? { ...agreement, signed } : null };
  });

const noticeIn = ({ snapshot, act }: Situation) =>
  noticed(snapshot?.context as ApplicationContext)?.notice ?? { on: act.on, until: act.on };

/** A response on paper, received so many days from the last day to respond or from the day of the notice. */
const answered = (day: 'on' | 'until', days: number): Change => {
  return (situation) => withData({ received: addDays(noticeIn(situation)[day], days), form: response })(situation);
};
const answerKeyed = (days: number): Change => {
  return (situation) => keyed({ received: addDays(noticeIn(situation).until, days), form: response })(situation);
};

/** The named fixtures of this file. */
export const paperNamed: Readonly<Record<string, Change>> = {
  'paper keyed': keyed(),
  'paper keyed, received on the last day to sign': keyed({ received: '2027-10-29' }),
  'paper keyed by oneself': (situation) => keyed({}, ids.reviews[4])(situation),
  'paper keyed, expired': keyed({}, keyer, '2026-09-30'),
  'paper keyed a day late': (situation) => keyed({ received: dayAfter(situation) })(situation),
  'received a day late': (situation) => withData({ received: dayAfter(situation) })(situation),
  'received tomorrow': (situation) => withData({ received: addDays(situation.act.on, 1) })(situation),
  'received more than a year ago': (situation) => withData({ received: addDays(situation.act.on, -367) })(situation),
  'received a year ago': (situation) => withData({ received: addDays(situation.act.on, -366) })(situation),
  'received before it could be': withData({ received: '2026-12-16' }),
  'received before it was submitted': withData({ received: '2026-10-07' }),
  'received on the last day to sign': withData({ received: '2027-10-29' }),
  'received after the last day to sign': withData({ received: '2027-10-30' }),
  'received on the first day': withData({ received: '2026-12-17' }),
  'signed by a contributor': withData({ signedBy: personOf('contributor') }),
  'the signatory left before': withFacts({
    members: ordinaryFacts.members.map((one) => (one.capacity === 'signatory' ? { ...one, until: '2026-09-30' } : one)),
  }),
  'the signatory came later': withFacts({
    members: ordinaryFacts.members.map((one) => (one.capacity === 'signatory' ? { ...one, from: '2028-09-30' } : one)),
  }),
  'prepared by the signatory': (situation) => {
    const { form } = paperFor(situation.snapshot?.state ?? '', situation.act.on);
    return withData({ form: { ...form, preparedBy: personOf('signatory') } })(situation);
  },
  'a paper about something else': withData({ form: acceptance }),
  'a response on paper': answered('until', 0),
  'a response received after the notice': answered('until', 1),
  'a response received on the day of the notice': answered('on', 0),
  'a response received before the notice': answered('on', -1),
  'a response keyed': answerKeyed(0),
  'a response keyed that came too late': answerKeyed(1),
  'accepting without the grant': withData({ form: { ...acceptance, grant: false } }),
  'the sender belongs to the organisation': (situation) =>
    withFacts({
      members: [...ordinaryFacts.members, { person: situation.act.actor.person, capacity: 'contributor', from: '2026-01-01', until: null }],
    })(situation),
  'the register knows an interest': withActor({ interests: ['interest'] }),
  'paper taken': taken(),
  'paper taken, keyed by another': taken({ keyedBy: ids.otherHub }),
  'paper taken and confirmed': taken({ content: 'confirmed' }),
  'paper contested': taken({ content: 'contested', keyedBy: ids.otherHub }),
  'not as it was sent': withData({ correct: false, wrong: 'text:wrong' }),
  'not as it was sent, without saying what': withData({ correct: false }),
  'on the last day to confirm': onDay('2028-01-31'),
  'signed by a single officer': signedAlone(null),
  'signed by a single officer, witnessed by oneself': (situation) => signedAlone(situation.act.actor.person)(situation),
  'signed by a single officer, witnessed': signedAlone(personOf('engagement-officer')),
  'last day for the papers': onDay('2026-12-01'),
  'too late for the papers': onDay('2026-12-02'),
  'submitted on paper before the cut-off': submittedOnPaper('2026-11-18'),
  'submitted on paper after the cut-off': submittedOnPaper('2026-11-19'),
};
