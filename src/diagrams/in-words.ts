// What a picture of a machine shows, in words: every state by its number, what can be done in it, by whom, and where that leads.
import { applicantRoles, type Role, roleLabels } from '../../machines/roles.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { type DescribedMove, type DescribedState, describeWorkflow } from '../engine/describe.ts';
import { numberStates } from './graph.ts';

/** A state that a move leads to. */
interface NamedState {
  readonly number: number;
  readonly label: string;
}

/** Something that can be done in a state. `to` lists other states only; `stays` says that the case may also remain where it is. */
export interface MoveInWords {
  readonly command: string;
  readonly title: string;
  readonly who: string;
  readonly to: readonly NamedState[];
  readonly stays: boolean;
}

/** A state in words; the one of a case that is not opened yet has no number. */
export interface StateInWords {
  readonly state: string;
  readonly number: number | null;
  readonly label: string;
  readonly publicLabel: string;
  /** Whom the case waits for, or null. */
  readonly waitsFor: string | null;
  readonly closed: boolean;
  /** What leads to another state. */
  readonly onward: readonly MoveInWords[];
  /** What can be done without leaving it. */
  readonly staying: readonly MoveInWords[];
}

const sayList = (items: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(items);

/** Who sends a command, as a reader knows them: the three capacities together are the organisation. */
export function sayWho(who: readonly Role[]): string {
  const isApplicant = (role: Role) => (applicantRoles as readonly Role[]).includes(role);
  const whole = applicantRoles.every((role) => who.includes(role));
  const people = who.filter((role) => role !== 'system' && !(whole && isApplicant(role))).map((role) => roleLabels[role]);
  const all = whole ? ['the organisation', ...people] : people.map((label, index) => withoutRepeated(label, people[index + 1]));
  return all.length === 0 ? 'by itself' : sayList(all);
}

const OF_IT = / of the organisation$/;

/** 'lead or signatory of the organisation': of two alike in a row, only the last says of what. */
function withoutRepeated(label: string, next: string | undefined): string {
  return next !== undefined && OF_IT.test(next) ? label.replace(OF_IT, '') : label;
}

function waitsFor(tags: readonly string[]): string | null {
  const waiting = [
    ...(tags.includes('waiting-on-applicant') ? ['the organisation'] : []),
    ...(tags.includes('waiting-on-staff') ? ['the scheme’s staff'] : []),
  ];
  return waiting.length === 0 ? null : sayList(waiting);
}

/** Every state of a workflow, in the machine's order. */
export function inWords(workflow: Workflow): StateInWords[] {
  const states = describeWorkflow(workflow);
  const numbers = numberStates(states);
  const labels = new Map(states.map(({ state, labels: { staff } }) => [state, staff]));
  const named = (state: string): NamedState => ({ number: numbers.get(state) ?? 0, label: labels.get(state) ?? state });
  return states.map(({ state, labels: own, tags, moves }: DescribedState): StateInWords => {
    const said = ({ command, title, who, to }: DescribedMove): MoveInWords => {
      const others = to.filter((target) => target !== state).map(named);
      return { command, title, who: sayWho(who), to: others.sort((a, b) => a.number - b.number), stays: to.includes(state) };
    };
    const all = moves.map(said);
    return {
      state,
      number: numbers.get(state) ?? null,
      label: own.staff,
      publicLabel: own.public,
      waitsFor: waitsFor(tags),
      closed: tags.includes('closed'),
      onward: all.filter(({ to }) => to.length > 0),
      staying: all.filter(({ to }) => to.length === 0),
    };
  });
}
