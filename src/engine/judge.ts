// From what was read to a verdict: the identity (E4), what the sender saw (E3), then the one pure step.
import type { CommandReading } from '../../db/command-read.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Policy } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import type { Act, Snapshot, Subject } from '../../machines/workflow.ts';
import { Refusal } from '../errors.ts';
import { actorOf, heldWithin } from './actor.ts';
import { type Command, fingerprint, type ParsedCommand } from './command.ts';

/** The first answer to a command, and to every repetition of it. */
export interface Answer {
  readonly case: string;
  readonly version: number;
  readonly state: string;
  /** True when this id had been accepted before: nothing was done again. */
  readonly repeated: boolean;
}

/** The act as rules and machine see it, of a command that `who` may send. */
export function actOf(command: Command, reading: CommandReading, policy: Policy, who: readonly Role[]): Act<unknown> {
  return {
    id: command.id,
    at: command.at,
    on: londonDate(command.at),
    actor: actorOf(command.person, heldWithin(reading, command.within), who),
    subject: subjectOf(command, reading),
    facts: reading.facts,
    policy,
  };
}

function subjectOf(command: Command, reading: CommandReading): Subject {
  const organisation = reading.case ? reading.case.organisation_id : command.about?.organisation;
  const hub = reading.case ? reading.case.hub_id : command.about?.hub;
  return { case: command.case, ...(organisation ? { organisation } : {}), ...(hub ? { hub } : {}) };
}

/** The first answer when this id was accepted before with the same content; E4 when with other content; null when it is new. */
export function repeatedAnswer(command: Command, reading: CommandReading): Answer | null {
  const { seen } = reading;
  if (!seen) return null;
  const same = seen.salt !== null && seen.print === fingerprint(command, seen.salt);
  if (!same)
    throw new Refusal('conflict', 'E4', 'This form was already used to send something else. Open the case again and send it from there.');
  return { case: seen.case, version: seen.seq, state: seen.state, repeated: true };
}

/** The snapshot of the stored case, asserted to be of the machine's version (promise 12); null for an opening command. */
export function snapshotOf(parsed: ParsedCommand, reading: CommandReading): Snapshot | null {
  const { definition, registered, command } = parsed;
  const row = reading.case;
  if (definition.opens) {
    if (row) throw new Refusal('conflict', 'E4', 'This case was opened already. Find it in the list of cases.');
    if (command.about?.hub && reading.hub_organisation !== command.about.organisation)
      throw new Refusal('invalid', 'E6', 'That hub is not one of this organisation. Choose one of its hubs.', {
        fields: { hub: 'Choose one of the organisation’s hubs' },
      });
    return null;
  }
  if (row?.workflow !== registered.workflow.name)
    throw new Refusal('not-found', 'E6', 'There is no such case. Check its reference.', { fields: { case: 'Give a case that exists' } });
  if (row.machine_version !== registered.version)
    throw new Error(
      `Case ${row.id} is of version ${row.machine_version} of '${row.workflow}' and this program runs ${registered.version}: migrate the cases first`,
    );
  return { state: row.state, context: row.context };
}

/** A deadline that was moved or cleared since it was found due does not fire: what sets it also moves the case on (promise 8). */
export function refuseIfGone(command: Command, reading: CommandReading) {
  if (command.fired && !reading.stands) throw new Refusal('not-allowed-now', 'E1', 'This deadline was moved or cleared before it fired.');
}

/** E3: refuses a person's command that was decided on an older state of the case, or of the area it touches, than there is now. */
export function refuseIfMoved(parsed: ParsedCommand, reading: CommandReading) {
  const { command, area } = parsed;
  const row = reading.case;
  if (command.saw === undefined || !row) return;
  const touched = area === null ? row.version : Math.max(row.areas[area] ?? 0, row.areas['*'] ?? 0);
  if (area === null ? command.saw === touched : command.saw >= touched && command.saw <= row.version) return;
  throw new Refusal('stale', 'E3', 'This case has changed since you opened it. Look at it as it is now, then decide.', {
    now: { version: row.version, state: row.state },
  });
}
