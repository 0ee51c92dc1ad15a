// Whatever people do in whatever order, the chain verifies and money, deadlines and claims are what the accepted commands say.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { deadlinesOfCase } from '../../db/deadlines.ts';
import { addDays } from '../../machines/calendar.ts';
import { londonDate } from '../../machines/london-time.ts';
import { verify } from '../../src/engine/verify.ts';
import { Refusal } from '../../src/errors.ts';
import { advance } from '../../src/jobs/advance.ts';
import { writeCheckpoint } from '../../src/jobs/checkpoint.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { ceiling } from '../support/errand-workflow.ts';

const names = ['due', 'remind:7', 'remind:30'] as const;
const days = fc.integer({ min: 1, max: 40 });
const act = fc.oneof(
  fc.record({ do: fc.constant('pay' as const), pence: fc.integer({ min: 1, max: 4000 }), twice: fc.boolean() }),
  fc.record({
    do: fc.constant('set' as const),
    name: fc.constantFrom(...names),
    days,
    fires: fc.constantFrom('on' as const, 'after' as const),
  }),
  fc.record({ do: fc.constant('clear' as const), name: fc.constantFrom(...names, '*' as const) }),
  fc.record({ do: fc.constant('claim' as const), key: fc.constantFrom('rope', 'lamp') }),
  fc.record({ do: fc.constant('give' as const), key: fc.constantFrom('rope', 'lamp') }),
  fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'finish' as const, 'delegate' as const, 'write' as const) }),
  fc.record({ do: fc.constant('wait' as const), days }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** What ought to be: kept by hand from the commands that were accepted. */
interface Ought {
  state: string;
  paid: number;
  deadlines: Map<string, { due: string; fires: string }>;
  fired: string[];
  claims: Set<string>;
}

describe.each(testDatabases())('any order on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  function payload(step: Exclude<Act, { do: 'wait' }>): object {
    if (step.do === 'pay') return { pence: step.pence };
    if (step.do === 'set') return { name: step.name, due: addDays(londonDate(desk.now), step.days), fires: step.fires };
    if (step.do === 'claim') return { keys: [step.key] };
    if (step.do === 'clear') return { name: step.name };
    if (step.do === 'give') return { key: step.key };
    return step.do === 'write' ? { kind: 'routine', words: 'The reason' } : {};
  }

  async function taken(id: string, step: Exclude<Act, { do: 'wait' }>): Promise<boolean> {
    const said = { id: randomUUID(), case: id };
    try {
      const first = await desk.send(`errand.${step.do}`, payload(step), said);
      if (step.do === 'pay' && step.twice) expect(await desk.send('errand.pay', payload(step), said)).toEqual({ ...first, repeated: true });
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  function remember(ought: Ought, step: Exclude<Act, { do: 'wait' }>) {
    switch (step.do) {
      case 'pay':
        ought.paid += step.pence;
        break;
      case 'set':
        ought.deadlines.set(step.name, { due: addDays(londonDate(desk.now), step.days), fires: step.fires });
        break;
      case 'clear':
        for (const name of step.name === '*' ? names : [step.name]) ought.deadlines.delete(name);
        break;
      case 'claim':
        ought.claims.add(step.key);
        break;
      case 'give':
        ought.claims.delete(step.key);
        break;
      case 'pause':
        ought.state = 'paused';
        break;
      case 'resume':
        ought.state = 'open';
        break;
      case 'finish':
        Object.assign(ought, { state: 'done', deadlines: new Map(), claims: new Set() });
        break;
    }
  }

  async function wait(ought: Ought, howLong: number) {
    const until = Temporal.Instant.from(desk.now)
      .add({ hours: howLong * 24 })
      .toString();
    await advance(desk.bench, desk.now, until);
    desk.now = until;
    const over = [...ought.deadlines]
      .map(([name, { due, fires }]) => ({ name, due, on: fires === 'after' ? addDays(due, 1) : due }))
      .filter(({ on }) => on <= londonDate(until));
    for (const { name, due, on } of over.sort((a, b) => `${a.on}${a.due}${a.name}`.localeCompare(`${b.on}${b.due}${b.name}`))) {
      ought.deadlines.delete(name);
      // A paused errand does not hear its deadlines: they are over all the same.
      if (ought.state === 'open') ought.fired.push(`${name} ${due} ${on}`);
    }
  }

  async function play(steps: readonly Act[]) {
    desk.now = '2027-01-11T10:00:00Z';
    const id = await desk.take();
    const ought: Ought = { state: 'open', paid: 0, deadlines: new Map(), fired: [], claims: new Set() };
    for (const step of steps) {
      if (step.do === 'wait') await wait(ought, step.days);
      else if (await taken(id, step)) remember(ought, step);
      if (ought.paid > 6000) await writeCheckpoint(desk.engine, desk.now);
    }
    const [row] = await desk.db.rows<{ state: string; context: { paid: number; fired: string[] }; claims: string[] }>(
      `select state, context, (select coalesce(json_agg(key order by key), '[]'::json) from claims where case_id = c.id) as claims from cases c where id = $1::uuid`,
      [id],
    );
    const left = (await deadlinesOfCase(desk.db, desk.scheme, id)).map(({ name, due }) => `${name} ${due}`).sort();
    expect(row).toMatchObject({ state: ought.state, claims: [...ought.claims].sort(), context: { paid: ought.paid } });
    expect(ought.paid).toBeLessThanOrEqual(ceiling);
    expect(left).toEqual([...ought.deadlines].map(([name, { due }]) => `${name} ${due}`).sort());
    expect(row?.context.fired).toEqual(ought.fired.map((each) => each.split(' ').slice(0, 2).join(' ')));
    await desk.send('errand.finish', {}, { case: id }).catch(() => undefined);
    for (const table of ['claims', 'deadlines', 'outbox']) await desk.db.rows(`delete from ${table}`);
  }

  it('holds for every story of errands', async () => {
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 18 }), play), { numRuns: 12, endOnFailure: true });
    expect((await verify(desk.engine)).faults).toEqual([]);
    expect(desk.warnings).toEqual([]);
  });
});
