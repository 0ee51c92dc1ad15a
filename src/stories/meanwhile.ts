// What happened by itself between two steps: deadlines that fired, messages that arrived, letters that went out.
import { incidentsAfter, lettersReleasedFrom, systemEntriesFrom } from '../../db/rehearsal.ts';
import { registered } from '../engine/engine.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Told } from './told.ts';

/** Everything that happened by itself and was not told yet, in order. */
export async function meanwhile(rehearsal: Rehearsal): Promise<Told[]> {
  const { memory } = rehearsal;
  const { db, scheme } = rehearsal.bench.engine;
  const fresh = <T>(rows: readonly T[], id: (row: T) => string) =>
    rows.filter((row) => !memory.told.has(id(row)) && memory.told.add(id(row)));
  const nameOf = (id: string) => rehearsal.cases.get(id) ?? id;
  const entries = fresh(await systemEntriesFrom(db, scheme, memory.from), (row) => row.entry_id).map(
    (row): Told => ({
      what: 'happened',
      at: row.at,
      do: `${row.workflow}.${row.command}`,
      title: titleOf(rehearsal, row.workflow, row.command),
      case: nameOf(row.case_id),
      state: row.state,
    }),
  );
  const letters = fresh(await lettersReleasedFrom(db, scheme, memory.from), (row) => row.number).map((row): Told => {
    const to = sayRecipient(rehearsal, row.recipient);
    return { what: 'letter', at: row.at, number: row.number, subject: row.subject, to, case: nameOf(row.case_id) };
  });
  const incidents = await incidentsAfter(db, scheme, memory.incident);
  memory.incident = incidents.at(-1)?.id ?? memory.incident;
  memory.from = rehearsal.now;
  const told = [...entries, ...letters, ...incidents.map(({ at, says }): Told => ({ what: 'incident', at, says }))];
  return told.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** A letter to one person bears their id: stories call people by name. */
function sayRecipient({ world }: Rehearsal, recipient: string): string {
  return world.people.find(({ id }) => recipient === `person:${id}`)?.name ?? recipient;
}

function titleOf(rehearsal: Rehearsal, workflow: string, command: string): string {
  return registered(rehearsal.bench.engine, workflow)?.workflow.commands[command]?.title ?? command;
}
