// npm run verify [-- --data DIR]: chain, checkpoints, and every journal folded to its stored snapshot (promise 10).
import { forEachScheme } from './databases-to-check.ts';
import { counted, runProgram } from './program.ts';
import { verify } from './verify.ts';
import { placeOf } from './verify-checkpoints.ts';

await runProgram(() =>
  forEachScheme(async (engine, name) => {
    const started = performance.now();
    const { cases, entries, checkpoints, faults } = await verify(engine);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const seen = [counted(cases, 'case'), counted(entries, 'journal entry', 'journal entries'), counted(checkpoints, 'checkpoint')];
    process.stdout.write(`${name}: ${seen.join(', ')} looked at in ${seconds} s\n`);
    for (const fault of faults) process.stdout.write(`  ✗ ${placeOf(fault)}: ${fault.says}\n`);
    if (entries > 0 && checkpoints === 0)
      process.stdout.write('  ! there is no checkpoint: a case that vanished, or checkpoints taken away, would not show\n');
    if (faults.length > 0) process.exitCode = 1;
    else process.stdout.write('  ✓ every chain holds, every journal folds to its stored case, every checkpoint stands\n');
  }),
);
