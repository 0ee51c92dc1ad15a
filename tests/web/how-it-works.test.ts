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
  const pages = new Map<string, string>();
  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    page = await read('2026-11-25T10:00:00Z');
    for (const { name } of workflows) pages.set(name, await read('2026-11-25T10:00:00Z', `/${name}`));
  });

  /** What a reader sees, without tags and doubled spaces. */
  async function read(now: string, below = ''): Promise<string> {
    const html = await load(below, now);
    const main = html.split('<main')[1]?.split('</main>')[0] ?? '';
    return main
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replaceAll(' :', ':')
      .replaceAll('&#x27;', "'")
      .replaceAll('&amp;', '&');
  }

  async function load(below: string, now = '2026-11-25T10:00:00Z'): Promise<string> {
    const site = await startWebSite(db, { now: () => now });
    const answer = await fetch(`${site.origin}${paths.howItWorks}${below}`);
    const html = await answer.text();
    await site.stop();
    return html;
  }

  it.each(workflows)('leads to the page of “$title”, which has its picture and is no heavier than 200 KB', async ({ name, title }) => {
    expect(await load('')).toContain(`href="${paths.howItWorks}/${name}"`);
    const html = await load(`/${name}`);
    expect(html).toContain(`<h1 class="govuk-heading-xl">${title}</h1>`);
    expect(html).toMatch(new RegExp(`<svg [^>]*role="img" aria-labelledby="diagram-${name}-title`));
    expect(Buffer.byteLength(html)).toBeLessThan(200_000);
  });

  it('knows no other process', async () => {
    expect(await load('/nothing')).toContain('There is no process of this name');
  });

  it.each(workflows)('shows every state of “$title” by both its labels, and everything that can be done in it', (workflow) => {
    const said = pages.get(workflow.name) ?? '';
    for (const state of Object.keys(workflow.machine.states)) {
      const { staff, public: publicly } = labelsOf(workflow, state);
      expect(page).toMatch(new RegExp(`[ ;]${publicly}[ ;]`));
      expect(said).toContain(` ${staff} `);
      if (publicly !== staff) expect(said).toContain(` To the public: ${publicly}. `);
    }
    for (const { title } of Object.values(workflow.commands)) expect(said).toContain(` ${title} `);
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
    expect(pages.get('application')).toContain('Record the decision (portfolio holder): 8 Decided, not yet in force');
    expect(pages.get('assessment')).toContain('Sign the level off (CVS validator): 7 Signed off');
    expect(pages.get('application')).toContain(
      'The decision takes effect (by itself): 10 Support offered, 14 Approved, agreement to be issued, 20 Declined or it stays here',
    );
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
  it('is one of any workflow: states in order, what ends it, and who can do what', () => {
    const { states, people, stages } = shownProcess(lending, '<svg/>');
    expect(states.map(({ number, label, over }) => [number, label, over])).toEqual([
      [null, 'Not asked for', false],
      [1, 'Asked for', false],
      [2, 'On loan', false],
      [3, 'Given back', true],
      [4, 'Given back late', true],
    ]);
    expect(Object.keys(lendingMachine.states)).toHaveLength(states.length);
    expect(stages).toBe('Not asked for; Asked for; On loan; Given back; Given back late');
    expect(states[2]?.next).toEqual([
      { title: 'Give the book back', who: 'lead or contributor of the organisation', leads: '3 Given back or 4 Given back late' },
    ]);
    expect(states[2]?.staying).toEqual([{ title: 'Loan is due', who: 'by itself', leads: '' }]);
    expect(people.find(({ role }) => role === 'by itself')?.can).toEqual(['Loan is due']);
  });
});
