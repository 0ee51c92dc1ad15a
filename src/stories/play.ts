// `npm run play -- FILE…` plays stories, each against a fresh database in memory; `--commands` lists what stories can do.
import { basename } from 'node:path';
import { openDb } from '../../db/client.ts';
import { counted, runProgram } from '../engine/program.ts';
import { registry } from '../engine/workflows.ts';
import { commandList } from './command-list.ts';
import { isFragmentFile } from './fragment-file.ts';
import { playStories } from './play-stories.ts';
import { openRehearsal } from './rehearsal.ts';
import { teller } from './say-told.ts';
import { storyJsonSchema } from './stories-doc.ts';
import { readStories } from './story-file.ts';
import { StoryProblem } from './story-problem.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function playFile(file: string): Promise<boolean> {
  const began = performance.now();
  let played = 0;
  const tell = teller(registry, process.stdout.isTTY === true);
  try {
    const stories = readStories([file]);
    const title = stories[0]?.story.story ?? file;
    say(`\n${title}\n${'─'.repeat(Math.min(title.length, 100))}`);
    // Closed also when the scheme cannot be seeded as the story wants it: an open database keeps the program from ending.
    await using database = await freshDatabase();
    await playStories(await openRehearsal(database.db, stories, registry), stories, (told) => {
      if ('placed' in told) played += 1;
      say(tell(told));
    });
    say(`As written: ${counted(played, 'step')} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    return true;
  } catch (error) {
    if (!(error instanceof StoryProblem)) throw error;
    process.stderr.write(`\nNot as written: ${error.message}\n`);
    return false;
  }
}

async function freshDatabase() {
  const db = await openDb();
  return { db, [Symbol.asyncDispose]: () => db.close() };
}

const HELP = `npm run play -- FILE…        plays each story against a fresh database in memory and says each step
npm run play -- --commands  every command: its data, who may send it, the rules it meets
npm run play -- --schema    the JSON schema of a story
npm run play -- --help      this

Exit codes: 0 every step went as written, 1 a step did not, 2 no file was named. docs/stories.md says how to write a story.`;

async function run(): Promise<void> {
  const files = process.argv.slice(2);
  if (files.includes('--help') || files.includes('-h')) say(HELP);
  else if (files.includes('--commands')) say(JSON.stringify(commandList(registry), null, 2));
  else if (files.includes('--schema')) say(JSON.stringify(storyJsonSchema(), null, 2));
  else if (files.length === 0) {
    process.stderr.write(
      'Name one story file or more: npm run play -- FILE…, or --commands for what a story can do. docs/stories.md says how to write one.\n',
    );
    process.exitCode = 2;
  } else {
    const results: boolean[] = [];
    for (const file of files) {
      // Whoever names a whole folder names its fragments, too; a fragment named alone is a mistake.
      if (files.length > 1 && isFragmentFile(file)) say(`\n${basename(file)}: a fragment for stories to include, not played`);
      else results.push(await playFile(file));
    }
    const wrong = results.filter((fine) => !fine).length;
    if (results.length > 1) say(`\n${results.length - wrong} of ${results.length} stories went as written.`);
    process.exitCode = wrong === 0 ? 0 : 1;
  }
}

await runProgram(run);
