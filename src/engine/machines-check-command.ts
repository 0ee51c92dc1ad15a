// npm run machines:check [-- --data DIR]: are the machines what their versions say, and what would today's do to the open cases (promise 12)?
import { join } from 'node:path';
import versions from '../../machines/versions.json' with { type: 'json' };
import { forEachScheme } from './databases-to-check.ts';
import { machineFingerprints, unacceptedMachines } from './machine-fingerprints.ts';
import { rehearse } from './migrate-cases.ts';
import { counted, runProgram } from './program.ts';

const folder = join(import.meta.dirname, '..', '..', 'machines');

function checkVersions(): void {
  const faults = unacceptedMachines(versions, machineFingerprints(folder));
  for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
  else for (const [name, { version }] of Object.entries(versions)) process.stdout.write(`${name}: version ${version}, as recorded\n`);
}

await runProgram(async () => {
  checkVersions();
  await forEachScheme(async (engine, name) => {
    let looked = 0;
    let differing = 0;
    for await (const { case: id, workflow, from, to, differs, changes, stateGone, snapshot } of rehearse(engine, 'open', true)) {
      looked += 1;
      if (!differs && !changes && !stateGone) continue;
      differing += 1;
      const gone = stateGone ? `; it is in the state “${snapshot.state}”, which is no longer there: it cannot be migrated` : '';
      const says = differs ? `entry ${differs.seq}: ${differs.says}` : 'it would have another snapshot';
      process.stdout.write(`  ✗ ${workflow} ${id} (version ${from} → ${to}): ${says}${gone}\n`);
    }
    process.stdout.write(`${name}: ${counted(looked, 'open case')} replayed under today’s machines, ${differing} would differ\n`);
    if (differing > 0) process.exitCode = 1;
  });
});
