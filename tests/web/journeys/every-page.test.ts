// Every page of every role, as a scheme is empty, while the pilot is played, and when something wrong is sent.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addEvidence } from '../../../db/evidence.ts';
import { pilotStoryFiles } from '../../../seed/pilot-stories.ts';
import { registry } from '../../../src/engine/workflows.ts';
import { startChromium } from '../../support/chromium.ts';
import { testPglite } from '../../support/database.ts';
import { distinctPages } from './distinct-pages.ts';
import { problemsOfHtml } from './html-problems.ts';
import { type PlayedSite, startPlayedSite } from './played-site.ts';
import { servePages } from './shown-pages.ts';
import { type Reader, readCases, type SeenPage, Walk } from './walk.ts';

const rendered = vi.hoisted(() => ({ last: '' }));
vi.mock(import('../../../src/render.ts'), async (importOriginal) => {
  const original = await importOriginal();
  const renderPage: typeof original.renderPage = (name, model) => {
    rendered.last = name;
    return original.renderPage(name, model);
  };
  return { ...original, renderPage };
});
const lastRendered = () => rendered.last;

const { open } = testPglite();
const sites: PlayedSite[] = [];
const pages: SeenPage[] = [];
const forms = new Set<string>();
let browser: Browser;

const council = {
  'franchise-officer': 'Franchise Officer 1',
  'engagement-officer': 'Community Engagement Officer',
  'portfolio-holder': 'Portfolio Holder for Communities',
  validator: 'Validator, CVS 2',
  'cvs-representative': 'CVS Representative',
  administrator: 'Administrator, decision meetings',
  'head-of-paid-service': 'Head of Paid Service',
};
const capacities = ['lead', 'contributor', 'signatory'] as const;
const firstPages = [
  '/',
  '/desk',
  '/account/sessions',
  '/account/tokens',
  '/demonstration',
  '/api/docs',
  '/accessibility',
  '/administration/policy/what-if',
];

async function walkAll(walk: Walk): Promise<void> {
  await walk.from(await walk.reader(null, 'public'), [
    ...firstPages,
    '/sign-in',
    '/certificates?reference=wrong',
    '/before-you-start?asked=yes',
    '/nowhere',
  ]);
  for (const [audience, name] of Object.entries(council)) await walk.from(await walk.reader(name, audience), firstPages);
  for (const capacity of capacities)
    await walk.from(await walk.reader(`${capacity[0]?.toUpperCase()}${capacity.slice(1)}, Barnies`, capacity), firstPages);
}

/** Who works with cases of a workflow, and the members of the organisation that a case is about. */
async function readersOf(site: PlayedSite, walk: Walk, workflow: string, organisation: string | null): Promise<Reader[]> {
  const roles = new Set<string>(Object.values(registry[workflow]?.workflow.commands ?? {}).flatMap(({ who }) => who));
  const staff = Object.entries(council).filter(([role]) => roles.has(role));
  const members = await site.db.rows<{ person: string; capacity: string }>(
    'select person_id::text as person, capacity from memberships where organisation_id = $1::uuid',
    [organisation],
  );
  return Promise.all([
    ...staff.map(([role, name]) => walk.reader(name, role)),
    ...members.map(({ person, capacity }) => walk.reader(person, capacity)),
  ]);
}

/** Looks at a case, when it comes to a state in which no case has been before, as everybody who works with it. */
function watcher(site: PlayedSite, walk: Walk): () => Promise<void> {
  const seen = new Set<string>();
  return async () => {
    for (const { id, workflow, standing, organisation } of await readCases(site)) {
      if (seen.has(standing)) continue;
      seen.add(standing);
      for (const reader of await readersOf(site, walk, workflow, organisation)) await walk.from(reader, [`/cases/${id}`]);
    }
  };
}

/** The forms of commands to which no page has led on the way. */
async function walkForms(site: PlayedSite, walk: Walk): Promise<void> {
  for (const { id, workflow, organisation } of await readCases(site)) {
    const left = commandsOf(workflow).filter((command) => !walk.forms.has(`${workflow}.${command}`));
    if (left.length === 0) continue;
    for (const reader of await readersOf(site, walk, workflow, organisation)) {
      const paths = left.map((command) => `/cases/${id}/do/${command}`);
      for (const path of paths) if ((await reader.visitor.get(path)).status < 400) await walk.from(reader, [path]);
    }
  }
}

/** The commands of a workflow that people send in a case. */
function commandsOf(workflow: string): string[] {
  const commands = Object.entries(registry[workflow]?.workflow.commands ?? {});
  return commands.filter(([, { who, opens }]) => !opens && who.some((role) => role !== 'system')).map(([name]) => name);
}

/** The way in by e-mail, and back to a form that was sent when the session was over. */
async function walkSignIn(site: PlayedSite, walk: Walk): Promise<void> {
  const stranger = await walk.reader(null, 'public');
  await walk.send(stranger, '/sign-in', { email: 'nobody' }, '/sign-in');
  const { id } = (await readCases(site)).find(({ workflow }) => workflow === 'assessment') ?? { id: '' };
  stranger.visitor.cookies.set('session', await site.sessionOf('Lead, Barnies'));
  await site.db.rows('update sessions set ends_at = opened_at');
  await walk.send(stranger, `/cases/${id}/do/withdraw`, { 'data[reason]': 'We start again' }, '');
  await walk.send(stranger, '/sign-in', { email: 'lead@barnies.example', next: '/kept' }, '/sign-in');
  const link = String(site.notes.at(-1)?.model.link).replace('http://hubs.example', '');
  await walk.from(stranger, [link, '/sign-in/link?token=spent']);
  await walk.send(stranger, '/sign-in/link', Object.fromEntries(new URL(link, 'http://here.example').searchParams), link);
  await walk.from(stranger, ['/kept']);
}

/** A library with a document in it. */
async function walkLibrary(site: PlayedSite, walk: Walk): Promise<void> {
  const lead = await walk.reader('Lead, Barnies', 'lead');
  const [member] = await site.db.rows<{ organisation: string; person: string }>(
    `select m.organisation_id::text as organisation, p.id::text as person from memberships m join people p on p.id = m.person_id where p.name = $1::text`,
    ['Lead, Barnies'],
  );
  if (!member) throw new Error('Nobody leads Barnies');
  const about = { type: 'insurance', title: 'Public liability insurance', fileName: 'insurance.pdf', mediaType: 'application/pdf' };
  const { organisation, person: addedBy } = member;
  const id = crypto.randomUUID();
  const dates = { dated: '2025-10-01', expiresOn: '2026-09-30', addedAt: site.rehearsal.now };
  await addEvidence(site.db, {
    scheme: 'cech',
    id,
    organisation,
    addedBy,
    bytes: new TextEncoder().encode('%PDF-1.7'),
    ...about,
    ...dates,
  });
  await walk.from(lead, [`/organisations/${organisation}/evidence`]);
}

/** A self-assessment and an application that have just begun, with every form sent as it is. */
async function walkBeginnings(walk: Walk): Promise<void> {
  const lead = await walk.reader('Lead, Barnies', 'lead');
  walk.sends = true;
  walk.forgetLists();
  for (const workflow of ['assessment', 'application']) {
    const path = `/open/${workflow}/start`;
    const about = /name="about" value="([^"]+)"/.exec(await (await lead.visitor.get(path)).text())?.[1] ?? '';
    const to = await walk.send(lead, path, { about, commandId: crypto.randomUUID(), 'data[targetLevel]': '1' }, path);
    await walk.from(lead, [to ?? 'no case was opened']);
  }
  await walk.from(lead, firstPages);
}

beforeAll(async () => {
  const empty = await startPlayedSite(await open(), pilotStoryFiles);
  sites.push(empty);
  await empty.pass('2026-10-05');
  const before = new Walk(empty, 'empty', lastRendered);
  await walkAll(before);
  await walkLibrary(empty, before);
  await walkBeginnings(before);
  const administrator = await before.reader(council.administrator, 'administrator');
  await before.from(administrator, ['/administration/policy/what-if?offerDays=21', '/administration/policy/what-if?offerDays=x']);

  const played = await startPlayedSite(await open(), pilotStoryFiles);
  sites.push(played);
  const walk = new Walk(played, 'filled', lastRendered);
  const watch = watcher(played, walk);
  await played.play(undefined, (told) => (told.what === 'command' || told.what === 'happened' ? watch() : undefined));
  await walkForms(played, walk);
  await walkSignIn(played, walk);
  const [certificate] = await played.db.rows<{ reference: string }>(`select reference from publications where register = 'certificate'`);
  await walk.from(await walk.reader(null, 'public'), [`/certificates?reference=${certificate?.reference}`]);
  walk.forgetLists();
  walk.sends = true;
  await walkAll(walk);
  for (const command of walk.forms) forms.add(command);
  pages.push(...before.pages, ...walk.pages);
  browser = await startChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  for (const site of sites) await site.stop();
});

const called = ({ path, who, state }: SeenPage) => `${path} (${state}) as ${who}`;

describe('every page of every role', () => {
  it('is found: no page leads to one that is missing, closed to its reader or broken', () => {
    const wrong = pages.filter(({ status, state, from }) => status >= 400 && state !== 'error' && from !== '');
    expect(wrong.map((page) => `${page.status} ${called(page)}, linked from ${page.from}`)).toEqual([]);
  });

  it('is the form of every command that people send', () => {
    const all = Object.keys(registry).flatMap((workflow) => commandsOf(workflow).map((command) => `${workflow}.${command}`));
    expect(all.filter((command) => !forms.has(command))).toEqual([]);
  });

  it('is valid HTML', () => {
    const oneOfEach = [...new Map(pages.map((page) => [page.kind, page])).values()];
    const problems = oneOfEach.flatMap((page) => problemsOfHtml(page.html).map((problem) => `${called(page)} ${problem}`));
    expect(problems).toEqual([]);
  });

  it('has a template that somebody has looked at: each is seen on the way', () => {
    const templates = readdirSync(join(import.meta.dirname, '../../../templates/pages')).map((file) => file.replace('.hbs', ''));
    const seen = new Set(pages.map(({ template }) => template));
    expect(templates.filter((template) => !seen.has(template))).toEqual([]);
  });
});

/** What does not fit the width of the screen: null, or what needs how much. */
const overflow = `(() => {
  const needs = document.documentElement.scrollWidth;
  if (needs <= innerWidth) return null;
  const isWide = (each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.parentElement.closest('.app-picture, svg');
  const wide = [...document.querySelectorAll('body *')].filter(isWide);
  return needs + ' of ' + innerWidth + ' pixels: ' + wide.slice(-3).map((each) => each.outerHTML.slice(0, 120)).join(' ');
})()`;

describe('what differs from page to page', () => {
  it('is accessible, fits every screen, and needs neither colours nor movement', { timeout: 300_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`${chosen[Number(page.url().split('/').at(-1))]?.path} ${error.message}`));
    const chosen = distinctPages(pages);
    const shown = await servePages(chosen);
    for (const [index, seen] of chosen.entries()) {
      await page.goto(`${shown.origin}/${index}`);
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      problems.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${called(seen)} ${id}: ${node.target.join(' ')}`)));
      for (const width of [640, 375, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const needs = await page.evaluate(overflow);
        if (needs !== null) problems.push(`${called(seen)} needs ${needs}`);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    shown.stop();
    expect(problems).toEqual([]);
  });
});
