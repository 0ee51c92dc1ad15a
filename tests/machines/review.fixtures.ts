// The facts behind the decision table of the review: the ordinary command of each kind, and named changes to it.
import type { ReviewContext, Vote } from '../../machines/review.context.ts';
import type { ReviewableDecision, ReviewFacts } from '../../machines/review.facts.ts';
import { review } from '../../machines/review.ts';
import type { TableFixtures } from '../support/decision-table.ts';
import { type Change, changesOf, onDay, withData } from '../support/situation-changes.ts';
import { actOf, ids, members, ordinaryFacts, paper, people, reference, request, states, undeclared, unseated } from './review.cases.ts';

const days: Readonly<Record<string, string>> = {
  new: '2027-07-12',
  keyed: '2027-07-23',
  late: '2027-08-02',
  appointing: '2027-07-20',
  'hearing-set': '2027-07-22',
  voting: '2027-08-11',
};

const firings: Readonly<Record<string, { readonly on: string; readonly due: string }>> = {
  expirePaper: { on: '2027-08-06', due: '2027-08-05' },
  chaseLate: { on: '2027-08-05', due: '2027-08-04' },
  chaseHearing: { on: '2027-07-26', due: '2027-07-26' },
  chaseHeld: { on: '2027-08-11', due: '2027-08-10' },
  chaseVotes: { on: '2027-08-18', due: '2027-08-17' },
};

const payloads: Readonly<Record<string, unknown>> = {
  request,
  keyPaper: paper,
  confirmPaperContent: { correct: true },
  refuseLate: { reason: 'text:reason' },
  addStatement: { statement: 'text:statement' },
  withdraw: { confirm: true },
  caseEnded: { outcome: 'withdrawn', on: '2027-07-20' },
  appoint: { person: people.thirdHolder, seat: 'portfolio-holder' },
  removeMember: { person: people.secondHolder, reason: 'text:reason' },
  declareInterest: { interest: 'none' },
  setHearing: { date: '2027-08-10' },
  adjourn: { reason: 'text:reason' },
  recordHeld: { present: members.map(({ person }) => person) },
  vote: { vote: 'stands', reasons: 'text:reasons' },
};

const { withContext, withFacts } = changesOf<ReviewContext, ReviewFacts>();
const withInterest: Change = (situation) => {
  const { act } = situation;
  return { ...situation, act: { ...act, actor: { ...act.actor, interests: ['member'] } } };
};
const withDecision = (decision: Partial<ReviewableDecision>) =>
  withFacts({ decisions: ordinaryFacts.decisions.map((one) => (one.reference === reference ? { ...one, ...decision } : one)) });

/** The person to be appointed had that part in the case. */
const theCandidate = (did: 'validated' | 'supported') =>
  withFacts({ candidates: ordinaryFacts.candidates.map((one) => (one.person === people.thirdHolder ? { ...one, did: [did] } : one)) });

/** The votes of the members other than the one who acts. */
const othersVoted = (...votes: readonly Vote['vote'][]) =>
  withContext((context, { act }) => {
    const others = context.panel.filter(({ person }) => person !== act.actor.person);
    const cast = votes.flatMap((vote, index): Vote[] => {
      const other = others[index];
      return other ? [{ person: other.person, vote, reasons: 'text:other', on: '2027-08-11' }] : [];
    });
    return { votes: cast, directions: votes.includes('send-back') ? 'text:directions' : null };
  });

/** The paper was received on that day: the one being keyed, or the one that waits. */
const receivedOn =
  (received: string): Change =>
  (situation) => {
    const waits = withContext(({ paper: one }) => ({ paper: one && { ...one, data: { ...one.data, received } } }))(situation);
    return situation.snapshot ? waits : withData({ received })(situation);
  };

const withForm =
  (change: object): Change =>
  (situation) => {
    const waits = withContext(({ paper: one }) => ({
      paper: one && { ...one, data: { ...one.data, form: { ...one.data.form, ...change } } },
    }))(situation);
    return situation.snapshot ? waits : withData({ form: { ...paper.form, ...change } })(situation);
  };

const taken = (keyedBy: string) =>
  withContext(() => ({
    papers: [{ act: 'request', received: '2027-07-12', on: '2027-07-13', keyedBy, confirmedBy: people.decider, content: 'unconfirmed' }],
  }));
const endedBy = (by: 'withdrawn' | 'agreement-refused') => withDecision({ endedBy: by });

export const fixtures: TableFixtures = {
  workflow: review,
  states,
  ordinary: (state, command, role) => {
    const firing = firings[command];
    const on = firing?.on ?? (command === 'recordHeld' ? '2027-08-10' : (days[state] ?? '2027-08-20'));
    return { data: firing ? { name: command, due: firing.due } : (payloads[command] ?? {}), act: actOf(role, on) };
  },
  named: {
    'keyed by oneself': withContext((context, { act }) => ({ paper: context.paper && { ...context.paper, by: act.actor.person } })),
    'time to confirm over': onDay('2027-08-06'),
    'not yet time': onDay('2027-08-05'),
    'received on the last day': receivedOn('2027-07-20'),
    'received the day after the last': receivedOn('2027-07-21'),
    'received tomorrow': receivedOn('2027-07-13'),
    'keyed two weeks later': onDay('2027-07-26'),
    'keyed with a reason for asking late': withForm({ late: 'text:late' }),
    'keyed for an unknown decision': withForm({ decision: 'DEC-9999' }),
    'signed by somebody else': withData({ signedBy: people.secondCvs }),
    'the sender belongs to the organisation': (situation) =>
      withFacts({
        members: [...ordinaryFacts.members, { person: situation.act.actor.person, capacity: 'lead', from: '2026-01-01', until: null }],
      })(situation),
    'paper taken': (situation) => taken(situation.act.actor.person)(situation),
    'paper taken, keyed by another': taken(people.adviser),
    'not as it was sent': withData({ correct: false, wrong: 'text:wrong' }),
    'not as it was sent, without saying what': withData({ correct: false }),
    'the organisation withdrew': endedBy('withdrawn'),
    'the organisation refused the agreement': endedBy('agreement-refused'),
    'last day to ask': onDay('2027-07-20'),
    'day after the last day': onDay('2027-07-21'),
    'with a reason for asking late': withData({ late: 'text:late' }),
    'unknown decision': withData({ decision: 'DEC-9999' }),
    'decision of another case': withData({ about: ids.other }),
    'another kind of case': withData({ workflow: 'franchise' }),
    'letter not released': withDecision({ reviewBy: null }),
    'made after a remittal': withDecision({ remitted: true }),
    'reviewed before': withDecision({ reviewed: true }),
    'another application live': withFacts({ liveApplications: [ids.about, ids.other] }),
    'no ground': withData({ grounds: [] }),
    'has an interest': withInterest,
    'declares an interest': withData({ interest: 'interest', nature: 'text:nature' }),
    'nobody appointed': withContext(() => ({ panel: unseated.context.panel })),
    'nobody declared': withContext(() => ({ panel: undeclared.context.panel })),
    'a seat free': withContext(({ panel }) => ({ panel: panel.filter(({ person }) => person !== people.secondHolder) })),
    'seat of the CVS representative': withData({ person: people.secondCvs, seat: 'cvs-representative' }),
    'a holder as CVS representative': withData({ seat: 'cvs-representative' }),
    'somebody without the role': withData({ person: people.lead }),
    'the decider': withData({ person: people.decider }),
    'an adviser on the case': withData({ person: people.adviser }),
    'the decider of an earlier stage': withData({ person: people.earlierDecider }),
    'somebody with a standing interest': withData({ person: people.interested }),
    'somebody who stepped down': withContext(() => ({ steppedDown: [{ person: people.thirdHolder, on: '2027-07-15', nature: null }] })),
    'a member already': withData({ person: people['portfolio-holder'] }),
    'not a member': withData({ person: people.thirdHolder }),
    'actor not on the panel': (situation) => {
      const { act } = situation;
      return { ...situation, act: { ...act, actor: { ...act.actor, person: people.adviser } } };
    },
    'somebody who validated': theCandidate('validated'),
    'somebody who supported': theCandidate('supported'),
    'a member validated, as came out': withFacts({
      candidates: ordinaryFacts.candidates.map((one) => (one.person === people.secondHolder ? { ...one, did: ['validated'] } : one)),
    }),
    'agreement refused': withData({ outcome: 'agreement-refused' }),
    'a member left their role': withFacts({
      candidates: ordinaryFacts.candidates.filter(({ person }) => person !== people.secondHolder),
    }),
    'a Saturday': withData({ date: '2027-08-14' }),
    'a bank holiday': withData({ date: '2027-08-30', reason: 'text:later' }),
    'in the past': withData({ date: '2027-07-06' }),
    'soonest date': withData({ date: '2027-08-04' }),
    'too soon': withData({ date: '2027-08-03' }),
    'last date in time': withData({ date: '2027-08-23' }),
    'beyond its time': withData({ date: '2027-08-24' }),
    'with a reason for the delay': withData({ reason: 'text:later' }),
    'day before the hearing': onDay('2027-08-09'),
    'day of the hearing': onDay('2027-08-10'),
    'one absent': withData({ present: members.slice(1).map(({ person }) => person) }),
    'last day to vote': onDay('2027-08-17'),
    'time to hear it over': onDay('2027-09-01'),
    'to send back': withData({ vote: 'send-back' }),
    'with directions': withData({ directions: 'text:directions' }),
    'voted already': withContext((_context, { act }) => ({
      votes: [{ person: act.actor.person, vote: 'stands', reasons: 'text:own', on: '2027-08-11' }],
    })),
    'another voted to send back': othersVoted('send-back'),
    'others split': othersVoted('stands', 'send-back'),
    'others let it stand': othersVoted('stands', 'stands'),
    'others send back': othersVoted('send-back', 'send-back'),
  },
};
