// A place to play stories: a seeded scheme on a database of its own, a clock that only moves forward, and post that goes nowhere.
import type { Db } from '../../db/client.ts';
import { casesOpenedByCases } from '../../db/rehearsal.ts';
import { instantAtLondon } from '../../machines/london-time.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import type { PlannedScheme } from '../../seed/planned-scheme.ts';
import { seedScheme } from '../../seed/seed-scheme.ts';
import { createEngine } from '../engine/engine.ts';
import type { Registry } from '../engine/workflows.ts';
import { advance } from '../jobs/advance.ts';
import type { Bench } from '../jobs/bench.ts';
import { freshMemory, type Memory } from './memory.ts';
import { storyDay } from './story-dates.ts';
import type { ReadStory } from './story-file.ts';
import { nameOfOpened, UnknownName, type World } from './story-names.ts';
import { StoryProblem } from './story-problem.ts';

/** Everything a step needs. `now` is the instant at which the last thing happened. */
export interface Rehearsal {
  readonly bench: Bench;
  readonly world: World;
  /** Cases by id, with the name the stories give them. */
  readonly cases: Map<string, string>;
  /** What the workers could not do since the last step: a story in which something breaks did not go as written. */
  readonly troubles: string[];
  /** How many letters of a case earlier looks have seen. */
  readonly lettersSeen: Map<string, number>;
  readonly memory: Memory;
  now: string;
}

/** Every letter arrives: stories are about the process, not about mail servers. */
const postThatArrives: Bench['mailer'] = { send: async () => ({ outcome: 'accepted' }) };

/** The workers' bench for a seeded scheme. */
export function benchFor(db: Db, plan: PlannedScheme, registry: Registry, warn: (sentence: string) => void): Bench {
  return { engine: createEngine(db, plan.scheme.id, registry), mailer: postThatArrives, ...plan.letters, warn };
}

/** Seeds the scheme into an empty database as the stories want it, with the clock at midnight of the first one's first day. */
export async function openRehearsal(db: Db, stories: readonly ReadStory[], registry: Registry): Promise<Rehearsal> {
  const plan = planFor(stories, earliestStart(stories));
  await seedScheme(db, plan);
  const troubles: string[] = [];
  const bench = benchFor(db, plan, registry, (sentence) => troubles.push(sentence));
  const now = instantAtLondon(plan.start, '00:00');
  return { bench, world: plan.world, cases: new Map(), troubles, lettersSeen: new Map(), memory: freshMemory(now), now };
}

function earliestStart(stories: readonly ReadStory[]): string {
  const starts = stories.map(({ file, story }) => {
    try {
      return storyDay(story.start, new Set());
    } catch (error) {
      throw new StoryProblem({ file }, error instanceof RangeError ? error.message : 'a date', `"start": "${story.start}"`);
    }
  });
  const first = starts.sort()[0];
  if (first === undefined) throw new Error('There is no story to play');
  return first;
}

/** The scheme with what the stories change. Each is tried alone first, so that a fault names its own file. */
function planFor(stories: readonly ReadStory[], start: string): PlannedScheme {
  for (const { file, story } of stories) {
    try {
      planScheme({ start, people: story.people, policy: story.policy });
    } catch (error) {
      if (error instanceof UnknownName) throw new StoryProblem({ file }, error.expected, error.message);
      throw error;
    }
  }
  const people = Object.assign({}, ...stories.map(({ story }) => story.people));
  const policy = Object.assign({}, ...stories.map(({ story }) => story.policy));
  return planScheme({ start, people, policy });
}

/** Lets time pass up to an instant: deadlines fire and letters go out on their days. */
export async function passTime(rehearsal: Rehearsal, until: string): Promise<void> {
  await advance(rehearsal.bench, rehearsal.now, until);
  rehearsal.now = until;
  await nameOpenedCases(rehearsal);
}

/** Gives each case that another case opened the name by which stories call it. */
export async function nameOpenedCases({ bench, cases }: Rehearsal): Promise<void> {
  const { db, scheme } = bench.engine;
  for (const { id, workflow, parent } of await casesOpenedByCases(db, scheme)) {
    const opener = cases.get(parent);
    if (opener !== undefined && !cases.has(id)) cases.set(id, nameOfOpened(cases, opener, workflow));
  }
}
