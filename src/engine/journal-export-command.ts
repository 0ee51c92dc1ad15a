// npm run journal:export -- --out FILE [--data DIR] [--scheme ID]: one scheme's whole journal as JSON Lines, verified before it is written.
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openDb } from '../../db/client.ts';
import { schemeIds } from '../../db/journal.ts';
import { databasesToCheck } from './databases-to-check.ts';
import { createEngine } from './engine.ts';
import { exportJournal } from './journal-export.ts';
import { counted, runProgram } from './program.ts';
import { registry } from './workflows.ts';

function onlyOne<T>(found: readonly T[], none: string, several: string): T {
  const [first, ...others] = found;
  if (first === undefined) throw new Error(none);
  if (others.length > 0) throw new Error(several);
  return first;
}

await runProgram(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' }, data: { type: 'string' }, scheme: { type: 'string' } } });
  const { out } = values;
  if (out === undefined) throw new Error('Say where to with --out FILE');
  const { name, ...where } = onlyOne(
    databasesToCheck(values.data, process.env.DATABASE_URL),
    'There is no database to export from: set DATABASE_URL or name a folder with --data',
    'There is more than one database here: name the one to export from with --data',
  );
  const db = await openDb({ ...where, migrate: false });
  const part = `${out}.part`;
  try {
    const schemes = (await schemeIds(db)).filter((id) => values.scheme === undefined || id === values.scheme);
    const scheme = onlyOne(schemes, `${name} has no such scheme`, `${name} has several schemes: name one with --scheme`);
    const file = openSync(part, 'w');
    const said = await exportJournal(createEngine(db, scheme, registry), (text) => void writeSync(file, text)).finally(() =>
      closeSync(file),
    );
    renameSync(part, out);
    const { cases, entries, checkpoints, last } = said;
    const seen = [counted(cases, 'case'), counted(entries, 'journal entry', 'journal entries'), counted(checkpoints, 'checkpoint')];
    process.stdout.write(`${out}: ${seen.join(', ')} of ${name}, scheme ${scheme}\n`);
    process.stdout.write('  ! it holds people’s words: keep it as you keep the cases\n');
    process.stdout.write(
      last === null ? '  ! there is no checkpoint in it\n' : `  last checkpoint ${last}: note it elsewhere, to compare\n`,
    );
  } finally {
    await db.close();
    rmSync(part, { force: true });
  }
});
