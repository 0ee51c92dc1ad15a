// What somebody types who records a decision, as its command reads it: the grant in pounds (the command counts pence), and for each
// criterion a reason or a finding of their own, most of which stay empty.
import { penceOf, sayPounds } from '../../../machines/money.ts';
import type { Problems } from '../command-layout.ts';

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** One criterion's entry as it was typed, with the criterion it is about. */
type Entry = Readonly<Record<string, string>>;

/** The entries in which something was typed, by the criterion that names their fields. */
function entriesTyped(given: unknown, keys: readonly string[]): Entry[] {
  if (!isGroup(given)) return [];
  return Object.entries(given).flatMap(([criterion, entry]) => {
    const typed = Object.fromEntries(keys.map((key) => [key, isGroup(entry) ? text(entry[key]) : '']));
    return Object.values(typed).some((value) => value !== '') ? [{ criterion, ...typed }] : [];
  });
}

const notPounds = 'Enter the grant in pounds, with pence as two digits where there are any, such as 1,250 or 1250.50. Nothing is rounded';

/** The form of a decision as the command reads it. An amount that is not exactly pounds and pence is refused, never rounded (S1). */
export function readDecision(data: unknown): { readonly data: unknown; readonly problems: Problems } {
  const given = isGroup(data) ? data : {};
  const pounds = text(given.grantPounds);
  const pence = penceOf(pounds);
  const otherwise = entriesTyped(given.findsOtherwise, ['met', 'reason']);
  const problems: Record<string, string> = {};
  otherwise.forEach((entry, index) => {
    if (entry.met === '') problems[`findsOtherwise.${index}.met`] = 'Tick that you find otherwise, or leave the reason out';
  });
  if (pounds !== '' && pence === null) problems.grantPence = notPounds;
  if (pence === 0) problems.grantPence = 'Enter an amount above £0, or leave it empty to offer no grant';
  const read = {
    ...given,
    reasons: entriesTyped(given.reasons, ['reason', 'next']),
    findsOtherwise: otherwise,
    grantPence: pence === null || pence === 0 ? '' : String(pence),
  };
  return { data: read, problems };
}

/** Pence as the form takes them: 125050 is '1,250.50'. */
export function poundsTyped(pence: number): string {
  return sayPounds(pence).slice(1);
}
