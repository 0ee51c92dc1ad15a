// npm run machines:golden: writes the next file of golden journals from the pilot's stories, when a version of the machines is deployed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDb } from '../../db/client.ts';
import versions from '../../machines/versions.json' with { type: 'json' };
import { pilotStoryFiles } from '../../seed/pilot-stories.ts';
import { registry } from '../../src/engine/workflows.ts';
import { playStories } from '../../src/stories/play-stories.ts';
import { openRehearsal } from '../../src/stories/rehearsal.ts';
import { readStories } from '../../src/stories/story-file.ts';
import { tellNobody } from '../../src/stories/told.ts';
import { goldenFiles, goldenFolder, takeGolden } from '../support/golden-journal.ts';

/** A day on which the pilot has cases of all seven workflows open. */
const MIDDLE = '2027-10-05T12:00:00Z';

const db = await openDb();
try {
  const stories = readStories(pilotStoryFiles);
  const rehearsal = await openRehearsal(db, stories, registry);
  await playStories(rehearsal, stories, tellNobody, MIDDLE);
  const golden = await takeGolden(db, rehearsal.bench.engine.scheme, versions);
  const file = join(goldenFolder, `journals-${String(goldenFiles().length + 1).padStart(3, '0')}.json`);
  // A case and an entry on a line, so that a reader can find their way.
  writeFileSync(file, `${JSON.stringify(golden).replaceAll(/\},\{"(?=case_id":|id":)/g, '},\n{"')}\n`);
  process.stdout.write(`${golden.journal.length} entries of ${golden.cases.length} cases in ${file}\n`);
} finally {
  await db.close();
}
