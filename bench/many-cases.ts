// Many cases for measurements: the pilot's, midway, copied as they are. A quarter stays open; of those some wait for staff.
import type { Db } from '../db/database.ts';

const copyOf = (column: string) => `md5(${column}::text || ':' || n)::uuid`;
const numbered = (column: string) => `${column} || '-' || n`;

/** A table whose rows are copied: which, and what is put in place of a copied column. */
interface Copied {
  readonly table: string;
  readonly which: string;
  readonly instead: Readonly<Record<string, string>>;
}

const finished = `case c.workflow when 'application' then 'declined' when 'assessment' then 'expired' when 'grant' then 'completed' when 'franchise' then 'ended' else c.state end`;
const waiting = `case when n % 16 <> 0 then c.state when c.workflow = 'application' then 'submitted' when c.workflow = 'assessment' then 'validating' else c.state end`;
const of = { organisation_id: copyOf('c.organisation_id'), hub_id: copyOf('c.hub_id') };

/** What the pilot itself has: what was copied has a number behind its name or its reference. */
const ownName = `c.name !~ '-\\d+$'`;
const ownReference = (reference: string) => `${reference} !~ '^[^-]+-[^-]+-[^-]+-'`;

const copied: readonly Copied[] = [
  { table: 'organisations', which: ownName, instead: { id: copyOf('c.id'), name: numbered('c.name'), number: numbered('c.number') } },
  { table: 'hubs', which: ownName, instead: { id: copyOf('c.id'), name: numbered('c.name'), organisation_id: of.organisation_id } },
  {
    table: 'cases',
    which: `c.organisation_id is not null and ${ownReference('c.reference')}`,
    instead: {
      ...of,
      id: copyOf('c.id'),
      reference: numbered('c.reference'),
      parent_id: 'null',
      closed: 'n % 4 <> 0',
      state: `case when n % 4 <> 0 then ${finished} else ${waiting} end`,
      changed_at: `c.changed_at - make_interval(mins => n)`,
    },
  },
  {
    table: 'deadlines',
    which: `n % 4 = 0 and exists (select 1 from cases k where k.id = c.case_id and k.organisation_id is not null and ${ownReference('k.reference')})`,
    instead: { case_id: copyOf('c.case_id') },
  },
  {
    table: 'publications',
    which: `n % 4 = 0 and c.register in ('certificate', 'franchise') and ${ownReference('c.reference')}`,
    instead: { ...of, reference: numbered('c.reference'), case_id: copyOf('c.case_id') },
  },
];

async function columnsOf(db: Db, table: string): Promise<string[]> {
  const rows = await db.rows<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1::text order by ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Copies the pilot until there are about `wanted` cases, going on behind the copies that are there; answers how many there are. */
export async function multiplyCases(db: Db, wanted: number): Promise<number> {
  const count = async (which: string) => (await db.rows<{ n: number }>(`select count(*)::int as n from cases c where ${which}`))[0]?.n ?? 0;
  const own = await count(`c.organisation_id is not null and ${ownReference('c.reference')}`);
  const there = await count('true');
  const made = Math.round((await count(`not ${ownReference('c.reference')}`)) / own);
  const sources = copied.map(async ({ table, which, instead }) => {
    const columns = await columnsOf(db, table);
    const values = columns.map((column) => instead[column] ?? `c.${column}`);
    return `insert into ${table} (${columns.join(', ')})
      select ${values.join(', ')} from (select * from ${table}) c cross join generate_series($1::int, $2::int) n where ${which}`;
  });
  await db.transaction(async (tx) => {
    for (const source of await Promise.all(sources)) await tx.rows(source, [made + 1, made + Math.ceil((wanted - there) / own)]);
  });
  await db.rows('analyze');
  return count('true');
}
