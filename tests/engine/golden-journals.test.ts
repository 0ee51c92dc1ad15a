// Promise 12: journals that earlier machines wrote (tests/engine/golden/) verify under today's and are taken over by them.
// docs/machines.md says when to write the next file, and what to do when this fails.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { storedCase } from '../../db/journal.ts';
import { policySchema } from '../../machines/policy.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import { seedScheme } from '../../seed/seed-scheme.ts';
import { availableActions } from '../../src/engine/available-actions.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { machineFingerprints } from '../../src/engine/machine-fingerprints.ts';
import { migrateCases, rehearse } from '../../src/engine/migrate-cases.ts';
import { verify } from '../../src/engine/verify.ts';
import { type Registry, registry } from '../../src/engine/workflows.ts';
import { tamper, testDatabases } from '../support/database.ts';
import { type GoldenJournals, goldenFiles, loadGolden, readGolden } from '../support/golden-journal.ts';

/**
 * Entries that today's rules would judge otherwise, by file: the case's workflow and the sentence, each with why it is meant. Such a
 * case keeps the snapshot that was recorded.
 */
const judgedOtherwise: Readonly<Record<string, readonly string[]>> = {
  // Its facts hold when the letter was released, and not yet the last day to ask, which is stored with the outcome now (R6).
  'journals-001.json': ['review: “request” now fails: This is not a date: give a real day as year-month-day, like 2027-01-31.'],
};

const plan = planScheme({ start: '2026-10-01', policy: {}, people: {} });
const fingerprints = machineFingerprints(join(import.meta.dirname, '..', '..', 'machines'));
const AT = '2029-01-02T09:00:00Z';

/** Today's machines: of the file's version while their files are the same, of a later one as soon as they are not. */
function todays({ machines }: GoldenJournals): Registry {
  const entries = Object.entries(registry).map(([name, registered]) => {
    const then = machines[name];
    const version = then?.fingerprint === fingerprints[name] ? then?.version : Math.max(registered.version, (then?.version ?? 0) + 1);
    return [name, { ...registered, version: version ?? registered.version }];
  });
  return Object.fromEntries(entries);
}

/** Today's machines as one later version of all. */
function nextOf(machines: Registry): Registry {
  return Object.fromEntries(
    Object.entries(machines).map(([name, registered]) => [name, { ...registered, version: registered.version + 1 }]),
  );
}

describe.each(testDatabases())('golden journals on $driver', ({ open }) => {
  describe.each(goldenFiles())('%s', (file) => {
    const golden = readGolden(file);
    let engine: Engine;
    let later: Engine;
    const of = (machines: Registry, db: Engine['db']): Engine => {
      const made = createEngine(db, golden.scheme, machines);
      for (const { version, data } of golden.policies) made.policies.set(version, policySchema.parse(data));
      return made;
    };
    beforeAll(async () => {
      const db = await open();
      await seedScheme(db, plan);
      await tamper(db, (tx) => loadGolden(tx, golden));
      engine = of(todays(golden), db);
      later = of(nextOf(todays(golden)), db);
    });

    it('has a case of every workflow that there was', () => {
      expect([...new Set(golden.cases.map(({ workflow }) => workflow))].sort()).toEqual(Object.keys(golden.machines).sort());
    });

    it('verifies: every chain, and every fold that the machines still stand for', async () => {
      expect(await verify(engine)).toMatchObject({ faults: [], cases: golden.cases.length, entries: golden.journal.length });
    });

    it('is judged today as it was, or the difference is named here', async () => {
      const differences: string[] = [];
      for await (const { workflow, differs, stateGone } of rehearse(engine, 'all', true)) {
        expect(stateGone).toBe(false);
        if (differs) differences.push(`${workflow}: ${differs.says}`);
      }
      expect(differences).toEqual(judgedOtherwise[file] ?? []);
    });

    it('is taken over by a later version, an entry for each case, and verifies again', async () => {
      expect(await migrateCases(later, AT)).toBe(golden.cases.length);
      expect(await verify(later)).toMatchObject({ faults: [], entries: golden.journal.length + golden.cases.length });
      for (const { id, version, workflow } of golden.cases)
        expect(await storedCase(later.db, later.scheme, id)).toMatchObject({
          version: version + 1,
          machine_version: later.registry[workflow]?.version,
        });
    });

    it('today’s rules can read what was remembered then: each says what can be done', async () => {
      const offices = ['Administrator, decision meetings', 'Franchise Officer 1', 'Validator, CVS 1', 'Portfolio Holder for Communities'];
      const asking = plan.world.people.filter(({ name }) => offices.includes(name));
      expect(asking).toHaveLength(offices.length);
      const can = new Set<string>();
      for (const { id, workflow } of golden.cases)
        for (const { id: person } of asking) {
          const { actions } = await availableActions(later, { case: id, workflow, person, at: AT, mint: randomUUID() });
          for (const { command } of actions) can.add(command);
        }
      expect(can.size).toBeGreaterThan(5);
    });
  });
});
