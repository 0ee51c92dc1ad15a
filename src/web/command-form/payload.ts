// From what a form sent to a command's payload: texts become dates, numbers and answers; what was left empty is left out.
// Nothing is judged here: what cannot be understood is passed on as it was typed, and the command's schema says what is wrong with it.
import type { Field } from './field.ts';

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const keyOf = (path: string) => path.split('.').at(-1)?.replace(/\[\]$/, '') ?? '';

/** The entries of a list as the form parser may give them: an array, or an object with numbers for keys. */
export function entriesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isGroup(value))
    return Object.entries(value)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, entry]) => entry);
  return value === undefined || value === '' ? [] : [value];
}

/** The payload that a form's body asks for; undefined: nothing was typed. */
export function payloadOf(field: Field, sent: unknown): unknown {
  switch (field.kind) {
    case 'group':
      return groupOf(field.fields, sent);
    case 'list':
      return listOf(field.entry, field.optional, sent);
    case 'choices':
      return chosenOf(field.optional, sent);
    case 'picks': {
      const chosen = chosenOf(field.optional, sent);
      return field.of === 'number' ? chosen?.map(numberOr) : chosen;
    }
    case 'date':
      return dateOf(sent);
    default:
      return text(sent) === '' ? undefined : typedOf(field, text(sent));
  }
}

const answers: Readonly<Record<string, unknown>> = { yes: true, no: false };

/** What was typed or chosen in one place. An answer that is neither yes nor no goes on as it is, for the schema to refuse. */
function typedOf(field: Field, typed: string): unknown {
  if (field.kind === 'yes-no' || field.kind === 'confirm') return Object.hasOwn(answers, typed) ? answers[typed] : typed;
  return field.kind === 'whole' || (field.kind === 'pick' && field.of === 'number') ? numberOr(typed) : typed;
}

function groupOf(fields: readonly Field[], sent: unknown): Record<string, unknown> {
  const values = fields.map((each) => [keyOf(each.path), payloadOf(each, isGroup(sent) ? sent[keyOf(each.path)] : undefined)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** The entries in which something was typed. An optional list with none is left out. */
function listOf(entry: Field, optional: boolean, sent: unknown): unknown {
  const entries = entriesOf(sent).filter((each) => !isBlank(each));
  return entries.length === 0 && optional ? undefined : entries.map((each) => payloadOf(entry, each));
}

function chosenOf(optional: boolean, sent: unknown): readonly string[] | undefined {
  const codes = entriesOf(sent)
    .map(text)
    .filter((code) => code !== '');
  return codes.length === 0 && optional ? undefined : codes;
}

/** Whether nothing was typed or chosen in it. */
export function isBlank(sent: unknown): boolean {
  if (Array.isArray(sent)) return sent.every(isBlank);
  if (isGroup(sent)) return Object.values(sent).every(isBlank);
  return text(sent) === '';
}

const numberOr = (typed: string) => (/^\d{1,9}(\.\d+)?$/.test(typed.replaceAll(',', '')) ? Number(typed.replaceAll(',', '')) : typed);

/** 'YYYY-MM-DD' of day, month and year, or of one text; what is no date goes on as it was typed. */
export function dateOf(sent: unknown): string | undefined {
  if (!isGroup(sent)) return text(sent) === '' ? undefined : text(sent);
  const [day, month, year] = [text(sent.day), text(sent.month), text(sent.year)];
  if (day + month + year === '') return undefined;
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
