// What a machine may not contain, read off its definition and off the source of its files.
import type { Workflow } from '../../machines/workflow.ts';
import type { SourceFile } from './source-files.ts';

interface Definition {
  readonly [key: string]: unknown;
}

const rootKeys = ['id', 'context', 'initial', 'states', 'version', 'types', 'schemas', 'description'];
const stateKeys = ['meta', 'tags', 'on', 'entry', 'exit', 'description'];
const transitionKeys = ['target', 'guard', 'actions', 'reenter', 'description'];

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const isNamed = (value: unknown) =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && typeof (value as Definition).type === 'string');
const others = (where: string, value: Definition, allowed: readonly string[]) =>
  Object.keys(value)
    .filter((key) => !allowed.includes(key) && value[key] !== undefined)
    .map((key) => `${where}: has "${key}"`);

function unnamed(where: string, what: string, values: unknown): string[] {
  return listOf(values).every(isNamed) ? [] : [`${where}: has an inline ${what}; name it in setup`];
}

function transitionFaults(where: string, value: unknown): string[] {
  const branches = listOf(value).map((branch): Definition => (typeof branch === 'string' ? { target: branch } : (branch as Definition)));
  const faults = branches.flatMap((branch) => [
    ...others(where, branch, transitionKeys),
    ...unnamed(where, 'action', branch.actions),
    ...unnamed(where, 'guard', branch.guard),
  ]);
  // A command that no branch takes would be dropped in silence instead of being refused with a sentence.
  return branches.at(-1)?.guard === undefined ? faults : [...faults, `${where}: its last branch has a guard`];
}

function labelFaults(where: string, state: Definition): string[] {
  const meta = (state.meta ?? {}) as Definition;
  const missing = ['staff', 'applicant', 'public'].filter((audience) => typeof meta[audience] !== 'string' || meta[audience] === '');
  const ends = listOf(state.tags).filter((tag) => tag === 'open' || tag === 'closed');
  return [
    ...missing.map((audience) => `${where}: has no label for ${audience}`),
    ...(ends.length === 1 ? [] : [`${where}: must have one of the tags "open" and "closed"`]),
  ];
}

function stateFaults(where: string, state: Definition): string[] {
  const transitions = Object.entries((state.on ?? {}) as Definition);
  return [
    ...others(where, state, stateKeys),
    ...labelFaults(where, state),
    ...unnamed(where, 'action', state.entry),
    ...unnamed(where, 'action', state.exit),
    ...transitions.flatMap(([command, value]) => transitionFaults(`${where}, ${command}`, value)),
  ];
}

/** What a machine's definition has that it may not, or lacks: keys, inline functions, labels, tags, a last branch without a guard. */
export function definitionFaults(workflow: Workflow): string[] {
  const config = workflow.machine.config as Definition;
  const states = Object.entries((config.states ?? {}) as Record<string, Definition>);
  const known = Object.keys(workflow.commands);
  const unknown = states.flatMap(([name, state]) =>
    Object.keys((state.on ?? {}) as Definition)
      .filter((command) => !known.includes(command))
      .map((command) => `${workflow.name}, ${name}: takes "${command}", which is no command`),
  );
  const opening = known.filter((command) => workflow.commands[command]?.opens).sort();
  const takenByNew = Object.keys((states.find(([name]) => name === 'new')?.[1].on ?? {}) as Definition).sort();
  return [
    ...others(workflow.name, config, rootKeys),
    ...states.flatMap(([name, state]) => stateFaults(`${workflow.name}, ${name}`, state)),
    ...unknown,
    ...(opening.join() === takenByNew.join()
      ? []
      : [`${workflow.name}: "new" takes ${takenByNew.join()}, but ${opening.join()} are said to open`]),
  ];
}

/** What is wrong with a workflow's rules: ids that are not a clause and a letter, used twice, or for commands that do not exist. */
export function ruleFaults(workflow: Workflow): string[] {
  const ids = workflow.rules.map(({ id }) => id);
  return workflow.rules.flatMap(({ id, when }) => [
    ...(/^[A-Z]\d+[a-z]$/.test(id) ? [] : [`${workflow.name}: "${id}" is not a clause and a letter`]),
    ...(ids.filter((other) => other === id).length === 1 ? [] : [`${workflow.name}: "${id}" is registered twice`]),
    ...when
      .filter((command) => !Object.hasOwn(workflow.commands, command))
      .map((command) => `${workflow.name}, ${id}: there is no command "${command}"`),
  ]);
}

const fromXstate = /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'xstate'/g;
const allowedOfXstate = ['setup', 'assign', 'enqueueActions', 'and', 'or', 'not'];
const impure = /\bnew Date\b|\bDate\s*[.(]|\bTemporal\b|\bMath\.random\b|\bcrypto\.|\bsetTimeout\b|\bprocess\.|\bfetch\(|\bconsole\./;

/** What a file of `machines` may not use: clock, chance, input and output, and XState's ways of doing things by itself. */
export function sourceFaults(file: SourceFile): string[] {
  const code = file.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const names = [...code.matchAll(fromXstate)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
  const banned = names.filter(
    (name) => name !== '' && !name.startsWith('type ') && !/^Any[A-Z]/.test(name) && !allowedOfXstate.includes(name),
  );
  const enqueued = code.match(/\benqueue\.\w+/g) ?? [];
  const found = code.match(impure);
  return [
    ...banned.map((name) => `${file.path}: imports ${name} from xstate`),
    ...enqueued.map((use) => `${file.path}: uses ${use}`),
    ...(found ? [`${file.path}: is not pure (${found[0]})`] : []),
  ];
}
