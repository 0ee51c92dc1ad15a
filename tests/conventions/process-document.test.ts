import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { registry } from '../../src/engine/workflows.ts';
import { listLetters } from '../../src/letters/compose.ts';
import { codeHomes, rulesIn } from '../support/process/code-homes.ts';
import { letterFaults } from '../support/process/letters-of-rules.ts';
import { type Clause, clauseFaults } from '../support/process/paper-clause.ts';
import type { ProcessSource } from '../support/process/process-source.ts';
import { readProcess } from '../support/process/process-source.ts';
import { readRulesDoc } from '../support/rules-doc.ts';
import { processFaults, processFiles, root, sayProcess } from './process-document.ts';

let source: ProcessSource;
let said: string;
beforeAll(async () => {
  source = await readProcess(root);
  said = sayProcess(source);
});

const workflows = Object.values(registry).map(({ workflow }) => workflow);

describe('docs/process.md', () => {
  it('has a home for every clause of the paper, every rule and every letter', () => {
    expect(processFaults(source)).toEqual([]);
  });

  it('is written down as it is, with its pictures and their layout (else: npm run process)', async () => {
    for (const [path, text] of await processFiles(source)) {
      expect(existsSync(`${root}${path}`), path).toBe(true);
      expect(readFileSync(`${root}${path}`, 'utf8') === text, `${path} is out of date: npm run process`).toBe(true);
    }
  }, 60_000);

  it.each(workflows)('says of “$title” every state and every command', ({ name, title, machine, commands }) => {
    const section = said.split(`\n### ${title}\n`)[1]?.split(/\n#{2,3} /)[0] ?? '';
    expect(section).toContain(`(process/${name}.svg)`);
    const states = Object.keys(machine.states).length;
    expect(section.match(/^- \*\*/gm)).toHaveLength(states);
    for (const command of Object.values(commands)) expect(section.includes(command.title), command.title).toBe(true);
  });

  it('says every letter, after the act that it follows', () => {
    for (const { title } of listLetters()) expect(said).toContain(`| ${title} |`);
    expect(said).toContain('| Sign the level off | GRIPP certificate | the organisation |');
    expect(said).toContain('| The application lapses | Application lapsed | the organisation |');
  });

  it('says of each rule where it refuses, which letters serve it, and where code and tests are', () => {
    const rule = said.split('\n#### F15\n')[1]?.split('\n#### ')[0] ?? '';
    expect(rule).toContain('- Franchise application: can refuse “Defer the decision”, in 6 (F15a)');
    expect(rule).toContain('- Letters: “Decision put off”');
    expect(rule).toContain('- Policy: Times a decision may be deferred: 2');
    expect(rule).toContain('(../machines/application.decision-rules.ts)');
    expect(rule).toMatch(/- Tests \(\d+\): .*application-decision\.test\.ts/);
  });
});

describe('what would be noticed', () => {
  const rules = readRulesDoc(
    [
      '## Letters (L)\n',
      '- **L1** (Rule, A1 Offer, §2.1) — Kept. _Status: in this version._\n',
      '- **L2** (Policy) — Later. _Status: still to come._\n',
    ].join('\n'),
  );
  const clause = (under: string, home: Clause['home'], at?: string): Clause => ({ under, words: 'w', home, ...(at ? { at } : {}) });
  const kept = [clause('A1 Offer', { rules: ['L1', 'L2'] }), clause('§2.1', { rules: ['L1'] })];
  const faults = (more: readonly Clause[], of = kept) => clauseFaults([...of, ...more], rules, 'Commissioning (§11.3, A2).').join('\n');

  it('nothing, where every clause has rules, a reason, or is out of scope as docs/rules.md says', () => {
    expect(
      faults([
        clause('§1.1', { background: 'An aim.' }),
        clause('§11.3.2', { later: 'Not yet.' }),
        clause('A2', { later: 'Not yet.' }, 'x'),
      ]),
    ).toBe('');
  });

  it('a clause without a home, by its name', () => {
    expect(faults([clause('§3.1', { rules: [] })])).toBe('§3.1 has no home: no rule keeps it');
    expect(faults([clause('A1 Offer', { background: '' }, 'branding')])).toBe(
      'A1 Offer, branding has no home: nothing says why it is background',
    );
    expect(faults([clause('§11.2.1', { later: 'Not yet.' })])).toBe(
      '§11.2.1 has no home: “Out of scope for now” in docs/rules.md does not name §11.2',
    );
  });

  it('a clause that rests on a rule which is not there, or that is listed twice', () => {
    expect(faults([clause('§3.1', { rules: ['L9'] })])).toBe('§3.1 rests on L9, which docs/rules.md does not know');
    expect(faults([clause('§2.1', { rules: ['L1'] })])).toBe('§2.1 stands in the list twice');
  });

  it('a rule that cites a clause which does not rest on it', () => {
    expect(faults([], kept.slice(0, 1))).toBe('L1 cites §2.1, and no clause of that name rests on L1');
  });

  it('a letter that serves a rule which is not there', () => {
    expect(letterFaults(source.rules.map(({ id }) => id))).toEqual([]);
    expect(letterFaults(['L1'])).toContain('the letter "certificate" serves G8, which docs/rules.md does not know');
  });

  it('a rule where a comment names it, alone or in a row of them, or where it is registered; not in the words of the program', () => {
    const file = (text: string) => ({ path: 'machines/x.ts', text });
    expect(rulesIn(file("// As F4 says (G5–G7).\nbook.facts('P2a', all, f);\nconst heading = 'H1';"))).toEqual([
      'G5',
      'G6',
      'G7',
      'F4',
      'P2',
    ]);
    expect([...codeHomes([file('// F4'), { path: 'tests/x.ts', text: '// F4' }])]).toEqual([['F4', ['machines/x.ts']]]);
  });
});
