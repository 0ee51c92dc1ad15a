// What a story can do: every command of every workflow, with its JSON schema, who may send it and the rules it meets.
import { z } from 'zod';
import type { CommandDefinition, Workflow } from '../../machines/workflow.ts';
import type { Registry } from '../engine/workflows.ts';

/** A command as `npm run play -- --commands` lists it. */
export interface ListedCommand {
  readonly do: string;
  readonly title: string;
  readonly opens: boolean;
  /** The states in which it can be taken; an opening command is taken in "new". */
  readonly states: readonly string[];
  readonly who: readonly string[];
  readonly rules: readonly string[];
  readonly with: object;
}

/** Every command of every registered workflow, in the order of its life. */
export function commandList(registry: Registry): ListedCommand[] {
  return Object.values(registry).flatMap(({ workflow }) =>
    Object.entries(workflow.commands).map(([name, definition]) => listed(workflow, name, definition)),
  );
}

function listed(workflow: Workflow, name: string, definition: CommandDefinition): ListedCommand {
  const { $schema: _, ...schema } = z.toJSONSchema(definition.data, { io: 'input', unrepresentable: 'any' });
  const states = Object.entries(workflow.machine.states).flatMap(([state, node]) => (Object.hasOwn(node.on, name) ? [state] : []));
  return {
    do: `${workflow.name}.${name}`,
    title: definition.title,
    opens: definition.opens === true,
    states,
    who: definition.who,
    rules: workflow.rules.filter((rule) => rule.when.includes(name)).map((rule) => rule.id),
    with: schema,
  };
}
