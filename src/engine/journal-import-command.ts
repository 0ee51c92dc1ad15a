// npm run journal:import -- --from FILE [--data DIR]: an exported journal into an empty database, if and only if it verifies there.
import { parseArgs } from 'node:util';
import { openDb } from '../../db/client.ts';
import { checkArchive, importJournal } from './journal-import.ts';
import { counted, runProgram } from './program.ts';
import { registry } from './workflows.ts';

await runProgram(async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, data: { type: 'string' } } });
  if (values.from === undefined) throw new Error('Say which file with --from FILE');
  const url = process.env.DATABASE_URL;
  if (values.data === undefined && !url) throw new Error('Say where to: name a folder with --data DIR, or set DATABASE_URL');
  // Before a database is made: a file that is cut or altered leaves not even an empty one.
  checkArchive(values.from);
  const db = await openDb(values.data === undefined ? { url } : { dataDir: values.data });
  try {
    const { scheme, cases, entries, checkpoints, last } = await importJournal(db, values.from, registry);
    const seen = [counted(cases, 'case'), counted(entries, 'journal entry', 'journal entries'), counted(checkpoints, 'checkpoint')];
    process.stdout.write(`scheme ${scheme}: ${seen.join(', ')} taken in\n`);
    process.stdout.write('  ✓ every chain holds, every journal folds to its case, every checkpoint stands\n');
    process.stdout.write(
      last === null ? '  ! there is no checkpoint in it\n' : `  last checkpoint ${last}: compare it with what the export said\n`,
    );
  } finally {
    await db.close();
  }
});
