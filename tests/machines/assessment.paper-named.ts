// The named changes about papers (P9) that assessment.table.md speaks of.
import type { Area } from '../../machines/assessment.area.ts';
import type { AssessmentContext } from '../../machines/assessment.context.ts';
import type { AssessmentFacts } from '../../machines/assessment.facts.ts';
import { addDays } from '../../machines/calendar.ts';
import type { OnPaper } from '../../machines/paper.ts';
import type { Situation } from '../support/decision-table.ts';
import { type Change, changesOf, onDay, withActor, withData } from '../support/situation-changes.ts';
import { claims, facts, payloads, people, questions, states, today } from './assessment.cases.ts';

const { withContext, withFacts } = changesOf<AssessmentContext, AssessmentFacts>();
const keyer = '00000000-0000-4000-8000-000000000008';

const submission = { act: 'submit', preparedBy: people.contributor, ...(payloads.prepare as object) };
const forms: Readonly<Record<string, object>> = {
  validating: { act: 'answer', ...(payloads.answer as object) },
  replying: { act: 'reply', ...(payloads.reply as object) },
  assessed: { act: 'reply', ...(payloads.reply as object) },
};

/** What an organisation sends on paper in a state, received today. */
export const paperFor = (state: string) => ({ received: today, signedBy: people.signatory, form: forms[state] ?? submission });

const keyed = (change: object = {}, by = keyer, expires = '2026-07-31'): Change =>
  withContext((_, { act, snapshot }) => {
    const data = { ...paperFor(snapshot?.state ?? ''), ...change } as unknown as NonNullable<OnPaper['paper']>['data'];
    return { paper: { by, on: act.on, expires, data } };
  });

const taken = (keyedBy: string) =>
  withContext(() => ({
    papers: [
      { act: 'submit', received: '2026-06-01', on: '2026-06-02', keyedBy, confirmedBy: people.otherValidator, content: 'unconfirmed' },
    ],
  }));

const timeOver: Change = (situation) => {
  const projects = (states.validating.context as AssessmentContext).areas.projects as Area;
  const area: Area = { ...projects, status: 'unanswered', asked: null, passed: questions };
  const put = withContext(({ areas }) => ({ areas: { ...areas, projects: area } }));
  return onDay('2026-07-03')(put(situation));
};

const replyOver: Change = (situation) => {
  const { findings, replyBy } = states.replying.context as AssessmentContext;
  return onDay('2026-06-19')(withContext(() => ({ findings, replyBy }))(situation));
};

const replied: Change = withContext(({ replies }) => ({ replies: { ...replies, 'people.1.1': 'text:reply' } }));

/** The named fixtures of this file. */
export const paperNamed: Readonly<Record<string, (situation: Situation) => Situation>> = {
  'paper keyed': keyed(),
  'paper keyed by oneself': (situation) => keyed({}, situation.act.actor.person)(situation),
  'paper keyed, expired': keyed({}, keyer, '2026-06-09'),
  'paper keyed, received on the last day to answer': keyed({ received: '2026-06-30' }),
  'paper keyed, received the day after': keyed({ received: '2026-07-01' }),
  'paper keyed, received on the last day to reply': keyed({ received: '2026-06-17' }),
  'time to confirm over': onDay('2026-08-01'),
  'received on the last day to answer': withData({ received: '2026-06-30' }),
  'received the day after the last to answer': withData({ received: '2026-07-01' }),
  'received before the questions': withData({ received: '2026-06-01' }),
  'received on the last day to reply': withData({ received: '2026-06-17' }),
  'received the day after the last to reply': withData({ received: '2026-06-18' }),
  'received tomorrow': withData({ received: addDays(today, 1) }),
  'prepared by the signatory': withData({ form: { ...submission, preparedBy: people.signatory } }),
  'signed by a contributor': withData({ signedBy: people.contributor }),
  'the sender belongs to the organisation': (situation) =>
    withFacts({ members: [...facts.members, { person: situation.act.actor.person, capacity: 'lead', from: '2026-01-01', until: null }] })(
      situation,
    ),
  'the register knows an interest': withActor({ interests: ['interest'] }),
  'the time to answer passed': timeOver,
  'the time to reply passed': replyOver,
  'the other reply given': replied,
  'the area concluded': withContext(({ areas }) => ({
    areas: { ...areas, projects: { ...(areas.projects as Area), status: 'concluded', asked: null } },
  })),
  'paper taken': (situation) => taken(situation.act.actor.person)(situation),
  'paper taken, keyed by another': taken(keyer),
  'not as it was sent': withData({ correct: false, wrong: 'text:wrong' }),
  'not as it was sent, without saying what': withData({ correct: false }),
  'the same claims before': withContext(() => ({ claims, revision: 1, submitted: '2026-06-01' })),
};
