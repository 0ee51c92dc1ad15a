// The search: breadth first from every start until nothing new is found. What it finds, it finds by real steps from a real start.
import { type Coverage, emptyCoverage, note } from './coverage.ts';
import { brokenBy, brokenBySteps, type Invariant, type Violation } from './invariant.ts';
import { keyOf, keyText } from './key.ts';
import { type Messages, noMessages, noteMessages, noteStart } from './messages.ts';
import { type Moved, make, movesFrom, nameOfCase } from './moves.ts';
import { phaseOf } from './phase.ts';
import type { Scene } from './scene.ts';
import type { Move, World } from './world.ts';

/** Where a state was first come to from. */
interface Found {
  readonly parent: number;
  readonly move: Move | null;
  readonly start: number;
  readonly depth: number;
}

/** A violation and the moves that lead to it. */
export interface Counterexample extends Violation {
  readonly start: number;
  readonly moves: readonly Move[];
}

/** A step of one case from one state to another, for the table of outcomes. */
export interface Graph {
  /** By node, the phases of its cases: 'application 1: placed'. */
  readonly states: readonly (readonly string[])[];
  /** Where each node leads in the ordinary course: without what brings a case back or puts a record in the place of another. */
  readonly edges: readonly (readonly number[])[];
  /** Whether the node hands its cases on. */
  readonly isLast: readonly boolean[];
}

/** What a search came to. */
export interface Search {
  readonly scene: string;
  readonly states: number;
  readonly steps: number;
  readonly refused: number;
  readonly merged: number;
  readonly depth: number;
  readonly isBound: boolean;
  readonly coverage: Coverage;
  readonly violations: readonly Counterexample[];
  /** States called the same that do not behave the same: what it says is a fault of a view. */
  readonly differences: readonly string[];
  readonly samples: number;
  /** The samples whose moves lead to the very same states, dates and all. */
  readonly alike: number;
  readonly graph: Graph;
  readonly messages: Messages;
}

/** What is out of the ordinary course: mistakes put right and outcomes sent back (C1, D5, V5, P9). */
const outOfCourse = [
  'confirmCorrection',
  'recordCorrection',
  'confirmReinstatement',
  'confirmOfferWithdrawal',
  'reviewClosed',
  'confirmPaper',
];

/** A grant that has stopped hears of another deadline where its application is back (C1, V5). */
const takesUpAgain = ({ before, case: id, workflow, command }: Moved['sent'][number]) =>
  workflow === 'grant' && command === 'deadlineMoved' && !['open', 'running'].includes(before.cases[id]?.snapshot.state ?? '');

/** A review asked for on paper opens by it in the ordinary course. */
function isOutOfCourse(move: Move, sent: Moved['sent']): boolean {
  if (move.does === 'outside' && move.isOutOfCourse) return true;
  if (sent.some(takesUpAgain)) return true;
  return sent.some(({ workflow, command }) => outOfCourse.includes(command) && workflow !== 'review');
}

const MOST_VIOLATIONS = 5;
const SAMPLE_EVERY = 37;
const MOST_SAMPLES = 150;

const phasesIn = (world: World) => Object.entries(world.cases).map(([id, one]) => `${nameOfCase(world, id)}: ${phaseOf(one)}`);

/** A search of one scene under invariants. */
export class Explorer {
  readonly #scene: Scene;
  readonly #invariants: readonly Invariant[];
  readonly #ids = new Map<string, number>();
  readonly #found: Found[] = [];
  readonly #waiting: (World | null)[] = [];
  readonly #states: string[][] = [];
  readonly #edges: number[][] = [];
  readonly #isLast: boolean[] = [];
  readonly #sampled: { readonly node: number; readonly world: World }[] = [];
  readonly #coverage = emptyCoverage();
  readonly #violations: Counterexample[] = [];
  readonly #broken = new Set<string>();
  readonly #messages = noMessages();
  readonly #differences: string[] = [];
  #steps = 0;
  #refused = 0;
  #merged = 0;

  constructor(scene: Scene, invariants: readonly Invariant[]) {
    this.#scene = scene;
    this.#invariants = invariants;
  }

  /** Searches until nothing is new, a bound is reached, or enough is wrong. */
  run(): Search {
    this.#scene.starts().forEach((world, start) => {
      noteStart(this.#messages, world);
      const node = this.#meet(world, { parent: -1, move: null, start, depth: 0 });
      if (node < start) this.#differences.push(`Start ${start + 1} is taken for start ${node + 1}.\n${keyText(world, this.#scene.same)}`);
    });
    let next = 0;
    while (next < this.#found.length && this.#found.length < this.#scene.most && this.#violations.length < MOST_VIOLATIONS) {
      this.#expand(next);
      next += 1;
    }
    const isBound = this.#found.length >= this.#scene.most;
    const isWhole = next === this.#found.length;
    return {
      scene: this.#scene.name,
      states: this.#found.length,
      steps: this.#steps,
      refused: this.#refused,
      merged: this.#merged,
      depth: this.#found.at(-1)?.depth ?? 0,
      isBound,
      coverage: this.#coverage,
      violations: this.#violations,
      alike: isWhole ? this.#compareSamples() : 0,
      differences: this.#differences,
      samples: this.#sampled.length,
      graph: { states: this.#states, edges: this.#edges, isLast: this.#isLast },
      messages: this.#messages,
    };
  }

  /** The node of a world, new or known. */
  #meet(world: World, found: Found): number {
    const key = this.#keyOf(world);
    const known = this.#ids.get(key);
    if (known !== undefined) {
      this.#merged += 1;
      if (this.#merged % SAMPLE_EVERY === 0 && this.#sampled.length < MOST_SAMPLES) this.#sampled.push({ node: known, world });
      // Worlds that are handed on are told apart by their states alone: what must hold is looked at in each.
      if (this.#isLast[known]) for (const violation of brokenBy(this.#invariants, world)) this.#report(violation, found, null);
      return known;
    }
    const node = this.#found.length;
    this.#ids.set(key, node);
    this.#found.push(found);
    this.#waiting.push(world);
    this.#states.push(phasesIn(world));
    this.#isLast.push(this.#scene.isOver?.(world) ?? false);
    for (const violation of brokenBy(this.#invariants, world)) this.#report(violation, found, null);
    return node;
  }

  /** Where a world is handed on nothing follows in it: only how its cases stand tells it from others. */
  #keyOf(world: World): string {
    return this.#scene.isOver?.(world) ? phasesIn(world).join() : keyOf(world, this.#scene.same).key;
  }

  #expand(node: number): void {
    const world = this.#waiting[node];
    const found = this.#found[node];
    if (!world || !found) throw new Error('A state was expanded twice.');
    this.#waiting[node] = null;
    const edges = new Set<number>();
    let acts = 0;
    for (const move of movesFrom(this.#scene, world, keyOf(world, this.#scene.same).boundaries)) {
      const moved = this.#make(world, move, found, node);
      if (!moved) continue;
      const reached = this.#meet(moved.world, { parent: node, move, start: found.start, depth: found.depth + 1 });
      if (reached !== node) {
        if (!isOutOfCourse(move, moved.sent)) edges.add(reached);
        acts += 1;
      }
    }
    this.#edges[node] = [...edges];
    if (acts === 0 && !this.#scene.isPartial && !this.#scene.isOver?.(world)) this.#reportStuck(world, found);
  }

  #reportStuck(world: World, found: Found): void {
    const open = Object.entries(world.cases).filter(([, one]) => !one.isClosed);
    if (open.length === 0) return;
    const says = `Nobody can do anything, and nothing falls due: ${open.map(([id, one]) => `${nameOfCase(world, id)} is ${one.snapshot.state}`).join(', ')}.`;
    this.#report({ rules: ['C3'], name: 'every open state has somebody who can act or a day that will come', says }, found, null);
  }

  /** Makes a move and checks it; null where nothing came of it. */
  #make(world: World, move: Move, found: Found, node: number): Moved | null {
    const moved = make(this.#scene, world, move);
    for (const one of moved.sent) {
      this.#steps += 1;
      note(this.#coverage, one);
    }
    noteMessages(this.#messages, world, move, moved);
    const broken = brokenBySteps(this.#invariants, moved.sent, moved.world);
    for (const violation of broken) this.#report(violation, { ...found, parent: node }, move);
    if (move.does === 'person' && moved.sent[0]?.outcome.ok === false) {
      this.#refused += 1;
      return null;
    }
    return moved;
  }

  #report(violation: Violation, found: Found, last: Move | null): void {
    if (this.#broken.has(violation.name)) return;
    this.#broken.add(violation.name);
    const before = last ? this.pathTo(found.parent) : [...this.pathTo(found.parent), ...(found.move ? [found.move] : [])];
    this.#violations.push({ ...violation, start: found.start, moves: last ? [...before, last] : before });
  }

  /** The moves that lead to a node. */
  pathTo(node: number): Move[] {
    const moves: Move[] = [];
    for (let at = node; at >= 0; at = this.#found[at]?.parent ?? -1) {
      const { move } = this.#found[at] ?? {};
      if (move) moves.unshift(move);
    }
    return moves;
  }

  /** The world of a node, made again from its start. */
  worldOf(node: number): World {
    const start = this.#scene.starts()[this.#found[node]?.start ?? 0];
    if (!start) throw new Error('There is no such start.');
    return this.pathTo(node).reduce((world, move) => make(this.#scene, world, move).world, start);
  }

  /**
   * Samples of states that were called the same: each must have the same moves, each refused or leading to the same states
   * of its cases. How many lead to the very same states is counted: two days ahead may be nearer to each other in one than in the other.
   */
  #compareSamples(): number {
    let alike = 0;
    for (const { node, world } of this.#sampled) {
      const ours = this.#signature(world);
      const theirs = this.#signature(this.worldOf(node));
      const labels = [...new Set([...ours.keys(), ...theirs.keys()])];
      // What is not tried in one of them and refused in the other changes nothing in either.
      const label = labels.find((one) => (ours.get(one)?.answer ?? 'refused') !== (theirs.get(one)?.answer ?? 'refused'));
      if (label !== undefined)
        this.#differences.push(`${label}: ${ours.get(label)?.answer} or ${theirs.get(label)?.answer}\n${keyText(world, this.#scene.same)}`);
      if (labels.every((one) => ours.get(one)?.key === theirs.get(one)?.key)) alike += 1;
    }
    return alike;
  }

  #signature(world: World): Map<string, { answer: string; key: string }> {
    const signature = new Map<string, { answer: string; key: string }>();
    for (const move of movesFrom(this.#scene, world, keyOf(world, this.#scene.same).boundaries)) {
      if (move.does === 'day') continue;
      const moved = make(this.#scene, world, move);
      const refused = moved.sent.find(({ outcome }) => !outcome.ok)?.outcome;
      const states = Object.values(moved.world.cases).map(({ snapshot }) => snapshot.state);
      signature.set(move.label, { answer: refused ? 'refused' : states.join(), key: this.#keyOf(moved.world) });
    }
    return signature;
  }
}
