/** How a single value is written in what people read: dates, money, counts, and a person's own words. */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A civil date `2027-11-30` as "30 November 2027" (R4). */
export function formatDate(value: unknown): string {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  const month = months[Number(parts?.[2]) - 1];
  if (!parts || !month) throw new Error('A template names a date that is not a civil date such as 2027-11-30.');
  return `${Number(parts[3])} ${month} ${parts[1]}`;
}

/** Integer pence as pounds: 200000 is "£2,000", 199950 is "£1,999.50" (S1). */
export function formatMoney(value: unknown): string {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Error('A template names an amount that is not a whole number of pence.');
  }
  const pounds = String(Math.floor(value / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const pence = value % 100;
  return pence === 0 ? `£${pounds}` : `£${pounds}.${String(pence).padStart(2, '0')}`;
}

/** A number with its noun: `1 day`, `30 days`. */
export function formatCount(value: unknown, one: string, many: string): string {
  if (typeof value !== 'number') throw new Error('A template counts something that is not a number.');
  return `${value} ${value === 1 ? one : many}`;
}

/**
 * Invisible marks that reorder or hide what follows them are dropped: in a letter from a council nobody's text may make another's read backwards.
 * Letters of right-to-left scripts themselves stay.
 */
const invisible = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f' +
    '\\u00ad\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb]',
  'g',
);

/** A person's text on one line, with Markdown's punctuation made literal. */
export function escapeMarkdown(value: string): string {
  return tidy(value)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A person's text of any length as a Markdown quotation, each of its lines a paragraph of its own. */
export function quoteMarkdown(value: string): string {
  const paragraphs = tidy(value)
    .split(/[\n\r]+/)
    .map(escapeMarkdown)
    .filter((paragraph) => paragraph !== '');
  return `\n${paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n')}\n`;
}

function tidy(value: string): string {
  return value
    .normalize('NFC')
    .replace(/[\u2028\u2029\u0085]/g, '\n')
    .replace(invisible, '');
}
