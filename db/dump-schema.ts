// `npm run schema`: writes db/schema.sql, the portrait of the database, from the embedded database with every migration applied.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDb } from './client.ts';
import { schemaPortrait } from './schema-portrait.ts';

const file = fileURLToPath(new URL('./schema.sql', import.meta.url));
const db = await openDb();
try {
  writeFileSync(file, await schemaPortrait(db));
  process.stdout.write('Wrote db/schema.sql.\n');
} finally {
  await db.close();
}
