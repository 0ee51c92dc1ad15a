import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { readForCommand } from '../../db/command-read.ts';
import { applicationFacts } from '../../db/facts/application.ts';
import type { FactQueries } from '../../db/facts/fact-query.ts';
import { grantFacts } from '../../db/facts/grant.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
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

const plan = planScheme({ start: '2026-10-01', policy: {}, people: { 'Officer, second': { roles: ['franchise-officer'] } } });
const idOf = (name: string) => {
  if (name === 'system') return name;
  const found = plan.people.find((person) => person.name === name);
  if (!found) throw new Error(`The scheme has no ${name}: ${plan.people.map((person) => person.name).join('; ')}`);
  return found.id;
};
const hub = plan.hubs.find(({ name }) => name.startsWith('Barnies')) ?? plan.hubs[0];
const own = { organisation: hub?.organisation ?? '', hub: hub?.id ?? '' };
const lead = 'Lead, Barnies';
const signatory = 'Signatory, Barnies';
const officer = 'Officer, second';
const opening = { application: deriveId('application'), pence: 150_000, deadline: '2027-09-30', criteria: ['e'] };
const bank = { accountName: 'Barnies Trust', sortCode: '12-34-56', accountNumber: '00123498', lastFour: '3498' };

describe.each(testDatabases())('a grant from its opening to its payment on $driver', ({ open }) => {
  let db: Db;
  let bench: Bench;
  let count = 0;

  const send = (day: string, who: string, type: string, data: unknown = {}, caseName = 'grant') => {
    count += 1;
    const sent = { id: deriveId(`command ${count}`), case: deriveId(caseName), type, data };
    return handleCommand(bench.engine, { ...sent, person: idOf(who), at: `${day}T09:00:00Z`, about: own });
  };
  const refused = async (sending: Promise<unknown>) => {
    const error = await sending.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error instanceof Refusal ? { rule: error.rule, says: error.message } : error;
  };
  const contextOf = async () => {
    const [row] = await db.rows<{ context: GrantContext }>('select context from cases where id = $1::uuid', [deriveId('grant')]);
    return row?.context;
  };
  const bodies = (kind: string) => db.rows<{ body_text: string }>('select body_text from letters where kind = $1::text', [kind]);

  beforeAll(async () => {
    db = await open();
    await seedScheme(db, plan);
    bench = {
      engine: createEngine(db, plan.scheme.id, registry),
      mailer: { send: async () => ({ outcome: 'accepted' }) },
      ...plan.letters,
      warn: () => undefined,
    };
    await send('2027-01-04', lead, 'application.start', {}, 'application');
    await send('2027-01-05', 'system', 'grant.open', opening);
    const conditions = [{ criterion: 'e', evidence: 'The receipt for two computers.', due: '2027-06-30' }];
    await send('2027-01-12', officer, 'grant.setConditions', { conditions });
  });

  it('S6: no second grant opens for the hub, and the sentence says why', async () => {
    expect(await refused(send('2027-01-13', 'system', 'grant.open', opening, 'second'))).toMatchObject({
      rule: 'E5',
      says: 'This hub has a start-up grant already, and there is one for each hub.',
    });
  });

  it('E6: names the field and its rule where an amount, a date or bank details are not right', async () => {
    const says = async (type: string, data: unknown, who = lead) =>
      (await refused(send('2027-01-13', who, type, data))) as { says: string };
    expect((await says('grant.requestPayment', { amount: '12.5', purpose: 'Computers' })).says).toMatch(
      /^amount: Enter the amount in pounds/,
    );
    expect((await says('grant.requestPayment', { amount: 12.5, purpose: 'Computers' })).says).toMatch(/^amount: /);
    expect((await says('grant.giveBankDetails', { ...bank, lastFour: '3499' })).says).toMatch(/^lastFour: These are not the last four/);
    expect((await says('grant.giveBankDetails', { ...bank, accountNumber: '123498' })).says).toMatch(/^accountNumber: .* eight digits/);
    expect((await says('grant.giveBankDetails', { ...bank, sortCode: '12345' })).says).toMatch(/^sortCode: .* six digits/);
    const wrong = [{ criterion: 'e', evidence: 'A receipt.', due: '2027-02-30' }];
    expect((await says('grant.setConditions', { conditions: wrong }, officer)).says).toMatch(/^conditions.0.due: Enter the date/);
  });

  it('bank details are nowhere but in the erasable texts, and only four digits are shown (S3)', async () => {
    await send('2027-01-14', lead, 'grant.giveBankDetails', bank);
    expect((await refused(send('2027-01-14', lead, 'grant.checkBankDetails', { correct: true }))) as object).toMatchObject({ rule: 'E2' });
    await send('2027-01-15', signatory, 'grant.checkBankDetails', { correct: true });
    expect((await contextOf())?.bank).toMatchObject({ lastFour: '3498', needsWitness: false, checkedBy: idOf(signatory) });
    for (const table of ['cases', 'journal', 'outbox', 'letters', 'refusals']) {
      const rows = await db.rows<{ n: number }>(
        `select count(*)::int as n from ${table} t where t::text like '%00123498%' or t::text like '%12-34-56%' or t::text like '%Barnies Trust%'`,
      );
      expect(rows, table).toEqual([{ n: 0 }]);
    }
  });

  it('S6: a grant that may yet be paid bars another application for the hub from one, and not its own', async () => {
    const about = { scheme: plan.scheme.id, command: deriveId('reading'), person: idOf(officer), on: '2027-02-01', fired: null, ...own };
    const read = async (name: string) => (await readForCommand(db, { ...about, case: deriveId(name) }, applicationFacts, ['hub'])).facts;
    expect(await read('another application')).toMatchObject({ hub: { grantPaid: true } });
    expect(await read('application')).toMatchObject({ hub: { grantPaid: false } });
  });

  it('S3, S4: pays once the condition is met, and the advice says how much, to which account and under which reference', async () => {
    await send('2027-02-01', lead, 'grant.requestPayment', { amount: '£1,499.50', conditions: [1], purpose: 'Two computers' });
    expect(await refused(send('2027-02-01', lead, 'grant.requestPayment', { amount: '0.51', purpose: 'Cables' }))).toMatchObject({
      rule: 'S3a',
    });
    expect(await refused(send('2027-02-02', officer, 'grant.authorisePayment', { payment: 1 }))).toMatchObject({ rule: 'S3d' });
    await send('2027-02-03', lead, 'grant.submitEvidence', {
      condition: 1,
      words: 'They stand in the hall.',
      links: ['https://barnies.example/pc'],
    });
    await send('2027-02-04', officer, 'grant.recordMet', { condition: 1 });
    await send('2027-02-05', officer, 'grant.authorisePayment', { payment: 1 });
    await send('2027-02-08', officer, 'grant.recordPaid', { payment: 1, reference: 'BACS-0001' });
    await settle(bench, '2027-02-08T10:00:00Z');
    const [advice] = await bodies('grant-payment-advice');
    const words = advice?.body_text.replace(/\s+/g, ' ');
    expect(words).toContain('On 8 February 2027 we paid £1,499.50');
    expect(words).toContain('account ending in 3498, under the reference BACS-0001');
    expect(words).toContain('Not yet paid: £0.50');
    const [set] = await bodies('grant-conditions-set');
    expect(set?.body_text).toContain('On-line access and support or training');
    expect(set?.body_text).toContain('> The receipt for two computers.');
    const all = await db.rows<{ body_text: string }>('select body_text from letters');
    for (const { body_text } of all) expect(body_text).not.toMatch(/text:|person:|undefined/);
  });

  it('S6, V5: an application learns that its hub was granted, and the grant that a review of its application is open', async () => {
    const about = { scheme: plan.scheme.id, command: deriveId('reading'), person: idOf(officer), on: '2027-02-09', fired: null, ...own };
    const read = async (facts: FactQueries, name: string, caseName: string) =>
      (await readForCommand(db, { ...about, case: deriveId(caseName) }, facts, [name])).facts as Record<string, unknown>;
    expect((await read(applicationFacts, 'hub', 'application')).hub).toMatchObject({ grantPaid: true });
    expect(await read(grantFacts, 'openReview', 'grant')).toEqual({ openReview: null });
    expect(await read(grantFacts, 'hubGrant', 'grant')).toEqual({ hubGrant: null });
    expect(await read(grantFacts, 'hubGrant', 'another grant')).toEqual({ hubGrant: deriveId('grant') });
    expect(await read(grantFacts, 'application', 'grant')).toEqual({ application: { deadline: null, outcome: null } });
    await db.rows(
      `insert into cases (scheme_id, id, workflow, machine_version, version, state, closed, context, areas, reference, parent_id, opened_on, changed_at, head)
       values ($1::text, $2::uuid, 'review', 1, 1, 'appointing', false, '{}', '{}', 'REV-1', $3::uuid, '2027-02-09', '2027-02-09T09:00:00Z', 'head')`,
      [plan.scheme.id, deriveId('review'), deriveId('application')],
    );
    expect(await read(grantFacts, 'openReview', 'grant')).toEqual({ openReview: deriveId('review') });
  });

  it('S5: completes with the remainder on record, and the hub stays taken for ever once it was paid', async () => {
    await send('2027-02-09', officer, 'grant.complete');
    expect((await contextOf())?.closed).toEqual({ on: '2027-02-09', unspent: 50, gaveUp: false });
    expect(await refused(send('2028-02-13', 'system', 'grant.open', opening, 'later'))).toMatchObject({ rule: 'E5' });
  });
});
