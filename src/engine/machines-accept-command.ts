// npm run machines:accept [-- --raise [WORKFLOW…]]: records that the machines' files are as they should be (promise 12). With --raise
// those that changed get their next version, or those named.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type AcceptedVersions, acceptMachines, machineFingerprints } from './machine-fingerprints.ts';
import { runProgram } from './program.ts';

const folder = join(import.meta.dirname, '..', '..', 'machines');
const file = join(folder, 'versions.json');

function say(name: string, before: AcceptedVersions, after: AcceptedVersions): string {
  const [was, is] = [before[name], after[name]];
  if (!is) return `${name}: taken out, its files are gone`;
  if (!was) return `${name}: version ${is.version}, recorded for the first time`;
  if (was.version !== is.version) return `${name}: raised from version ${was.version} to ${is.version}`;
  if (was.fingerprint === is.fingerprint) return `${name}: version ${is.version}, unchanged`;
  return `${name}: version ${is.version} kept, its files' fingerprint recorded`;
}

await runProgram(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { raise: { type: 'boolean', default: false } } });
  if (!values.raise && positionals.length > 0) throw new Error(`Say --raise before ${positionals.join(' ')}, or name no workflow`);
  const named = positionals.length > 0 ? positionals : 'changed';
  const before = JSON.parse(readFileSync(file, 'utf8')) as AcceptedVersions;
  const after = acceptMachines(before, machineFingerprints(folder), values.raise ? named : 'none');
  const lines = Object.entries(after).map(
    ([name, { version, fingerprint }]) => `  "${name}": { "version": ${version}, "fingerprint": "${fingerprint}" }`,
  );
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) process.stdout.write(`${say(name, before, after)}\n`);
});
