// Which end can follow from which state: worked out backwards over what a search went through, and held against a written table.

import type { Graph } from './explore.ts';
import { isClosedPhase, isOutcome } from './phase.ts';

/** By workflow, phase and end: 'application.approved' → 'awarded'. A world that hands a case on hands on the phase as an end of its own. */
export type Ends = Map<string, Set<string>>;

function reversed({ edges, states }: Graph): number[][] {
  const back: number[][] = states.map(() => []);
  edges.forEach((targets, from) => {
    for (const to of targets) back[to]?.push(from);
  });
  return back;
}

/** The nodes from which one of these can be come to without passing another closed state of the case. */
function leadingTo(goals: readonly number[], back: readonly number[][], isClosed: (node: number) => boolean): Set<number> {
  const reached = new Set(goals);
  const waiting = [...goals];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const from of back[next] ?? []) {
      if (reached.has(from) || isClosed(from)) continue;
      reached.add(from);
      waiting.push(from);
    }
  }
  return reached;
}

type Nodes = Map<string, number[]>;

/** The nodes of each case by its phase. */
function nodesByCase({ states }: Graph): Map<string, Nodes> {
  const byCase = new Map<string, Nodes>();
  states.forEach((all, node) => {
    for (const one of all) {
      const [name = '', state = ''] = one.split(': ');
      const nodes: Nodes = byCase.get(name) ?? new Map();
      byCase.set(name, nodes);
      const known = nodes.get(state);
      if (known) known.push(node);
      else nodes.set(state, [node]);
    }
  });
  return byCase;
}

const add = (ends: Ends, key: string, end: string) => ends.set(key, (ends.get(key) ?? new Set()).add(end));

function endsOfCase(ends: Ends, workflow: string, nodes: Nodes, { back, isLast }: { back: number[][]; isLast: (node: number) => boolean }) {
  const closed = new Set([...nodes].flatMap(([phase, all]) => (isClosedPhase(workflow, phase) ? all : [])));
  const open = [...nodes].filter(([phase]) => !isClosedPhase(workflow, phase));
  for (const [goal, all] of nodes) {
    const leading = leadingTo(isOutcome(workflow, goal) ? all : [], back, (node) => closed.has(node));
    const handing = leadingTo(isClosedPhase(workflow, goal) ? [] : all.filter(isLast), back, (node) => closed.has(node));
    for (const [phase, from] of open) {
      if (from.some((node) => leading.has(node))) add(ends, `${workflow}.${phase}`, goal);
      if (from.some((node) => handing.has(node))) add(ends, `${workflow}.${phase}`, `→${goal}`);
    }
  }
}

/** The ends that each phase of each case leads to, in one search. `isLast`: the node hands its cases on. */
export function endsOf(graph: Graph, isLast: (node: number) => boolean): Ends {
  const ends: Ends = new Map();
  const back = reversed(graph);
  for (const [name, nodes] of nodesByCase(graph)) endsOfCase(ends, name.split(' ', 1)[0] ?? '', nodes, { back, isLast });
  return ends;
}

/** What is handed on leads where the world that takes it leads. */
function handedOn(ends: Ends, key: string): string[] {
  const workflow = key.split('.')[0] ?? '';
  const handed = [...(ends.get(key) ?? [])].filter((end) => end.startsWith('→'));
  return handed.flatMap((end) => [...(ends.get(`${workflow}.${end.slice(1)}`) ?? [])]);
}

/** The ends of all searches together. */
export function joined(all: readonly Ends[]): Ends {
  const ends: Ends = new Map();
  for (const [key, found] of all.flatMap((one) => [...one])) for (const end of found) add(ends, key, end);
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const [key, found] of ends) {
      const before = found.size;
      for (const end of handedOn(ends, key)) found.add(end);
      isGrowing ||= found.size > before;
    }
  }
  return new Map([...ends].map(([key, found]) => [key, new Set([...found].filter((end) => !end.startsWith('→')))]));
}
