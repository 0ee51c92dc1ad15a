// A machine's version covers its trio: this reads the trio's source and says whether it is still what the version stands for (promise 12).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './canonical-json.ts';

/** What machines/versions.json holds of a workflow: its version, and the fingerprint of the files that version stands for. */
export interface AcceptedVersion {
  readonly version: number;
  readonly fingerprint: string;
}

/** By the workflow's name. */
export type AcceptedVersions = Readonly<Record<string, AcceptedVersion>>;
export type Fingerprints = Readonly<Record<string, string>>;

const COMMANDS = '.commands.ts';

/** The fingerprint of a workflow's files in `machines/`: `<name>.ts` and every `<name>.<part>.ts`. Line ends do not count. */
export function machineFingerprint(folder: string, workflow: string): string {
  const files = readdirSync(folder).filter(
    (file) => file === `${workflow}.ts` || (file.startsWith(`${workflow}.`) && file.endsWith('.ts')),
  );
  const sources = files.sort().map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')}`);
  return sha256(sources.join('\n'));
}

/** The fingerprints of all workflows of a folder, in order of name: one for each table of commands. */
export function machineFingerprints(folder: string): Fingerprints {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith(COMMANDS) ? [file.slice(0, -COMMANDS.length)] : []));
  return Object.fromEntries(names.sort().map((name) => [name, machineFingerprint(folder, name)]));
}

/** The workflows whose files are not those of the accepted version, each in a sentence that says what to do. */
export function unacceptedMachines(accepted: AcceptedVersions, present: Fingerprints): string[] {
  const gone = Object.keys(accepted).filter((name) => !Object.hasOwn(present, name));
  return [
    ...Object.entries(present).flatMap(([name, fingerprint]) => {
      const version = Object.hasOwn(accepted, name) ? accepted[name] : undefined;
      if (!version) return [`${name}: it has no version yet. Record it with npm run machines:accept`];
      if (version.fingerprint === fingerprint) return [];
      return [`${name}: its files are not those of version ${version.version}. Read docs/machines.md, then npm run machines:accept`];
    }),
    ...gone.map((name) => `${name}: it has a version and no files. Take its line out with npm run machines:accept`),
  ];
}

/** Which workflows get the next version: none, those whose accepted files changed, or these, whatever happened to their own files. */
export type Raise = 'none' | 'changed' | readonly string[];

/** The versions to record for the present files. Throws an Error when a workflow to raise is not there. */
export function acceptMachines(accepted: AcceptedVersions, present: Fingerprints, raise: Raise): AcceptedVersions {
  const unknown = typeof raise === 'string' ? [] : raise.filter((name) => !Object.hasOwn(present, name));
  if (unknown.length > 0) throw new Error(`There is no workflow ${unknown.join(', ')}. There are: ${Object.keys(present).join(', ')}.`);
  const versions = Object.entries(present).map(([name, fingerprint]): [string, AcceptedVersion] => {
    const before = Object.hasOwn(accepted, name) ? accepted[name] : undefined;
    if (!before) return [name, { version: 1, fingerprint }];
    // Nothing was accepted yet: there is nothing that the files could have changed from.
    const changed = before.fingerprint !== '' && before.fingerprint !== fingerprint;
    const raised = typeof raise === 'string' ? raise === 'changed' && changed : raise.includes(name);
    return [name, { version: before.version + (raised ? 1 : 0), fingerprint }];
  });
  return Object.fromEntries(versions);
}
