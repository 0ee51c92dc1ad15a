// The page is made from the machines: whatever they know is on it, and nothing has to be copied by hand.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { addPolicy } from '../../db/schemes.ts';
import { policySchema } from '../../machines/policy.ts';
import { labelsOf } from '../../src/engine/step.ts';
import { registry } from '../../src/engine/workflows.ts';
import { letters } from '../../src/letters/catalogue.ts';
import { shownProcess } from '../../src/web/how-it-works.ts';
import { paths } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { lending, lendingMachine } from '../support/sample-workflow.ts';
import { seedWebSite, startWebSite } from './web-site.ts';

const workflows = Object.values(registry).map(({ workflow }) => workflow);
const limits = Object.entries(policySchema.shape).flatMap(([key, schema]) => {
  const { rule, title } = schema.meta() as { rule: string; title: string };
  return /^(?!bankHolidays|.*Pence)(.*Days|.*Months)$/.test(key) ? [{ key, rule, title }] : [];
});

describe.each(testDatabases())('how it works on $driver', ({ open }) => {
  let db: Db;
  let page: string;
  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    page = await read('2026-11-25T10:00:00Z');
  });

  /** What a reader sees, without tags and doubled spaces. */
  async function read(now: string): Promise<string> {
    const site = await startWebSite(db, { now: () => now });
    const html = await (await fetch(`${site.origin}${paths.howItWorks}`)).text();
    await site.stop();
    const main = html.split('<main')[1]?.split('</main>')[0] ?? '';
    return main
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replaceAll(' :', ':')
      .replaceAll('&#x27;', "'")
      .replaceAll('&amp;', '&');
  }

  it.each(workflows)('shows every state of “$title” by its public label, and everything that can be done in it', (workflow) => {
    for (const state of Object.keys(workflow.machine.states)) expect(page).toContain(` ${labelsOf(workflow, state).public} `);
    for (const { title } of Object.values(workflow.commands)) expect(page).toContain(` ${title} `);
  });

  it('shows every time limit of the policy, with its rule', () => {
    expect(limits.length).toBeGreaterThan(15);
    const policy = policySchema.parse({});
    for (const { key, rule, title } of limits) {
      const value = policy[key as 'answerDays' | 'answerReminderDays'];
      const says = typeof value === 'number' ? String(value) : new Intl.ListFormat('en-GB').format(value.map(String));
      expect(page).toContain(` ${title} ${says} ${rule} `);
    }
  });

  it('shows every letter there is', () => {
    const list = page.split('Letters of a decision')[1];
    for (const { title } of Object.values(letters)) expect(list).toContain(` ${title} `);
  });

  it('says who decides and what a decision leads to', () => {
    expect(page).toContain('Record the decision (portfolio holder): Decided, not yet in force');
    expect(page).toContain('Sign the level off (CVS validator): Level signed off');
    expect(page).toContain('The decision takes effect (by itself): Approved, Support offered or Declined');
  });

  it('takes the limits from the policy in force on the day, not from one that is still to come', async () => {
    const recorded = { schemeId: 'cech', recordedAt: '2026-10-01T08:00:00.000Z', recordedBy: 'system' };
    await addPolicy(db, { ...recorded, version: 1, data: { answerDays: 35 }, fromOn: '2026-10-01' });
    await addPolicy(db, { ...recorded, version: 2, data: { answerDays: 42 }, fromOn: '2026-12-01' });
    const title = 'Days an organisation has to answer a validator';
    expect(await read('2026-11-30T23:59:00Z')).toContain(`${title} 35 G6`);
    expect(await read('2026-12-01T00:00:00Z')).toContain(`${title} 42 G6`);
  });
});

describe('a process as it is shown', () => {
  it('is one of any workflow: stages in order, what ends it, and who can do what', () => {
    const { stages, people } = shownProcess(lending);
    expect(stages.map(({ label, over }) => [label, over])).toEqual([
      ['Not asked for', false],
      ['Asked for', false],
      ['On loan', false],
      ['Given back', true],
      ['Given back late', true],
    ]);
    expect(Object.keys(lendingMachine.states)).toHaveLength(stages.length);
    expect(stages[2]?.next).toEqual([
      { title: 'Give the book back', who: 'lead or contributor of the organisation', leads: 'Given back late or Given back' },
    ]);
    expect(people.find(({ role }) => role === 'by itself')?.can).toEqual(['Loan is due']);
  });
});
