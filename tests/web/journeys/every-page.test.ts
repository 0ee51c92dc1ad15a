// Every page of every role, as a scheme is empty, while the pilot is played, and when something wrong is sent.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pilotStoryFiles } from '../../../seed/pilot-stories.ts';
import { registry } from '../../../src/engine/workflows.ts';
import { startChromium } from '../../support/chromium.ts';
import { testPglite } from '../../support/database.ts';
import { distinctPages } from './distinct-pages.ts';
import { problemsOfHtml } from './html-problems.ts';
import { type PlayedSite, startPlayedSite } from './played-site.ts';
import { servePages } from './shown-pages.ts';
import { type SeenPage, Walk } from './walk.ts';
import {
  commandsOf,
  walkActing,
  walkAll,
  walkBeginnings,
  walkCertificate,
  walkForms,
  walkLibrary,
  walkSignIn,
  walkWhatIf,
  watcher,
} from './ways.ts';

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

beforeAll(async () => {
  const empty = await startPlayedSite(await open(), pilotStoryFiles);
  sites.push(empty);
  await empty.pass('2026-10-05');
  const before = new Walk(empty, 'empty', lastRendered);
  await walkAll(before);
  await walkLibrary(empty, before);
  await walkBeginnings(before);
  await walkWhatIf(before);

  const played = await startPlayedSite(await open(), pilotStoryFiles);
  sites.push(played);
  const walk = new Walk(played, 'filled', lastRendered);
  const watch = watcher(played, walk);
  await played.play(undefined, (told) => (told.what === 'command' || told.what === 'happened' ? watch() : undefined));
  await walkForms(played, walk);
  await walkSignIn(played, walk);
  await walkCertificate(played, walk);
  await walkActing(played, walk);
  walk.forgetLists();
  walk.sends = true;
  await walkAll(walk);
  for (const command of walk.forms) forms.add(command);
  pages.push(...before.pages, ...walk.pages);
  browser = await startChromium();
}, 600_000);
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

  it('is valid HTML', { timeout: 120_000 }, () => {
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

/** With the reader's own colours: tags and buttons that nothing sets apart from the text, and what moves though it was asked not to. */
const lostToFewColours = `[...document.querySelectorAll('.govuk-tag, .govuk-button, main *')].filter((each) => {
  const { outlineStyle, borderStyle, animationName, transitionDuration } = getComputedStyle(each);
  const isPlain = each.matches('.govuk-button') && outlineStyle === 'none' && borderStyle === 'none';
  const isEmpty = each.matches('.govuk-tag') && each.textContent.trim() === '';
  return isPlain || isEmpty || animationName !== 'none' || parseFloat(transitionDuration) > 0;
}).slice(0, 3).map((each) => each.outerHTML.slice(0, 120)).join(' ')`;

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
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      for (const width of [640, 375, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const needs = await page.evaluate(overflow);
        if (needs !== null) problems.push(`${called(seen)} needs ${needs}`);
      }
      const lost = await page.evaluate(lostToFewColours);
      if (lost !== '') problems.push(`${called(seen)} says by colour alone: ${lost}`);
      await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    shown.stop();
    expect(problems).toEqual([]);
  });
});
