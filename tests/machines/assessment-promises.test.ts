import { describe, expect, it } from 'vitest';
import { certificateReference } from '../../machines/certificate-reference.ts';
import { organisation, planLine, standard, states } from './assessment.cases.ts';
import { attempt, claimsFor, concludeAll, effectsOf, refusedBy, send, toValidation, type Walk } from './assessment.walk.ts';

const partly = { claim: 'partly' };
const planFor = (...ids: string[]) => ({ plan: ids.map(planLine) });

describe('G1, G3: what a level asks', () => {
  const asked = (runsHub: boolean, targetLevel: number) => {
    const organisationFact = { runsHub, singleOfficerConfirmedOn: null };
    return send(null, 'lead', 'start', { targetLevel }, { facts: { organisation: organisationFact } }).context.areas;
  };

  it('asks premises, and statements for hubs, only of an organisation that runs a hub', () => {
    expect(Object.keys(asked(false, 1))).toEqual(['governance', 'projects', 'people']);
    expect(asked(true, 1).premises?.statements).toEqual(['premises.1.1']);
    expect(asked(false, 1).people?.statements).toEqual(['people.1.1']);
    expect(asked(true, 1).people?.statements).toEqual(['people.1.1', 'people.1.2']);
  });

  it('asks the required statements of levels 1 to N, and no others', () => {
    expect(asked(false, 1).governance?.statements).toEqual(['governance.1.1', 'governance.1.2']);
    expect(asked(false, 2).governance?.statements).toEqual(['governance.1.1', 'governance.1.2', 'governance.2.1']);
  });
});

describe('G1: a hub recorded while the self-assessment is with the organisation', () => {
  const hub = { facts: { organisation: { runsHub: true, singleOfficerConfirmedOn: null } } };

  it('asks premises before it is submitted, without losing the case, and not again', () => {
    const start = send(null, 'lead', 'start', { targetLevel: 1 });
    const before = send(start, 'contributor', 'prepare', claimsFor(start));
    expect(refusedBy(before, 'signatory', 'submit', {}, hub)).toBe('G1a');
    expect(refusedBy(before, 'contributor', 'prepare', claimsFor(before), hub)).toBe('G4c');
    const asked = {
      claims: [
        ...claimsFor(start).claims,
        ...['people.1.2', 'premises.1.1'].map((statement) => ({ statement, claim: 'met', evidence: [] })),
      ],
    };
    const after = send(before, 'contributor', 'prepare', asked, hub);
    expect(after.context).toMatchObject({ hubStatements: {}, areas: { premises: { statements: ['premises.1.1'], status: 'open' } } });
    const submitted = send(after, 'signatory', 'submit', {}, hub);
    expect(submitted.context.areas.people?.statements).toEqual(['people.1.1', 'people.1.2']);
    expect(submitted.context.changed).toContain('premises.1.1');
  });

  it('opens a concluded area again for what it asks of hubs', () => {
    const plan = send(concludeAll(toValidation({ 'governance.1.1': partly })), 'validator', 'notYetMet', planFor('governance.1.1'));
    const kept = claimsFor(plan).claims.map(({ statement }) => ({ statement, keep: true as const }));
    const claims = [...kept, ...['people.1.2', 'premises.1.1'].map((statement) => ({ statement, claim: 'met', evidence: [] }))];
    const again = send(send(plan, 'contributor', 'prepare', { claims }, hub), 'signatory', 'submit', {}, hub);
    expect(again.context.areas).toMatchObject({
      governance: { status: 'concluded' },
      projects: { status: 'concluded' },
      people: { status: 'open' },
      premises: { status: 'open' },
    });
  });
});

describe('G11: the standard is pinned and findings are carried to a new version', () => {
  const maps = [{ from: 'old.1', to: 'governance.1.1' }];
  const previous = { version: 0, findings: [{ statement: 'old.1', found: 'met' as const }], maps };

  it('keeps the version of the day it started, whatever is in force at submission', () => {
    const walk = toValidation({}, { facts: { standard: { ...standard, version: 3 } } });
    expect(walk.context.standard).toBe(3);
  });

  it('carries a finding to the statement that takes its place when the same claim is made', () => {
    const same = toValidation({}, { facts: { previous } });
    expect(same.context.findings).toEqual({ 'governance.1.1': { found: 'met', by: '', carried: true } });
    const other = toValidation({ 'governance.1.1': partly }, { facts: { previous } });
    expect(other.context.findings).toEqual({});
  });

  it('leaves every area to the validator all the same', () => {
    const walk = toValidation({}, { facts: { previous } });
    expect(Object.values(walk.context.areas).map((area) => area.status)).toEqual(['open', 'open', 'open']);
  });
});

describe('G5, G7: revisions and what carries over', () => {
  const notYetMet = () => {
    const assessed = concludeAll(toValidation({ 'governance.1.1': partly }));
    return send(assessed, 'validator', 'notYetMet', planFor('governance.1.1'));
  };
  const again = (walk: Walk, other: Record<string, Record<string, unknown>>) => {
    const kept = claimsFor(walk).claims.map(({ statement }) => other[statement] ?? { statement, keep: true });
    return send(send(walk, 'contributor', 'prepare', { claims: kept }), 'signatory', 'submit');
  };
  const changed = { 'governance.1.1': { statement: 'governance.1.1', claim: 'met', evidence: [] } };

  it('numbers revisions from 1 and freezes the whole of the claims in each', () => {
    const first = send(
      send(send(null, 'lead', 'start', { targetLevel: 1 }), 'contributor', 'prepare', claimsFor(states.draft as Walk)),
      'signatory',
      'submit',
    );
    expect(effectsOf(first, 'revision')).toMatchObject([{ number: 1, content: { level: 1, standard: 1, claims: first.context.claims } }]);
    expect(effectsOf(again(notYetMet(), changed), 'revision')).toMatchObject([{ number: 2, content: { changed: ['governance.1.1'] } }]);
  });

  it('returns to draft with the plan attached', () => {
    expect(notYetMet()).toMatchObject({ state: 'draft', context: { plan: [planLine('governance.1.1')], lead: null } });
  });

  it('keeps findings on unchanged claims and opens only the areas with changed ones', () => {
    const { areas, findings } = again(notYetMet(), changed).context;
    expect(Object.fromEntries(Object.entries(areas).map(([id, area]) => [id, area.status]))).toEqual({
      governance: 'open',
      projects: 'concluded',
      people: 'concluded',
    });
    expect(Object.keys(findings)).toEqual(['governance.1.2', 'people.1.1', 'projects.1.1', 'projects.1.2']);
  });

  it('signs the level off once the changed area is concluded', () => {
    const resubmitted = send(again(notYetMet(), changed), 'validator', 'takeLead');
    const signed = send(concludeAll(resubmitted), 'validator', 'signOff');
    expect(signed).toMatchObject({ state: 'signed-off', context: { plan: [] } });
  });
});

describe('G9, G10: the clocks of submission and reply', () => {
  it('first response is due 20 working days after submission, bank holidays left out', () => {
    const walk = toValidation({}, { on: '2026-12-18' });
    expect(walk.context.respondBy).toBe('2027-01-20');
  });

  it('the organisation has 10 working days to reply, and its replies stand beside the findings', () => {
    const replying = concludeAll(toValidation(), { 'people.1.1': 'not' });
    expect(replying).toMatchObject({ state: 'replying', context: { replyBy: '2026-06-24' } });
    const replied = send(replying, 'lead', 'reply', { statement: 'people.1.1', text: 'text:reply' });
    expect(replied).toMatchObject({
      state: 'assessed',
      context: { replies: { 'people.1.1': 'text:reply' }, findings: { 'people.1.1': { found: 'not' } } },
    });
  });

  it('a finding changed in the organisation’s favour after its reply counts at sign-off', () => {
    const replying = concludeAll(toValidation(), { 'people.1.1': 'not' });
    const replied = send(replying, 'lead', 'reply', { statement: 'people.1.1', text: 'text:reply' });
    expect(refusedBy(replied, 'validator', 'signOff')).toBe('G3a');
    const better = send(replied, 'validator', 'reconsider', { statement: 'people.1.1', found: 'met', reason: 'text:seen' });
    expect(send(better, 'validator', 'signOff').state).toBe('signed-off');
  });

  it('without differences nothing is waited for', () => {
    expect(concludeAll(toValidation()).state).toBe('assessed');
    expect(concludeAll(toValidation({ 'people.1.1': partly })).state).toBe('assessed');
  });
});

describe('G8: the certificate', () => {
  const hub = '00000000-0000-4000-8000-000000000040';
  const id = 'f3a1c2d4-0000-4000-8000-00ffffffffff';
  const signed = (on: string) => send(concludeAll(toValidation()), 'validator', 'signOff', {}, { on, hub, id });

  it('is valid for 36 months, to the end of the same day of the month', () => {
    expect(effectsOf(signed('2026-01-15'), 'publish')).toEqual([
      {
        do: 'publish',
        register: 'certificate',
        reference: certificateReference(id),
        organisation,
        hub,
        from: '2026-01-15',
        until: '2029-01-15',
        data: { level: 1, standard: 1 },
      },
    ]);
    expect(signed('2028-02-29').context.certificate?.until).toBe('2031-02-28');
  });

  it('is reminded of 12, 3 and 1 months before it runs out, and runs out after its last day', () => {
    expect(effectsOf(signed('2026-05-31'), 'set-deadline').map(({ name, due, fires }) => [name, due, fires])).toEqual([
      ['remindExpiry:12', '2028-05-31', 'on'],
      ['remindExpiry:3', '2029-02-28', 'on'],
      ['remindExpiry:1', '2029-04-30', 'on'],
      ['expire', '2029-05-31', 'after'],
    ]);
  });

  it('says in the reminder how many whole months are left', () => {
    const walk = signed('2026-05-31');
    const left = (on: string) =>
      effectsOf(send(walk, 'system', 'remindExpiry', { name: 'remindExpiry:3', due: on }, { on, facts: { certificates: [] } }), 'letter')[0]
        ?.model.monthsLeft;
    expect([left('2028-05-31'), left('2029-02-28'), left('2029-04-30')]).toEqual([12, 3, 1]);
  });

  it('frees the place of a live self-assessment at that level, which starting took', () => {
    const started = send(null, 'lead', 'start', { targetLevel: 1 });
    expect(effectsOf(started, 'claim')[0]?.key).toBe(`assessment:${organisation}:1`);
    expect(effectsOf(signed('2026-01-15'), 'release')).toEqual([{ do: 'release', key: `assessment:${organisation}:1` }]);
  });
});

describe('refusals say what to do', () => {
  it('names the statements that are left (G4)', () => {
    const result = attempt(states.draft as Walk, 'lead', 'prepare', {
      claims: [{ statement: 'governance.1.1', claim: 'met', evidence: [] }],
    });
    expect(result).toEqual({
      ok: false,
      refusal: {
        rule: 'G4c',
        says: 'There is no claim yet about governance.1.2, people.1.1, projects.1.1, projects.1.2. Make a claim about every statement, then prepare.',
      },
    });
  });

  it('names the day until which an answer is awaited (G6)', () => {
    const result = attempt(states.validating as Walk, 'validator', 'find', { area: 'projects', findings: [] });
    expect(result).toMatchObject({ refusal: { says: expect.stringContaining('until 30 June 2026') } });
  });
});
