// Rivals for what only one may have or do, each race played with a barrier between read and write.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { dueDeadlines } from '../../db/deadlines.ts';
import { handleCommand } from '../../src/engine/handle-command.ts';
import { verify } from '../../src/engine/verify.ts';
import { registry } from '../../src/engine/workflows.ts';
import { writeCheckpoint } from '../../src/jobs/checkpoint.ts';
import { fireDeadline } from '../../src/jobs/fire-deadline.ts';
import { barrier, commandRead } from '../support/barrier.ts';
import { testPostgres } from '../support/database.ts';
import { counts, type Desk, openDesk, refusalOf } from '../support/desk.ts';

const { open } = testPostgres();

describe('rivals on postgres', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  const written = ['cases', 'journal', 'command_prints', 'outbox', 'claims', 'deadlines'] as const;
  const said = (type: string, data: unknown, more: object) => ({
    id: randomUUID(),
    case: randomUUID(),
    person: desk.person('franchise-officer-1'),
    at: desk.now,
    type,
    data,
    ...more,
  });
  const stateOf = async (id: string) =>
    (
      await desk.db.rows<{ version: number; state: string; context: Record<string, unknown> }>(
        'select version, state, context from cases where id = $1::uuid',
        [id],
      )
    )[0];

  it('what must be unique is taken by one of two at once, and the other has its sentence (E5)', async () => {
    const held = barrier(desk.db, commandRead, 2);
    const about = { organisation: desk.organisation, hub: desk.hub };
    const both = [1, 2].map(() =>
      handleCommand(
        { ...desk.engine, db: held.db },
        said('errand.take', { claim: 'boat' }, { about, person: desk.person('lead-barnies') }),
      ).then(
        () => 'taken',
        (error: { rule: string; says: string }) => `${error.rule} ${error.says}`,
      ),
    );
    await held.reached;
    const before = await counts(desk.db, written);
    held.go();
    expect((await Promise.all(both)).sort()).toEqual(['E5 Another errand has the boat. Wait until it is given back.', 'taken']);
    expect(await counts(desk.db, written)).toEqual({
      ...before,
      cases: (before.cases ?? 0) + 1,
      journal: (before.journal ?? 0) + 1,
      command_prints: (before.command_prints ?? 0) + 1,
      claims: (before.claims ?? 0) + 1,
    });
  });

  it('two applications for one hub at once: one is started, and the other is told why not', async () => {
    const real = desk.with(registry);
    const held = barrier(desk.db, commandRead, 2);
    const about = { organisation: desk.organisation, hub: desk.hub };
    const both = ['lead-barnies', 'signatory-barnies'].map((who) =>
      handleCommand({ ...real.engine, db: held.db }, said('application.start', {}, { about, person: desk.person(who) })).then(
        () => 'started',
        (error: { rule: string }) => error.rule,
      ),
    );
    await held.reached;
    held.go();
    expect((await Promise.all(both)).sort()).toEqual(['E5', 'started']);
    const rows = await desk.db.rows(`select hub_id from cases where workflow = 'application'`);
    expect(rows).toEqual([{ hub_id: desk.hub }]);
    expect((await refusalOf(real.send('application.start', {}, { about, person: desk.person('lead-barnies') }))).rule).toMatch(/^F10/);
    expect((await verify(real.engine)).faults.filter(({ says }) => !says.includes('errand'))).toEqual([]);
  });

  describe('a deadline due while an extension commits', () => {
    async function due() {
      const id = await desk.take({ due: '2027-02-01' });
      const rows = await dueDeadlines(desk.db, desk.scheme, '2027-02-02', 99);
      const row = rows.find((each) => each.case_id === id);
      if (!row) throw new Error('There is no deadline');
      const held = barrier(desk.db, commandRead);
      return { id, row, held, bench: { ...desk.bench, engine: { ...desk.engine, db: held.db } } };
    }
    const extension = (id: string, more: object) => said('errand.set', { name: 'due', due: '2027-04-01' }, { case: id, ...more });
    const left = (id: string) => desk.db.rows('select name, due from deadlines where case_id = $1::uuid', [id]);

    it('the extension first: the deadline does not fire, and the new date stands', async () => {
      const { id, row, held, bench } = await due();
      const firing = fireDeadline(bench, row, '2027-02-02T06:00:00Z');
      await held.reached;
      await handleCommand(desk.engine, extension(id, { saw: 1 }));
      held.go();
      await firing;
      expect([(await stateOf(id))?.context.fired, await left(id)]).toEqual([[], [{ name: 'due', due: '2027-04-01' }]]);
    });

    it('the deadline first: it fires, and who wanted to extend is told that the case moved (E3)', async () => {
      const { id, row, held } = await due();
      const extending = refusalOf(handleCommand({ ...desk.engine, db: held.db }, extension(id, { saw: 1 })));
      await held.reached;
      await fireDeadline(desk.bench, row, '2027-02-02T06:00:00Z');
      held.go();
      expect((await extending).rule).toBe('E3');
      expect([(await stateOf(id))?.context.fired, await left(id)]).toEqual([['due 2027-02-01'], []]);
    });
  });

  it('two workers that write a checkpoint at once write one', async () => {
    await desk.take();
    const held = barrier(desk.db, /^select c\.id as case_id, c\.version as seq/, 2);
    const both = [1, 2].map(() => writeCheckpoint({ ...desk.engine, db: held.db }, desk.now));
    await held.reached;
    held.go();
    expect((await Promise.all(both)).sort()).toEqual([1, null]);
    expect(await counts(desk.db, ['checkpoints'])).toEqual({ checkpoints: 1 });
  });
});
