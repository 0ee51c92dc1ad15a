// Races, which only a server with several connections can show: each is played with a barrier between read and write.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/engine/command.ts';
import { handleCommand } from '../../src/engine/handle-command.ts';
import { barrier, commandRead } from '../support/barrier.ts';
import { testPostgres } from '../support/database.ts';
import { counts, type Desk, openDesk, refusalOf } from '../support/desk.ts';

const { open } = testPostgres();

describe('races on postgres', () => {
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
  const note = (id: string) => said('errand.note', { words: 'A note' }, { case: id, person: desk.person('lead-barnies') });
  const stateOf = async (id: string) =>
    (
      await desk.db.rows<{ version: number; state: string; context: Record<string, unknown> }>(
        'select version, state, context from cases where id = $1::uuid',
        [id],
      )
    )[0];

  it('facts that moved between read and write are read and judged afresh: now a rule refuses', async () => {
    const [mine, sibling] = [await desk.take(), await desk.take()];
    const held = barrier(desk.db, commandRead);
    const noting = refusalOf(handleCommand({ ...desk.engine, db: held.db }, note(mine)));
    await held.reached;
    await desk.send('errand.pause', {}, { case: sibling });
    held.go();
    expect((await noting).rule).toBe('X1a');
    expect((await stateOf(mine))?.version).toBe(1);
    await desk.send('errand.finish', {}, { case: await resumed(sibling) });
  });

  async function resumed(id: string): Promise<string> {
    await desk.send('errand.resume', {}, { case: id });
    return id;
  }

  it('facts that moved and still allow it: the entry keeps the facts it was judged on', async () => {
    const [mine, sibling] = [await desk.take(), await desk.take()];
    const held = barrier(desk.db, commandRead);
    const command = note(mine);
    const noting = handleCommand({ ...desk.engine, db: held.db }, command);
    await held.reached;
    await desk.send('errand.finish', {}, { case: sibling });
    held.go();
    expect(await noting).toMatchObject({ version: 2, repeated: false });
    expect(held.seen()).toBe(2);
    const [entry] = await desk.db.rows<{ facts: { siblings: { case: string; state: string }[] } }>(
      `select (body::json)->'facts' as facts from journal where entry_id = $1::uuid`,
      [command.id],
    );
    expect(entry?.facts.siblings).toContainEqual({ case: sibling, state: 'done' });
  });

  it('two cases that read one another and are written at once both end, one after the other', async () => {
    const [one, other] = [await desk.take(), await desk.take()];
    for (const _ of [1, 2]) {
      const held = barrier(desk.db, commandRead, 2);
      const both = [one, other].map((id) => handleCommand({ ...desk.engine, db: held.db }, note(id)));
      await held.reached;
      held.go();
      await Promise.all(both);
    }
    expect([(await stateOf(one))?.version, (await stateOf(other))?.version]).toEqual([3, 3]);
  });

  /** Two commands whose first writes missed because `moved` happened in between; both have queued for their rows and are held there. */
  async function queued(commands: readonly Command[], moved: () => Promise<unknown>) {
    const reading = barrier(desk.db, commandRead, commands.length);
    const locked = barrier(reading.db, /for update/, commands.length);
    const answers = Promise.all(commands.map((command) => handleCommand({ ...desk.engine, db: locked.db }, command)));
    await reading.reached;
    await moved();
    reading.go();
    await locked.reached;
    return { answers, go: locked.go };
  }

  it('two that hold their own case and wait for one another’s facts are untied: the one that lost is judged again', async () => {
    const ids = [await desk.take(), await desk.take()];
    const { answers, go } = await queued(ids.map(note), async () => {
      for (const id of ids) await desk.send('errand.pay', { pence: 1 }, { case: id });
    });
    go();
    expect((await answers).map(({ version, repeated }) => [version, repeated])).toEqual([
      [3, false],
      [3, false],
    ]);
  });

  it('who missed once queues for the case: nobody who came later overtakes', async () => {
    const id = await desk.take();
    const first = said('errand.pay', { pence: 1 }, { case: id });
    const { answers, go } = await queued([first], () => desk.send('errand.pay', { pence: 10 }, { case: id }));
    let overtook = false;
    const later = desk.send('errand.pay', { pence: 100 }, { case: id }).then((answer) => {
      overtook = true;
      return answer;
    });
    const waits = async () =>
      (await desk.db.rows(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0;
    while (!overtook && !(await waits()));
    expect(overtook).toBe(false);
    go();
    expect([(await answers)[0]?.version, (await later).version]).toEqual([3, 4]);
  });

  it('three clicks at once are one act, and all get its answer', async () => {
    const id = await desk.take();
    const command = said('errand.pay', { pence: 5 }, { case: id, saw: 1 });
    const held = barrier(desk.db, commandRead, 3);
    const clicks = [1, 2, 3].map(() => handleCommand({ ...desk.engine, db: held.db }, command));
    await held.reached;
    held.go();
    const answers = await Promise.all(clicks);
    expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true, true]);
    expect(new Set(answers.map(({ version, state }) => `${version} ${state}`))).toEqual(new Set(['2 open']));
    expect(await stateOf(id)).toMatchObject({ version: 2, context: { paid: 5 } });
  });

  it('a double click that somebody else’s act overtook is still one act: in the queue, too, the second gets the first answer', async () => {
    const id = await desk.take();
    const command = said('errand.pay', { pence: 5 }, { case: id });
    const held = barrier(desk.db, commandRead, 2);
    const clicks = [1, 2].map(() => handleCommand({ ...desk.engine, db: held.db }, command));
    await held.reached;
    await desk.send('errand.pay', { pence: 100 }, { case: id });
    held.go();
    const answers = await Promise.all(clicks);
    expect(answers.map(({ repeated, version }) => [repeated, version]).sort()).toEqual([
      [false, 3],
      [true, 3],
    ]);
    expect((await stateOf(id))?.context).toMatchObject({ paid: 105 });
  });

  it('one id for two cases at once is one act, and the other is refused (E4)', async () => {
    const [one, other] = [await desk.take(), await desk.take()];
    const command = said('errand.pay', { pence: 5 }, { case: one });
    const held = barrier(desk.db, commandRead, 2);
    const both = [one, other].map((id) =>
      handleCommand({ ...desk.engine, db: held.db }, { ...command, case: id }).then(
        ({ version }) => String(version),
        (error: { rule: string }) => error.rule,
      ),
    );
    await held.reached;
    held.go();
    expect((await Promise.all(both)).sort()).toEqual(['2', 'E4']);
  });

  it('of two who decide on the same version at once, one decides and the other is shown the case as it is (E3)', async () => {
    const id = await desk.take();
    const held = barrier(desk.db, commandRead, 2);
    const before = await counts(desk.db, written);
    const both = ['errand.pause', 'errand.finish'].map((type) =>
      handleCommand({ ...desk.engine, db: held.db }, said(type, {}, { case: id, saw: 1 })).then(
        ({ state }) => state,
        (error: { rule: string; now: { state: string } }) => `${error.rule} ${error.now.state}`,
      ),
    );
    await held.reached;
    held.go();
    const found = (await Promise.all(both)).sort();
    expect([
      ['E3 done', 'done'],
      ['E3 paused', 'paused'],
    ]).toContainEqual(found);
    expect(await counts(desk.db, written)).toEqual({
      ...before,
      journal: (before.journal ?? 0) + 1,
      command_prints: (before.command_prints ?? 0) + 1,
    });
    if (found[1] === 'paused') await resumed(id);
  });

  it('validators in different areas at once both get through', async () => {
    const id = await desk.take();
    const held = barrier(desk.db, commandRead, 2);
    const both = ['north', 'south'].map((side) =>
      handleCommand(
        { ...desk.engine, db: held.db },
        said('errand.check', { side, ok: true }, { case: id, saw: 1, person: desk.person('validator-1') }),
      ),
    );
    await held.reached;
    held.go();
    expect((await Promise.all(both)).map(({ version }) => version).sort()).toEqual([2, 3]);
    expect((await stateOf(id))?.context).toMatchObject({ found: { north: true, south: true } });
  });

  it('twenty payments at once on one case all count, and no one more than the ceiling allows', async () => {
    const id = await desk.take();
    const payments = Array.from({ length: 25 }, () =>
      desk.send('errand.pay', { pence: 500 }, { case: id }).then(
        () => 'paid',
        (error: { rule: string }) => error.rule,
      ),
    );
    const found = await Promise.all(payments);
    expect([found.filter((each) => each === 'paid').length, found.filter((each) => each === 'X3a').length]).toEqual([20, 5]);
    expect(await stateOf(id)).toMatchObject({ version: 21, context: { paid: 10_000 } });
  });
});
