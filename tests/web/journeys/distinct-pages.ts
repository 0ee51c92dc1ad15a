import type { SeenPage } from './walk.ts';

/** What a page is built of: its template's name with each class of an element in it. */
function partsOf({ template, html }: SeenPage): string[] {
  const classes = [...html.slice(html.indexOf('<main')).matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => (names ?? '').split(' '));
  return [...new Set(['', ...classes])].map((name) => `${template} ${name}`);
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
