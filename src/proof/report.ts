// One world's search as figures and words that pass between threads, and the pages that are printed of all.

import { storyOf } from './counter-story.ts';
import { type Coverage, emptyCoverage, everything, join, missing } from './coverage.ts';
import { Explorer, type Search } from './explore.ts';
import { invariants } from './invariants.ts';
import { type Messages, messageFaults, noMessages } from './messages.ts';
import { type Ends, endsOf } from './outcomes.ts';
import type { Scene } from './scene.ts';
import { unreached } from './unreached.ts';

/** What is told of a search: plain data. */
export interface Told {
  readonly scene: string;
  readonly states: number;
  readonly steps: number;
  readonly refused: number;
  readonly depth: number;
  readonly samples: number;
  readonly alike: number;
  readonly seconds: number;
  readonly megabytes: number;
  /** What went wrong, each as text to be printed. */
  readonly faults: readonly string[];
  /** What is broken, each as a story for `npm run play`. */
  readonly stories: readonly { readonly name: string; readonly story: string }[];
  readonly branches: readonly string[];
  readonly refusals: readonly string[];
  readonly reached: readonly string[];
  readonly ends: readonly (readonly [string, readonly string[]])[];
  readonly messages: Messages;
}

function faultsOf(scene: Scene, search: Search): string[] {
  const wrong = search.violations.map(
    ({ rules, name, says, moves }) =>
      `Broken (${rules.join(', ')}): ${name}.\n  ${says}\n  The shortest way there:\n${moves.map((move) => `    ${move.does === 'day' ? `until ${move.on}` : move.label}`).join('\n')}`,
  );
  const bound = search.isBound
    ? [`The bound of ${scene.most} states was reached: a partial search proves nothing. Make the world smaller or the bound larger.`]
    : [];
  return [...wrong, ...bound, ...search.differences.map((difference) => `Two states were called the same and are not. ${difference}`)];
}

const fileOf = (name: string) => `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.json`;

/** Searches a world and tells of it. `now` is the clock in milliseconds. */
export function searched(scene: Scene, now: () => number): Told {
  const began = now();
  const search = new Explorer(scene, invariants).run();
  const { coverage, graph } = search;
  const ends = endsOf(graph, (node) => graph.isLast[node] ?? false);
  return {
    scene: scene.name,
    states: search.states,
    steps: search.steps,
    refused: search.refused,
    depth: search.depth,
    samples: search.samples,
    alike: search.alike,
    seconds: (now() - began) / 1000,
    megabytes: Math.round(process.memoryUsage().rss / 1_000_000),
    faults: faultsOf(scene, search),
    stories: search.violations.map((broken) => ({
      name: fileOf(broken.name),
      story: JSON.stringify(storyOf(scene, broken).story, null, 2),
    })),
    branches: [...coverage.branches],
    refusals: [...coverage.refusals],
    reached: [...coverage.states],
    ends: [...ends].map(([key, found]) => [key, [...found]] as const),
    messages: search.messages,
  };
}

/** The ends told of, as a map again. */
export const endsTold = ({ ends }: Told): Ends => new Map(ends.map(([key, found]) => [key, new Set(found)]));

function coverageOf(told: readonly Told[]): Coverage {
  const been = emptyCoverage();
  for (const { branches, refusals, reached } of told) join(been, { branches, refusals, states: reached });
  return been;
}

/** What no world goes through and nobody has given a reason for; and reasons given for what is gone through. */
export function coverageFaults(told: readonly Told[]): string[] {
  const lacking = missing(coverageOf(told));
  const reasoned = (name: string) => unreached.some(({ covers }) => covers.test(name));
  const needless = unreached.filter(({ covers }) => !lacking.some((name) => covers.test(name)));
  return [
    ...lacking
      .filter((name) => !reasoned(name))
      .map((name) => `Never gone through, and no reason is given in src/proof/unreached.ts: ${name}`),
    ...needless.map(({ covers, because }) => `Said not to be gone through, and it is, or is gone: ${covers.source} (${because})`),
  ];
}

/** What the worlds tell each other and nobody answers. */
export function faultsOfMessages(told: readonly Told[]): string[] {
  const all = noMessages();
  for (const { messages } of told)
    for (const kind of ['sent', 'assumed', 'heard'] as const) for (const shape of messages[kind]) all[kind].add(shape);
  return messageFaults(all);
}

const cell = (value: string | number, width: number) => String(value).padStart(width);

/** The figures of each world, and of all. */
export function figures(told: readonly Told[]): string {
  const head = `${'world'.padEnd(52)}${['states', 'steps', 'refused', 'depth', 'samples', 'alike', 'seconds', 'MB'].map((name) => cell(name, 9)).join('')}`;
  const rows = told.map(
    (one) =>
      `${one.scene.padEnd(52)}${[one.states, one.steps, one.refused, one.depth, one.samples, one.alike, one.seconds.toFixed(1), one.megabytes].map((value) => cell(value, 9)).join('')}`,
  );
  const sum = (of: (one: Told) => number) => told.reduce((all, one) => all + of(one), 0);
  const been = coverageOf(told);
  const all = everything();
  const covered = `${[...all.states].filter((one) => been.states.has(one)).length} of ${all.states.size} states, ${[...all.branches].filter((one) => been.branches.has(one)).length} of ${all.branches.size} branches, ${[...all.refusals].filter((one) => been.refusals.has(one)).length} of ${all.refusals.size} rules' refusals`;
  return [
    head,
    ...rows,
    `All: ${sum(({ states }) => states)} states, ${sum(({ steps }) => steps)} steps. Of the machines gone through: ${covered}.`,
  ].join('\n');
}
