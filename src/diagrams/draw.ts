// Draws a workflow's machine as SVG, by a layout made beforehand. Readable in black and white: closed states have a double frame, the way a
// case is meant to go is thick, what happens by itself is dashed.
import type { Workflow } from '../../machines/workflow.ts';
import { pathThrough, pointOf, round, withoutTip } from './geometry.ts';
import { type Arrow, type Box, type Graph, graphOf, LEADING, labelType, NUMBER_WIDTH, noteType, PADDING, titleType } from './graph.ts';
import { keyOf, type Layout, layoutOf, type Point } from './layout.ts';
import { type Attributes, element, textElement } from './svg.ts';
import type { Type } from './text-fit.ts';

/** How a workflow is drawn: `at` marks the state that a case is in; `layout` is the one kept beside the code unless another is given. */
export interface DrawingOptions {
  readonly at?: string;
  readonly layout?: Layout;
}

const FONTS = 'Arial, Arimo, Helvetica, sans-serif';
const HERE = 'The case is here';
const INK = '#0b0c0c';
const QUIET = '#484949';
const PAPER = '#ffffff';
const TINT = '#eaf2f2';
const SHADE = '#e3e3e3';

const lineOf: Readonly<Record<Arrow['way'], Attributes>> = {
  main: { 'stroke-width': 4, stroke: INK },
  act: { 'stroke-width': 1.5, stroke: INK },
  'by-itself': { 'stroke-width': 1.5, stroke: INK, 'stroke-dasharray': '6 4' },
};

/** Lines of text from an upper left corner. */
function textLines(lines: readonly string[], [x, y]: Point, type: Type, more: Attributes = {}): string[] {
  const attributes = { 'font-size': type.size, ...(type.weight === 'bold' ? { 'font-weight': 700 } : {}), fill: INK, ...more };
  return lines.map((line, at) => textElement('text', { x, y: round(y + (at + 0.8) * type.size * LEADING), ...attributes }, line));
}

const pointSize = { main: 12, act: 9, 'by-itself': 9 } as const satisfies Record<Arrow['way'], number>;

function drawLine(points: readonly Point[], way: Arrow['way']): string[] {
  return [
    element('path', { d: pathThrough(withoutTip(points)), fill: 'none', ...lineOf[way] }),
    element('path', { d: pointOf(points, pointSize[way]), fill: INK }),
  ];
}

function drawLabel(arrow: Arrow, layout: Layout): string[] {
  const [x, y] = layout.arrows[keyOf(arrow)]?.label ?? [0, 0];
  const middle: Attributes = { 'text-anchor': 'middle', ...(arrow.way === 'by-itself' ? { 'font-style': 'italic' } : {}) };
  return [
    element('rect', { x, y, width: arrow.width, height: arrow.height, fill: PAPER }),
    ...textLines(arrow.label, [round(x + arrow.width / 2), y + 2], labelType, middle),
  ];
}

function drawBox(box: Box, layout: Layout, here: boolean): string[] {
  const [x, y] = layout.boxes[box.state] ?? [0, 0];
  const radius = box.number === null ? box.height / 2 : box.closed ? 0 : 8;
  const frame = { x, y, width: box.width, height: box.height, rx: radius };
  const inner = { x: x + 4, y: y + 4, width: box.width - 8, height: box.height - 8, fill: 'none', stroke: INK, 'stroke-width': 1 };
  const titleX = x + PADDING + (box.number === null ? PADDING : NUMBER_WIDTH);
  const titleHeight = box.title.length * titleType.size * LEADING;
  return [
    element('rect', {
      ...frame,
      fill: box.closed ? SHADE : box.number === null ? PAPER : TINT,
      stroke: INK,
      'stroke-width': here ? 6 : 1.5,
    }),
    ...(box.closed ? [element('rect', inner)] : []),
    ...(box.number === null ? [] : textLines([String(box.number)], [x + PADDING, y + PADDING], titleType)),
    ...textLines(box.title, [titleX, y + PADDING], titleType),
    ...textLines(box.notes, [x + PADDING, y + PADDING + titleHeight + 6], noteType, { fill: QUIET }),
    ...(here ? drawHere(x, y) : []),
  ];
}

/** A flag on the right half of a box's upper edge: arrows mostly come in at its middle or left of it. */
function drawHere(x: number, y: number): string[] {
  return [
    element('rect', { x: x + 106, y: y - 22, width: 106, height: 22, fill: INK }),
    ...textLines([HERE], [x + 112, y - 19], { size: 12, weight: 'bold' }, { fill: PAPER }),
  ];
}

const HINT_HEIGHT = 22;
const hints = [
  ['main', 'the way it is meant to go'],
  ['act', 'what else a person can do'],
  ['by-itself', 'what happens by itself'],
] as const satisfies readonly (readonly [Arrow['way'], string])[];
const ENDED = 'a closed case';

/** What the lines and frames mean, below the drawing. */
function drawHints(top: number): string[] {
  const rowOf = (at: number) => top + at * HINT_HEIGHT;
  const words = (text: string, at: number) => textLines([text], [70, rowOf(at)], noteType);
  const lines = hints.flatMap(([way, text], at) => {
    const y = rowOf(at) + HINT_HEIGHT / 2 - 1;
    return [
      ...drawLine(
        [
          [16, y],
          [58, y],
        ],
        way,
      ),
      ...words(text, at),
    ];
  });
  const y = rowOf(hints.length);
  const frame = { fill: SHADE, stroke: INK };
  return [
    ...lines,
    element('rect', { x: 22, y: y + 1, width: 30, height: 17, ...frame, 'stroke-width': 1.5 }),
    element('rect', { x: 25, y: y + 4, width: 24, height: 11, fill: 'none', stroke: INK, 'stroke-width': 1 }),
    ...words(ENDED, hints.length),
  ];
}

/** The picture's description for those who do not see it: the ways a case is meant to go, and where it stands. The page has the rest in words. */
function describePicture(workflow: Workflow, boxes: readonly Box[], at: string | undefined): string {
  const titleOf = (state: string) => boxes.find((box) => box.state === state)?.title.join(' ') ?? state;
  const ways = (workflow.mainPaths ?? []).map((path) => `${path.map(titleOf).join(', then ')}.`);
  const here = at === undefined ? [] : [`${HERE}: ${titleOf(at)}.`];
  return [`A diagram of ${boxes.length} states with arrows between them.`, ...here, ...ways, 'The same in words stands beside it.'].join(
    ' ',
  );
}

/** Throws an Error that says what to do when a box or an arrow has no place. */
function checkPlaces(workflow: Workflow, { boxes, arrows }: Graph, layout: Layout): void {
  const missing = [
    ...boxes.filter(({ state }) => !layout.boxes[state]).map(({ state }) => state),
    ...arrows.filter(({ from, to }) => !layout.arrows[keyOf({ from, to })]).map(({ from, to }) => `${from} to ${to}`),
  ];
  if (missing.length === 0) return;
  throw new Error(
    `The layout of "${workflow.name}" is of another version of its machine: it lacks ${missing.join(', ')}. Run: npm run process`,
  );
}

/**
 * The workflow's picture as SVG, with a title and a description for those who do not see it. Throws an Error that says what to do when its
 * layout was made for another version of the machine, and when `at` is no state of it.
 */
export function drawWorkflow(workflow: Workflow, { at, layout = layoutOf(workflow.name) }: DrawingOptions = {}): string {
  const graph = graphOf(workflow);
  checkPlaces(workflow, graph, layout);
  if (at !== undefined && !layout.boxes[at]) throw new Error(`The machine "${workflow.name}" has no state "${at}" to mark.`);
  const id = `diagram-${workflow.name}`;
  const [width, height] = [layout.width, layout.height + (hints.length + 1) * HINT_HEIGHT + 14];
  const frame = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' };
  return element('svg', { ...frame, 'aria-labelledby': `${id}-title ${id}-desc`, 'font-family': FONTS }, [
    textElement('title', { id: `${id}-title` }, workflow.title),
    textElement('desc', { id: `${id}-desc` }, describePicture(workflow, graph.boxes, at)),
    element('rect', { width, height, fill: PAPER }),
    ...graph.arrows.flatMap((arrow) => drawLine(layout.arrows[keyOf(arrow)]?.points ?? [], arrow.way)),
    ...graph.arrows.flatMap((arrow) => drawLabel(arrow, layout)),
    ...graph.boxes.flatMap((box) => drawBox(box, layout, box.state === at)),
    ...drawHints(layout.height),
  ]);
}
