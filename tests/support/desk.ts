// A desk at which tests send commands: a seeded scheme, its people, an engine, and workers whose letters are kept instead of posted.
import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/client.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import { seedScheme } from '../../seed/seed-scheme.ts';
import type { Command } from '../../src/engine/command.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { handleCommand } from '../../src/engine/handle-command.ts';
import type { Answer } from '../../src/engine/judge.ts';
import type { Registry } from '../../src/engine/workflows.ts';
import { Refusal } from '../../src/errors.ts';
import type { Bench } from '../../src/jobs/bench.ts';
import type { OutgoingLetter, SendResult } from '../../src/letters/mail.ts';
import { errandRegistry } from './errand-workflow.ts';

/** What a test may say of a command beside its type and payload; what it does not say is usual. */
export type Said = Partial<Omit<Command, 'type' | 'data'>>;

export interface Desk {
  readonly db: Db;
  readonly scheme: string;
  readonly engine: Engine;
  readonly bench: Bench;
  /** Every letter that the mail server was given. */
  readonly mail: OutgoingLetter[];
  readonly warnings: string[];
  /** The time at the desk; tests move it. */
  now: string;
  /** What the mail server answers; null makes it fail as if the process had died. */
  post: (letter: OutgoingLetter) => SendResult | null;
  readonly organisation: string;
  readonly hub: string;
  /** A person's id by the scheme's key: 'lead-barnies', 'validator-1'. */
  person(key: string): string;
  /** The same desk with other workflows. */
  with(registry: Registry): Desk;
  /** Sends a command; the usual sender of an errand's command where none is said. */
  send(type: string, data: unknown, said: Said): Promise<Answer>;
  /** Takes an errand on and answers its id. */
  take(data?: object, said?: Said): Promise<string>;
  /** All rows of a table, as they are. */
  table(name: string): Promise<Record<string, unknown>[]>;
}

const accepted = (): SendResult => ({ outcome: 'accepted' });
const plan = planScheme({ start: '2026-10-01', people: {}, policy: {} });

/** Who usually sends an errand's command. */
const senders: Readonly<Record<string, string>> = {
  take: 'lead-barnies',
  note: 'lead-barnies',
  revise: 'lead-barnies',
  check: 'validator-1',
};

/** Opens a desk on a seeded database; `seed: false` where it is seeded already. */
export async function openDesk(
  db: Db,
  { registry = errandRegistry(), seed = true }: { registry?: Registry; seed?: boolean } = {},
): Promise<Desk> {
  if (seed) await seedScheme(db, plan);
  return deskAt(db, registry);
}

function deskAt(db: Db, registry: Registry): Desk {
  const mail: OutgoingLetter[] = [];
  const warnings: string[] = [];
  const engine = createEngine(db, plan.scheme.id, registry);
  const hub = plan.hubs.find((each) => 'key' in each && each.key === 'barnies');
  if (!hub) throw new Error('The seed has no hub of that key');
  const mailer: Bench['mailer'] = {
    send: async (letter) => {
      mail.push(letter);
      const answer = desk.post(letter);
      if (!answer) throw new Error('The process died');
      return answer;
    },
  };
  const desk: Desk = {
    db,
    scheme: plan.scheme.id,
    engine,
    bench: { engine, mailer, ...plan.letters, warn: (sentence) => warnings.push(sentence) },
    mail,
    warnings,
    now: '2027-01-11T10:00:00Z',
    post: accepted,
    organisation: hub.organisation,
    hub: hub.id,
    person: (key) => personOf(key),
    with: (other) => deskAt(db, other),
    send: (type, data, said) => {
      const name = type.slice(type.indexOf('.') + 1);
      const sender = (Object.hasOwn(senders, name) ? senders[name] : undefined) ?? 'franchise-officer-1';
      return handleCommand(engine, { id: randomUUID(), case: randomUUID(), person: personOf(sender), at: desk.now, type, data, ...said });
    },
    take: async (data = {}, said = {}) => {
      const about = { organisation: hub.organisation, hub: hub.id };
      return (await desk.send('errand.take', data, { about, ...said })).case;
    },
    table: (name) => db.rows(`select * from ${name} where scheme_id = $1::text order by 1, 2, 3`, [plan.scheme.id]),
  };
  return desk;
}

function personOf(key: string): string {
  const found = plan.people.find((person) => 'key' in person && person.key === key);
  if (!found) throw new Error(`The scheme has nobody called ${key}`);
  return found.id;
}

/** The refusal that a command meets. Throws when it is accepted. */
export async function refusalOf(sending: Promise<unknown>): Promise<Refusal> {
  try {
    await sending;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('The command was accepted, and it should have been refused');
}

/** How many rows each table of the scheme holds. */
export async function counts(db: Db, tables: readonly string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await db.rows<{ n: number }>(`select count(*)::int as n from ${table} where scheme_id = $1::text`, [plan.scheme.id]);
    found[table] = row?.n ?? 0;
  }
  return found;
}
