// The cases, payloads and acts behind assessment.table.md. A small standard of four areas stands for the real one.
import { type AssessmentContext, type Claims, emptyAssessment, type Finding } from '../../machines/assessment.context.ts';
import type { AssessmentFacts, StandardFact } from '../../machines/assessment.facts.ts';
import { policySchema } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import type { Act, Snapshot } from '../../machines/workflow.ts';

const numbered = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

export const people = {
  lead: numbered(1),
  contributor: numbered(2),
  signatory: numbered(3),
  validator: numbered(4),
  otherValidator: numbered(5),
} as const;

export const organisation = numbered(20);
export const openApplication = numbered(21);
export const franchise = numbered(22);
export const document = numbered(30);
export const today = '2026-06-10';
export const certificate = { reference: 'CECH-0000-0001', from: today, until: '2029-06-10' };

const statement = (id: string, hubsOnly = false, required = true) => {
  const [area = '', level = ''] = id.split('.');
  return { id, area, level: Number(level), required, hubsOnly };
};

/** Governance, projects and people at two levels, and premises for hubs. */
export const standard: StandardFact = {
  version: 1,
  levels: [1, 2],
  statements: [
    statement('governance.1.1'),
    statement('governance.1.2'),
    statement('governance.1.3', false, false),
    statement('governance.2.1'),
    statement('projects.1.1'),
    statement('projects.1.2'),
    statement('people.1.1'),
    statement('people.1.2', true),
    statement('premises.1.1', true),
  ],
};

export const facts: AssessmentFacts = {
  standard,
  organisation: { runsHub: false, singleOfficerConfirmedOn: null },
  previous: null,
  certificates: [{ level: 1, ...certificate }],
  openApplications: [openApplication],
  franchises: [franchise],
  members: (['lead', 'contributor', 'signatory'] as const).map((capacity) => ({
    person: people[capacity],
    capacity,
    from: '2020-01-01',
    until: null,
  })),
};

export const statements = ['governance.1.1', 'governance.1.2', 'projects.1.1', 'projects.1.2', 'people.1.1'];

export const claims: Claims = Object.fromEntries(statements.map((id) => [id, { claim: 'met', evidence: [{ document }] }]));
const agreed: Finding = { found: 'met', by: people.validator };
export const allMet = Object.fromEntries(statements.map((id) => [id, agreed]));
export const questions = {
  on: '2026-06-02',
  due: '2026-06-30',
  reminders: [14, 3],
  questions: { 'projects.1.1': 'text:question' as const },
};

const area = (ids: string[]) => ({ statements: ids, status: 'open' as const, validator: null, asked: null });
const draft: AssessmentContext = {
  ...emptyAssessment,
  organisation,
  level: 1,
  standard: 1,
  areas: {
    governance: area(['governance.1.1', 'governance.1.2']),
    projects: area(['projects.1.1', 'projects.1.2']),
    people: area(['people.1.1']),
  },
};

const prepared: AssessmentContext = { ...draft, prepared: { by: people.contributor, claims } };

const submitted: AssessmentContext = {
  ...draft,
  claims,
  revision: 1,
  changed: statements,
  submitted: '2026-06-01',
  hands: [people.contributor, people.signatory],
  declarations: { [people.validator]: 'none' },
  respondBy: '2026-06-29',
};

const taken = { validator: people.validator };

/** Governance found on but not concluded, projects asked about, people open. */
const validating: AssessmentContext = {
  ...submitted,
  lead: people.validator,
  areas: {
    governance: { ...area(['governance.1.1', 'governance.1.2']), ...taken, status: 'taken' },
    projects: { ...area(['projects.1.1', 'projects.1.2']), ...taken, status: 'asked', asked: questions },
    people: area(['people.1.1']),
  },
  findings: { 'governance.1.1': agreed, 'governance.1.2': agreed },
};

const concluded = (ids: string[]) => ({ ...area(ids), ...taken, status: 'concluded' as const });
const assessed: AssessmentContext = {
  ...validating,
  areas: {
    governance: concluded(['governance.1.1', 'governance.1.2']),
    projects: concluded(['projects.1.1', 'projects.1.2']),
    people: concluded(['people.1.1']),
  },
  findings: allMet,
  responded: true,
};

const differs: Finding = { found: 'partly', reason: 'text:reason', by: people.validator };
const replying: AssessmentContext = {
  ...assessed,
  findings: { ...allMet, 'governance.1.1': differs, 'people.1.1': { ...differs, found: 'not' } },
  replyBy: '2026-06-17',
};

const signedOff: AssessmentContext = { ...assessed, certificate };

const snapshot = (state: string, context: AssessmentContext): Snapshot => ({ state, context });
export const states = {
  draft: snapshot('draft', draft),
  prepared: snapshot('prepared', prepared),
  submitted: snapshot('submitted', submitted),
  validating: snapshot('validating', validating),
  replying: snapshot('replying', replying),
  assessed: snapshot('assessed', assessed),
  'signed-off': snapshot('signed-off', signedOff),
  expired: snapshot('expired', signedOff),
  withdrawn: snapshot('withdrawn', submitted),
};

const evidence = [{ document }];
const firing = (name: string, due: string) => ({ name, due });

/** Payloads as the machine sees them. */
export const payloads: Readonly<Record<string, unknown>> = {
  start: { targetLevel: 1 },
  prepare: { claims: statements.map((id) => ({ statement: id, claim: 'met', evidence })) },
  submit: {},
  withdraw: {},
  declareInterest: { interest: 'none' },
  askSecondValidator: { reason: 'text:reason' },
  takeLead: {},
  takeArea: { area: 'people' },
  releaseArea: { area: 'governance' },
  stepBack: {},
  freeWork: { person: people.validator, reason: 'text:reason' },
  find: { area: 'governance', findings: [{ statement: 'governance.1.1', result: 'differ', found: 'partly', reason: 'text:reason' }] },
  askForMore: { area: 'governance', statements: [{ statement: 'governance.1.1', question: 'text:question' }] },
  answer: { area: 'projects', claims: [{ statement: 'projects.1.1', claim: 'met', comment: 'text:answer', evidence }] },
  concludeArea: { area: 'governance' },
  reply: { statement: 'governance.1.1', text: 'text:reply' },
  reconsider: { statement: 'governance.1.1', found: 'met', reason: 'text:reason' },
  signOff: {},
  notYetMet: { plan: ['governance.1.1', 'people.1.1'].map(planLine) },
  answerDue: firing('answerDue:projects', '2026-06-30'),
  remindAnswer: firing('remindAnswer:projects/14', '2026-06-16'),
  remindFirstResponse: firing('remindFirstResponse', '2026-06-29'),
  replyDue: firing('replyDue', '2026-06-17'),
  remindExpiry: firing('remindExpiry:3', '2029-03-10'),
  expire: firing('expire', '2029-06-10'),
  confirmPaper: {},
  expirePaper: firing('expirePaper', '2026-07-31'),
  confirmPaperContent: { correct: true },
};

export function planLine(id: string) {
  const words = { action: 'text:action', measure: 'text:measure', owner: 'text:owner', help: 'text:help' } as const;
  return { statement: id, ...words, due: '2026-12-01' };
}

/** The day on which a deadline's command comes; a person's comes today. */
export const days: Readonly<Record<string, string>> = {
  answerDue: '2026-07-01',
  remindAnswer: '2026-06-16',
  remindFirstResponse: '2026-06-29',
  replyDue: '2026-06-18',
  remindExpiry: '2029-03-10',
  expire: '2029-06-11',
};

const persons: Partial<Record<Role, string>> = people;
const policy = policySchema.parse({});

/** An act by one role; the validator is the one who leads the case. */
export function actOf(role: Role, on = today): Act<AssessmentFacts> {
  return {
    id: numbered(99),
    at: `${on}T09:00:00Z`,
    on,
    actor: { person: persons[role] ?? (role === 'system' ? 'system' : numbered(9)), roles: [role], interests: [] },
    subject: { case: numbered(10), organisation },
    facts,
    policy,
  };
}
