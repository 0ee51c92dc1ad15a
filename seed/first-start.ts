// What an empty database is given when the service starts on it for the first time: the pilot, played up to the middle of its year,
// or in production the scheme alone.
import type { Db } from '../db/database.ts';
import { instantAtLondon, londonDate } from '../machines/london-time.ts';
import type { Registry } from '../src/engine/workflows.ts';
import { writeCheckpoint } from '../src/jobs/checkpoint.ts';
import { playStories } from '../src/stories/play-stories.ts';
import { openRehearsal } from '../src/stories/rehearsal.ts';
import { readStories } from '../src/stories/story-file.ts';
import { tellNobody } from '../src/stories/told.ts';
import { pilotStoryFiles } from './pilot-stories.ts';
import { planScheme } from './plan-scheme.ts';
import { scheme as ownScheme } from './scheme.ts';
import { seedScheme } from './seed-scheme.ts';

/** What the first start has at hand. `say` tells the operator a line. */
export interface FirstStart {
  readonly db: Db;
  /** Id of the scheme that the service runs, which is not in the database yet. */
  readonly scheme: string;
  readonly registry: Registry;
  readonly now: () => string;
  /** In production nothing made up is written: no organisation, hub, person or case. */
  readonly production: boolean;
  readonly say: (line: string) => void;
}

/** By then one hub has its franchise, one has resubmitted and four are supported, so that every part of the process has something to show. */
const MIDWAY = '2027-05-20';

/** Plays the pilot of the scheme that this project brings along; of any other there is nothing to seed, and the start says so. */
export async function seedOnFirstStart(first: FirstStart): Promise<void> {
  const { db, scheme, registry, say } = first;
  if (ownScheme.slug !== scheme) return;
  if (first.production) return seedGround(first);
  say(`First start: playing the pilot up to ${MIDWAY}. This takes some seconds, once.`);
  const stories = readStories(pilotStoryFiles);
  // In one transaction, so that a start that is cut off leaves an empty database and the next one begins afresh.
  await db.transaction(async (tx) => {
    const rehearsal = await openRehearsal(tx, stories, registry);
    await playStories(rehearsal, stories, tellNobody, instantAtLondon(MIDWAY, '18:00'));
    await writeCheckpoint(rehearsal.bench.engine, rehearsal.now);
  });
}

/** The scheme with its policy, standard and localities, and nobody in it yet. */
async function seedGround({ db, now, say }: FirstStart): Promise<void> {
  say('First start: writing the scheme, its policy, its standard and its localities.');
  const plan = planScheme({ start: londonDate(now()), people: {}, policy: {} });
  const scheme = { ...plan.scheme, settings: { ...plan.scheme.settings, demonstration: false } };
  await seedScheme(db, { ...plan, scheme, organisations: [], hubs: [], people: [], memberships: [], holders: [], interests: [] });
}
