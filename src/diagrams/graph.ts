// A machine as boxes and arrows with their sizes and no places yet: what the layout is made from, and what is drawn once it has one.
import type { Workflow } from '../../machines/workflow.ts';
import { type DescribedState, describeWorkflow } from '../engine/describe.ts';
import { NEW } from '../engine/step.ts';
import { isOnPath, type Link, type Parted, partMoves } from './moves-to-draw.ts';
import { fitLines, type Type, widthOf } from './text-fit.ts';

/** A state. `notes` says what is not drawn as arrows; `closed` boxes end a case. */
export interface Box {
  readonly state: string;
  /** Its number in the machine's order, by which notes and lists name it; none for a case that is not opened yet. */
  readonly number: number | null;
  readonly closed: boolean;
  readonly title: readonly string[];
  readonly notes: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** What leads from one state to another. `way`: on a way the case is meant to go, an act of a person, or nothing but what happens by itself. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly way: 'main' | 'act' | 'by-itself';
  readonly label: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** A machine to be drawn. */
export interface Graph {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

export const titleType: Type = { size: 15, weight: 'bold' };
export const noteType: Type = { size: 13, weight: 'regular' };
export const labelType: Type = { size: 13, weight: 'regular' };
/** From one line of text to the next, as a multiple of its size. */
export const LEADING = 1.25;
export const PADDING = 10;
/** The room that a state's number takes before its title. */
export const NUMBER_WIDTH = 28;

const TEXT_WIDTH = 150;
const LABEL_WIDTH = 136;
const LABELS_SHOWN = 2;

export const heightOf = (lines: readonly string[], { size }: Type) => lines.length * size * LEADING;

/** The numbers of a machine's states. */
export function numberStates(states: readonly DescribedState[]): ReadonlyMap<string, number> {
  return new Map(states.filter(({ state }) => state !== NEW).map(({ state }, at) => [state, at + 1]));
}

/** Numbers as people list them: '2–5, 7'. */
export function sayNumbers(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const one of [...new Set(numbers)].sort((a, b) => a - b)) {
    if (runs.at(-1)?.at(-1) === one - 1) runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String))).join(', ');
}

function notesOf({ state, tags }: DescribedState, parted: Parted, numbers: ReadonlyMap<string, number>): string[] {
  const numbered = (states: readonly string[]) => states.flatMap((one) => numbers.get(one) ?? []);
  const shared = parted.shared.filter(({ to }) => to === state);
  const back = numbered(parted.back.filter(({ from }) => from === state).map(({ to }) => to));
  return [
    ...shared.map(({ move, from }) => `“${move.title}” from ${sayNumbers(numbered(from))}`),
    ...(back.length > 0 ? [`${tags.includes('closed') ? 'can come back to' : 'or back to'} ${sayNumbers(back)}`] : []),
  ];
}

function boxOf(described: DescribedState, parted: Parted, numbers: ReadonlyMap<string, number>): Box {
  const title = fitLines(described.labels.staff, TEXT_WIDTH, titleType);
  const notes = notesOf(described, parted, numbers).flatMap((note) => fitLines(note, TEXT_WIDTH + NUMBER_WIDTH, noteType));
  const number = numbers.get(described.state) ?? null;
  const gap = notes.length > 0 ? 6 : 0;
  return {
    state: described.state,
    number,
    closed: described.tags.includes('closed'),
    title,
    notes,
    width: TEXT_WIDTH + NUMBER_WIDTH + 2 * PADDING,
    height: Math.ceil(heightOf(title, titleType) + gap + heightOf(notes, noteType) + 2 * PADDING),
  };
}

function arrowOf({ from, to, moves }: Link, paths: readonly (readonly string[])[]): Arrow {
  const titles = moves.map(({ title }) => title);
  const shown = titles.length > LABELS_SHOWN + 1 ? [...titles.slice(0, LABELS_SHOWN), `and ${titles.length - LABELS_SHOWN} more`] : titles;
  const label = shown.flatMap((title, at) => fitLines(at < shown.length - 1 ? `${title};` : title, LABEL_WIDTH, labelType));
  const alone = moves.every(({ who }) => who.every((role) => role === 'system'));
  return {
    from,
    to,
    way: isOnPath(paths, from, to) ? 'main' : alone ? 'by-itself' : 'act',
    label,
    width: Math.ceil(Math.max(...label.map((line) => widthOf(line, labelType)))) + 8,
    height: Math.ceil(heightOf(label, labelType)) + 4,
  };
}

/** A workflow as boxes and arrows. */
export function graphOf(workflow: Workflow): Graph {
  const states = describeWorkflow(workflow);
  const numbers = numberStates(states);
  const paths = workflow.mainPaths ?? [];
  const parted = partMoves(states, paths);
  return { boxes: states.map((one) => boxOf(one, parted, numbers)), arrows: parted.arrows.map((link) => arrowOf(link, paths)) };
}
