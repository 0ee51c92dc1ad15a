import type { SeenPage } from './walk.ts';

/** What a page is built of: its template's name with each element and class in it. */
function partsOf({ template, html, state }: SeenPage): string[] {
  const body = html.slice(html.indexOf('<main'));
  const elements = [...body.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, element]) => element);
  const classes = [...body.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => (names ?? '').split(' '));
  return [...new Set([state, ...elements, ...classes])].map((part) => `${template} ${part}`);
}

/** The fewest pages, or nearly, that have every part of every template in them: the ones with most in them first. */
export function distinctPages(pages: readonly SeenPage[]): SeenPage[] {
  const known = new Set<string>();
  const rich = pages.map((page) => ({ page, parts: partsOf(page) })).toSorted((a, b) => b.parts.length - a.parts.length);
  return rich.flatMap(({ page, parts }) => {
    const isNew = parts.some((part) => !known.has(part));
    for (const part of parts) known.add(part);
    return isNew ? [page] : [];
  });
}
