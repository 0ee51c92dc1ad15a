// A seeded scheme on a PostgreSQL of its own with default durability, and as many draft applications as clients.
import { openDb } from '../db/client.ts';
import { addHubs } from '../db/people.ts';
import { instantAtLondon } from '../machines/london-time.ts';
import { planScheme } from '../seed/plan-scheme.ts';
import { seedScheme } from '../seed/seed-scheme.ts';
import { deriveId } from '../src/engine/derive-id.ts';
import { createEngine, type Engine } from '../src/engine/engine.ts';
import { handleCommand } from '../src/engine/handle-command.ts';
import { registry } from '../src/engine/workflows.ts';
import { startCluster } from '../tests/support/postgres-cluster.ts';

/** Where the measurements run. `cases` are draft applications of one organisation, each for a hub of its own. */
export interface BenchWorld {
  readonly engine: Engine;
  readonly url: string;
  readonly lead: string;
  readonly at: string;
  readonly cases: readonly string[];
  close(): Promise<void>;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const week = <T>(value: T) => Object.fromEntries(weekdays.map((day) => [day, value]));
const words = 'We keep a board and a web page of what is on in the town, brought up to date every Monday by two volunteers.';

/** The content of an application, with six texts: about what a small organisation writes. */
export const content = {
  venues: [{ name: 'The hall', kind: 'own', confirmed: true, opening: week([{ from: '09:00', to: '13:00' }]) }],
  bookable: week({ day: true, evening: true }),
  statements: { c: words, d: words, e: words, f: words, g: words },
};

/** Starts the server, seeds the scheme, and opens `count` draft applications. */
export async function openWorld(count: number): Promise<BenchWorld> {
  const given = process.env.BENCH_DATABASE_URL;
  const cluster = given ? { url: given, stop: async () => {} } : await startCluster({ durable: true });
  const db = await openDb({ url: cluster.url, poolSize: 8 });
  const plan = planScheme({ start: '2026-12-01', people: {}, policy: {} });
  await seedScheme(db, plan);
  const engine = createEngine(db, plan.scheme.id, registry);
  const hub = plan.hubs[0];
  const lead = plan.memberships.find((member) => member.capacity === 'lead' && member.organisation === hub?.organisation)?.person;
  if (!hub || !lead) throw new Error('The seeded scheme has no hub with a lead');
  const at = instantAtLondon('2027-02-01', '09:00');
  const cases: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = deriveId(`bench hub ${n}`);
    await addHubs(db, [
      {
        schemeId: plan.scheme.id,
        id,
        organisationId: hub.organisation,
        name: `Hub ${n}`,
        address: hub.address,
        town: hub.town,
        localityId: hub.locality,
        area: `Hub ${n}`,
        priorityArea: false,
      },
    ]);
    const caseId = deriveId(`bench case ${n}`);
    await handleCommand(engine, {
      id: crypto.randomUUID(),
      case: caseId,
      type: 'application.start',
      data: {},
      person: lead,
      at,
      about: { organisation: hub.organisation, hub: id },
    });
    cases.push(caseId);
  }
  const close = async () => {
    await db.close();
    await cluster.stop();
  };
  return { engine, url: cluster.url, lead, at, cases, close };
}
