// How a process works, from the machines alone: its picture, the same in plain words, who can do what, time limits and letters.
import { z } from 'zod';
import { type Policy, policySchema } from '../../machines/policy.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { drawWorkflow } from '../diagrams/draw.ts';
import { inWords, type MoveInWords, type StateInWords, sayWho } from '../diagrams/in-words.ts';
import { type ListedLetter, listLetters } from '../letters/compose.ts';
import { paths } from './paths.ts';

/** Everybody who can do something, with what they can do at some time or other. */
interface ShownRole {
  readonly role: string;
  readonly can: readonly string[];
}

/** A process: its picture, and the same in words. */
export interface ShownProcess {
  readonly name: string;
  readonly title: string;
  readonly href: string;
  /** What the public is told of it from its first state to its last, each once. */
  readonly stages: string;
  readonly picture: string;
  readonly states: readonly ShownState[];
  readonly people: readonly ShownRole[];
}

/** A state in words, with what it is called to the public where that is something else. */
interface ShownState {
  readonly number: number | null;
  readonly label: string;
  readonly publicly: string | null;
  readonly waitsFor: string | null;
  readonly over: boolean;
  readonly next: readonly ShownMove[];
  readonly staying: readonly ShownMove[];
}

/** What can be done, by whom, and where that leads. */
interface ShownMove {
  readonly title: string;
  readonly who: string;
  readonly leads: string;
}

/** A time limit of the policy: what it is, how many, and the rule it belongs to. */
export interface ShownLimit {
  readonly title: string;
  readonly value: string;
  readonly rule: string;
}

const sayList = (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat('en-GB', { type }).format(items);

const sayState = ({ number, label }: { readonly number: number; readonly label: string }) => `${number} ${label}`;

function shownMove({ title, who, to, stays }: MoveInWords): ShownMove {
  return { title, who, leads: sayList([...to.map(sayState), ...(stays && to.length > 0 ? ['it stays here'] : [])], 'disjunction') };
}

function shownState({ number, label, publicLabel, waitsFor, closed, onward, staying }: StateInWords): ShownState {
  const publicly = publicLabel === label ? null : publicLabel;
  return { number, label, publicly, waitsFor, over: closed, next: onward.map(shownMove), staying: staying.map(shownMove) };
}

/** A workflow's states, with its picture: the one kept beside the code unless another is given. */
export function shownProcess(workflow: Workflow, picture = drawWorkflow(workflow)): ShownProcess {
  const states = inWords(workflow);
  const stages = [...new Set(states.map(({ publicLabel }) => publicLabel))];
  return {
    name: workflow.name,
    title: workflow.title,
    href: `${paths.howItWorks}/${workflow.name}`,
    stages: stages.join('; '),
    picture,
    states: states.map(shownState),
    people: peopleOf(workflow),
  };
}

function peopleOf(workflow: Workflow): ShownRole[] {
  const commands = Object.values(workflow.commands);
  const held = [...new Set(commands.map(({ who }) => sayWho(who)))];
  return held.map((role) => ({ role, can: commands.filter(({ who }) => sayWho(who) === role).map(({ title }) => title) }));
}

const ruled = z.looseObject({ rule: z.string(), title: z.string() });

/** Every time limit of a policy, in the order in which the policy lists them. */
export function shownLimits(policy: Policy): ShownLimit[] {
  return Object.entries(policySchema.shape).flatMap(([key, schema]) => {
    const { rule, title } = ruled.parse(schema.meta());
    const value = policy[key as keyof Policy];
    if (!/\b(days|months)\b/i.test(title) || typeof value === 'string') return [];
    return [{ title, value: typeof value === 'number' ? String(value) : sayList(value.map(String)), rule }];
  });
}

/** The letters by whom they are for; those of a decision apart, since a second person checks them before they go (L3). */
export function shownLetters(): Record<'decisions' | 'organisation' | 'staff', readonly string[]> {
  const letters = listLetters();
  const titles = (which: (letter: ListedLetter) => boolean) => letters.filter(which).map(({ title }) => title);
  return {
    decisions: titles(({ decision }) => decision),
    organisation: titles(({ to, decision }) => to === 'organisation' && !decision),
    staff: titles(({ to, decision }) => to === 'staff' && !decision),
  };
}
