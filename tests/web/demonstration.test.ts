// The demonstration's own page: what the clock will bring next, and what it brought.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAtLondon } from '../../machines/london-time.ts';
import { registry } from '../../src/engine/workflows.ts';
import { advance } from '../../src/jobs/advance.ts';
import { paths } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { startWebSite, type Visitor, visitorOf, type WebSite } from './web-site.ts';

describe.each(testDatabases())('a demonstration on $driver', ({ open }) => {
  let desk: Desk;
  let site: WebSite;
  let somebody: Visitor;

  beforeAll(async () => {
    const db = await open();
    desk = await openDesk(db, { registry });
    const moveClock = async (until: string) => {
      const target = instantAtLondon(until, '18:00');
      await advance(desk.bench, desk.now, target);
      desk.now = target;
    };
    site = await startWebSite(db, { now: () => desk.now, demo: { moveClock } });
    somebody = visitorOf(site);
    const administrator = desk.person('administrator');
    await desk.send('meeting.schedule', { date: '2028-03-08' }, { person: administrator });
  });
  afterAll(() => site.stop());

  it('names the next date in the diary, goes there, and tells what happened by itself', async () => {
    const page = await (await somebody.get(paths.demo)).text();
    const day = /name="until" value="(\d{4}-\d{2}-\d{2})"/.exec(page)?.[1] ?? '';
    expect(page).toMatch(/The next date in the diary is <b>[^<]+<\/b>/);
    const moved = await somebody.post(paths.demoClock, { until: day });
    expect(moved.status).toBe(303);
    const after = await (await somebody.get(moved.headers.get('Location') ?? '')).text();
    expect(desk.now.slice(0, 10)).toBe(day);
    expect(after).toContain('What happened by itself');
    const [{ reference } = { reference: 'none' }] = await desk.db.rows<{ reference: string }>('select reference from cases');
    expect(after).toMatch(new RegExp(`<strong>[^<]+</strong><br><a class="govuk-link" href="/cases/[^"]+">${reference}</a>`));
  });

  it('tells nothing of what people did, and bears an address that somebody made up', async () => {
    const page = await (await somebody.get(`${paths.demo}?since=2000-01-01T00:00:00Z`)).text();
    expect(page).not.toContain('Schedule a decision meeting');
    expect((await somebody.get(`${paths.demo}?since=yesterday`)).status).toBe(200);
    expect((await somebody.get(`${paths.demo}?since=2027-99-99T00:00:00Z`)).status).toBe(200);
  });

  it('says so when nothing fell due', async () => {
    const until = Temporal.PlainDate.from(desk.now.slice(0, 10)).add({ days: 1 }).toString();
    const moved = await somebody.post(paths.demoClock, { until });
    expect(await (await somebody.get(moved.headers.get('Location') ?? '')).text()).toContain('Nothing fell due in that time.');
  });
});
