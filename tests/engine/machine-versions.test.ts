import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AcceptedVersions,
  acceptMachines,
  machineFingerprint,
  machineFingerprints,
  unacceptedMachines,
} from '../../src/engine/machine-fingerprints.ts';

const machines = join(import.meta.dirname, '..', '..', 'machines');

describe('machines/versions.json', () => {
  it('stands for the machines as they are: a change of their files is accepted first, see docs/machines.md', () => {
    const accepted = JSON.parse(readFileSync(join(machines, 'versions.json'), 'utf8')) as AcceptedVersions;
    expect(unacceptedMachines(accepted, machineFingerprints(machines))).toEqual([]);
  });
});

describe('the fingerprint of a workflow', () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'machines-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('changes with each of its files, a new one and a renamed one, and with nothing else', () => {
    write('loan.ts', 'machine');
    write('loan.commands.ts', 'commands');
    const first = machineFingerprint(folder, 'loan');
    write('loans.ts', 'another workflow');
    write('calendar.ts', 'shared');
    write('loan.ts', 'machine');
    expect(machineFingerprint(folder, 'loan')).toBe(first);
    write('loan.commands.ts', 'commands, changed');
    const second = machineFingerprint(folder, 'loan');
    write('loan.rules.ts', 'rules');
    const third = machineFingerprint(folder, 'loan');
    rmSync(join(folder, 'loan.rules.ts'));
    write('loan.limits.ts', 'rules');
    expect(new Set([first, second, third, machineFingerprint(folder, 'loan')]).size).toBe(4);
  });

  it('does not change with the ends of lines, which a checkout may', () => {
    write('loan.ts', 'one\ntwo\n');
    const unix = machineFingerprint(folder, 'loan');
    write('loan.ts', 'one\r\ntwo\r\n');
    expect(machineFingerprint(folder, 'loan')).toBe(unix);
  });

  it('is taken of every workflow that has commands', () => {
    expect(Object.keys(machineFingerprints(folder))).toEqual(['loan']);
    expect(Object.keys(machineFingerprints(machines))).toEqual(expect.arrayContaining(['application', 'assessment', 'meeting']));
  });
});

describe('a change of a machine', () => {
  const accepted = { loan: { version: 3, fingerprint: 'old' }, gift: { version: 1, fingerprint: 'same' } };
  const present = { loan: 'new', gift: 'same' };

  it('is named with its version until it is accepted, and so is a workflow without version or files', () => {
    expect(unacceptedMachines(accepted, present)).toEqual([expect.stringMatching(/^loan: its files are not those of version 3\./)]);
    expect(unacceptedMachines(accepted, { ...present, sale: 'x' })).toHaveLength(2);
    expect(unacceptedMachines(accepted, { loan: 'old' })).toEqual([expect.stringMatching(/^gift: it has a version and no files\./)]);
    for (const raise of ['none', 'changed', ['gift']] as const)
      expect(unacceptedMachines(acceptMachines(accepted, present, raise), present)).toEqual([]);
  });

  it('keeps its version unless it is raised, and raises no other', () => {
    expect(acceptMachines(accepted, present, 'none')).toEqual({ ...accepted, loan: { version: 3, fingerprint: 'new' } });
    expect(acceptMachines(accepted, present, 'changed')).toEqual({ ...accepted, loan: { version: 4, fingerprint: 'new' } });
  });

  it('of what workflows share raises those that are named, though their own files are the same', () => {
    expect(acceptMachines(accepted, present, ['gift'])).toEqual({
      loan: { version: 3, fingerprint: 'new' },
      gift: { version: 2, fingerprint: 'same' },
    });
    expect(() => acceptMachines(accepted, present, ['gifts'])).toThrow('There is no workflow gifts. There are: loan, gift.');
  });

  it('is nothing to raise where nothing was accepted before', () => {
    const never = { loan: { version: 1, fingerprint: '' } };
    expect(acceptMachines(never, present, 'changed')).toEqual({
      loan: { version: 1, fingerprint: 'new' },
      gift: { version: 1, fingerprint: 'same' },
    });
  });
});
