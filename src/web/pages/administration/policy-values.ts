// The values of the policy as people read and type them: numbers, lists with commas, and an amount that is counted in pence (S1).
import { penceOf, sayPounds } from '../../../../machines/money.ts';
import { type Policy, policySchema } from '../../../../machines/policy.ts';
import type { ChangedValue } from '../../../what-if/policy-change.ts';

/** A name of the policy's values. */
export type PolicyName = keyof Policy;

/** Every name, in the order of the policy. */
export const policyNames = Object.keys(policySchema.shape) as PolicyName[];

const isMoney = (name: PolicyName) => name.endsWith('Pence');

/** A value with the rule that it belongs to and what it is called. */
export function metaOf(name: PolicyName): { readonly rule: string; readonly title: string } {
  const meta = policySchema.shape[name].meta();
  const title = String(meta?.title);
  return { rule: String(meta?.rule), title: isMoney(name) ? title.replace(', in pence', ', in pounds') : title };
}

/** A value as it is typed: '14, 3', '2,000', '20'. */
export function typedValue(name: PolicyName, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return isMoney(name) && typeof value === 'number' ? sayPounds(value).slice(1) : String(value);
}

const numberOf = (text: string): unknown => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/** What was typed as the value that the policy holds; what cannot be read goes on as it is, for the schema to refuse. */
function policyValue(name: PolicyName, typed: string, now: unknown): unknown {
  if (isMoney(name)) return penceOf(typed) ?? typed;
  if (!Array.isArray(now)) return typeof now === 'number' ? numberOf(typed) : typed;
  const parts = typed
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return /(Days|Months)$/.test(name) ? parts.map(numberOf) : parts;
}

/** What was typed, against the policy as it is: what changes, and a sentence for each value that cannot be. */
export function changesTyped(typed: Readonly<Record<string, unknown>>, policy: Policy) {
  const problems: Record<string, string> = {};
  const changes = policyNames.flatMap((name): ChangedValue[] => {
    const text = typed[name];
    if (typeof text !== 'string' || text.trim() === typedValue(name, policy[name])) return [];
    const checked = policySchema.shape[name].safeParse(policyValue(name, text.trim(), policy[name]));
    if (!checked.success) problems[name] = sayWrong(name);
    else if (JSON.stringify(checked.data) !== JSON.stringify(policy[name])) return [{ name, ...metaOf(name), value: checked.data }];
    return [];
  });
  return { changes, problems };
}

function sayWrong(name: PolicyName): string {
  const { title, rule } = metaOf(name);
  return `“${title}” cannot be that. Enter it like the value that holds now, within what rule ${rule} allows`;
}
