// `npm run pilot`: plays the eighteen months of the pilot on an embedded database of its own and writes all that came of it to out/pilot/.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDb } from '../../db/client.ts';
import { DatabaseError } from '../../db/errors.ts';
import { lockFolder } from '../../db/lock.ts';
import { type ExportedCase, exportedCases } from '../../db/pilot-export.ts';
import { addMonths, sayDate } from '../../machines/calendar.ts';
import { londonDate } from '../../machines/london-time.ts';
import { pilotStoryFiles } from '../../seed/pilot-stories.ts';
import { scheme as ownScheme } from '../../seed/scheme.ts';
import { registered } from '../engine/engine.ts';
import { runProgram } from '../engine/program.ts';
import { registry } from '../engine/workflows.ts';
import { writeCheckpoint } from '../jobs/checkpoint.ts';
import { type Chronicle, newChronicle, writeDown } from './chronicle.ts';
import { writeDecisions, writeJournal, writeLetters } from './pilot-files.ts';
import { type HubResult, hubResults, pilotPage } from './pilot-page.ts';
import { playStories } from './play-stories.ts';
import { openRehearsal, type Rehearsal } from './rehearsal.ts';
import { type ReadStory, readStories } from './story-file.ts';
import { StoryProblem } from './story-problem.ts';

const FOLDER = join('out', 'pilot');
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Says a line when a month of the pilot is over. */
function progress(chronicle: Chronicle): (at: string) => void {
  let month = '';
  let steps = 0;
  let letters = 0;
  return (at) => {
    const now = londonDate(at).slice(0, 7);
    if (now === month) return;
    if (month !== '') {
      const name = sayDate(`${month}-01`).slice(2).padEnd(15);
      say(
        `  ${name} ${String(chronicle.steps - steps).padStart(3)} steps  ${String(chronicle.letters.length - letters).padStart(3)} letters`,
      );
    }
    month = now;
    steps = chronicle.steps;
    letters = chronicle.letters.length;
  };
}

async function playPilot(rehearsal: Rehearsal, stories: readonly ReadStory[]): Promise<Chronicle> {
  const chronicle = newChronicle();
  const tick = progress(chronicle);
  await playStories(rehearsal, stories, async (told) => {
    tick(told.at);
    await writeDown(chronicle, rehearsal, told);
  });
  tick(`${addMonths(londonDate(rehearsal.now), 1)}T12:00:00Z`);
  await writeCheckpoint(rehearsal.bench.engine, rehearsal.now);
  return chronicle;
}

async function writeEverything(rehearsal: Rehearsal, stories: readonly ReadStory[], chronicle: Chronicle): Promise<HubResult[]> {
  const { db, scheme } = rehearsal.bench.engine;
  const cases = await exportedCases(db, scheme);
  const written = await writeLetters(FOLDER, rehearsal);
  const decisions = await writeDecisions(FOLDER, rehearsal, chronicle, cases);
  const entries = await writeJournal(FOLDER, rehearsal);
  const span = { from: ownScheme.startsOn, until: londonDate(rehearsal.now) };
  const facts = { chronicle, cases, stories, hubs: rehearsal.world.hubs, outcomeOf: outcomeOf(rehearsal), decisions, span };
  writeFileSync(join(FOLDER, 'index.html'), pilotPage(facts));
  say(
    `\n${written.letters} letters, ${written.certificates} certificates, ${decisions.length} decision records, ${entries} journal entries in ${FOLDER}/.`,
  );
  return hubResults(facts);
}

/** What the public is told of a case's state. */
function outcomeOf(rehearsal: Rehearsal): (one: ExportedCase) => string {
  return ({ workflow, state }) => {
    const node = registered(rehearsal.bench.engine, workflow)?.workflow.machine.states[state];
    const labels = node?.meta as { readonly public?: string } | undefined;
    return labels?.public ?? state;
  };
}

/** A table with columns as wide as they need to be. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The folder is wiped before it is filled, so a database that another program has open must not be in it. Throws DatabaseError. */
function makeSureNobodyUses(data: string): void {
  if (existsSync(data)) lockFolder(data)();
}

async function run(): Promise<void> {
  const began = performance.now();
  const stories = readStories(pilotStoryFiles);
  makeSureNobodyUses(join(FOLDER, 'data'));
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const db = await openDb({ dataDir: join(FOLDER, 'data') });
  try {
    say('The pilot: eighteen months of six hubs, from the first self-assessment to the last letter.');
    const rehearsal = await openRehearsal(db, stories, registry);
    const chronicle = await playPilot(rehearsal, stories);
    const results = await writeEverything(rehearsal, stories, chronicle);
    say(
      `\n${table([['Hub', 'Path', 'Outcome', 'Letters'], ...results.map(({ hub, path, outcome, letters }) => [hub, path, outcome, String(letters)])])}`,
    );
    say(`\nOpen ${join(FOLDER, 'index.html')} in a browser. Done in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  } finally {
    await db.close();
  }
}

await runProgram(async () => {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof StoryProblem) && !(error instanceof DatabaseError)) throw error;
    throw new Error(`\nThe pilot stopped: ${error.message}`, { cause: error });
  }
});
