// A counter-example is a story: with the rule taken away the player replays it to the end, with the rule it is refused.

import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../../db/client.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { type Registry, registry } from '../../src/engine/workflows.ts';
import { storyOf } from '../../src/proof/counter-story.ts';
import { Explorer } from '../../src/proof/explore.ts';
import type { Invariant } from '../../src/proof/invariant.ts';
import { invariants } from '../../src/proof/invariants.ts';
import type { Scene } from '../../src/proof/scene.ts';
import { applicationMoved } from '../../src/proof/scenes/application-decided.ts';
import { applicationDeciders } from '../../src/proof/scenes/application-prepared.ts';
import { applicationAwarded, applicationCorrected } from '../../src/proof/scenes/application-stage2.ts';
import { grantPaid } from '../../src/proof/scenes/grant.ts';
import { replaceWorkflow, workflowOf } from '../../src/proof/workflows.ts';
import { playStories } from '../../src/stories/play-stories.ts';
import { openRehearsal } from '../../src/stories/rehearsal.ts';
import { readStories } from '../../src/stories/story-file.ts';
import { StoryProblem } from '../../src/stories/story-problem.ts';
import { storyFolder } from '../stories/story-workshop.ts';

const write = storyFolder();

class RolledBack extends Error {}
let shared: Promise<Db> | undefined;
const sound = new Map<string, Workflow>();

afterEach(() => {
  for (const workflow of sound.values()) replaceWorkflow(workflow);
  sound.clear();
});
afterAll(async () => (await shared)?.close());

function without(name: string, rule: string): Registry {
  const workflow = workflowOf(name);
  const mutant = { ...workflow, rules: workflow.rules.filter(({ id }) => id !== rule) };
  sound.set(name, workflow);
  replaceWorkflow(mutant);
  const own = registry[name];
  if (!own) throw new Error(`Nobody runs “${name}”.`);
  return { ...registry, [name]: { ...own, workflow: mutant } };
}

/** Plays a story under a registry and answers what did not go as written, or null. */
async function played(file: string, under: Registry): Promise<string | null> {
  const stories = readStories([file]);
  shared ??= openDb();
  const playing = (await shared).transaction(async (tx) => {
    await playStories(await openRehearsal(tx, stories, under), stories, () => undefined);
    throw new RolledBack();
  });
  return playing.then(
    () => null,
    (error: unknown) => {
      if (error instanceof StoryProblem) return error.message;
      if (error instanceof RolledBack) return null;
      throw error;
    },
  );
}

const early: Invariant = {
  rules: ['D6'],
  name: 'a meeting is closed on its day or later',
  step: ({ command, workflow, before, case: id }) =>
    workflow === 'meeting' && command === 'close' && before.today < (before.cases[id]?.keyDate ?? '')
      ? 'It was closed before its day.'
      : null,
};

describe('a counter-example is replayed by the story player without its rule, and refused with it', () => {
  it.each<[workflow: string, rule: string, scene: Scene]>([
    ['application', 'P2a', applicationDeciders],
    ['application', 'D5k', applicationCorrected],
    ['application', 'F11c', applicationAwarded],
    ['meeting', 'D6e', applicationMoved],
    ['grant', 'S3d', grantPaid],
  ])(
    '%s %s',
    async (workflow, rule, scene) => {
      const mutated = without(workflow, rule);
      const [broken] = new Explorer({ ...scene, most: Math.min(scene.most, 1500) }, [...invariants, early]).run().violations;
      if (!broken) throw new Error('Nothing was found.');
      const { story, unplayed } = storyOf(scene, broken);
      expect(unplayed).toEqual([]);
      const file = write(`${rule}.json`, story);
      expect(await played(file, mutated)).toBeNull();
      expect(await played(file, registry)).toMatch(new RegExp(`refused by (${rule}|${rule.slice(0, -1)})`));
    },
    60_000,
  );
});
