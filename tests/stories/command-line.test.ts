import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schedule, storyFolder } from './story-workshop.ts';

const write = storyFolder();
const program = join(import.meta.dirname, '..', '..', 'src', 'stories', 'play.ts');
const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', timeout: 50_000 });
const head = { story: 'A meeting', start: '2026-10-05' };

describe('npm run play', () => {
  it('ends with 0 when every step went as written, a line a step and no colours into a pipe', () => {
    const { status, stdout } = run(write('fine.json', { ...head, steps: [schedule, { case: 'meeting', state: 'scheduled' }] }));
    expect(status).toBe(0);
    expect(stdout).toContain(
      '5 Oct 2026  ✓ Administrator, decision meetings: Schedule a decision meeting (meeting) → Scheduled, not published ("scheduled")',
    );
    expect(stdout).toContain('As written: 2 steps');
    expect(stdout.includes('\u001b')).toBe(false);
  });

  it('says what it can do when asked, and plays nothing', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const option of ['FILE…', '--commands', '--schema', 'Exit codes']) expect(stdout).toContain(option);
  });

  it('ends with 1 when one of several did not, and still plays the others', () => {
    const wrong = write('wrong.json', { ...head, steps: [{ ...schedule, expect: 'refused' }] });
    const fine = write('fine.json', { ...head, steps: [schedule] });
    const { status, stdout, stderr } = run(wrong, fine);
    expect(status).toBe(1);
    expect(stderr).toContain('Not as written: wrong.json, step 1');
    expect(stdout).toContain('1 of 2 stories went as written.');
  });

  it('ends, with 1, when the scheme cannot be made as the story wants it', () => {
    const { status, signal, stderr } = run(write('policy.json', { ...head, policy: { cutOffDays: 'many' }, steps: [schedule] }));
    expect([status, signal]).toEqual([1, null]);
    expect(stderr).toContain('Not as written: policy.json');
  }, 60_000);

  it('says in a line what is wrong with a file that is no story, however deep it is', () => {
    expect(run(write('list.json', '[]')).stderr).toContain('expected: an object, as docs/stories.md describes it');
    const deep = write('deep.json', `{"story":"A","start":"2026-10-05","steps":[${'['.repeat(20_000)}${']'.repeat(20_000)}]}`);
    const { status, stderr } = run(deep);
    expect(status).toBe(1);
    expect(stderr).toContain('deep.json\n  expected: lists and objects at most 50 deep');
    expect(stderr).not.toContain('    at ');
  });

  it('ends without a word when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [program, '--commands'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.once('data', () => child.stdout.destroy());
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    await once(child, 'close');
    expect(said).toBe('');
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
