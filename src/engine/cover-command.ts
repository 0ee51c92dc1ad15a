// npm run cover -- list | lend | end: who stands in for whom, entered and ended by an administrator (P7). `--help` says how.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Db, openDb } from '../../db/client.ts';
import { coversFrom, personByEmail } from '../../db/covers.ts';
import { schemeIds } from '../../db/journal.ts';
import { isCivilDate, sayDate } from '../../machines/calendar.ts';
import { type CoverReason, coverReasons } from '../../machines/lending.ts';
import { londonDate } from '../../machines/london-time.ts';
import { deciderWords, roleLabels } from '../../machines/roles.ts';
import { endCover, enterCover } from './covers.ts';
import { databasesToCheck } from './databases-to-check.ts';
import { runProgram } from './program.ts';

const HELP = `npm run cover -- list
npm run cover -- lend --lender EMAIL --borrower EMAIL --role ROLE --from DATE --until DATE --by EMAIL --reason REASON
npm run cover -- end --cover ID --last-day DATE --by EMAIL --reason REASON   (without --last-day: takes back what has not begun)
  --appointment deciding|deputy  lends a portfolio holder’s appointment with the role
  --data DIR, --scheme ID        where there is more than one database or scheme
DATE is a day like 2027-01-31, both days of a cover included; --by is the administrator who enters it. REASON is one of:
${Object.entries(coverReasons)
  .map(([code, words]) => `  ${code.padEnd(10)}${words}`)
  .join('\n')}
docs/cover.md says what can be lent to whom.
`;

const text = { type: 'string' } as const;
const options = {
  lender: text,
  borrower: text,
  role: text,
  appointment: text,
  from: text,
  until: text,
  cover: text,
  'last-day': text,
  by: text,
  reason: text,
  data: text,
  scheme: text,
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = Partial<Record<Exclude<keyof typeof options, 'help'>, string>>;

function only<T>(found: readonly T[], says: string): T {
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) throw new Error(says);
  return first;
}

function given(values: Values, name: keyof Values): string {
  const value = values[name];
  if (value === undefined) throw new Error(`Say --${name}; --help says how.`);
  return value;
}

function dateOf(values: Values, name: 'from' | 'until' | 'last-day'): string {
  const value = given(values, name);
  if (!isCivilDate(value)) throw new Error(`--${name} is not a day: write it like 2027-01-31.`);
  return value;
}

function reasonOf(values: Values): CoverReason {
  const reason = given(values, 'reason');
  if (!Object.hasOwn(coverReasons, reason)) throw new Error(`--reason is one of: ${Object.keys(coverReasons).join(', ')}.`);
  return reason as CoverReason;
}

async function personOf(db: Db, scheme: string, values: Values, name: 'lender' | 'borrower' | 'by'): Promise<string> {
  const found = await personByEmail(db, scheme, given(values, name));
  if (found === null) throw new Error(`Nobody of the scheme has the e-mail address of --${name}.`);
  return found;
}

async function list(db: Db, scheme: string, on: string): Promise<void> {
  const covers = await coversFrom(db, scheme, on);
  if (covers.length === 0) process.stdout.write('Nobody stands in for anybody, today or later.\n');
  for (const { id, borrowerName, lenderName, role, appointment, from, until } of covers) {
    const office =
      appointment === null ? roleLabels[role as keyof typeof roleLabels] : deciderWords[appointment as keyof typeof deciderWords];
    process.stdout.write(`${borrowerName} for ${lenderName}, as ${office}, ${sayDate(from)} to ${sayDate(until)} (${id})\n`);
  }
}

async function lend(db: Db, scheme: string, values: Values, at: string): Promise<void> {
  const by = await personOf(db, scheme, values, 'by');
  const lender = await personOf(db, scheme, values, 'lender');
  const borrower = await personOf(db, scheme, values, 'borrower');
  const { appointment = null } = values;
  const loan = { lender, borrower, role: given(values, 'role'), appointment, from: dateOf(values, 'from'), until: dateOf(values, 'until') };
  const id = randomUUID();
  await enterCover(db, scheme, id, loan, { by, at, reason: reasonOf(values) });
  process.stdout.write(`Lent from ${sayDate(loan.from)} to ${sayDate(loan.until)}: cover ${id}.\n`);
}

async function end(db: Db, scheme: string, values: Values, at: string): Promise<void> {
  const lastDay = values['last-day'] === undefined ? null : dateOf(values, 'last-day');
  const entry = { by: await personOf(db, scheme, values, 'by'), at, reason: reasonOf(values) };
  await endCover(db, scheme, given(values, 'cover'), lastDay, entry);
  process.stdout.write(lastDay === null ? 'Taken back.\n' : `The last day is ${sayDate(lastDay)}.\n`);
}

await runProgram(async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [what = ''] = positionals;
  if (values.help || !['list', 'lend', 'end'].includes(what)) {
    process.stdout.write(HELP);
    if (!values.help) process.exitCode = 2;
    return;
  }
  const at = new Date().toISOString();
  const { name, ...where } = only(
    databasesToCheck(values.data, process.env.DATABASE_URL),
    'Name one database: set DATABASE_URL, or a folder with --data.',
  );
  const db = await openDb({ ...where, migrate: false });
  try {
    const schemes = (await schemeIds(db)).filter((id) => values.scheme === undefined || id === values.scheme);
    const scheme = only(schemes, `Name one scheme of ${name} with --scheme.`);
    if (what === 'list') await list(db, scheme, londonDate(at));
    else if (what === 'lend') await lend(db, scheme, values, at);
    else await end(db, scheme, values, at);
  } finally {
    await db.close();
  }
});
