// A changed policy: only the values that change, laid over the policy that each act was judged by.
import { type Policy, policySchema } from '../../machines/policy.ts';

/** One value that changes, with the rule that it belongs to and what it is called. */
export interface ChangedValue {
  readonly name: keyof Policy;
  readonly rule: string;
  readonly title: string;
  readonly value: unknown;
}

const names = Object.keys(policySchema.shape) as (keyof Policy)[];

/** The rule that a value of the policy belongs to, and its title. */
function belongsTo(name: keyof Policy): { readonly rule: string; readonly title: string } {
  const meta = policySchema.shape[name].meta();
  return { rule: String(meta?.rule), title: String(meta?.title) };
}

/** Reads a policy file's text. Throws an Error that names every wrong value, what was given for it and the rule it belongs to. */
export function readPolicyChange(text: string): ChangedValue[] {
  const given = parsed(text);
  const entries = Object.entries(given);
  if (entries.length === 0)
    throw new Error(`The policy file changes nothing. Give at least one value, such as {"supportMonths": 6}. ${sayNames()}`);
  const faults: string[] = [];
  const values = entries.flatMap(([name, value]): ChangedValue[] => {
    const known = names.find((one) => one === name);
    if (known === undefined) {
      faults.push(`There is no policy value “${name}”. ${sayNames()}`);
      return [];
    }
    const checked = policySchema.shape[known].safeParse(value);
    if (checked.success) return [{ name: known, ...belongsTo(known), value: checked.data }];
    const [issue] = checked.error.issues;
    if (issue) faults.push(sayWrong(known, value, issue));
    return [];
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return values;
}

function parsed(text: string): object {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new Error(`The policy file is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
  if (given === null || typeof given !== 'object' || Array.isArray(given))
    throw new Error('The policy file must hold one object with the values that change, such as {"supportMonths": 6}.');
  return given;
}

const sayNames = () => `The names are: ${names.join(', ')}.`;

function sayWrong(name: keyof Policy, value: unknown, issue: Issue): string {
  const { rule, title } = belongsTo(name);
  return `“${name}” cannot be ${JSON.stringify(value)}: ${sayFault(issue)}. It belongs to rule ${rule} (${title}).`;
}

/** The part of a schema's issue that a sentence is made from. */
interface Issue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly origin?: string;
  readonly expected?: unknown;
  readonly maximum?: unknown;
  readonly minimum?: unknown;
  readonly values?: readonly unknown[];
}

const kinds: Readonly<Record<string, string>> = { int: 'a whole number', number: 'a number', array: 'a list', string: 'a text' };

function sayFault({ code, message, path, origin, expected, maximum, minimum, values }: Issue): string {
  const where = path.length > 0 ? `item ${path.map((key) => (typeof key === 'number' ? key + 1 : String(key))).join('.')}: ` : '';
  if (code === 'too_big' && origin !== 'array') return `${where}the most is ${String(maximum)}`;
  if (code === 'too_small' && origin !== 'array') return `${where}the least is ${String(minimum)}`;
  if (code === 'invalid_value' && values) return `${where}choose one of ${values.map(String).join(', ')}`;
  if (code === 'invalid_type') return `${where}give ${kinds[String(expected)] ?? String(expected)}`;
  return `${where}${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

/** Laid over policies: the same changed object for the same policy, since sets of holidays are kept per object. */
export function overPolicies(values: readonly ChangedValue[]): (policy: Policy) => Policy {
  const made = new Map<Policy, Policy>();
  const changes = Object.fromEntries(values.map(({ name, value }) => [name, value]));
  return (policy) => {
    const known = made.get(policy) ?? policySchema.parse({ ...policy, ...changes });
    made.set(policy, known);
    return known;
  };
}
