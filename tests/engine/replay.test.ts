// Promises 1 and 2: a journal carries all that its machine needs, and gives the same snapshots on any day and in any time zone.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/engine/canonical-json.ts';
import { verify } from '../../src/engine/verify.ts';
import { registry } from '../../src/engine/workflows.ts';
import { advance } from '../../src/jobs/advance.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { errandRegistry } from '../support/errand-workflow.ts';

interface Folded {
  readonly offset: number;
  readonly today: string;
  readonly astray: string[];
  readonly snapshots: Record<string, { state: string; context: unknown }>;
}

const program = join(import.meta.dirname, '..', 'support', 'fold-journal.ts');

/** Folds an export in a process of its own, under another time zone and on another day. */
function foldedIn(zone: string, exported: object): Folded {
  const output = execFileSync(process.execPath, [program], {
    input: JSON.stringify(exported),
    env: { ...process.env, TZ: zone },
    maxBuffer: 1e8,
  });
  return JSON.parse(output.toString()) as Folded;
}

describe.each(testDatabases())('replay on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = (await openDesk(await open())).with({ ...errandRegistry(), ...registry });
    // Near midnight in London, on both sides of a clock change, and in the far north-east of the calendar.
    for (const now of ['2027-01-11T23:59:59.5Z', '2027-03-28T00:30:00Z', '2027-06-30T22:59:59Z', '2027-06-30T23:00:00Z']) await work(now);
    await realWork();
    await advance(desk.bench, desk.now, '2028-02-29T23:30:00Z');
  });

  async function work(now: string) {
    desk.now = now;
    const id = await desk.take({ due: '2027-10-31' });
    await desk.send('errand.note', { words: 'Ærlig talt – “quoted” 𝔘 \u2028' }, { case: id });
    await desk.send('errand.set', { name: 'remind:7', due: '2027-10-24', fires: 'on' }, { case: id });
    await desk.send('errand.write', { kind: 'adverse', words: 'Why', notBefore: '2027-07-05', tell: true }, { case: id });
    await desk.send('errand.delegate', {}, { case: id });
    await desk.send('errand.revise', { pages: 2 }, { case: id });
  }

  async function realWork() {
    desk.now = '2027-07-01T09:00:00Z';
    const about = { organisation: desk.organisation, hub: desk.hub };
    const administrator = desk.person('administrator');
    const meetings = ['2028-02-15', '2028-05-16', '2028-08-15', '2028-11-14'];
    const ids: string[] = [];
    for (const date of meetings) ids.push((await desk.send('meeting.schedule', { date }, { person: administrator })).case);
    await desk.send('meeting.publish', {}, { case: ids[0] ?? '', person: administrator });
    const started = await desk.send('application.start', {}, { about, person: desk.person('lead-barnies') });
    await desk.send('application.withdraw', {}, { case: started.case, person: desk.person('lead-barnies') });
  }

  it.each(['Pacific/Auckland', 'America/Los_Angeles'])('gives the stored snapshots in %s, on a day in 2041', async (zone) => {
    const policies = await desk.db.rows('select version, data from policies');
    const rows = await desk.db.rows(
      'select case_id, seq, entry_id, kind, command, person, at, body, hash from journal order by case_id, seq',
    );
    const folded = foldedIn(zone, { policies, rows });
    expect([folded.astray, folded.today.slice(0, 4)]).toEqual([[], '2041']);
    if (zone === 'Pacific/Auckland') expect(folded.offset).toBe(-780);
    const cases = await desk.db.rows<{ id: string; state: string; context: unknown }>('select id, state, context from cases');
    expect(cases.length).toBeGreaterThan(12);
    for (const { id, state, context } of cases) expect(canonicalJson(folded.snapshots[id])).toBe(canonicalJson({ state, context }));
  });

  it('covers deadlines, messages, releases and the real workflows, and verifies', async () => {
    const rows = await desk.db.rows<{ command: string }>('select distinct command from journal');
    expect(rows.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['due', 'remind', 'released', 'take', 'publish', 'publishWithYear', 'withdraw']),
    );
    expect((await verify(desk.engine)).faults).toEqual([]);
    expect(desk.warnings).toEqual([]);
  });

  it('notices an effect that would be asked for otherwise, although the snapshot is the same', async () => {
    const body = `jsonb_set((body::jsonb), '{data,due}', '"2027-10-30"')::text`;
    const rows = await desk.db.rows(
      `select case_id, seq, entry_id, kind, command, person, at, ${body} as body, hash from journal where command = 'take' and body like '%"due":"2027-10-31"%' limit 1`,
    );
    const policies = await desk.db.rows('select version, data from policies');
    expect(foldedIn('Europe/London', { policies, rows }).astray).toEqual([
      expect.stringContaining('gives something else than was recorded'),
    ]);
  });
});
