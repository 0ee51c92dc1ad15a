// Plays stories merged into one timeline: each keeps its own order, and what lies earlier comes first.
import { londonDate } from '../../machines/london-time.ts';
import { instantOf, playStep } from './play-step.ts';
import { passTime, type Rehearsal } from './rehearsal.ts';
import type { PlacedStep, ReadStory } from './story-file.ts';
import { StoryProblem } from './story-problem.ts';
import type { Tell } from './told.ts';

/** A step and the instant at which it is played. */
interface TimedStep {
  readonly placed: PlacedStep;
  readonly at: string;
  readonly story: number;
}

/** Plays the stories' steps in order of time, up to an instant when one is given. Throws a StoryProblem at the first step that goes otherwise. */
export async function playStories(rehearsal: Rehearsal, stories: readonly ReadStory[], tell: Tell, until?: string): Promise<void> {
  const timed = stories.flatMap((story, index) => timedSteps(rehearsal, story, index));
  timed.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  for (const { placed, at } of timed) {
    if (until !== undefined && Temporal.Instant.compare(at, until) > 0) break;
    await playStep(rehearsal, placed, at, tell);
  }
  if (until !== undefined) await passTime(rehearsal, until);
}

/** A step that gives no time happens right after the one before it; none may lie before the one before it. */
function timedSteps(rehearsal: Rehearsal, { steps }: ReadStory, story: number): TimedStep[] {
  let now = rehearsal.now;
  return steps.map((placed) => {
    const at = instantOf(rehearsal, placed) ?? now;
    if (Temporal.Instant.compare(at, now) < 0) {
      throw new StoryProblem(
        placed.place,
        `a time not before the step above it (${londonDate(now)}, or the story’s start)`,
        londonDate(at),
      );
    }
    now = at;
    return { placed, at, story };
  });
}
