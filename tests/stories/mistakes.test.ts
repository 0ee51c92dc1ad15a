// The stories of mistakes put right (C1, D5), played through engine, deadlines and letters.
import { expect, it } from 'vitest';
import { play } from './story-workshop.ts';

/** The subjects of all letters that the story causes. */
async function subjectsOf(name: string): Promise<string[]> {
  const told = await play(new URL(`../../seed/stories/mistakes/${name}.json`, import.meta.url).pathname);
  return told.flatMap((each) => (each.what === 'letter' ? [each.subject] : []));
}

it('C1: sections unlocked by two officers are changed by two people of the organisation, and nothing else is', async () => {
  const subjects = (await subjectsOf('unlocked-section')).join('\n');
  expect(subjects).toContain('You can change sections of your application');
  expect(subjects).toContain('We have received your changes');
}, 120_000);

it('D5: a record is corrected against the organisation with notice, its response and a decision that follows again', async () => {
  const subjects = await subjectsOf('corrected-record');
  const about = (words: string) => subjects.filter((subject) => subject.includes(words)).length;
  expect(about('Notice: we intend to correct the record')).toBe(2);
  expect(about('The record of the decision on Bromley Farm is corrected')).toBe(1);
  expect(about('stays as it is')).toBe(1);
}, 120_000);
