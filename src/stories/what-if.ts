// npm run what-if -- --policy FILE [--data DIR | --pilot] [--json]: what recorded cases would have come to under a changed policy.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDb } from '../../db/client.ts';
import { pilotStoryFiles } from '../../seed/pilot-stories.ts';
import { databasesToCheck, forEachScheme } from '../engine/databases-to-check.ts';
import type { Engine } from '../engine/engine.ts';
import { runProgram } from '../engine/program.ts';
import { registry } from '../engine/workflows.ts';
import { titlesOf } from '../what-if/case-words.ts';
import { type ChangedValue, readPolicyChange } from '../what-if/policy-change.ts';
import { sayWhatIf } from '../what-if/report-words.ts';
import { readRuleTexts } from '../what-if/rule-texts.ts';
import { type WhatIf, whatIf } from '../what-if/what-if.ts';
import { playStories } from './play-stories.ts';
import { openRehearsal } from './rehearsal.ts';
import { readStories } from './story-file.ts';

const PILOT = join('out', 'pilot');

function readPolicyFile(file: string | undefined): ChangedValue[] {
  if (file === undefined) throw new Error('Name the changed policy: npm run what-if -- --policy docs/what-if/six-months.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`The policy file ${file} cannot be read (${String(error instanceof Error ? Reflect.get(error, 'code') : 'unknown')}).`);
  }
  return readPolicyChange(text);
}

/** Plays the pilot in memory, for those who have not kept it. */
async function onFreshPilot(look: (engine: Engine) => Promise<void>): Promise<void> {
  process.stderr.write('Playing the pilot first. `npm run pilot` keeps it in out/pilot/ for the next time.\n');
  const db = await openDb();
  try {
    const stories = readStories(pilotStoryFiles);
    const rehearsal = await openRehearsal(db, stories, registry);
    await playStories(rehearsal, stories, async () => undefined);
    await look(rehearsal.bench.engine);
  } finally {
    await db.close();
  }
}

await runProgram(async () => {
  const { values } = parseArgs({
    options: { policy: { type: 'string' }, data: { type: 'string' }, pilot: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  if (values.data !== undefined && values.pilot) throw new Error('Give --data or --pilot, not both.');
  const changes = readPolicyFile(values.policy);
  const reports: WhatIf[] = [];
  const look = async (engine: Engine) => {
    const report = await whatIf(engine, changes);
    reports.push(report);
    if (!values.json) process.stdout.write(`${sayWhatIf(report, { titles: titlesOf(registry), rules: readRuleTexts() })}\n`);
  };
  const data = values.pilot ? PILOT : values.data;
  const mustPlay = values.pilot
    ? !existsSync(join(PILOT, 'data'))
    : data === undefined && databasesToCheck(data, process.env.DATABASE_URL).length === 0;
  await (mustPlay ? onFreshPilot(look) : forEachScheme(look, { data }));
  if (values.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
});
