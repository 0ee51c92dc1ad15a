// What is said of a document when it is put into the library (G12): by a form, or by a program.
import { isCivilDate, sayDate } from '../../../machines/calendar.ts';
import { dateOf } from '../command-form/payload.ts';

/** What a document can be evidence of being. */
export const documentTypes = {
  'governing-document': 'Constitution or other governing document',
  policy: 'Policy or procedure',
  insurance: 'Insurance certificate',
  accounts: 'Accounts or budget',
  minutes: 'Minutes of a meeting',
  plan: 'Plan or report',
  check: 'Safety check or inspection',
  premises: 'Lease, licence or booking agreement',
  receipt: 'Quote, invoice or receipt',
  picture: 'Photograph',
  other: 'Something else',
} as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_LETTERS = 120;

/** What was said of a document; dates may be no dates yet. */
export interface DocumentTyped {
  readonly type: string;
  readonly title: string;
  readonly dated: string;
  readonly expiresOn: string;
  /** The document whose place it takes; '' for none. */
  readonly replaces: string;
}

type Fields = Readonly<Record<string, string>>;

/** What a type of document is called. */
export function sayType(type: string): string {
  return Object.hasOwn(documentTypes, type) ? documentTypes[type as keyof typeof documentTypes] : documentTypes.other;
}

/** A date in one field, or in three as forms have it; '' where nothing was given. */
function dateIn(fields: Fields, name: string): string {
  const part = (key: string) => fields[`${name}[${key}]`] ?? '';
  return dateOf(fields[name] ?? { day: part('day'), month: part('month'), year: part('year') }) ?? '';
}

/** The fields as they were sent. */
export function documentTyped(fields: Fields): DocumentTyped {
  const text = (name: string) => (fields[name] ?? '').trim();
  return {
    type: text('type'),
    title: text('title').replace(/\s+/g, ' '),
    dated: dateIn(fields, 'dated'),
    expiresOn: dateIn(fields, 'expiresOn'),
    replaces: text('replaces'),
  };
}

/** What has to be put right, a sentence by field. */
export function problemsWith({ type, title, dated, expiresOn, replaces }: DocumentTyped, today: string): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!Object.hasOwn(documentTypes, type)) problems.type = 'Select what it is';
  if (title === '' || title.length > MOST_LETTERS || /\p{Cc}/u.test(title) || !title.isWellFormed())
    problems.title = `Enter a title of ${MOST_LETTERS} letters or fewer, such as “Public liability insurance 2026”`;
  if (dated !== '' && !isCivilDate(dated)) problems.dated = 'Enter the date on the document as day, month and year';
  else if (dated > today) problems.dated = `The date on the document must be today, ${sayDate(today)}, or before`;
  if (expiresOn !== '' && !isCivilDate(expiresOn)) problems.expiresOn = 'Enter the last day it is valid as day, month and year';
  else if (expiresOn !== '' && dated !== '' && expiresOn < dated)
    problems.expiresOn = 'The last day it is valid must be on or after the date on the document';
  if (replaces !== '' && !uuid.test(replaces)) problems.replaces = 'Give the id of the document it replaces';
  return problems;
}
