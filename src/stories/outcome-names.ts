// The outcomes a story names: "$outcome:Barnies: application" is the reference of the last outcome of that case that can be reviewed.
import { storedCase } from '../../db/journal.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { PlacedStep } from './story-file.ts';
import { caseIdIn } from './story-names.ts';
import { StoryProblem } from './story-problem.ts';

type PlacedCommand = Extract<PlacedStep, { kind: 'command' }>;

const OUTCOME = /^\$outcome:(.+)$/;

/** The step with each "$outcome:…" of its data, at the top level, replaced by the reference. Throws a StoryProblem where there is none. */
export async function withOutcomes(rehearsal: Rehearsal, placed: PlacedCommand): Promise<PlacedCommand> {
  const data: Record<string, unknown> = { ...placed.step.with };
  for (const [key, value] of Object.entries(data)) {
    const name = typeof value === 'string' ? OUTCOME.exec(value)?.[1] : undefined;
    if (name !== undefined) data[key] = await lastOutcome(rehearsal, placed, name);
  }
  return { ...placed, step: { ...placed.step, with: data as typeof placed.step.with } };
}

async function lastOutcome(rehearsal: Rehearsal, { place }: PlacedCommand, name: string): Promise<string> {
  const { db, scheme } = rehearsal.bench.engine;
  const stored = await storedCase(db, scheme, caseIdIn(rehearsal.cases, name));
  const { reviewable = [] } = (stored?.context ?? {}) as { readonly reviewable?: readonly { readonly reference: string }[] };
  const last = reviewable.at(-1);
  if (!last) throw new StoryProblem(place, 'a case with an outcome that can be reviewed', `"$outcome:${name}"`);
  return last.reference;
}
