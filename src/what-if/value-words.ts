// A value that is otherwise, in the words of a report: what it is, what it would have been and what it was.
import { isCivilDate, sayDate } from '../../machines/calendar.ts';
import type { Json } from '../../machines/effects.ts';
import { sayPounds } from '../../machines/money.ts';
import type { ValueChange } from './value-changes.ts';

const spaced = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-.]/g, ' ')
    .toLowerCase();

/** 'offer.grantPence' → 'grant (offer)': the value, and the first thing that it stands in. */
function sayWhat(what: string): string {
  const parts = what.split('.').filter((part) => !/^\d+$/.test(part));
  const last = spaced((parts.at(-1) ?? what).replace(/Pence$/, ''));
  if (parts[0] === 'deadline') return /^remind/.test(last) ? 'a reminder' : `time for “${last}”`;
  if (parts[0] === 'letter') return `${last} (letter: ${spaced((parts[1] ?? '').replace(/^[a-z]+-/, ''))})`;
  const first = spaced((parts[0] ?? '').replace(/^message (\S+) .*/, 'told to the $1'));
  return parts.length > 1 ? `${last} (${first})` : last;
}

function sayValue(what: string, value: Json): string {
  if (typeof value === 'boolean' && what.includes('criteria')) return value ? 'met' : 'not met';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return /(pence|amount)$/i.test(what) ? sayPounds(value) : String(value);
  if (typeof value !== 'string') return 'none';
  if (isCivilDate(value)) return sayDate(value);
  return /^[a-z]+(-[a-z]+)+$/.test(value) ? spaced(value) : value;
}

/** 'deadline (offer): 25 September 2027 instead of 30 September 2027'. */
export function sayChange({ what, was, would }: ValueChange): string {
  const name = sayWhat(what);
  if (was === null) return `${name}: also ${sayValue(what, would)}`;
  if (would === null) return `${name}: no longer ${sayValue(what, was)}`;
  return `${name}: ${sayValue(what, would)} instead of ${sayValue(what, was)}`;
}

const isLetter = ({ what }: ValueChange) => what.startsWith('letter');
const isItem = ({ what }: ValueChange) => /\.\d+(\.|$)/.test(what);

/** Whether a change is of the case itself: not only what a letter says, when reminders go, or another line in a list. */
export function isOfSubstance(change: ValueChange): boolean {
  return !change.reminder && !isLetter(change) && !isItem(change);
}
