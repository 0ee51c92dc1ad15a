// Plays one step of a story and holds it against what was written.
import { type CommandDefinition, clauseOf } from '../../machines/workflow.ts';
import type { Command } from '../engine/command.ts';
import { deriveId } from '../engine/derive-id.ts';
import { registered } from '../engine/engine.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Answer } from '../engine/judge.ts';
import { Refusal } from '../errors.ts';
import { settle } from '../jobs/carry-out.ts';
import { look } from './look.ts';
import { meanwhile } from './meanwhile.ts';
import { withOutcomes } from './outcome-names.ts';
import { nameOpenedCases, passTime, type Rehearsal } from './rehearsal.ts';
import { sayState } from './say-state.ts';
import type { StoryJson } from './story-binding.ts';
import { storyInstant } from './story-dates.ts';
import type { PlacedStep } from './story-file.ts';
import { aboutNamed, caseIdIn, type Named, personNamed, resolveNames, sayNames, UnknownName } from './story-names.ts';
import { StoryProblem } from './story-problem.ts';
import type { CommandStep } from './story-schema.ts';
import { type Tell, tellNobody } from './told.ts';
import { unknownFields } from './unknown-field.ts';

type PlacedCommand = Extract<PlacedStep, { kind: 'command' }>;

/** Plays a step at its instant, which is not before the rehearsal's clock. Throws a StoryProblem when it goes otherwise than written. */
export async function playStep(rehearsal: Rehearsal, placed: PlacedStep, at: string, tell: Tell): Promise<void> {
  if (at !== rehearsal.now) {
    await passTime(rehearsal, at);
    await retell(rehearsal, placed, tell);
  }
  if (placed.kind === 'command') await playCommand(rehearsal, placed, tell);
  if (placed.kind === 'look') await tell({ what: 'look', at, case: placed.step.case, seen: await look(rehearsal, placed), placed });
  if (placed.kind === 'until') await tell({ what: 'until', at, placed });
}

/** The instant a step gives, or null when it happens right after the one before it. Throws a StoryProblem for what is no date. */
export function instantOf(rehearsal: Rehearsal, placed: PlacedStep): string | null {
  const written = placed.kind === 'command' ? placed.step.at : placed.kind === 'until' ? placed.step.until : undefined;
  return written === undefined ? null : inWords(placed, () => storyInstant(written, rehearsal.world.holidays), `"${written}"`);
}

function inWords<T>(placed: PlacedStep, read: () => T, got = 'something else'): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownName) throw new StoryProblem(placed.place, error.expected, error.message);
    if (error instanceof RangeError) throw new StoryProblem(placed.place, error.message, got);
    throw error;
  }
}

async function playCommand(rehearsal: Rehearsal, placed: PlacedCommand, tell: Tell): Promise<void> {
  const { step } = placed;
  const person = inWords(placed, () => personNamed(rehearsal.world, step.as));
  const { command, title } = commandOf(rehearsal, await withOutcomes(rehearsal, placed), person);
  const told = { at: rehearsal.now, who: person.name, title, case: step.case, placed };
  for (let time = 1; time <= (step.repeat ?? 1); time += 1) {
    const outcome = await outcomeOf(rehearsal, placed, command);
    compare(rehearsal, placed, outcome, time);
    if (outcome instanceof Refusal) await tell({ what: 'refused', ...told, rule: outcome.rule, says: outcome.says });
    else await tell({ what: 'command', ...told, state: outcome.state, entry: command.id, repeated: time });
  }
  if (step.waits) return;
  await settle(rehearsal.bench, rehearsal.now);
  await nameOpenedCases(rehearsal);
  await retell(rehearsal, placed, tell);
}

function commandOf(rehearsal: Rehearsal, placed: PlacedCommand, person: Named): { command: Command; title: string } {
  const { step, place } = placed;
  const dot = step.do.indexOf('.');
  const workflow = registered(rehearsal.bench.engine, step.do.slice(0, dot))?.workflow;
  const definition = workflow?.commands[step.do.slice(dot + 1)];
  if (!workflow || !definition) throw new StoryProblem(place, 'a command that `npm run play -- --commands` lists', `"do": "${step.do}"`);
  const id = caseIdIn(rehearsal.cases, step.case);
  if (definition.opens) openedBy(rehearsal, placed, id);
  else if (!rehearsal.cases.has(id))
    throw new StoryProblem(place, `a case opened earlier in the story: ${sayNames(rehearsal.cases)}`, `"case": "${step.case}"`);
  const data = inWords(placed, () => resolveNames(rehearsal.world, rehearsal.cases, step.with as StoryJson));
  requireKnownFields(placed, definition, data);
  const command = {
    id: deriveId(`story step: ${step.case} ${JSON.stringify(place)}`),
    case: id,
    type: step.do,
    data,
    person: person.id,
    at: rehearsal.now,
    ...(step.sawVersion === undefined ? {} : { saw: step.sawVersion }),
    ...aboutOf(rehearsal, placed, definition.opens === true),
  };
  return { command, title: definition.title };
}

/** A field that the command does not take is most likely misspelt: it is named with those that there are. */
function requireKnownFields({ step, place }: PlacedCommand, definition: CommandDefinition, data: unknown) {
  const unknown = step.rule === 'E6' ? null : unknownFields(definition, data);
  if (!unknown) return;
  const { at, fields, allowed } = unknown;
  const where = at === '' ? '"with"' : `"with", at ${at}`;
  const known = allowed.length === 0 ? 'no fields' : `only the fields ${allowed.join(', ')}`;
  throw new StoryProblem(place, `${known} in ${where} of ${step.do}`, fields.map((field) => `"${field}"`).join(', '));
}

function openedBy(rehearsal: Rehearsal, { step, place }: PlacedCommand, id: string) {
  if (rehearsal.cases.has(id) && step.expect !== 'refused') {
    throw new StoryProblem(place, 'a new name for the case that this command opens', `"case": "${step.case}", which is open already`);
  }
}

function aboutOf(rehearsal: Rehearsal, placed: PlacedCommand, opens: boolean): { about?: { organisation: string; hub?: string } } {
  const name = placed.step.for;
  if (name === undefined) return {};
  if (!opens) throw new StoryProblem(placed.place, '"for" only beside a command that opens a case', `"do": "${placed.step.do}"`);
  return { about: inWords(placed, () => aboutNamed(rehearsal.world, name)) };
}

async function outcomeOf(rehearsal: Rehearsal, { step, place }: PlacedCommand, command: Command): Promise<Answer | Refusal> {
  try {
    const answer = await handleCommand(rehearsal.bench.engine, command);
    rehearsal.cases.set(command.case, step.case);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw new StoryProblem(place, 'an answer', `a fault of the program: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function compare(rehearsal: Rehearsal, { step, place }: PlacedCommand, outcome: Answer | Refusal, time: number) {
  if (outcome instanceof Refusal) {
    if (step.expect !== 'refused') throw new StoryProblem(place, 'accepted', `refused by ${outcome.rule}: ${outcome.says}`);
    if (step.rule !== undefined && step.rule !== outcome.rule && step.rule !== clauseOf(outcome.rule)) {
      throw new StoryProblem(place, `refused by ${step.rule}`, `refused by ${outcome.rule}: ${outcome.says}`);
    }
    return;
  }
  if (step.expect === 'refused') {
    const state = sayState(rehearsal.bench.engine.registry, step.do, outcome.state);
    throw new StoryProblem(place, sayExpectedRefusal(step), `accepted: the case is now ${state}`);
  }
  if (outcome.repeated !== time > 1)
    throw new StoryProblem(
      place,
      time > 1 ? 'the first answer again' : 'a new act',
      time > 1 ? 'a second act' : 'the answer to an earlier command',
    );
}

function sayExpectedRefusal(step: CommandStep): string {
  return step.rule === undefined ? 'refused' : `refused by ${step.rule}`;
}

/** Tells what happened by itself since the last telling, and stops the story when something could not be carried out. */
async function retell(rehearsal: Rehearsal, placed: PlacedStep, tell: Tell): Promise<void> {
  if (tell !== tellNobody) for (const told of await meanwhile(rehearsal)) await tell(told);
  const [trouble] = rehearsal.troubles;
  if (trouble !== undefined) throw new StoryProblem(placed.place, 'letters and messages that can be carried out', trouble);
}
