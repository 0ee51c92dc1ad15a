import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schedule, storyFolder } from './story-workshop.ts';

const write = storyFolder();
const program = join(import.meta.dirname, '..', '..', 'src', 'stories', 'play.ts');
const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
const head = { story: 'A meeting', start: '2026-10-05' };

describe('npm run play', () => {
  it('ends with 0 when every step went as written, a line a step and no colours into a pipe', () => {
    const { status, stdout } = run(write('fine.json', { ...head, steps: [schedule, { case: 'meeting', state: 'scheduled' }] }));
    expect(status).toBe(0);
    expect(stdout).toContain('5 Oct 2026  ✓ Administrator, decision meetings: Schedule a decision meeting (meeting) → scheduled');
    expect(stdout).toContain('As written: 2 steps');
    expect(stdout.includes('\u001b')).toBe(false);
  });

  it('ends with 1 when one of several did not, and still plays the others', () => {
    const wrong = write('wrong.json', { ...head, steps: [{ ...schedule, expect: 'refused' }] });
    const fine = write('fine.json', { ...head, steps: [schedule] });
    const { status, stdout, stderr } = run(wrong, fine);
    expect(status).toBe(1);
    expect(stderr).toContain('Not as written: wrong.json, step 1');
    expect(stdout).toContain('1 of 2 stories went as written.');
  });

  it('leaves fragments out when a whole folder is named, and says so', () => {
    const fragment = write('part.json', { story: 'A part', takes: { on: 'the day' }, steps: [{ until: '{{on}}' }] });
    const { status, stdout } = run(write('fine.json', { ...head, steps: [schedule] }), fragment);
    expect(status).toBe(0);
    expect(stdout).toContain('part.json: a fragment for stories to include, not played');
    expect(run(fragment).status).toBe(1);
  });

  it('ends with 2 when no file is named', () => {
    expect(run().status).toBe(2);
  });
});
