// Walks a self-assessment from command to command through the real step, failing with the refusal's sentence when one is refused.
import type { AssessmentContext } from '../../machines/assessment.context.ts';
import type { AssessmentFacts } from '../../machines/assessment.facts.ts';
import { assessment } from '../../machines/assessment.ts';
import type { Effect } from '../../machines/effects.ts';
import type { Policy } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import { actOf, facts, people, today } from './assessment.cases.ts';

/** Who sends a command and when, and what is out of the ordinary about it. */
export interface Sending {
  readonly on?: string;
  readonly person?: string;
  readonly facts?: Partial<AssessmentFacts>;
  readonly policy?: Partial<Policy>;
  readonly hub?: string;
  readonly id?: string;
}

/** The case after a command, and what the command asked for. */
export interface Walk {
  readonly state: string;
  readonly context: AssessmentContext;
  readonly effects: readonly Effect[];
}

export function attempt(walk: Walk | Snapshot | null, role: Role, type: string, data: unknown, sending: Sending = {}) {
  const act = actOf(role, sending.on ?? today);
  const { hub } = sending;
  return step(assessment, walk && { state: walk.state, context: walk.context }, {
    type,
    data,
    act: {
      ...act,
      id: sending.id ?? act.id,
      actor: { ...act.actor, person: sending.person ?? act.actor.person },
      subject: hub === undefined ? act.subject : { ...act.subject, hub },
      facts: { ...facts, ...sending.facts },
      policy: { ...act.policy, ...sending.policy },
    },
  });
}

/** Sends one command. Throws an Error with the refusal when it is refused. */
export function send(walk: Walk | Snapshot | null, role: Role, type: string, data: unknown = {}, sending: Sending = {}): Walk {
  const result = attempt(walk, role, type, data, sending);
  if (!result.ok) throw new Error(`${type}: ${result.refusal.rule} ${result.refusal.says}`);
  return { state: result.snapshot.state, context: result.snapshot.context as AssessmentContext, effects: result.effects };
}

/** The rule that refuses a command, or null. */
export function refusedBy(
  walk: Walk | Snapshot | null,
  role: Role,
  type: string,
  data: unknown = {},
  sending: Sending = {},
): string | null {
  const result = attempt(walk, role, type, data, sending);
  return result.ok ? null : result.refusal.rule;
}

/** Claims about every statement of a case: met, but for those given. */
export function claimsFor(walk: Walk, other: Record<string, Record<string, unknown>> = {}) {
  const all = Object.values(walk.context.areas).flatMap((area) => area.statements);
  return { claims: all.map((statement) => ({ statement, claim: 'met', evidence: [], ...other[statement] })) };
}

/** From the start to a lead validator at work, with these claims. */
export function toValidation(other: Record<string, Record<string, unknown>> = {}, sending: Sending = {}, targetLevel = 1): Walk {
  let walk = send(null, 'lead', 'start', { targetLevel }, sending);
  walk = send(walk, 'contributor', 'prepare', claimsFor(walk, other), sending);
  walk = send(walk, 'signatory', 'submit', {}, sending);
  walk = send(walk, 'validator', 'declareInterest', { interest: 'none' }, sending);
  return send(walk, 'validator', 'takeLead', {}, sending);
}

/** Takes, finds on and concludes the areas that are not concluded: agreed, but for the findings given. */
export function concludeAll(walk: Walk, differing: Record<string, 'met' | 'partly' | 'not'> = {}, person: string = people.validator): Walk {
  let now = walk;
  for (const [area, { statements, status }] of Object.entries(walk.context.areas)) {
    if (status === 'concluded') continue;
    const findings = statements.map((statement) => {
      const found = differing[statement];
      return found === undefined ? { statement, result: 'agree' } : { statement, result: 'differ', found, reason: `text:why-${statement}` };
    });
    now = send(now, 'validator', 'takeArea', { area }, { person });
    now = send(now, 'validator', 'find', { area, findings }, { person });
    now = send(now, 'validator', 'concludeArea', { area }, { person });
  }
  return now;
}

/** The effects of one kind, as plain objects to compare. */
export function effectsOf<D extends Effect['do']>(walk: Walk, kind: D): Extract<Effect, { do: D }>[] {
  return walk.effects.filter((effect): effect is Extract<Effect, { do: D }> => effect.do === kind);
}
