// A picture of a machine: that it shows everything, that nothing lies on anything else, and that a strict page takes it.
import { describe, expect, it } from 'vitest';
import type { Workflow } from '../../machines/workflow.ts';
import { drawWorkflow } from '../../src/diagrams/draw.ts';
import { type Box, graphOf, numberStates, sayNumbers } from '../../src/diagrams/graph.ts';
import { inWords } from '../../src/diagrams/in-words.ts';
import { layoutOf } from '../../src/diagrams/layout.ts';
import { isOnPath, partMoves } from '../../src/diagrams/moves-to-draw.ts';
import { fitLines, widthOf } from '../../src/diagrams/text-fit.ts';
import { describeWorkflow } from '../../src/engine/describe.ts';
import { registry } from '../../src/engine/workflows.ts';
import { layOut } from '../support/process/lay-out.ts';
import { lending } from '../support/sample-workflow.ts';

const workflows = Object.values(registry).map(({ workflow }) => workflow);

/** Every move to another state, as 'from command to'. */
const movesOf = (workflow: Workflow) =>
  describeWorkflow(workflow).flatMap(({ state, moves }) =>
    moves.flatMap(({ command, to }) => to.filter((target) => target !== state).map((target) => `${state} ${command} ${target}`)),
  );

interface Area {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (a: Area, b: Area) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function areasOf(workflow: Workflow): Area[] {
  const { boxes, arrows } = graphOf(workflow);
  const layout = layoutOf(workflow.name);
  const area = (name: string, at: readonly [number, number] | undefined, { width, height }: { width: number; height: number }): Area => {
    if (!at) throw new Error(`${name} has no place`);
    return { name, x: at[0], y: at[1], width, height };
  };
  return [
    ...boxes.map((box) => area(box.state, layout.boxes[box.state], box)),
    ...arrows.map((arrow) => area(`${arrow.from} ${arrow.to}`, layout.arrows[`${arrow.from} ${arrow.to}`]?.label, arrow)),
  ];
}

describe.each(workflows)('the picture of “$title”', (workflow) => {
  const svg = drawWorkflow(workflow);
  const states = describeWorkflow(workflow);

  it('shows every state with its number', () => {
    const numbers = numberStates(states);
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    for (const { state, labels } of states) {
      for (const word of labels.staff.split(' ')) expect(svg).toContain(word.replaceAll('&', '&amp;'));
      if (numbers.has(state)) expect(texts).toContain(String(numbers.get(state)));
    }
  });

  it('leaves no move out: each is an arrow, or said inside a box', () => {
    const { arrows, back, shared } = partMoves(states, workflow.mainPaths ?? []);
    const linked = [...arrows, ...back].flatMap(({ from, to, moves }) => moves.map(({ command }) => `${from} ${command} ${to}`));
    const said = shared.flatMap(({ to, move, from }) => from.map((state) => `${state} ${move.command} ${to}`));
    expect([...linked, ...said].sort()).toEqual(movesOf(workflow).sort());
  });

  it('has no box or label on another, and fits a page', () => {
    const areas = areasOf(workflow);
    const pairs = areas.flatMap((a, at) => areas.slice(at + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.name} on ${b.name}`)).toEqual([]);
    const { width, height } = layoutOf(workflow.name);
    expect(width).toBeLessThanOrEqual(1600);
    expect(height).toBeLessThanOrEqual(4000);
    for (const { name, x, y, width: wide, height: high } of areas)
      expect(x >= 0 && y >= 0 && x + wide <= width && y + high <= height, name).toBe(true);
  });

  it('has a title and a description, and nothing that a strict page refuses', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="[\w-]+-title [\w-]+-desc"/);
    expect(svg).toContain(`>${workflow.title}</title>`);
    expect(svg).toMatch(/<desc [^>]*>A diagram of \d+ states/);
    expect(svg.match(/ style=|<style|<script|href=|url\(/)).toBeNull();
  });

  it('emphasises a way that begins before the case and that its machine allows', () => {
    const paths = workflow.mainPaths ?? [];
    expect(paths[0]?.[0]).toBe('new');
    const moves = movesOf(workflow).map((move) => move.replace(/ \S+ /, ' '));
    for (const path of paths) for (const [at, state] of path.slice(1).entries()) expect(moves).toContain(`${path[at]} ${state}`);
  });

  it('has its words beside it: every state and every command that it takes', () => {
    const words = inWords(workflow);
    expect(words.map(({ state }) => state)).toEqual(states.map(({ state }) => state));
    for (const [at, { onward, staying }] of words.entries()) {
      const commands = [...onward, ...staying].map(({ command }) => command);
      expect(commands.sort()).toEqual(states[at]?.moves.map(({ command }) => command).sort());
      expect(staying.every(({ to, stays }) => to.length === 0 && stays)).toBe(true);
    }
  });
});

describe('a picture', () => {
  const meeting = registry.meeting?.workflow ?? lending;

  it('marks where a case is, in the drawing and in its description', () => {
    const svg = drawWorkflow(meeting, { at: 'published' });
    expect(svg).toContain('>The case is here</text>');
    expect(svg).toMatch(/<desc [^>]*>[^<]*The case is here: Published\./);
    expect(drawWorkflow(meeting)).not.toContain('The case is here');
    expect(() => drawWorkflow(meeting, { at: 'nowhere' })).toThrow('has no state "nowhere"');
  });

  it('is of any workflow, once it has a layout', async () => {
    expect(() => drawWorkflow(lending)).toThrow(/"lending" has no layout.*npm run process/);
    const svg = drawWorkflow(lending, { layout: await layOut(graphOf(lending)) });
    expect(svg).toContain('>Given back late</text>');
  });

  it('is refused by the layout of another version of its machine, which says what to do', () => {
    expect(() => drawWorkflow(lending, { layout: layoutOf('meeting') })).toThrow(/lacks asked, .*npm run process/);
  });

  it('escapes what it is given', async () => {
    const odd = { ...lending, title: 'Books & <b>bold</b>' };
    const svg = drawWorkflow(odd, { layout: await layOut(graphOf(odd)) });
    expect(svg).toContain('>Books &amp; &lt;b&gt;bold&lt;/b&gt;</title>');
  });

  it('shows closed cases, the way meant and what happens by itself otherwise than by colour', async () => {
    const { boxes, arrows } = graphOf(meeting);
    expect(boxes.filter(({ closed }) => closed).map(({ state }: Box) => state)).toEqual(['closed', 'cancelled', 'dropped']);
    expect(new Set(arrows.map(({ way }) => way))).toEqual(new Set(['main', 'act']));
    const svg = drawWorkflow(meeting);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(svg.match(/stroke-width="4"/g)).toHaveLength(1 + arrows.filter(({ way }) => way === 'main').length);
  });
});

describe('words in a picture', () => {
  const type = { size: 10, weight: 'regular' } as const;

  it('are as wide as in Arial', () => {
    expect(widthOf('Will', type)).toBeCloseTo(9.44 + 2.22 * 3);
    expect(widthOf('Will', { ...type, weight: 'bold' })).toBeCloseTo(9.44 + 2.78 * 3);
  });

  it('break between words, and a word that is too long stands alone', () => {
    expect(fitLines('one two three', 40, type)).toEqual(['one two', 'three']);
    expect(fitLines('a considerably longer', 20, type)).toEqual(['a', 'considerably', 'longer']);
  });

  it('list numbers in runs', () => {
    expect(sayNumbers([3, 1, 2, 5, 7, 8, 5])).toBe('1–3, 5, 7, 8');
    expect(sayNumbers([])).toBe('');
  });

  it('say of a path only what lies directly on it', () => {
    expect(isOnPath([['a', 'b', 'c']], 'a', 'b')).toBe(true);
    expect(isOnPath([['a', 'b', 'c']], 'a', 'c')).toBe(false);
  });
});
