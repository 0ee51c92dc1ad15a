import { describe, expect, it } from 'vitest';
import { people, planLine } from './assessment.cases.ts';
import { claimsFor, concludeAll, effectsOf, refusedBy, send, toValidation, type Walk } from './assessment.walk.ts';

describe('G6: areas are independent', () => {
  const other = { person: people.otherValidator };
  const busy = () => {
    const declared = send(toValidation(), 'validator', 'declareInterest', { interest: 'none' }, other);
    return send(send(declared, 'validator', 'takeArea', { area: 'governance' }), 'validator', 'takeArea', { area: 'projects' }, other);
  };
  const findGovernance = (walk: Walk) =>
    send(walk, 'validator', 'find', { area: 'governance', findings: [{ statement: 'governance.1.1', result: 'agree' }] });
  const askProjects = (walk: Walk) =>
    send(walk, 'validator', 'askForMore', { area: 'projects', statements: [{ statement: 'projects.1.1', question: 'text:q' }] }, other);

  it('comes to the same case whichever of two validators in different areas is first', () => {
    expect(askProjects(findGovernance(busy())).context).toEqual(findGovernance(askProjects(busy())).context);
  });

  it('returns only the area that was asked about', () => {
    const asked = askProjects(busy()).context.areas;
    expect([asked.governance?.status, asked.projects?.status, asked.people?.status]).toEqual(['taken', 'asked', 'open']);
  });

  it('gives 28 days to answer, with reminders 14 and 3 days before, the area in their names', () => {
    expect(effectsOf(askProjects(busy()), 'set-deadline')).toEqual([
      { do: 'set-deadline', name: 'answerDue:projects', due: '2026-07-08', fires: 'after' },
      { do: 'set-deadline', name: 'remindAnswer:projects/14', due: '2026-06-24', fires: 'on' },
      { do: 'set-deadline', name: 'remindAnswer:projects/3', due: '2026-07-05', fires: 'on' },
    ]);
  });

  it('sets no reminder whose day has passed when policy gives less time', () => {
    const walk = send(
      busy(),
      'validator',
      'askForMore',
      { area: 'governance', statements: [{ statement: 'governance.1.1', question: 'text:q' }] },
      { policy: { answerDays: 7 } },
    );
    expect(effectsOf(walk, 'set-deadline').map(({ name }) => name)).toEqual(['answerDue:governance', 'remindAnswer:governance/3']);
  });

  it('R6: keeps the date of questions asked when policy changes', () => {
    const asked = askProjects(busy());
    expect(refusedBy(asked, 'lead', 'answer', answerTo('projects.1.1'), { on: '2026-07-08', policy: { answerDays: 1 } })).toBeNull();
  });

  const answerTo = (statement: string) => ({ area: 'projects', claims: [{ statement, claim: 'met', comment: 'text:more', evidence: [] }] });

  it('unanswered after its last day, the validator finds on what is there, whether or not the timer has fired (R4)', () => {
    const asked = askProjects(busy());
    const find = { area: 'projects', findings: [{ statement: 'projects.1.1', result: 'differ', found: 'not', reason: 'text:r' }] };
    const fired = send(asked, 'system', 'answerDue', { name: 'answerDue:projects', due: '2026-07-08' }, { on: '2026-07-09' });
    expect(fired.context.areas.projects).toMatchObject({ status: 'unanswered', asked: null, validator: people.otherValidator });
    const found = (walk: Walk) => send(walk, 'validator', 'find', find, { ...other, on: '2026-07-09' }).context;
    expect(found(asked)).toEqual(found(fired));
  });

  it('a timer that fires before its day changes nothing', () => {
    const asked = askProjects(busy());
    const early = send(asked, 'system', 'answerDue', { name: 'answerDue:projects', due: '2026-07-08' }, { on: '2026-07-08' });
    expect(early.context).toEqual(asked.context);
  });

  it('an answer drops the finding on a claim it changes, is a revision, and tells what changed', () => {
    const found = send(
      busy(),
      'validator',
      'find',
      {
        area: 'projects',
        findings: [
          { statement: 'projects.1.1', result: 'agree' },
          { statement: 'projects.1.2', result: 'agree' },
        ],
      },
      other,
    );
    const answered = send(askProjects(found), 'lead', 'answer', answerTo('projects.1.1'));
    expect(Object.keys(answered.context.findings)).toEqual(['projects.1.2']);
    expect(answered.context).toMatchObject({ revision: 2, areas: { projects: { status: 'answered', asked: null } } });
    expect(effectsOf(answered, 'revision')).toMatchObject([{ number: 2 }]);
  });

  it('P5: whoever answered is one of the hands that sign nothing off', () => {
    const answered = send(askProjects(busy()), 'lead', 'answer', answerTo('projects.1.1'));
    expect(answered.context.hands).toEqual([people.contributor, people.signatory, people.lead]);
    expect(refusedBy(answered, 'validator', 'concludeArea', { area: 'projects' }, { person: people.lead })).toBe('P5a');
  });

  it('G9: stepping back frees the areas that are not concluded, and the lead', () => {
    const concluded = concludeAll(toValidation(), { 'people.1.1': 'not' });
    const half = send(busy(), 'validator', 'stepBack', {}, other).context;
    expect([half.lead, half.areas.governance?.validator, half.areas.projects?.validator]).toEqual([
      people.validator,
      people.validator,
      null,
    ]);
    const after = send(concluded, 'validator', 'stepBack').context;
    expect([after.lead, after.areas.people?.status, after.areas.people?.validator]).toEqual([null, 'concluded', people.validator]);
  });

  it('P8: an interest opens again what that validator concluded, without their findings, and nothing of anybody else', () => {
    const declared = send(toValidation(), 'validator', 'declareInterest', { interest: 'none' }, other);
    const first = send(declared, 'validator', 'takeArea', { area: 'people' }, other);
    const found = send(first, 'validator', 'find', { area: 'people', findings: [{ statement: 'people.1.1', result: 'agree' }] }, other);
    const assessed = concludeAll(send(found, 'validator', 'concludeArea', { area: 'people' }, other));
    const after = send(assessed, 'validator', 'declareInterest', { interest: 'interest' }, other);
    expect(after.state).toBe('validating');
    expect(
      Object.entries(after.context.areas)
        .map(([id, area]) => `${id} ${area.status}`)
        .sort(),
    ).toEqual(['governance concluded', 'people open', 'projects concluded']);
    expect(after.context.findings['people.1.1']).toBeUndefined();
    expect(after.context.findings['governance.1.1']).toBeDefined();
    expect(after.context.lead).toBe(people.validator);
  });

  it('P8: an interest takes findings with it from areas that others have concluded since, and from nowhere else', () => {
    const declared = send(toValidation(), 'validator', 'declareInterest', { interest: 'none' }, other);
    const first = send(declared, 'validator', 'takeArea', { area: 'people' }, other);
    const found = send(first, 'validator', 'find', { area: 'people', findings: [{ statement: 'people.1.1', result: 'agree' }] }, other);
    let walk = send(send(found, 'validator', 'stepBack', {}, other), 'validator', 'takeArea', { area: 'people' });
    walk = concludeAll(send(walk, 'validator', 'concludeArea', { area: 'people' }));
    expect(walk.state).toBe('assessed');
    const after = send(walk, 'validator', 'declareInterest', { interest: 'interest' }, other);
    expect(after.state).toBe('validating');
    expect(after.context.areas.people).toMatchObject({ status: 'open', validator: null });
    expect(Object.values(after.context.findings).filter(({ by }) => by === people.otherValidator)).toEqual([]);
    expect(Object.keys(after.context.findings)).toHaveLength(4);
  });

  it('G10: a reply answers the finding it was made to, and a new finding can be replied to', () => {
    const replying = concludeAll(toValidation(), { 'people.1.1': 'partly' });
    const replied = send(replying, 'lead', 'reply', { statement: 'people.1.1', text: 'text:reply' });
    let walk = send(replied, 'validator', 'declareInterest', { interest: 'none' }, other);
    walk = send(walk, 'validator', 'declareInterest', { interest: 'interest' });
    walk = send(walk, 'validator', 'takeLead', {}, other);
    walk = concludeAll(walk, { 'people.1.1': 'not' }, other.person);
    expect(walk).toMatchObject({ state: 'replying', context: { replies: {} } });
  });

  it('P5: whoever prepared claims that another prepared again, and whoever replied, is one of the hands', () => {
    const start = send(null, 'lead', 'start', { targetLevel: 1 });
    const twice = send(send(start, 'contributor', 'prepare', claimsFor(start)), 'lead', 'prepare', claimsFor(start));
    expect(twice.context.hands).toEqual([people.contributor, people.lead]);
    const replying = concludeAll(toValidation(), { 'people.1.1': 'partly' });
    expect(send(replying, 'lead', 'reply', { statement: 'people.1.1', text: 'text:reply' }).context.hands).toContain(people.lead);
  });

  it('G9: what a validator holds who is ill or gone is freed by an administrator, so that the case never waits for one person', () => {
    const stuck = busy();
    expect(refusedBy(stuck, 'validator', 'takeLead', {}, other)).toBe('G7a');
    const freed = send(stuck, 'administrator', 'freeWork', { person: people.validator, reason: 'text:ill' });
    expect([freed.context.lead, freed.context.areas.governance?.validator, freed.context.areas.projects?.validator]).toEqual([
      null,
      null,
      people.otherValidator,
    ]);
    expect(send(freed, 'validator', 'takeLead', {}, other).context.lead).toBe(people.otherValidator);
  });

  it('V1: a second validator looks again at what was not found met, with the claims as they are, and the first does not', () => {
    const first = concludeAll(toValidation({ 'people.1.1': { claim: 'partly' } }), {});
    const plan = send(first, 'validator', 'notYetMet', { plan: [planLine('people.1.1')] });
    expect(effectsOf(plan, 'letter').map(({ model }) => model.secondValidatorBy)).toEqual([plan.context.secondBy]);
    expect(plan.context.secondBy).toBe('2026-07-08');
    const asked = send(plan, 'signatory', 'askSecondValidator', { reason: 'text:why' });
    expect(asked).toMatchObject({ state: 'submitted', context: { claims: first.context.claims, plan: [], secondBy: null } });
    expect(Object.values(asked.context.areas).filter(({ status }) => status === 'open')).toHaveLength(1);
    expect(refusedBy(asked, 'validator', 'takeLead')).toBe('V1b');
    const declared = send(asked, 'validator', 'declareInterest', { interest: 'none' }, other);
    const second = concludeAll(send(declared, 'validator', 'takeLead', {}, other), { 'people.1.1': 'met' }, other.person);
    expect(second.context.findings['people.1.1']).toMatchObject({ found: 'met', by: other.person });
  });
});
