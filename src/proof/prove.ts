// `npm run prove`: searches every world to its end and prints what it found. Exit code 1 when anything is broken, left out or cut short.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { differingCells, outcomeTables } from './outcome-table.ts';
import { joined } from './outcomes.ts';
import { coverageFaults, endsTold, faultsOfMessages, figures, searched, type Told } from './report.ts';
import { scenes } from './scene-list.ts';

const THREADS = 2;
const STORIES = new URL('../../out/prove/', import.meta.url);
const TABLE = new URL('../../docs/outcomes.md', import.meta.url);

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

/** In a thread: searches the worlds that it is given, one after the other. */
function serve(): void {
  parentPort?.on('message', (at: number) => {
    const scene = scenes[at];
    if (!scene) process.exit(0);
    parentPort?.postMessage(searched(scene, () => performance.now()));
  });
}

/** Each counter-example is left as a story. */
function writeStories({ stories }: Told): void {
  for (const { name, story } of stories) {
    mkdirSync(STORIES, { recursive: true });
    writeFileSync(new URL(name, STORIES), story);
    say(`  To play it: npm run play -- out/prove/${name}`);
  }
}

/** Has every world searched by threads of its own, each taking the next that is left. */
async function searchAll(wanted: readonly number[]): Promise<Told[]> {
  const left = [...wanted];
  const told: Told[] = [];
  const work = (): Promise<void> =>
    new Promise((done, fail) => {
      const worker = new Worker(new URL(import.meta.url));
      const next = () => worker.postMessage(left.shift() ?? -1);
      worker.on('message', (one: Told) => {
        told.push(one);
        for (const fault of one.faults) say(`\n${one.scene}\n${fault}`);
        writeStories(one);
        next();
      });
      worker.on('error', fail);
      worker.on('exit', () => done());
      next();
    });
  await Promise.all(Array.from({ length: THREADS }, work));
  return told;
}

/** The faults of all worlds together: what none goes through, and where the written table of outcomes differs. */
function faultsOfAll(told: readonly Told[]): string[] {
  const found = outcomeTables(joined(told.map(endsTold)));
  if (process.argv.includes('--outcomes')) say(found);
  return [...coverageFaults(told), ...faultsOfMessages(told), ...differingCells(readFileSync(TABLE, 'utf8'), found)];
}

async function prove(): Promise<void> {
  const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const wanted = scenes.flatMap(({ name }, at) => (only.length === 0 || only.some((word) => name.includes(word)) ? [at] : []));
  const began = performance.now();
  const told = await searchAll(wanted);
  const faults = only.length === 0 ? faultsOfAll(told) : [];
  for (const fault of faults) say(fault);
  say(`\n${figures(told.toSorted((a, b) => b.states - a.states))}`);
  say(`${((performance.now() - began) / 1000).toFixed(0)} seconds in ${THREADS} threads.`);
  const wrong = faults.length + told.reduce((sum, one) => sum + one.faults.length, 0);
  say(wrong === 0 ? 'Nothing is broken.' : `${wrong} faults.`);
  process.exitCode = wrong === 0 ? 0 : 1;
}

if (isMainThread) await prove();
else serve();
