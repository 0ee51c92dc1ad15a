// The texts of the rules, from docs/rules.md: a report that names a rule says what it is.
import { readFileSync } from 'node:fs';

const ENOUGH = 240;

/** The first sentence of each rule by its id, or as much of it as says enough; none where the document is not there. */
export function readRuleTexts(file = new URL('../../docs/rules.md', import.meta.url)): ReadonlyMap<string, string> {
  let markdown: string;
  try {
    markdown = readFileSync(file, 'utf8');
  } catch {
    return new Map();
  }
  const bullets = [...markdown.matchAll(/^- \*\*([A-Z]\d+)\*\* \([^()]+\) — ([\s\S]+?)(?= _Status|\n\n|\n- )/gm)];
  return new Map(bullets.map(([, id = '', text = '']) => [id, short(text.replace(/\s+/g, ' '))]));
}

function short(text: string): string {
  const sentence = /^.*?\.(?=\s[A-Z*]|$)/.exec(text)?.[0] ?? text;
  return sentence.length <= ENOUGH ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', ENOUGH)).replace(/[;,:]$/, '')} …`;
}
