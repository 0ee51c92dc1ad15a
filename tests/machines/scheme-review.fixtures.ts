// The facts behind the decision table of the scheme's yearly review. Dates, counts and ids are illustrative, ours to be replaced.
import { policySchema } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import type { SchemeReviewContext, SchemeReviewFacts } from '../../machines/scheme-review.context.ts';
import { schemeReview } from '../../machines/scheme-review.ts';
import type { Act, Snapshot } from '../../machines/workflow.ts';
import type { Situation, TableFixtures } from '../support/decision-table.ts';

const idOf = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;

export const caseId = idOf('5c');
export const officer = idOf('ad');

export const ordinaryFacts: SchemeReviewFacts = {
  figures: {
    franchises: 6,
    applicationsOpen: 2,
    applications: [
      { outcome: 'awarded', count: 3 },
      { outcome: 'declined', count: 1 },
    ],
  },
  versions: {
    policy: [
      { version: 1, from: '2026-09-01' },
      { version: 2, from: '2028-04-01' },
    ],
    standard: [{ version: 1, from: '2026-09-01' }],
  },
  nextOpened: false,
};

const opened: SchemeReviewContext = {
  year: 2027,
  openedOn: '2028-01-10',
  findings: null,
  changes: [],
  figures: null,
  publishedOn: null,
  closedOn: null,
};
const findings = { on: '2028-02-07', by: officer, impact: ['text:impact'], refresh: ['text:refresh'] } as const;
const found: SchemeReviewContext = { ...opened, findings };
const published: SchemeReviewContext = { ...found, figures: ordinaryFacts.figures, publishedOn: '2028-02-14' };

/** A yearly review in every state. The open one has its findings. */
export const states = {
  open: { state: 'open', context: found },
  published: { state: 'published', context: published },
  closed: { state: 'closed', context: { ...published, closedOn: '2028-04-03' } },
} as const satisfies Readonly<Record<string, Snapshot<SchemeReviewContext>>>;

const payloads: Readonly<Record<string, unknown>> = {
  open: { year: 2027 },
  recordFindings: { impact: ['text:impact'], refresh: ['text:refresh', 'text:refresh-2'] },
  nameChange: { what: 'policy', version: 2 },
  remindPublish: { name: 'remindPublish', due: '2028-04-10' },
  remindNext: { name: 'remindNext', due: '2029-01-10' },
};

const dates: Readonly<Record<string, string>> = {
  open: '2028-01-10',
  close: '2028-04-03',
  remindPublish: '2028-04-11',
  remindNext: '2029-01-10',
};

/** An act by a role on a date. */
export function actOf(role: Role, on: string, facts: SchemeReviewFacts = ordinaryFacts): Act<SchemeReviewFacts> {
  return {
    id: idOf('f1'),
    at: `${on}T10:00:00Z`,
    on,
    actor: { person: role === 'system' ? 'system' : officer, roles: [role], interests: [] },
    subject: { case: caseId },
    facts,
    policy: policySchema.parse({}),
  };
}

const withData = (data: object) => (situation: Situation) => ({ ...situation, data: { ...(situation.data as object), ...data } });
const withContext = (context: Partial<SchemeReviewContext>) => (situation: Situation) => {
  const { snapshot } = situation;
  return snapshot
    ? { ...situation, snapshot: { ...snapshot, context: { ...(snapshot.context as SchemeReviewContext), ...context } } }
    : situation;
};
const change = { what: 'policy', version: 2, from: '2028-04-01' } as const;

export const fixtures: TableFixtures = {
  workflow: schemeReview,
  states,
  ordinary: (_state, command, role) => ({ data: payloads[command] ?? {}, act: actOf(role, dates[command] ?? '2028-02-14') }),
  named: {
    'this year': withData({ year: 2028 }),
    'next year': withData({ year: 2029 }),
    'two years back': withData({ year: 2026 }),
    'nothing found': withContext({ findings: null }),
    'no such version': withData({ version: 9 }),
    'the standard': withData({ what: 'standard', version: 1 }),
    'no such version of the standard': withData({ what: 'standard' }),
    'named before': withContext({ changes: [change] }),
    'another named before': withContext({
      changes: [
        { ...change, version: 1 },
        { ...change, what: 'standard' },
      ],
    }),
    'the next is opened': (situation) => ({ ...situation, act: { ...situation.act, facts: { ...ordinaryFacts, nextOpened: true } } }),
  },
};
