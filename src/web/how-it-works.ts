// How a process works, in plain words and from the machines alone: what the public is told of a case, who can do what, and time limits.
import { z } from 'zod';
import { type Policy, policySchema } from '../../machines/policy.ts';
import { applicantRoles, type Role, roleLabels } from '../../machines/roles.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { type DescribedState, describeWorkflow } from '../engine/describe.ts';
import { type ListedLetter, listLetters } from '../letters/compose.ts';

/** What can happen next at a stage, and which stage it can lead to. */
interface ShownMove {
  readonly title: string;
  readonly who: string;
  readonly leads: string;
}

/** A stage of the way, as the public is told of it, with the finer ones that staff see. */
interface ShownStage {
  readonly label: string;
  readonly within: readonly string[];
  readonly waitsFor: string | null;
  readonly over: boolean;
  readonly next: readonly ShownMove[];
}

/** Everybody who can do something, with what they can do at some time or other. */
interface ShownRole {
  readonly role: string;
  readonly can: readonly string[];
}

/** A process from its first stage to its last. */
export interface ShownProcess {
  readonly anchor: string;
  readonly title: string;
  readonly stages: readonly ShownStage[];
  readonly people: readonly ShownRole[];
}

/** A time limit of the policy: what it is, how many, and the rule it belongs to. */
export interface ShownLimit {
  readonly title: string;
  readonly value: string;
  readonly rule: string;
}

const sayList = (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat('en-GB', { type }).format(items);

/** Who sends a command, as a reader knows them: the three capacities together are the organisation. */
function sayWho(who: readonly Role[]): string {
  const isApplicant = (role: Role) => (applicantRoles as readonly Role[]).includes(role);
  const whole = applicantRoles.every((role) => who.includes(role));
  const people = who.filter((role) => role !== 'system' && !(whole && isApplicant(role))).map((role) => roleLabels[role]);
  const all = whole ? ['the organisation', ...people] : people.map((label, index) => withoutRepeated(label, people[index + 1]));
  return all.length === 0 ? 'by itself' : sayList(all, 'disjunction');
}

const OF_IT = / of the organisation$/;

/** 'lead or signatory of the organisation': of two alike in a row, only the last says of what. */
function withoutRepeated(label: string, next: string | undefined): string {
  return next !== undefined && OF_IT.test(next) ? label.replace(OF_IT, '') : label;
}

/** A workflow's stages: states with the same public label are one. */
export function shownProcess(workflow: Workflow): ShownProcess {
  const states = describeWorkflow(workflow);
  const publicOf = new Map(states.map(({ state, labels }) => [state, labels.public]));
  const stages = [...Map.groupBy(states, ({ labels }) => labels.public)].map(([label, here]) => shownStage(label, here, publicOf));
  return { anchor: workflow.name, title: workflow.title, stages, people: peopleOf(workflow) };
}

function shownStage(label: string, here: readonly DescribedState[], publicOf: ReadonlyMap<string, string>): ShownStage {
  const within = [...new Set(here.map(({ labels }) => labels.staff))];
  const tagged = (tag: string) => here.some(({ tags }) => tags.includes(tag));
  const waiting = [
    ...(tagged('waiting-on-applicant') ? ['the organisation'] : []),
    ...(tagged('waiting-on-staff') ? ['the scheme’s staff'] : []),
  ];
  return {
    label,
    within: within.length === 1 && within[0] === label ? [] : within,
    waitsFor: waiting.length === 0 ? null : sayList(waiting, 'disjunction'),
    over: here.every(({ tags }) => tags.includes('closed')),
    next: nextOf(label, here, publicOf),
  };
}

/** What leads on from a stage, once for each thing that can be done, in the order of the stages it leads to. */
function nextOf(label: string, here: readonly DescribedState[], publicOf: ReadonlyMap<string, string>): ShownMove[] {
  const moves = Map.groupBy(
    here.flatMap((state) => state.moves),
    ({ title }) => title,
  );
  const order = [...new Set(publicOf.values())];
  const leading = [...moves].flatMap(([title, alike]) => {
    const targets = [...new Set(alike.flatMap(({ to }) => to.map((state) => publicOf.get(state) ?? state)))];
    const onward = targets.filter((target) => target !== label);
    if (onward.length === 0) return [];
    const who = sayWho([...new Set(alike.flatMap((move) => move.who))]);
    return [{ title, who, leads: sayList(onward, 'disjunction'), first: Math.min(...onward.map((target) => order.indexOf(target))) }];
  });
  return leading.sort((a, b) => a.first - b.first).map(({ title, who, leads }) => ({ title, who, leads }));
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
