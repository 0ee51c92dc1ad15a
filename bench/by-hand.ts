// The same rows as the engine writes for one command, written by hand with postgres.js: the yardstick.
import postgres from 'postgres';

/** The rows of one command: sizes as the engine's own. */
export interface Rows {
  readonly scheme: string;
  readonly context: string;
  readonly body: string;
  readonly texts: readonly { ref: string; salt: string; body: string }[];
}

/** Hand-written commands on cases that exist: with a read before the write (two round trips) or without (one). */
export function byHand(url: string, rows: Rows) {
  const sql = postgres(url, { max: 8, onnotice: () => undefined });
  const head = 'a'.repeat(64);
  const write = async (id: string, version: number, state: string) => {
    const entry = crypto.randomUUID();
    const at = '2027-02-01T09:00:00Z';
    const texts = rows.texts.map(({ salt, body }, n) => ({ ref: `${entry}:${n}:${'x'.repeat(8)}`, salt, body }));
    await sql`
      with up as (update cases set version = ${version}, state = ${state}, context = ${rows.context}::text::jsonb, areas = '{"*": 1}', head = ${head}, changed_at = ${at}
                  where scheme_id = ${rows.scheme} and id = ${id} and version = ${version - 1} returning id),
      jn as (insert into journal (scheme_id, case_id, seq, entry_id, kind, command, person, at, body, hash)
             select ${rows.scheme}, id, ${version}, ${entry}::uuid, 'command', 'prepare', 'hand', ${at}::timestamptz, ${rows.body}::text, ${head} from up),
      pr as (insert into command_prints (scheme_id, entry_id, case_id, salt, print) select ${rows.scheme}, ${entry}::uuid, id, 'salt', ${head} from up)
      insert into texts (scheme_id, ref, case_id, salt, body)
      select ${rows.scheme}, r.ref, up.id, r.salt, r.body from up, jsonb_to_recordset(${JSON.stringify(texts)}::text::jsonb) as r(ref text, salt text, body text)`;
  };
  return {
    /** One round trip: the caller knows the version. */
    once: (id: string, version: number) => write(id, version, 'prepared'),
    /** Two round trips: reads the case, then writes. */
    async twice(id: string) {
      const [row] = await sql<
        { version: number; state: string; context: unknown }[]
      >`select version, state, context from cases where scheme_id = ${rows.scheme} and id = ${id}`;
      if (!row) throw new Error('There is no such case');
      await write(id, row.version + 1, row.state);
    },
    async versionOf(id: string): Promise<number> {
      const [row] = await sql<{ version: number }[]>`select version from cases where scheme_id = ${rows.scheme} and id = ${id}`;
      return row?.version ?? 0;
    },
    close: () => sql.end(),
  };
}
