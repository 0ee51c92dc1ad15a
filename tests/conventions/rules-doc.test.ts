import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRulesDoc } from '../support/rules-doc.ts';

const markdown = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
const rules = readRulesDoc(markdown);

const sections = { P: 10, G: 12, F: 16, D: 10, S: 6, V: 7, H: 5, L: 6, C: 3, O: 4, E: 6, R: 6 };
const idsOf = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

describe('docs/rules.md', () => {
  it.each(Object.entries(sections))('lists section %s wholly, in order, each id once', (letter, count) => {
    expect(rules.filter((rule) => rule.id.startsWith(letter)).map((rule) => rule.id)).toEqual(idsOf(letter, count));
  });

  it('has no id outside its sections', () => {
    expect(rules.map((rule) => rule.id)).toEqual(Object.entries(sections).flatMap(([letter, count]) => idsOf(letter, count)));
  });

  it('says of each rule whether the software keeps it yet', () => {
    expect(new Set(rules.map((rule) => rule.status))).toEqual(new Set(['in this version', 'still to come']));
  });

  it('names a clause of the paper for what the paper says, and only for that', () => {
    const fromPaper = ['G1', 'G2', 'F1', 'F2', 'F4', 'F5', 'F8', 'F10', 'F11', 'F16', 'D1', 'S1', 'S2', 'V1', 'H1', 'H2'];
    expect(rules.filter((rule) => rule.clause !== null).map((rule) => rule.id)).toEqual(fromPaper);
    for (const rule of rules) if (rule.clause !== null) expect(rule.clause, rule.id).toMatch(/^(A1 [A-Z]|§\d)/);
  });

  it('refers only to rules that exist', () => {
    const known = new Set(rules.map((rule) => rule.id));
    for (const rule of rules) {
      const cited = rule.text.match(/\b[PGFDSVHLCOER]\d+\b/g) ?? [];
      expect(
        cited.filter((id) => !known.has(id)),
        rule.id,
      ).toEqual([]);
    }
  });

  it('carries the glossary', () => {
    const words = [...markdown.matchAll(/^\| ([a-zA-Z][^|]+?) \| /gm)].map((match) => match[1]);
    expect(words).toEqual([
      'word',
      'scheme',
      'organisation',
      'hub',
      'locality',
      'GRIPP',
      'statement',
      'self-assessment',
      'validator',
      'application',
      'core offer',
      'portfolio holder',
      'decision meeting',
      'franchise officer, engagement officer',
      'support package',
      'start-up grant',
      'review panel',
      'franchise',
      'decided, effective, released',
      'case',
    ]);
  });

  it('refuses a bullet that is written otherwise, naming it', () => {
    expect(() => readRulesDoc('## Letters (L)\n\n- **L9** a letter without a status\n')).toThrow(/Letters \(L\).*L9/);
  });
});
