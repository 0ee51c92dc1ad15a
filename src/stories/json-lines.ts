// On which line each step of a story begins: JSON.parse does not say, and a person looks for a line.

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],\n]|[^\s{}[\],":]+/g;

/** The line (from 1) of each value in the array named `key` at the top of a JSON object. The text must be well-formed JSON. */
export function linesOfItems(text: string, key: string): number[] {
  const lines: number[] = [];
  const path: string[] = [];
  let lastString = '';
  let itemAwaited = false;
  for (const { token, line } of tokensOf(text)) {
    if (itemAwaited && token !== ']') lines.push(line);
    if (CLOSING.has(token)) path.pop();
    if (OPENING.has(token)) path.push(lastString + token);
    itemAwaited = path.length === 2 && path[1] === `"${key}"[` && BEFORE_ITEM.has(token);
    if (path.length === 1) lastString = token;
  }
  return lines;
}

const OPENING: ReadonlySet<string> = new Set(['{', '[']);
const CLOSING: ReadonlySet<string> = new Set(['}', ']']);
const BEFORE_ITEM: ReadonlySet<string> = new Set(['[', ',']);

function* tokensOf(text: string): Generator<{ token: string; line: number }> {
  let line = 1;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '\n') line += 1;
    else yield { token, line };
  }
}
