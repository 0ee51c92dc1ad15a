// What the engine stands on: one scheme of one database, the registry, and the policies it has read. Made once in the composition root.
import type { Db } from '../../db/client.ts';
import { readPolicy } from '../../db/schemes.ts';
import { type Policy, policySchema } from '../../machines/policy.ts';
import type { Registered, Registry } from './workflows.ts';

export interface Engine {
  readonly db: Db;
  readonly scheme: string;
  readonly registry: Registry;
  /** Policies by version. A version never changes once recorded (R6), so what was read stays true. */
  readonly policies: Map<number, Policy>;
}

/** An engine for one scheme. */
export function createEngine(db: Db, scheme: string, registry: Registry): Engine {
  return { db, scheme, registry, policies: new Map() };
}

/** The registered workflow of that name, or undefined when nobody runs it yet: messages to it are parked. */
export function registered(engine: Pick<Engine, 'registry'>, workflow: string): Registered | undefined {
  return Object.hasOwn(engine.registry, workflow) ? engine.registry[workflow] : undefined;
}

/** The policy of that version. Throws an Error when the scheme has none. */
export async function policyOf(engine: Engine, version: number | null): Promise<Policy> {
  if (version === null) throw new Error(`The scheme '${engine.scheme}' has no policy in force: seed it first`);
  const known = engine.policies.get(version);
  if (known) return known;
  const policy = policySchema.parse(await readPolicy(engine.db, engine.scheme, version));
  engine.policies.set(version, policy);
  return policy;
}
