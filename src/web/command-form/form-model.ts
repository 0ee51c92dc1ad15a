// A form as its template shows it: each field with its label, what was typed, what is wrong with it, and what can be chosen.
import type { Choice } from './choice.ts';
import type { Field } from './field.ts';
import { entriesOf } from './payload.ts';
import { codeLabel, sayProblem, wordsOf } from './words.ts';

/** What a form is shown with. `problems`: a sentence by the dotted path of the payload. */
export interface FormState {
  readonly command: string;
  readonly sent: unknown;
  readonly problems: Readonly<Record<string, string>>;
  readonly choices: ReadonlyMap<string, readonly Choice[]>;
  /** How many empty entries a list shows beyond those that were filled in, by its path. */
  readonly more: ReadonlyMap<string, number>;
}

/** A field for the template: `is<Kind>` says which partial shows it. Every key is always there: templates are strict. */
export interface ShownField {
  readonly kind: Readonly<Record<string, boolean>>;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly error: string | null;
  readonly optional: boolean;
  readonly value: string;
  readonly parts: readonly {
    readonly id: string;
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly wide: boolean;
  }[];
  readonly options: readonly ShownOption[];
  readonly fields: readonly ShownField[];
  readonly entries: readonly { readonly title: string; readonly fields: readonly ShownField[] }[];
  readonly path: string;
}

interface ShownOption {
  readonly id: string;
  readonly value: string;
  readonly text: string;
  readonly hint: string | null;
  readonly chosen: boolean;
}

/** The kinds that the template tells apart. */
const noKind = { group: false, list: false, date: false, words: false, confirm: false, choices: false, picks: false };

const text = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const at = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined);
const keyOf = (path: string) => path.split('.').at(-1)?.replace(/\[\]$/, '') ?? '';

/** Where a field is in what was sent, in the payload, and in the page. */
interface Place {
  readonly name: string;
  readonly id: string;
  readonly dotted: string;
  readonly sent: unknown;
}

const inside = (place: Place, key: string | number): Place => ({
  name: `${place.name}[${key}]`,
  id: `${place.id}-${key}`,
  dotted: place.dotted === '' ? String(key) : `${place.dotted}.${key}`,
  sent: typeof key === 'number' ? entriesOf(place.sent)[key] : at(place.sent, key),
});

/** The fields of a form, under the name `data`. */
export function shownForm(form: Field & { readonly kind: 'group' }, state: FormState): ShownField[] {
  const root: Place = { name: 'data', id: 'data', dotted: '', sent: state.sent };
  return form.fields.filter((field) => isOffered(field, state)).map((field) => shown(field, inside(root, keyOf(field.path)), state));
}

/** What may be left out and has nothing to choose from is not asked. */
function isOffered(field: Field, { choices }: FormState): boolean {
  return !(field.kind === 'picks' && field.optional && choices.get(field.path)?.length === 0);
}

function shown(field: Field, place: Place, state: FormState): ShownField {
  const words =
    field.kind === 'group'
      ? wordsOf(state.command, field.path, field.name.replaceAll('-', ' '))
      : wordsOf(state.command, field.path, field.asks);
  const blank = { parts: [], options: [], fields: [], entries: [], value: '' };
  const base = {
    ...blank,
    kind: { ...noKind, [field.kind]: true },
    id: place.id,
    name: place.name,
    label: words.label,
    hint: words.hint ?? null,
    error: problemAt(field, place, state),
    optional: 'optional' in field && field.optional,
    path: field.path,
  };
  switch (field.kind) {
    case 'group':
      return { ...base, fields: field.fields.map((each) => shown(each, inside(place, keyOf(each.path)), state)) };
    case 'list':
      return { ...base, entries: entries(field, place, state) };
    case 'date':
      return { ...base, parts: dateParts(place) };
    case 'choice':
    case 'choices':
      return {
        ...base,
        options: options(
          field.codes.map((value) => ({ value, text: codeLabel(state.command, field.path, value) })),
          place,
          field.kind === 'choices',
        ),
      };
    case 'pick':
    case 'picks':
      return { ...base, options: options(state.choices.get(field.path) ?? [], place, field.kind === 'picks') };
    case 'yes-no':
      return {
        ...base,
        options: options(
          [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
          place,
          false,
        ),
      };
    case 'confirm':
      return { ...base, options: options([{ value: 'yes', text: words.label }], place, false) };
    default:
      return { ...base, value: text(place.sent) };
  }
}

/** A sentence about the field, or for what has no fields of its own shown, about anything within it. */
function problemAt(field: Field, place: Place, { problems }: FormState): string | null {
  const own = problems[place.dotted];
  if (own !== undefined) return sayProblem(own);
  if (field.kind !== 'choices' && field.kind !== 'picks') return null;
  const within = Object.keys(problems).find((path) => path.startsWith(`${place.dotted}.`));
  return within === undefined ? null : sayProblem(problems[within] ?? '');
}

function options(choices: readonly Choice[], place: Place, several: boolean): ShownOption[] {
  const chosen = several ? entriesOf(place.sent).map(text) : [text(place.sent)];
  return choices.map(({ value, text: label, hint }, index) => ({
    id: index === 0 ? place.id : `${place.id}-${index}`,
    value,
    text: label,
    hint: hint ?? null,
    chosen: chosen.includes(value),
  }));
}

function dateParts(place: Place): ShownField['parts'] {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text(place.sent));
  const typed = iso ? { day: String(Number(iso[3])), month: String(Number(iso[2])), year: iso[1] } : place.sent;
  return (['day', 'month', 'year'] as const).map((part, index) => ({
    id: index === 0 ? place.id : `${place.id}-${part}`,
    name: `${place.name}[${part}]`,
    label: `${part.charAt(0).toUpperCase()}${part.slice(1)}`,
    value: text(at(typed, part)),
    wide: part === 'year',
  }));
}

const MOST_ENTRIES = 200;

function entries(field: Field & { readonly kind: 'list' }, place: Place, state: FormState): ShownField['entries'] {
  // Put in order once, and no more than any form needs: an object with thousands of keys would be sorted for each of them.
  const sent = entriesOf(place.sent).slice(0, MOST_ENTRIES);
  const listed = { ...place, sent };
  const count = Math.max(1, sent.length) + (state.more.get(field.path) ?? 0);
  return Array.from({ length: count }, (_, index) => {
    const entry = shown(field.entry, inside(listed, index), state);
    return { title: `${index + 1}`, fields: field.entry.kind === 'group' ? entry.fields : [entry] };
  });
}
