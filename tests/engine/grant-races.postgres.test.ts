// Real races on two connections: one grant for each hub, and no more requested than awarded, whoever comes first (S3, S6).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../../db/client.ts';
import { committedPence } from '../../machines/grant.accounts.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import { seedScheme } from '../../seed/seed-scheme.ts';
import { deriveId } from '../../src/engine/derive-id.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { handleCommand } from '../../src/engine/handle-command.ts';
import { registry } from '../../src/engine/workflows.ts';
import { Refusal } from '../../src/errors.ts';
import { testPostgres, urlOf } from '../support/database.ts';

const plan = planScheme({ start: '2026-10-01', policy: {}, people: { 'Officer, second': { roles: ['franchise-officer'] } } });
const { open } = testPostgres();
const RUNS = 12;
const own = plan.hubs.find(({ name }) => name.startsWith('Barnies'));
const barnies = { organisation: own?.organisation ?? '', hub: own?.id ?? '' };

describe('grants from two processes at once', () => {
  let db: Db;
  let second: Db;
  let engines: Engine[];
  let count = 0;

  beforeAll(async () => {
    db = await open();
    await seedScheme(db, plan);
    second = await openDb({ url: urlOf(db), migrate: false });
    engines = [db, second].map((each) => createEngine(each, plan.scheme.id, registry));
    expect(await send(0, 'application.start', {}, 'application', barnies, 'Lead, Barnies')).toBe('accepted');
  });
  afterAll(() => second.close());

  const idOf = (name: string) => plan.people.find((person) => person.name === name)?.id ?? 'system';
  const send = (at: number, type: string, data: unknown, grant: string, about: { organisation: string; hub: string }, who = 'system') => {
    count += 1;
    const sent = { id: deriveId(`racing ${count}`), case: deriveId(grant), type, data };
    const engine = engines[at % engines.length];
    if (!engine) throw new Error('There is no such process.');
    return handleCommand(engine, { ...sent, person: idOf(who), at: '2027-01-05T09:00:00Z', about }).then(
      () => 'accepted',
      (error: unknown) => {
        if (error instanceof Refusal) return error.rule;
        throw error;
      },
    );
  };
  const opening = { application: deriveId('application'), pence: 150_000, deadline: '2027-09-30', criteria: ['e'] };

  it('S6: of grants that open for one hub at the same moment one is there, and the claim is its own', async () => {
    for (const [index, { id: hub, organisation }] of plan.hubs.entries()) {
      const about = { organisation, hub };
      const name = (run: number) => `grant ${index} ${run}`;
      const race = await Promise.all(Array.from({ length: RUNS }, (_, at) => send(at, 'grant.open', opening, name(at), about)));
      expect(race.toSorted()).toEqual([...Array.from({ length: RUNS - 1 }, () => 'E5'), 'accepted']);
      const [{ n, winner } = { n: 0, winner: '' }] = await db.rows<{ n: number; winner: string }>(
        "select count(*)::int as n, min(id::text) as winner from cases where workflow = 'grant' and hub_id = $1::uuid",
        [hub],
      );
      expect(n).toBe(1);
      const claims = await db.rows('select case_id from claims where key = $1::text', [`grant:${hub}`]);
      expect(claims).toEqual([{ case_id: winner }]);
    }
  });

  it('S3: requests at the same moment never add up to more than the award', async () => {
    const about = barnies;
    const [row] = await db.rows<{ id: string }>("select id from cases where workflow = 'grant' and hub_id = $1::uuid", [about.hub]);
    const winner = Array.from({ length: RUNS }, (_, run) => run).flatMap((run) =>
      plan.hubs.map((_, index) => `grant ${index} ${run}`).filter((name) => deriveId(name) === row?.id),
    )[0];
    const grant = winner ?? '';
    const conditions = [{ criterion: 'e', evidence: 'A receipt.' }];
    expect(await send(0, 'grant.setConditions', { conditions }, grant, about, 'Officer, second')).toBe('accepted');
    const request = { amount: '400', purpose: 'Computers' };
    const asked = await Promise.all(
      Array.from({ length: RUNS }, (_, at) =>
        send(at, 'grant.requestPayment', request, grant, about, at % 3 ? 'Lead, Barnies' : 'Signatory, Barnies'),
      ),
    );
    expect(asked.filter((answer) => answer === 'accepted')).toHaveLength(3);
    const [kept] = await db.rows<{ context: GrantContext }>('select context from cases where id = $1::uuid', [row?.id ?? '']);
    expect(kept && committedPence(kept.context)).toBe(120_000);
  });
});
