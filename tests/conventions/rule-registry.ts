// `npm run rules`: writes docs/rule-registry.md, which says for every rule what keeps it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { registry } from '../../src/engine/workflows.ts';
import { type Homes, type Refusing, readHomes, registryFaults, testsOf } from '../support/rule-homes.ts';
import { type DocumentedRule, readRulesDoc } from '../support/rules-doc.ts';
import { readTitles } from '../support/test-titles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The path of the generated document. */
export const registryFile = `${root}docs/rule-registry.md`;

const opening = `# What keeps each rule

Written by \`npm run rules\` from the software itself; a test fails when it is out of date. The rules in full: [rules.md](rules.md).

A rule that can refuse is *registered*: its id with a letter stands at the refusal, and an example of its sentence is given here with
the buttons it stands before (dates and names are those of the tests). What a rule promises without refusing is held by tests, whose
titles name it. Every registered rule also refuses at least one cell of its workflow's table (\`tests/machines/*.table.md\`).`;

const ENOUGH = 220;

/** The first sentence of a rule, or as much of it as says enough to recognise it. */
function short(text: string): string {
  const sentence = /^.*?\.(?=\s[A-Z*]|$)/.exec(text)?.[0] ?? text;
  return sentence.length <= ENOUGH ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', ENOUGH)).replace(/[;,:]$/, '')} …`;
}

const inMarkdown = (words: string) => words.replace(/([*_<>`])/g, '\\$1').replaceAll('\n', ' ');

function sayRefusing({ id, workflow, before, says }: Refusing): string {
  const buttons = [...new Set(before)].map((title) => `“${title}”`).join(', ');
  return `- **${id}** · ${workflow} · ${buttons}: ${inMarkdown(says ?? 'no cell of the table shows it')}`;
}

const byWorkflowAndId = (a: Refusing, b: Refusing) => (`${a.workflow} ${a.id}` < `${b.workflow} ${b.id}` ? -1 : 1);

function saySection(rule: DocumentedRule, homes: Homes): string {
  const engine = homes.engine.get(rule.id) ?? [];
  const tests = testsOf(homes, rule.id);
  const refusing = homes.refusing.filter(({ clause }) => clause === rule.id).sort(byWorkflowAndId);
  const files = [...new Set(tests.map(({ file }) => file))];
  const lines = [
    ...refusing.map(sayRefusing),
    ...(engine.length > 0 ? [`- The engine itself: ${engine.map((file) => `\`${file}\``).join(', ')}`] : []),
    ...files.map((file) => {
      const titles = tests.filter((one) => one.file === file).map(({ title }) => inMarkdown(title.replace(/,? on \$driver/, '')));
      return `- \`${file}\`: ${titles.join(' · ')}`;
    }),
  ];
  const note = rule.statusNote === null ? '' : ` _(${rule.statusNote})_`;
  return `### ${rule.id}\n\n${short(rule.text)}${note}\n\n${lines.join('\n')}`;
}

/** The document's text. */
export function sayRegistry(rules: readonly DocumentedRule[], homes: Homes): string {
  const inScope = rules.filter(({ status }) => status === 'in this version');
  const sections = [...new Set(inScope.map(({ section }) => section))].map((section) => {
    const here = inScope.filter((rule) => rule.section === section);
    return `## ${section}\n\n${here.map((rule) => saySection(rule, homes)).join('\n\n')}`;
  });
  const later = rules.filter(({ status }) => status !== 'in this version').map(({ id, text }) => `- ${id}: ${short(text)}`);
  return `${[opening, ...sections, `## Still to come\n\n${later.join('\n')}`].join('\n\n')}\n`;
}

/** The rules as documented and everything that keeps them. */
export async function readRegistry(): Promise<{ readonly rules: DocumentedRule[]; readonly homes: Homes }> {
  const rules = readRulesDoc(readFileSync(`${root}docs/rules.md`, 'utf8'));
  return { rules, homes: await readHomes(registry, readTitles(root)) };
}

if (import.meta.main) {
  const { rules, homes } = await readRegistry();
  writeFileSync(registryFile, sayRegistry(rules, homes));
  const faults = registryFaults(rules, homes);
  for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
  process.stdout.write(`docs/rule-registry.md: ${rules.length} rules, ${homes.refusing.length} registered refusals\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
