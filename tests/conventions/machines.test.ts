import { describe, expect, it } from 'vitest';
import { assign, raise, setup } from 'xstate';
import type { Workflow } from '../../machines/workflow.ts';
import { definitionFaults, ruleFaults, sourceFaults } from '../support/machine-features.ts';
import { lending } from '../support/sample-workflow.ts';
import { readSourceFiles } from '../support/source-files.ts';

const sources = readSourceFiles().filter(({ path }) => path.startsWith('machines/'));
const names = sources.flatMap(({ path }) => path.match(/^machines\/([\w-]+)\.commands\.ts$/)?.[1] ?? []);

/** The workflow of a trio: the export that is named like its file ('year-end' → 'yearEnd'). */
async function workflowNamed(name: string): Promise<Workflow> {
  const module = (await import(`../../machines/${name}.ts`)) as Record<string, Workflow>;
  const workflow = module[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
  if (!workflow) throw new Error(`machines/${name}.ts must export its Workflow as "${name}"`);
  return workflow;
}

describe.each(names)('the machine %s', (name) => {
  it('does nothing by itself, names its guards and actions, and labels its states', async () => {
    expect(definitionFaults(await workflowNamed(name))).toEqual([]);
  });

  it('has rules whose ids are a clause and a letter, each once, for commands that exist', async () => {
    expect(ruleFaults(await workflowNamed(name))).toEqual([]);
  });
});

describe('the files of machines', () => {
  it('are there: three workflows at least', () => {
    expect(names).toEqual(expect.arrayContaining(['application', 'assessment', 'meeting']));
  });

  it('use no clock, no chance, no input or output, and none of XState’s ways of doing things by itself', () => {
    expect(sources.flatMap(sourceFaults)).toEqual([]);
  });

  it.each([
    "import { raise, setup } from 'xstate';",
    "import { sendTo } from 'xstate';",
    "import { fromPromise } from 'xstate';",
    "actions: ({ enqueue }) => enqueue.raise({ type: 'x' })",
    'const now = new Date();',
    'const now = Date.now();',
    'const today = Temporal.Now.plainDateISO();',
    'const chance = Math.random();',
    'console.log(1);',
  ])('would be noticed: %s', (text) => {
    expect(sourceFaults({ path: 'machines/x.ts', text })).not.toEqual([]);
  });
});

const labels = { staff: 'A', applicant: 'B', public: 'C' };
const open = { meta: labels, tags: ['open'] };

/** A workflow whose second state has these features. */
function planted(state: object, root: object = {}, commands: object = {}): Workflow {
  const config = { initial: 'new', states: { new: { ...open, on: { ask: 'second' } }, second: { ...open, ...state } }, ...root };
  const machine = setup({ actions: { known: () => undefined }, guards: { sure: () => true } }).createMachine(config as never);
  return {
    ...lending,
    machine: machine as unknown as Workflow['machine'],
    commands: { ...lending.commands, ...commands } as Workflow['commands'],
  };
}

describe('a banned feature of a machine would be noticed', () => {
  it('and a machine without one is left alone', () => {
    expect(definitionFaults(lending)).toEqual([]);
    expect(definitionFaults(planted({ on: { lend: [{ guard: 'sure', actions: 'known' }, {}] } }))).toEqual([]);
  });

  it.each([
    ['invoke', { invoke: { src: 'x' } }],
    ['after', { after: { 1000: 'new' } }],
    ['always', { always: 'new' }],
    ['type', { type: 'final' }],
    ['type', { type: 'parallel', states: {} }],
    ['states', { initial: 'a', states: { a: {} } }],
    ['inline action', { on: { lend: { actions: () => undefined } } }],
    ['inline action', { on: { lend: { actions: assign({}) } } }],
    ['inline action', { entry: raise({ type: 'ask' }) }],
    ['inline guard', { on: { lend: [{ guard: () => true }, {}] } }],
    ['last branch', { on: { lend: [{ guard: 'sure', target: 'new' }] } }],
    ['no command', { on: { burn: {} } }],
    ['no label for public', { meta: { staff: 'A', applicant: 'B' } }],
    ['tags', { tags: [] }],
    ['tags', { tags: ['open', 'closed'] }],
  ])('%s: %o', (says, state) => {
    expect(definitionFaults(planted(state)).join('\n')).toContain(says);
  });

  it('a root-level transition, and an opening command that "new" does not take', () => {
    expect(definitionFaults(planted({}, { on: { ask: '.second' } })).join('\n')).toContain('has "on"');
    expect(definitionFaults(planted({}, {}, { lend: { ...lending.commands.lend, opens: true } })).join('\n')).toContain('are said to open');
  });

  it('a rule id without a letter, twice, or for no command', () => {
    const rule = { id: 'F1', on: 'facts', when: ['burn'], refuse: () => null } as const;
    const faults = ruleFaults({ ...lending, rules: [rule, rule] }).join('\n');
    expect(faults).toContain('not a clause');
    expect(faults).toContain('registered twice');
    expect(faults).toContain('no command "burn"');
  });
});
