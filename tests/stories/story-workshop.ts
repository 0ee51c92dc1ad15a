// Story files for tests: written into a folder of their own, played on a database in memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Db, openDb } from '../../db/client.ts';
import { registry } from '../../src/engine/workflows.ts';
import { playStories } from '../../src/stories/play-stories.ts';
import { openRehearsal } from '../../src/stories/rehearsal.ts';
import { readStories } from '../../src/stories/story-file.ts';
import { StoryProblem } from '../../src/stories/story-problem.ts';
import type { Told } from '../../src/stories/told.ts';

export const administrator = 'Administrator, decision meetings';

/** A step that schedules a meeting: the smallest thing a story can do. */
export const schedule = { at: '2026-10-05', as: administrator, do: 'meeting.schedule', case: 'meeting', with: { date: '2026-12-09' } };

/** A folder for one test file's stories, removed when it ends. */
export function storyFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'stories-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name: string, content: unknown): string => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    return file;
  };
}

/** Thrown to leave nothing behind. */
class RolledBack extends Error {}

let shared: Promise<Db> | undefined;
afterAll(async () => (await shared)?.close());

/** Plays story files at the same time on an empty database, which is empty again afterwards, and answers what was told. */
export async function play(...files: readonly string[]): Promise<Told[]> {
  const stories = readStories(files);
  shared ??= openDb();
  const told: Told[] = [];
  const playing = (await shared).transaction(async (tx) => {
    await playStories(await openRehearsal(tx, stories, registry), stories, (each) => void told.push(each));
    throw new RolledBack();
  });
  await playing.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return told;
}

/** What a story that does not go as written says. Fails when it does. */
export async function problemOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoryProblem) return error.message;
    throw error;
  }
  throw new Error('The story went as written.');
}
