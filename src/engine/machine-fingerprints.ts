// A machine's version covers its trio: this reads the trio's source and says whether it is still what the version stands for (promise 12).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './canonical-json.ts';

/** The fingerprint of a workflow's files in `machines/`: `<name>.ts` and every `<name>.<part>.ts`. Line ends do not count. */
export function machineFingerprint(folder: string, workflow: string): string {
  const files = readdirSync(folder).filter(
    (file) => file === `${workflow}.ts` || (file.startsWith(`${workflow}.`) && file.endsWith('.ts')),
  );
  const sources = files.sort().map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')}`);
  return sha256(sources.join('\n'));
}
