// Promise 12 on the workflows themselves: cases of a played story, open and closed, are taken over by changed machines and go on.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { storedCase } from '../../db/journal.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { canonicalJson } from '../../src/engine/canonical-json.ts';
import { deriveId } from '../../src/engine/derive-id.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { handleCommand } from '../../src/engine/handle-command.ts';
import { migrateCases, rehearse } from '../../src/engine/migrate-cases.ts';
import { labelsOf } from '../../src/engine/step.ts';
import { verify } from '../../src/engine/verify.ts';
import { type Registry, registry } from '../../src/engine/workflows.ts';
import { playStories } from '../../src/stories/play-stories.ts';
import { openRehearsal, type Rehearsal } from '../../src/stories/rehearsal.ts';
import { type PlacedStep, type ReadStory, readStories } from '../../src/stories/story-file.ts';
import { changedRegistry } from '../support/changed-machines.ts';
import { testDatabases } from '../support/database.ts';
import { refusalOf } from '../support/desk.ts';

const seed = join(import.meta.dirname, '..', '..', 'seed', 'stories');
const names = Object.keys(registry);
/** A day on which the two stories have a case of almost every workflow open: a review, a grant that was stopped, the yearly review. */
const MIDDLE = '2027-10-05T12:00:00Z';
const AFTER = '2027-10-05T12:30:00Z';
const renamed = ({ state, context }: Snapshot): Snapshot => {
  const { shelf, ...rest } = context as { shelf?: unknown };
  return { state, context: { ...rest, shelves: shelf ?? null } };
};
const second = changedRegistry(registry, { by: 1, field: 'shelf' });
const third = changedRegistry(registry, { by: 2, field: 'shelves', takeOver: renamed });

describe.each(testDatabases())('a change of every machine, with cases open and closed, on $driver', ({ open }) => {
  let rehearsal: Rehearsal;
  let stories: ReadStory[];
  const played = new Set<PlacedStep>();

  const under = (machines: Registry): Engine => createEngine(rehearsal.bench.engine.db, rehearsal.bench.engine.scheme, machines);
  const casesNow = () =>
    rehearsal.bench.engine.db.rows<{ id: string; workflow: string; state: string; closed: boolean; context: object }>(
      'select id, workflow, state, closed, context from cases order by opened_on, id',
    );
  const personCalled = (name: string) => rehearsal.world.people.find((person) => person.name === name)?.id ?? '';
  const shelve = (engine: Engine, { id, workflow }: { id: string; workflow: string }, at: string) =>
    handleCommand(engine, {
      id: randomUUID(),
      case: id,
      type: `${workflow}.shelve`,
      data: {},
      person: personCalled('Administrator, decision meetings'),
      at,
    });

  beforeAll(async () => {
    stories = readStories(['the-georges.json', 'moss-rose-and-south-park.json'].map((file) => join(seed, file)));
    rehearsal = await openRehearsal(await open(), stories, registry);
    const tell = (told: object) => 'placed' in told && played.add(told.placed as PlacedStep);
    await playStories(rehearsal, stories, (told) => void tell(told), MIDDLE);
    // No hub of these two has been awarded a franchise by then.
    const other = rehearsal.world.hubs.find(({ key }) => key === 'barnies');
    const about = { organisation: other?.organisation ?? '', hub: other?.id ?? '' };
    const application = deriveId('an application');
    const send = (type: string, data: object, to: string, person: string) =>
      handleCommand(rehearsal.bench.engine, { id: deriveId(type), case: to, type, data, person, at: MIDDLE, about });
    await send('application.start', {}, application, personCalled('Lead, Barnies'));
    await send('franchise.open', { application, revision: 1, startsOn: '2027-10-05' }, deriveId('franchise'), 'system');
    rehearsal.now = AFTER;
  }, 120_000);

  it('is rehearsed on a case of each of the seven, and on closed ones, and nothing is written', async () => {
    const cases = await casesNow();
    expect([...new Set(cases.filter(({ closed }) => !closed).map(({ workflow }) => workflow))].sort()).toEqual([...names].sort());
    expect(cases.filter(({ closed }) => closed).length).toBeGreaterThan(2);
    const found = [];
    for await (const each of rehearse(under(second), 'all')) found.push(each);
    expect(found.map((each) => each.case).sort()).toEqual(cases.map(({ id }) => id).sort());
    for (const each of found)
      expect(each).toMatchObject({ differs: null, changes: true, stateGone: false, snapshot: { context: { shelf: null } } });
    expect(await casesNow()).toEqual(cases);
  });

  it.each(names)('a state of “%s” that is no longer there is refused with the case named, and none is touched', async (name) => {
    const one = (await casesNow()).find(({ workflow, closed }) => workflow === name && !closed);
    if (!one) throw new Error(`No case of ${name} is open.`);
    const without = changedRegistry(registry, { by: 1, field: 'shelf', without: { [name]: [one.state] } });
    const engine = under({ ...registry, [name]: without[name] as Registry[string] });
    const inIt = (await casesNow()).filter(({ workflow, state }) => workflow === name && state === one.state).map(({ id }) => id);
    const gone: string[] = [];
    for await (const each of rehearse(engine, 'open')) if (each.stateGone) gone.push(each.case);
    expect(gone.sort()).toEqual(inIt.sort());
    await expect(migrateCases(engine, AFTER)).rejects.toThrow(
      new RegExp(`^Case (${inIt.join('|')}) is in the state “${one.state}”, which “${name}” no longer has$`),
    );
    const migrated = await engine.db.rows("select case_id from journal where kind = 'migrated'");
    expect(migrated).toEqual([]);
  });

  it('writes an entry with the whole new snapshot for each, and the chains hold', async () => {
    const before = await casesNow();
    const engine = under(second);
    expect(await migrateCases(engine, AFTER)).toBe(before.length);
    expect((await verify(engine)).faults).toEqual([]);
    const entries = await engine.db.rows<{ case_id: string; body: string }>("select case_id, body from journal where kind = 'migrated'");
    const written = new Map(
      entries.map(({ case_id, body }) => [case_id, JSON.parse(body) as { snapshot: Snapshot; from: number; machine: number }]),
    );
    for (const { id, workflow, state, closed, context } of before) {
      const version = registry[workflow]?.version ?? 0;
      const entry = written.get(id);
      expect(entry).toMatchObject({ from: version, machine: version + 1 });
      expect(canonicalJson(entry?.snapshot)).toBe(canonicalJson({ state, context: { ...context, shelf: null } }));
      expect(await storedCase(engine.db, engine.scheme, id)).toMatchObject({ state, closed, machine_version: version + 1 });
    }
  });

  it('the new label, the new rule and the new state are there for each of the seven', async () => {
    const engine = under(second);
    for (const name of names) {
      const one = (await casesNow()).find(({ workflow, closed }) => workflow === name && !closed);
      if (!one) throw new Error(`No case of ${name} is open.`);
      expect(labelsOf((second[name] as Registry[string]).workflow, one.state).staff).toMatch(/ \(renamed\)$/);
      expect(await refusalOf(shelve(engine, one, AFTER))).toMatchObject({ rule: 'X9a' });
    }
  });

  it('a field that was renamed once more is taken over out of the entry of the first migration', async () => {
    const before = await casesNow();
    const engine = under(third);
    expect(await migrateCases(engine, AFTER)).toBe(before.length);
    expect((await verify(engine)).faults).toEqual([]);
    for (const { context } of await casesNow()) {
      expect(context).toHaveProperty('shelves', null);
      expect(context).not.toHaveProperty('shelf');
    }
  });

  it('the stories go on to their ends under the changed machines, as written', async () => {
    const rest = stories.map((story) => ({ ...story, steps: story.steps.filter((step) => !played.has(step)) }));
    expect(rest.reduce((sum, { steps }) => sum + steps.length, 0)).toBeGreaterThan(25);
    const later = { ...rehearsal, bench: { ...rehearsal.bench, engine: under(third) } };
    await playStories(later, rest, () => {});
    expect(rehearsal.troubles).toEqual([]);
    const now = later.now;
    const open = (await casesNow()).filter(({ closed }) => !closed);
    for (const name of ['assessment', 'meeting', 'franchise']) {
      const one = open.find(({ workflow }) => workflow === name);
      if (!one) throw new Error(`No case of ${name} is open.`);
      expect((await shelve(later.bench.engine, one, now)).state).toBe('shelved');
    }
    expect((await verify(later.bench.engine)).faults).toEqual([]);
  });
});
