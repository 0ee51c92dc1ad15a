// npm run bench: commands per second through the whole engine on PostgreSQL with default durability, beside the same rows written by hand.
import { journalOfCase, storedCase } from '../db/journal.ts';
import { handleCommand } from '../src/engine/handle-command.ts';
import { byHand } from './by-hand.ts';
import { measureLetters } from './letters.ts';
import { load, type Measured } from './load.ts';
import { type BenchWorld, content, openWorld } from './world.ts';

const CLIENTS = [1, 8, 32];
const MILLISECONDS = Number(process.env.BENCH_MS ?? 4000);

const say = (line: string) => process.stdout.write(`${line}\n`);
const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(9);

function row(name: string, measured: Measured, yardstick: Measured): void {
  const share = `${Math.round((measured.perSecond / yardstick.perSecond) * 100)} %`.padStart(8);
  say(`  ${name.padEnd(28)}${cell(measured.perSecond)}${cell(measured.p50, 2)}${cell(measured.p99, 2)}${share}`);
}

function prepare(world: BenchWorld, client: number): Promise<unknown> {
  const id = world.cases[client];
  if (id === undefined) throw new Error('Fewer cases than clients');
  return handleCommand(world.engine, {
    id: crypto.randomUUID(),
    case: id,
    type: 'application.prepare',
    data: content,
    person: world.lead,
    at: world.at,
  });
}

async function sampleRows(world: BenchWorld) {
  await prepare(world, 0);
  const id = world.cases[0] ?? '';
  const entry = (await journalOfCase(world.engine.db, world.engine.scheme, id)).at(-1);
  const stored = await storedCase(world.engine.db, world.engine.scheme, id);
  const texts = Array.from({ length: 6 }, () => ({ ref: '', salt: 'sixteen bytes of salt.', body: content.statements.c }));
  return { scheme: world.engine.scheme, context: JSON.stringify(stored?.context), body: entry?.body ?? '', texts };
}

async function compare(world: BenchWorld, clients: number): Promise<void> {
  const hand = byHand(world.url, await sampleRows(world));
  const caseOf = (client: number) => world.cases[client] ?? '';
  const engine = await load(clients, MILLISECONDS, async (client) => void (await prepare(world, client)));
  const two = await load(clients, MILLISECONDS, (client) => hand.twice(caseOf(client)));
  const versions = await Promise.all(world.cases.map((id) => hand.versionOf(id)));
  const one = await load(clients, MILLISECONDS, (client) => {
    const version = (versions[client] ?? 0) + 1;
    versions[client] = version;
    return hand.once(caseOf(client), version);
  });
  await hand.close();
  say(`\n${clients} concurrent case${clients === 1 ? '' : 's'}              per second  p50 ms   p99 ms  of two`);
  row('the engine', engine, two);
  row('by hand, two round trips', two, two);
  row('by hand, one round trip', one, two);
}

const world = await openWorld(Math.max(...CLIENTS));
try {
  say('One command: application.prepare (six texts). PostgreSQL with default durability, 8 connections each.');
  for (const clients of CLIENTS) {
    // Once to warm caches and plans, then measured.
    await load(clients, 500, async (client) => void (await prepare(world, client)));
    await compare(world, clients);
  }
  await measureLetters(say);
} finally {
  await world.close();
}
