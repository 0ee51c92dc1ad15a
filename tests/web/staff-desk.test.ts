// What waits for whom on the desks of staff: nothing that is somebody's turn is on no desk, and nothing is on the desk of who cannot do it.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { casesWaiting, type WaitingCase } from '../../db/reads/desk.ts';
import { officeHolders } from '../../db/reads/office-holders.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Role } from '../../machines/roles.ts';
import { availableActions } from '../../src/engine/available-actions.ts';
import { registry } from '../../src/engine/workflows.ts';
import { playStories } from '../../src/stories/play-stories.ts';
import { openRehearsal, type Rehearsal } from '../../src/stories/rehearsal.ts';
import { readStories } from '../../src/stories/story-file.ts';
import type { Turn } from '../../src/web/desk/turn.ts';
import { allTurns, askedOf, turnsFor } from '../../src/web/desk/turns.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { testDatabases, testPglite } from '../support/database.ts';
import { startPlannedSite } from './planned-site.ts';

/** Nobody acts there: a day passes, or a proposal waits, which its deadline says. */
const elsewhere = ['application decided', 'review keyed'];
/** What the matter itself still lacks, as the form says. Everything else on a desk can be done at once. */
const ofTheMatter = ['assessment.signOff G3a', 'meeting.close D6f', 'meeting.publish D1a'];

describe('everything that waits for staff', () => {
  const states = Object.values(registry).flatMap(({ workflow }) =>
    Object.entries(workflow.machine.states).map(([state, { tags }]) => ({ name: `${workflow.name} ${state}`, tags })),
  );
  const turnsIn = new Set(allTurns.flatMap(({ workflow, states: where }) => (where ?? []).map((state) => `${workflow} ${state}`)));

  it('is the turn of somebody, unless a day has to pass or a proposal waits', () => {
    const waiting = states.filter(({ tags }) => tags.includes('waiting-on-staff')).map(({ name }) => name);
    expect(waiting.filter((name) => !turnsIn.has(name))).toEqual(elsewhere);
    expect(waiting.length).toBeGreaterThan(25);
  });

  it.each(allTurns)('$workflow, $says: by a command of those states and those people', ({ workflow, states: where, command, who }) => {
    const found = registry[workflow]?.workflow;
    expect(found?.commands[command]?.who).toEqual(expect.arrayContaining([...who]));
    for (const state of where ?? []) expect(found?.machine.states[state]?.ownEvents).toContain(command);
  });
});

describe.each(testDatabases())('the paths of turns on $driver', ({ open }) => {
  it('are all understood by the database', async () => {
    const db = await open();
    const written = allTurns.flatMap(({ when, by }) => [when, by]).filter((each) => each !== null);
    await expect(db.rows('select p::jsonpath from unnest($1::text[]) p', [written])).resolves.toHaveLength(written.length);
  });
});

describe.each(testDatabases())('the desk of staff who belong to an organisation on $driver', ({ open }) => {
  it('leads to it, and that of others to none', async () => {
    const db = await open();
    const site = await startPlannedSite(db);
    try {
      const [own] = await db.rows<{ id: string; name: string }>('select id, name from organisations order by name limit 1');
      await db.rows(
        `insert into memberships (scheme_id, id, organisation_id, person_id, capacity, from_on)
         values ('cech', gen_random_uuid(), $1::uuid, $2::uuid, 'contributor', '2026-10-05')`,
        [own?.id, site.personId('Franchise Officer 1')],
      );
      const link = `href="${pathTo(paths.organisation, { organisation: own?.id ?? '' })}"`;
      const officer = await site.be('Franchise Officer 1');
      expect(await (await officer.get(paths.desk)).text()).toContain(link);
      expect(await (await (await site.be('Franchise Officer 2')).get(paths.desk)).text()).not.toContain('Your own organisations');
      expect((await officer.get(pathTo(paths.organisation, { organisation: own?.id ?? '' }))).status).toBe(200);
    } finally {
      await site.stop();
    }
  });
});

const some = ['application.confirmComplete', 'application.countersign', 'franchise.decideEnding', 'meeting.close', 'assessment.takeLead'];

describe('the desks while stories are played', () => {
  const { open } = testPglite();
  const folder = join(import.meta.dirname, '../../seed/stories');
  const files = ['the-georges.json', 'rehearsals/franchise-ends.json'].map((file) => join(folder, file));
  /** What was on a desk, and what its person was told who would not have been let in. */
  const seen = new Set<string>();
  const barred = new Set<string>();
  const checked = new Set<string>();

  async function lookAtDesks(rehearsal: Rehearsal): Promise<void> {
    const { engine } = rehearsal.bench;
    const today = londonDate(rehearsal.now);
    const held = new Map<string, Role[]>();
    for (const { person, role } of await officeHolders(engine.db, engine.scheme, today))
      held.set(person, [...(held.get(person) ?? []), role as Role]);
    for (const [person, roles] of held) {
      const turns = turnsFor(roles);
      const key = { scheme: engine.scheme, person, today, most: 20 };
      for (const row of await casesWaiting(engine.db, key, askedOf(turns))) await tryDoor(rehearsal, person, turns[row.n], row);
    }
  }

  /** Whether the person can do what their desk says, after declaring their interests where the desk says that, too. */
  async function tryDoor({ bench, now }: Rehearsal, person: string, turn: Turn | undefined, row: WaitingCase): Promise<void> {
    if (!turn || checked.has(`${person} ${row.n} ${row.id}`)) return;
    checked.add(`${person} ${row.n} ${row.id}`);
    const command = `${turn.workflow}.${turn.command}`;
    seen.add(command);
    const key = { case: row.id, workflow: turn.workflow, person, at: now, mint: crypto.randomUUID() };
    const action = (await availableActions(bench.engine, key)).actions.find((each) => each.command === command);
    const refused = action ? action.refusal?.rule : 'E2';
    const isToDeclare = refused === 'P8a' && row.declared === false;
    if (refused !== undefined && !isToDeclare) barred.add(`${command} ${refused}`);
  }

  beforeAll(async () => {
    const stories = readStories(files);
    const rehearsal = await openRehearsal(await open(), stories, registry);
    let last = '';
    await playStories(rehearsal, stories, async () => {
      if (rehearsal.now !== last) await lookAtDesks(rehearsal);
      last = rehearsal.now;
    });
  }, 120_000);

  it('show what each person can do, and at most a rule of the matter stands against it', () => {
    expect([...barred].filter((each) => !ofTheMatter.includes(each)).sort()).toEqual([]);
  });

  it('show the work of officers, validators, holders and administrators', () => {
    expect([...seen]).toEqual(expect.arrayContaining(some));
    expect(seen.size).toBeGreaterThan(20);
  });
});
