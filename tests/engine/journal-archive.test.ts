// A journal exported and imported elsewhere verifies; cut or altered it is refused with its first bad entry, and nothing is written.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { sealed } from '../../src/engine/archive-lines.ts';
import { canonicalJson } from '../../src/engine/canonical-json.ts';
import { entryHash } from '../../src/engine/journal-entry.ts';
import { exportJournal } from '../../src/engine/journal-export.ts';
import { importJournal } from '../../src/engine/journal-import.ts';
import { verify } from '../../src/engine/verify.ts';
import { writeCheckpoint } from '../../src/jobs/checkpoint.ts';
import { tamper, testDatabases, testPglite } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Line = { line: string; [key: string]: unknown };

async function exported(desk: Desk): Promise<string[]> {
  const lines: string[] = [];
  await exportJournal(desk.engine, (text) => void lines.push(text.trimEnd()));
  return lines;
}

/** Two errands with words in them, one of them opened by the other's message, and two checkpoints. */
async function someErrands(db: Db): Promise<Desk> {
  const desk = await openDesk(db);
  const first = await desk.take();
  await desk.send('errand.write', { kind: 'routine', words: 'Zoë’s reason' }, { case: first });
  await writeCheckpoint(desk.engine, desk.now);
  await desk.send('errand.pay', { pence: 1200 }, { case: first });
  await desk.send('errand.pay', { pence: 800 }, { case: first });
  await desk.take();
  await writeCheckpoint(desk.engine, '2027-01-12T10:00:00Z');
  return desk;
}

/** The file with its seal made anew, as someone would who knows how it is made. */
function resealed(lines: readonly string[]): string[] {
  const seal = lines.slice(0, -1).reduce(sealed, '');
  return [...lines.slice(0, -1), JSON.stringify({ line: 'end', sha256: seal })];
}

const parsed = (text: string) => JSON.parse(text) as Line;

/** The file with the n-th line of a kind changed. */
function changed(lines: readonly string[], kind: string, n: number, change: (line: Line) => void): string[] {
  const at = lines.map((text, index) => ({ index, line: parsed(text) })).filter(({ line }) => line.line === kind)[n - 1]?.index ?? -1;
  const line = parsed(lines[at] ?? '');
  change(line);
  return lines.with(at, JSON.stringify(line));
}

function without(lines: readonly string[], kind: string, n: number): string[] {
  const at = lines.map((text, index) => ({ index, kind: parsed(text).line })).filter((each) => each.kind === kind)[n - 1]?.index ?? -1;
  return lines.toSpliced(at, 1);
}

function saved(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

describe.each(testDatabases())('a journal taken elsewhere on $driver', ({ open }) => {
  it('verifies there, and exported again it is the same file', async () => {
    const desk = await someErrands(await open());
    const lines = await exported(desk);
    const elsewhere = await open();
    const taken = await importJournal(elsewhere, saved('whole.jsonl', lines), desk.engine.registry);
    expect(taken).toMatchObject({ scheme: desk.scheme, cases: 2, entries: 5, checkpoints: 2, faults: [] });
    const there = { ...desk.engine, db: elsewhere };
    expect(await verify(there)).toMatchObject({ cases: 2, entries: 5, checkpoints: 2, faults: [] });
    expect(await exported({ ...desk, engine: there })).toEqual(lines);
  });
});

describe('a journal that is not whole', () => {
  const { open } = testPglite();
  let desk: Desk;
  let lines: string[];
  let elsewhere: Db;
  let id: string;
  let number: number;

  beforeAll(async () => {
    desk = await someErrands(await open());
    lines = await exported(desk);
    elsewhere = await open();
    // The case with four entries, whichever comes first in the file.
    number = lines.findIndex((text) => parsed(text).line === 'case' && parsed(text).version === 4) + 1;
    id = String(parsed(lines[number - 1] ?? '').id);
  });

  /** What an import of these lines says; it must have left nothing. */
  async function refusalOf(altered: readonly string[]): Promise<string> {
    const said = await importJournal(elsewhere, saved('altered.jsonl', altered), desk.engine.registry).then(
      () => 'taken',
      (error: Error) => error.message,
    );
    for (const table of ['schemes', 'organisations', 'cases', 'journal', 'texts', 'checkpoints'])
      expect(await elsewhere.rows(`select * from ${table}`)).toEqual([]);
    return said;
  }

  /** Which of the file's entries is the n-th of the long case. */
  const nth = (n: number) => lines.slice(0, number).filter((text) => parsed(text).line === 'entry').length + n;

  it('an entry was altered', async () => {
    const altered = changed(lines, 'entry', nth(3), (line) => Object.assign(line.body as object, { data: { pence: 1 } }));
    const says = `case ${id}, entry 3 was altered: its hash does not follow`;
    expect(await refusalOf(altered)).toContain(says);
    expect(await refusalOf(resealed(altered))).toContain(says);
  });

  it('an entry was altered and every hash after it made anew: the checkpoint remembers', async () => {
    let head = '';
    let altered = lines;
    for (const n of [1, 2, 3, 4])
      altered = changed(altered, 'entry', nth(n), (line) => {
        if (n === 3) Object.assign((line.body as { data: object }).data, { pence: 1 });
        if (n > 2) line.hash = entryHash(head, canonicalJson(line.body));
        head = String(line.hash);
      });
    altered = changed(altered, 'case', lines.slice(0, number).filter((text) => parsed(text).line === 'case').length, (line) => {
      line.head = head;
    });
    expect(await refusalOf(altered)).toContain('a line outside the chains was altered');
    expect(await refusalOf(resealed(altered))).toBe(
      `The journal does not verify. First fault: case ${id}, entry 3: “pay” now gives something else than was recorded (state “open”, recorded “open”).`,
    );
  });

  it('an entry was left out, in the middle or at the end of its case', async () => {
    expect(await refusalOf(without(lines, 'entry', nth(2)))).toContain(`case ${id}, entry 2 is missing; entry 3 stands in its place`);
    expect(await refusalOf(resealed(without(lines, 'entry', nth(4))))).toContain(`case ${id}, entry 4 is missing: the case has 4 entries`);
  });

  it('a whole case was left out: the checkpoints miss it', async () => {
    const end = lines.findIndex((text, index) => index >= number && !['entry', 'text'].includes(parsed(text).line));
    const altered = [...lines.slice(0, number - 1), ...lines.slice(end)];
    expect(await refusalOf(altered)).toContain('lines were left out');
    expect(await refusalOf(resealed(altered))).toContain(`case ${id}, entry 2, checkpoint 1: the case has vanished`);
  });

  it('words were altered, or are gone', async () => {
    const altered = changed(lines, 'text', 1, (line) => Object.assign(line, { body: 'Another reason' }));
    expect(await refusalOf(resealed(altered))).toContain(`case ${id}, entry 2: words of the entry are not those that were said`);
    expect(await refusalOf(resealed(without(lines, 'text', 1)))).toContain(`case ${id}, entry 2: words of the entry are gone`);
  });

  it('the case or the policy beside the chain was altered', async () => {
    const state = changed(lines, 'case', 1, (line) => Object.assign(line, { state: 'done' }));
    expect(await refusalOf(resealed(state))).toContain('the stored snapshot (state “done”) is not what the journal folds to');
    expect(await refusalOf(changed(lines, 'policy', 1, (line) => Object.assign(line, { from_on: '2000-01-01' })))).toContain(
      'a line outside the chains was altered',
    );
  });

  it('the file was cut, between lines or within one', async () => {
    const cut = lines.slice(0, number + 2);
    expect(await refusalOf(cut)).toBe(`The file was cut: it ends after case ${id}, entry 2.`);
    expect(await refusalOf([...cut, (lines[number + 2] ?? '').slice(0, 80)])).toContain(
      `Line ${number + 3} is cut or altered: it is no JSON. It follows case ${id}, entry 2.`,
    );
    expect(await refusalOf([])).toContain('Line 1');
  });

  it('is none, or goes on after its end', async () => {
    expect(await refusalOf(['{"line":"entry"}'])).toContain('This is no journal that journal:export wrote');
    expect(await refusalOf([...lines, lines.at(-1) ?? ''])).toContain('there is something after the end');
    expect(await refusalOf(lines.slice(1))).toContain('Line 1: a journal begins with its own line');
  });

  it('holds what the database cannot store', async () => {
    const altered = changed(lines, 'text', 1, (line) => Object.assign(line, { erased_at: 'no day' }));
    expect(await refusalOf(resealed(altered))).toMatch(/^Lines \d+ to \d+ hold what cannot be stored/);
  });

  it('a database that has the scheme is left alone', async () => {
    await expect(importJournal(desk.db, saved('again.jsonl', lines), desk.engine.registry)).rejects.toThrow(
      `The database has the scheme “${desk.scheme}” already`,
    );
  });

  it('a journal that does not verify where it is, is not exported', async () => {
    const bad = await someErrands(await open());
    await tamper(bad.db, async (tx) => {
      await tx.rows(`update journal set body = replace(body, '"pence":800', '"pence":900') where seq = 4`);
    });
    const written: string[] = [];
    await expect(exportJournal(bad.engine, (text) => void written.push(text))).rejects.toThrow(
      /is not exported\. First fault: case [\w-]+, entry 4: the entry’s hash does not follow/,
    );
    expect(written).toEqual([]);
  });
});

describe('the two programs', () => {
  const { DATABASE_URL: _, ...env } = process.env;
  const run = (program: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '..', '..', 'src', 'engine', `${program}.ts`), ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });

  it('make no database of a file that is cut', () => {
    writeFileSync(join(folder, 'cut.jsonl'), '{"line":"journal","format":1,"scheme":"cech","cases":1,"entries":1,"checkpoints":0}\n');
    const { status, stderr } = run('journal-import-command', '--from', 'cut.jsonl', '--data', 'fresh');
    expect([status, stderr]).toEqual([1, 'The file was cut: it ends after the first line.\n']);
    expect(existsSync(join(folder, 'fresh'))).toBe(false);
  });

  it('take a scheme from one folder to another', async () => {
    const { openDb } = await import('../../db/client.ts');
    const db = await openDb({ dataDir: join(folder, 'old') });
    await db.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{}')`);
    await db.close();
    expect(run('journal-export-command', '--out', 'all.jsonl', '--data', 'old').stdout).toContain('0 cases, 0 journal entries');
    expect(readFileSync(join(folder, 'all.jsonl'), 'utf8').split('\n')).toHaveLength(4);
    const { stdout, stderr } = run('journal-import-command', '--from', 'all.jsonl', '--data', 'new');
    expect([stderr, stdout.split('\n')[0]]).toEqual(['', 'scheme cech: 0 cases, 0 journal entries, 0 checkpoints taken in']);
  }, 60_000);
});
