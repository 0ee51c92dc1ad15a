import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import { seedScheme } from '../../seed/seed-scheme.ts';
import { deriveId } from '../../src/engine/derive-id.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { handleCommand } from '../../src/engine/handle-command.ts';
import { registry } from '../../src/engine/workflows.ts';
import { Refusal } from '../../src/errors.ts';
import type { Bench } from '../../src/jobs/bench.ts';
import { settle } from '../../src/jobs/carry-out.ts';
import { testDatabases } from '../support/database.ts';
import { reviewedWorkflow } from '../support/reviewed-workflow.ts';

const plan = planScheme({
  start: '2026-10-01',
  policy: {},
  people: {
    'Panel holder 1': { roles: ['portfolio-holder'] },
    'Holder who supported': { roles: ['portfolio-holder'], interests: { Barnies: 'supported' } },
    'Validator and representative': { roles: ['validator', 'cvs-representative'] },
    'Panel holder 2': { roles: ['portfolio-holder'] },
    'Holder and member': { roles: ['portfolio-holder'], interests: { Barnies: 'member' } },
  },
});
const idOf = (name: string) => {
  const found = plan.people.find((person) => person.name === name);
  if (!found) throw new Error(`The scheme has no ${name}: ${plan.people.map((person) => person.name).join('; ')}`);
  return found.id;
};
const hub = plan.hubs.find(({ name }) => name.startsWith('Barnies')) ?? plan.hubs[0];
const about = { organisation: hub?.organisation ?? '', hub: hub?.id ?? '' };

const target = deriveId('the case reviewed');
const reference = 'DEC-0001';
const decision = {
  reference,
  kind: 'decision',
  on: '2027-06-15',
  reviewBy: '2027-07-20',
  by: [idOf('Portfolio Holder for Communities')],
  involved: [idOf('Portfolio Holder, deputy for this scheme')],
  remitted: false,
  reviewed: false,
};

/** A certificate of the organisation, from an assessment in which that person found on one statement. */
async function aCertificate(db: Db, from: string, validator: string) {
  const assessment = deriveId('an assessment');
  await db.rows(
    `insert into cases (scheme_id, id, workflow, machine_version, version, state, closed, context, areas, reference, organisation_id, opened_on, changed_at, head)
     values ($1::text, $2::uuid, 'assessment', 1, 1, 'signed-off', true, $3::jsonb, '{}', 'ASS-1', $4::uuid, $5::date, now(), 'head')`,
    [
      plan.scheme.id,
      assessment,
      JSON.stringify({ areas: {}, findings: { G1: { found: 'met', by: idOf(validator) } } }),
      about.organisation,
      from,
    ],
  );
  await db.rows(
    `insert into publications (scheme_id, register, reference, case_id, organisation_id, from_on, until_on, data, entry_id, at)
     values ($1::text, 'certificate', 'GRIPP-1', $2::uuid, $3::uuid, $4::date, '2030-01-03', '{}', $2::uuid, now())`,
    [plan.scheme.id, assessment, about.organisation, from],
  );
}

describe.each(testDatabases())('a review from request to outcome on $driver', ({ open }) => {
  let db: Db;
  let bench: Bench;
  const sentTo: { subject: string; to: string[] }[] = [];
  const warnings: string[] = [];
  let count = 0;

  const send = (day: string, who: string, type: string, caseName: string, data: unknown = {}) => {
    count += 1;
    return handleCommand(bench.engine, {
      id: deriveId(`command ${count}`),
      case: caseName === 'target' ? target : deriveId(caseName),
      type,
      data,
      person: idOf(who),
      at: `${day}T09:00:00Z`,
      about,
    });
  };
  const refused = async (sending: Promise<unknown>) => {
    const error = await sending.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error instanceof Refusal ? error.rule : String(error);
  };
  const contextOf = async (caseId: string) => {
    const [row] = await db.rows<{ context: Record<string, unknown>; parent_id: string | null; state: string }>(
      'select context, parent_id, state from cases where id = $1::uuid',
      [caseId],
    );
    return row;
  };

  const request = {
    about: target,
    workflow: 'sample',
    decision: reference,
    grounds: ['reasons'],
    explanation: 'The reasons do not name the timetable (illustrative).',
  };
  const lead = 'Lead, Barnies';
  const administrator = 'Administrator, decision meetings';

  beforeAll(async () => {
    db = await open();
    await seedScheme(db, plan);
    const sample = { workflow: reviewedWorkflow, version: 1, facts: {} };
    bench = {
      engine: createEngine(db, plan.scheme.id, { ...registry, sample }),
      mailer: {
        send: async ({ subject, to }) => {
          sentTo.push({ subject, to: to.map(({ address }) => address) });
          return { outcome: 'accepted' };
        },
      },
      ...plan.letters,
      warn: (sentence) => warnings.push(sentence),
    };
    await send('2027-06-15', lead, 'sample.decide', 'target', { decisions: [decision] });
  });

  it('V2: opens against the decision that its case keeps, and tells that case', async () => {
    await send('2027-07-12', lead, 'review.request', 'review', request);
    await settle(bench, '2027-07-12T09:00:00Z');
    expect(await contextOf(deriveId('review'))).toMatchObject({ state: 'appointing', parent_id: target });
    expect((await contextOf(target))?.context).toMatchObject({ told: [{ command: 'reviewOpened' }] });
  });

  it('V2: takes no second request, though its case may not have heard of the first yet', async () => {
    expect(await refused(send('2027-07-13', lead, 'review.request', 'second', request))).toBe('E5');
    expect(await refused(send('2027-07-13', lead, 'review.request', 'third', { ...request, decision: 'DEC-0002' }))).toBe('V1a');
  });

  it('P3: knows from the registers who cannot sit', async () => {
    const appoint = (name: string, seat = 'portfolio-holder') =>
      refused(send('2027-07-14', administrator, 'review.appoint', 'review', { person: idOf(name), seat }));
    expect(await appoint('Portfolio Holder for Communities')).toBe('P3a');
    expect(await appoint('Portfolio Holder, deputy for this scheme')).toBe('P3b');
    expect(await appoint('Holder and member')).toBe('P8a');
    expect(await appoint('Holder who supported')).toBe('P3d');
    await aCertificate(db, '2027-01-04', 'Validator and representative');
    expect(await appoint('Validator and representative', 'cvs-representative')).toBe('P3c');
    expect(await appoint(lead)).toBe('V4b');
    expect(await appoint('Panel holder 1', 'cvs-representative')).toBe('V4b');
  });

  it('invites each member by their own address and nobody else', async () => {
    for (const [name, seat] of [
      ['Panel holder 1', 'portfolio-holder'],
      ['Panel holder 2', 'portfolio-holder'],
      ['CVS Representative', 'cvs-representative'],
    ] as const) {
      await send('2027-07-14', administrator, 'review.appoint', 'review', { person: idOf(name), seat });
      await send('2027-07-15', name, 'review.declareInterest', 'review', { interest: 'none' });
    }
    sentTo.length = 0;
    await settle(bench, '2027-07-15T10:00:00Z');
    const addresses = ['Panel holder 1', 'Panel holder 2', 'CVS Representative'].map(
      (name) => plan.people.find((person) => person.name === name)?.email,
    );
    expect(sentTo.filter(({ subject }) => subject.startsWith('You are invited')).map(({ to }) => to)).toEqual(
      addresses.map((one) => [one]),
    );
  });

  it('V5: tells the case the outcome of the three votes, and the organisation the reasons', async () => {
    await send('2027-07-20', administrator, 'review.setHearing', 'review', { date: '2027-08-10' });
    const members = ['Panel holder 1', 'Panel holder 2', 'CVS Representative'];
    await send('2027-08-10', administrator, 'review.recordHeld', 'review', { present: members.map(idOf) });
    for (const name of members) {
      const data = { vote: 'send-back', reasons: 'The timetable was not looked at.', directions: 'Look at the timetable.' };
      await send('2027-08-11', name, 'review.vote', 'review', data);
    }
    sentTo.length = 0;
    await settle(bench, '2027-08-11T12:00:00Z');
    expect(await contextOf(deriveId('review'))).toMatchObject({ state: 'sent-back', parent_id: target });
    const barred = [...members.map(idOf), ...decision.by].sort();
    expect((await contextOf(target))?.context).toMatchObject({
      told: [{ command: 'reviewOpened' }, { command: 'reviewClosed', outcome: 'sent-back', mustNotDecide: barred }],
    });
    const letters = await db.rows<{ kind: string; body_text: string }>(
      "select kind, body_text from letters where kind in ('review-sent-back', 'review-hearing') order by kind",
    );
    expect(letters.map(({ kind }) => kind)).toEqual(['review-hearing', 'review-sent-back']);
    for (const { body_text } of letters) expect(body_text).not.toMatch(/person:|text:|undefined/);
    expect(letters[1]?.body_text).toContain('Look at the timetable.');
    expect(warnings).toEqual([]);
  });

  it('V2, F10: lets one of two simultaneous requests through, and no late one while the hub has another live application', async () => {
    const late = { ...request, decision: 'DEC-0009', late: 'We were away (illustrative).' };
    const other = deriveId('another case');
    count += 1;
    const decisions = ['DEC-0009', 'DEC-0010'].map((each) => ({ ...decision, reference: each }));
    await handleCommand(bench.engine, {
      id: deriveId(`command ${count}`),
      case: other,
      type: 'sample.decide',
      data: { decisions },
      person: idOf(lead),
      at: '2027-06-15T09:00:00Z',
      about,
    });
    // Two people of the organisation ask at the same moment: one review, and a sentence for the other.
    const both = ['one', 'two'].map((name, index) => {
      const who = index === 0 ? lead : 'Signatory, Barnies';
      return refused(send('2027-07-12', who, 'review.request', name, { ...request, decision: 'DEC-0010', about: other }));
    });
    expect((await Promise.all(both)).sort()).toEqual(['E5', 'null']);
    await send('2027-08-12', lead, 'application.start', 'application');
    expect(await refused(send('2027-08-13', lead, 'review.request', 'late', { ...late, about: other }))).toBe('F10a');
  });

  it('H2: the yearly review counts the scheme’s cases and knows its versions', async () => {
    const keep = (day: string, command: string, data: unknown, name = 'yearly') => {
      count += 1;
      const sent = { id: deriveId(`command ${count}`), case: deriveId(name), type: `scheme-review.${command}`, data };
      return handleCommand(bench.engine, { ...sent, person: idOf(administrator), at: `${day}T09:00:00Z` });
    };
    await keep('2027-12-01', 'open', { year: 2027 });
    expect(await refused(keep('2027-12-01', 'open', { year: 2027 }, 'yearly again'))).toBe('E5');
    await keep('2027-12-02', 'recordFindings', { impact: ['More people came (illustrative).'], refresh: ['Fewer forms (illustrative).'] });
    expect(await refused(keep('2027-12-02', 'nameChange', { what: 'standard', version: 9 }))).toBe('H2b');
    await keep('2027-12-02', 'nameChange', { what: 'policy', version: 1 });
    await keep('2027-12-03', 'publish', {});
    const [entry] = await db.rows<{ data: object }>("select data from publications where register = 'review'");
    expect(entry?.data).toMatchObject({
      year: 2027,
      applicationsOpen: 1,
      franchises: 0,
      applications: [],
      changes: [{ what: 'policy', version: 1, from: '2026-10-01' }],
    });
  });
});
