// The named changes to a situation that assessment.table.md speaks of, in its words.
import type { Area } from '../../machines/assessment.area.ts';
import type { AssessmentContext } from '../../machines/assessment.context.ts';
import type { AssessmentFacts } from '../../machines/assessment.facts.ts';
import type { Act } from '../../machines/workflow.ts';
import type { Situation } from '../support/decision-table.ts';
import { allMet, claims, document, people, planLine, questions, today } from './assessment.cases.ts';

type Change = (situation: Situation) => Situation;
type Fields = Record<string, unknown>;

const contextOf = (situation: Situation) => situation.snapshot?.context as AssessmentContext;

function context(change: (context: AssessmentContext, situation: Situation) => Partial<AssessmentContext>): Change {
  return (situation) => {
    const { snapshot } = situation;
    if (snapshot === null) throw new Error('This fixture needs a case.');
    const before = contextOf(situation);
    return { ...situation, snapshot: { state: snapshot.state, context: { ...before, ...change(before, situation) } } };
  };
}

const data =
  (change: (data: Fields) => Fields): Change =>
  (situation) => ({
    ...situation,
    data: { ...(situation.data as Fields), ...change(situation.data as Fields) },
  });

const act =
  (change: (act: Act<AssessmentFacts>) => Partial<Act<AssessmentFacts>>): Change =>
  (situation) => ({
    ...situation,
    act: { ...situation.act, ...change(situation.act as Act<AssessmentFacts>) },
  });

const on = (day: string) => act(() => ({ on: day, at: `${day}T09:00:00Z` }));
const givenFacts = (change: Partial<AssessmentFacts>) => act((before) => ({ facts: { ...before.facts, ...change } }));
const validator = (change: { person?: string; interests?: string[] }) => act((before) => ({ actor: { ...before.actor, ...change } }));

/** Changes the area that the command names. */
const itsArea = (change: Partial<Area>): Change =>
  context(({ areas }, situation) => {
    const id = String((situation.data as Fields).area);
    const area = areas[id];
    if (area === undefined) throw new Error(`There is no area ${id}.`);
    return { areas: { ...areas, [id]: { ...area, ...change } } };
  });

const everyArea = (areas: AssessmentContext['areas'], change: (area: Area) => Partial<Area>) =>
  Object.fromEntries(Object.entries(areas).map(([id, area]) => [id, { ...area, ...change(area) }]));

/** All areas but the one being concluded are concluded, and everything is found met. */
const lastArea = context(({ areas }) => ({
  areas: {
    ...everyArea(areas, () => ({ status: 'concluded', validator: people.validator, asked: null })),
    governance: areas.governance as Area,
  },
  findings: allMet,
}));

/** The first item of a list in the payload, changed. */
const firstOf = (list: string, change: Fields) =>
  data((before) => {
    const [first, ...rest] = before[list] as Fields[];
    return { [list]: [{ ...first, ...change }, ...rest] };
  });

const partly = { found: 'partly', reason: 'text:reason', by: people.validator } as const;
const extra = (id: string) => ({ statement: id, claim: 'met', evidence: [] });
const claimsWith = (change: (sent: Fields[]) => Fields[]) => data((before) => ({ claims: change(before.claims as Fields[]) }));
const planWith = (change: (plan: Fields[]) => Fields[]) => data((before) => ({ plan: change(before.plan as Fields[]) }));
const certificates = (level: number, until: string) =>
  givenFacts({ certificates: [{ reference: 'CECH-0000-0002', level, from: '2028-05-01', until }] });

export const named: Readonly<Record<string, Change>> = {
  'no such level': data(() => ({ targetLevel: 5 })),
  'a foreign statement': claimsWith((sent) => [...sent, extra('premises.1.1')]),
  'a claim twice': claimsWith((sent) => [...sent, ...sent.slice(0, 1)]),
  'a claim missing': claimsWith((sent) => sent.slice(1)),
  'a claim kept': claimsWith((sent) => [...sent.slice(1), { statement: 'governance.1.1', keep: true }]),
  'a hub recorded since': (situation) =>
    context(() => ({ hubStatements: { people: ['people.1.2'], premises: ['premises.1.1'] } }))(
      givenFacts({ organisation: { runsHub: true, singleOfficerConfirmedOn: null } })(situation),
    ),
  'claims about hubs too': claimsWith((sent) => [...sent, extra('people.1.2'), extra('premises.1.1')]),
  'not yet met before': context(({ areas }) => ({
    ...{ claims, revision: 1, submitted: '2026-01-05', respondBy: '2026-02-02', secondBy: '2026-06-20' },
    firstValidators: [people.validator],
    areas: everyArea(areas, () => ({ status: 'concluded', validator: people.validator })),
    findings: { ...allMet, 'governance.1.1': partly },
  })),
  'result before': context(() => ({ firstValidators: [people.validator] })),
  'last day for a second validator': on('2026-06-20'),
  'day after the last for a second validator': on('2026-06-21'),
  'submitted before': context(() => ({ claims, revision: 1, submitted: '2026-01-05', changed: [] })),
  'one claim changed': context(({ prepared }) => ({
    prepared: prepared && { ...prepared, claims: { ...prepared.claims, 'governance.1.1': { claim: 'partly', evidence: [{ document }] } } },
  })),
  'by its preparer': context((_, { act: { actor } }) => ({ prepared: { by: actor.person, claims } })),
  'single officer confirmed': givenFacts({ organisation: { runsHub: false, singleOfficerConfirmedOn: today } }),
  'single officer confirmed tomorrow': givenFacts({ organisation: { runsHub: false, singleOfficerConfirmedOn: '2026-06-11' } }),
  'an interest on record': validator({ interests: ['supported'] }),
  'own submission': context((_, { act: { actor } }) => ({ hands: [actor.person] })),
  'led by the sender': context((_, { act: { actor } }) => ({ lead: actor.person })),
  'an area of the sender': context(({ areas }, { act: { actor } }) => ({
    areas: { ...areas, people: { ...(areas.people as Area), validator: actor.person } },
  })),
  'found by the sender': context(({ findings }, { act: { actor } }) => ({
    findings: { ...findings, 'people.1.1': { found: 'met', by: actor.person } },
  })),
  undeclared: context(() => ({ declarations: {} })),
  'interest declared': context(() => ({ declarations: { [people.validator]: 'interest' } })),
  'declares an interest': data(() => ({ interest: 'interest' })),
  'another validator': (situation) =>
    context(() => ({ declarations: { [people.otherValidator]: 'none' } }))(validator({ person: people.otherValidator })(situation)),
  'frees another': data(() => ({ person: people.otherValidator })),
  'no lead': context(() => ({ lead: null })),
  'leads only': context(({ areas, findings }) => ({
    areas: everyArea(areas, () => ({ validator: people.otherValidator })),
    findings: Object.fromEntries(Object.entries(findings).map(([id, each]) => [id, { ...each, by: people.otherValidator }])),
  })),
  'found in areas of another': context(({ areas }) => ({
    lead: people.otherValidator,
    areas: everyArea(areas, () => ({ validator: people.otherValidator })),
  })),
  'has areas only': context(() => ({ lead: people.otherValidator })),
  'unknown area': data(() => ({ area: 'gardens' })),
  'area of another': itsArea({ status: 'taken', validator: people.otherValidator, asked: null }),
  'area concluded': itsArea({ status: 'concluded', validator: people.validator, asked: null }),
  'area given back while asked': itsArea({ status: 'asked', validator: null, asked: questions }),
  'answer awaited': itsArea({ status: 'asked', asked: questions }),
  'nothing asked': itsArea({ status: 'taken', asked: null }),
  'already answered': context(({ areas }) => ({ areas: everyArea(areas, () => ({ status: 'answered', asked: null })) })),
  'last day to answer': on('2026-06-30'),
  'day after the last to answer': on('2026-07-01'),
  'statement of another area': (situation) => {
    const list = ['claims', 'findings', 'statements'].find((name) => name in (situation.data as Fields)) ?? '';
    return firstOf(list, { statement: 'people.1.1' })(situation);
  },
  'a question left': context(({ areas }) => ({
    areas: { ...areas, projects: { ...(areas.projects as Area), asked: { ...questions, questions: { 'projects.1.2': 'text:question' } } } },
  })),
  'claim changed in it': firstOf('claims', { claim: 'partly' }),
  'one statement twice': data((before) => {
    const list = 'findings' in before ? 'findings' : 'statements';
    return { [list]: [...(before[list] as Fields[]), ...(before[list] as Fields[])] };
  }),
  'found as claimed': firstOf('findings', { found: 'met' }),
  agrees: data(() => ({ findings: [{ statement: 'governance.1.1', result: 'agree' }] })),
  'a finding missing': context(() => ({ findings: {} })),
  'last area': lastArea,
  'last area, one finding differs': (situation) => context(() => ({ findings: { ...allMet, 'people.1.1': partly } }))(lastArea(situation)),
  'reply given': context(() => ({ replies: { 'people.1.1': 'text:reply' } })),
  responded: context(() => ({ responded: true })),
  'an earlier date': data(() => ({ due: '2026-03-02' })),
  'all found met': context(() => ({ findings: allMet })),
  'one difference': context(() => ({ findings: { ...allMet, 'governance.1.1': partly } })),
  'two not met': context(() => ({ findings: { ...allMet, 'governance.1.1': partly, 'people.1.1': { ...partly, found: 'not' } } })),
  'last day to reply': on('2026-06-17'),
  'day after the last to reply': on('2026-06-18'),
  'on what is agreed': data(() => ({ statement: 'projects.1.1' })),
  'no better': data(() => ({ found: 'partly' })),
  'action missing': planWith((plan) => plan.slice(1)),
  'action too many': planWith((plan) => [...plan, planLine('projects.1.1')]),
  'action due today': planWith(([first, ...rest]) => [{ ...first, due: today }, ...rest]),
  'last day of the certificate': on('2029-06-10'),
  'renewed beyond': certificates(1, '2031-05-01'),
  'renewed at a higher level': certificates(2, '2031-05-01'),
  'other certificate ends first': certificates(1, '2029-06-01'),
};
