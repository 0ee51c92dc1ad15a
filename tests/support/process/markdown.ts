// Markdown for the generated documents.

/** Words as they are: what Markdown would read as a sign is escaped. */
export const plain = (words: string) => words.replace(/([\\*_<>`|[\]])/g, '\\$1').replaceAll('\n', ' ');

/** A table. Cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A link to a heading of the same document, by the id that GitHub gives it. */
export const linkTo = (heading: string, words = heading) =>
  `[${words}](#${heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')})`;

/** A file of the project, linked from docs/ by its name. */
export const fileLink = (path: string) => `[${path.slice(path.lastIndexOf('/') + 1)}](../${path})`;
