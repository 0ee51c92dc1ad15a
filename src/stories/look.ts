// A look at a case: what the story says it has come to, held against what it has.
import { deadlinesOfCase } from '../../db/deadlines.ts';
import { caseLook, letterKindsOfCase } from '../../db/rehearsal.ts';
import type { Rehearsal } from './rehearsal.ts';
import { sayState } from './say-state.ts';
import { storyDay } from './story-dates.ts';
import type { PlacedStep } from './story-file.ts';
import { caseIdIn, resolveKey, UnknownName, withNames } from './story-names.ts';
import { StoryProblem } from './story-problem.ts';

type PlacedLook = Extract<PlacedStep, { kind: 'look' }>;

/** Compares a look with the case and answers what was seen in words. Throws a StoryProblem at the first difference. */
export async function look(rehearsal: Rehearsal, { step, place }: PlacedLook): Promise<string> {
  const { db, scheme } = rehearsal.bench.engine;
  const id = caseIdIn(rehearsal.cases, step.case);
  const found = await caseLook(db, scheme, id);
  if (!found) throw new StoryProblem(place, 'a case opened earlier in the story', `"case": "${step.case}"`);
  const say = (state: string) => sayState(rehearsal.bench.engine.registry, found.workflow, state);
  const seen = [say(found.state)];
  const compare = (what: string, expected: readonly string[], got: readonly string[]) => {
    if (expected.join('\n') !== got.join('\n')) throw new StoryProblem(place, `${what}: ${listed(expected)}`, `${what}: ${listed(got)}`);
    seen.push(`${what}: ${listed(got)}`);
  };
  if (step.state !== undefined && step.state !== found.state)
    throw new StoryProblem(place, `state: ${say(step.state)}`, `state: ${say(found.state)}`);
  if (step.letters) compare('letters', step.letters, await lettersSinceLastLook(rehearsal, id));
  if (step.deadlines) {
    const rows = await deadlinesOfCase(db, scheme, id);
    compare('deadlines', expectedDeadlines(rehearsal, step.deadlines, place), rows.map(({ name, due }) => `${name} ${due}`).sort());
  }
  if (step.claims)
    compare(
      'claims',
      expectedClaims(rehearsal, step.claims, place),
      [...found.claims].sort().map((key) => withNames(rehearsal.world, rehearsal.cases, key)),
    );
  return seen.join('; ');
}

const listed = (items: readonly string[]) => (items.length === 0 ? 'none' : items.join(', '));

async function lettersSinceLastLook(rehearsal: Rehearsal, id: string): Promise<string[]> {
  const { db, scheme } = rehearsal.bench.engine;
  const all = await letterKindsOfCase(db, scheme, id);
  const seen = rehearsal.lettersSeen.get(id) ?? 0;
  rehearsal.lettersSeen.set(id, all.length);
  return all.slice(seen);
}

function expectedDeadlines(rehearsal: Rehearsal, written: Readonly<Record<string, string>>, place: PlacedLook['place']): string[] {
  return Object.entries(written)
    .map(([name, due]) => {
      try {
        return `${name} ${storyDay(due, rehearsal.world.holidays)}`;
      } catch (error) {
        throw new StoryProblem(place, error instanceof RangeError ? error.message : 'a date', `"${name}": "${due}"`);
      }
    })
    .sort();
}

function expectedClaims(rehearsal: Rehearsal, written: readonly string[], place: PlacedLook['place']): string[] {
  try {
    const keys = written.map((key) => resolveKey(rehearsal.world, key)).sort();
    return keys.map((key) => withNames(rehearsal.world, rehearsal.cases, key));
  } catch (error) {
    if (error instanceof UnknownName) throw new StoryProblem(place, error.expected, error.message);
    throw error;
  }
}
