// What kinds of bodies register, the number that each has in a public register, and when two entries look like one body.
// Policy of ours, where the council paper is silent: whose number it truly is, CVS sees with the evidence for Governance.

/** How the numbers of a register are written, after spaces are taken out and letters made capitals. */
interface NumberRule {
  readonly label: string;
  readonly form: RegExp;
  readonly problem: string;
}

const charity: NumberRule = {
  label: 'Charity number',
  form: /^(\d{6,7}|SC\d{6}|NIC\d{6})$/,
  problem: 'Enter the charity number: 6 or 7 digits, or SC or NIC and 6 digits',
};
const cio: NumberRule = {
  label: 'Charity number',
  form: /^(\d{7}|SC\d{6})$/,
  problem: 'Enter the charity number of the CIO: 7 digits, or SC and 6 digits',
};
const company: NumberRule = {
  label: 'Company number',
  form: /^(\d{8}|(SC|NI|CE|OC|SO|NC)\d{6})$/,
  problem: 'Enter the company number: 8 digits, or 2 letters (such as SC or NI) and 6 digits',
};
const society: NumberRule = {
  label: 'Registration number of the society',
  form: /^(\d{3,5}R?|(RS|IP|SP|NP)\d{5,6}R?)$/,
  problem: 'Enter the number as the Mutuals Register shows it, such as RS007123 or IP12345R',
};

/** The legal forms that can be chosen, by code. `number` null: such a body has none. */
export const legalForms = {
  charity: { label: 'Charity (trust or association)', number: charity },
  cio: { label: 'Charitable incorporated organisation (CIO)', number: cio },
  'charitable-company': { label: 'Charity that is also a company', number: charity },
  cic: { label: 'Community interest company (CIC)', number: company },
  company: { label: 'Company limited by guarantee', number: company },
  society: { label: 'Community benefit or co-operative society', number: society },
  group: { label: 'Community group or club that is not registered', number: null },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly number: NumberRule | null }>>;

/** A code of a legal form. */
export type LegalForm = keyof typeof legalForms;

/** Whether a text is the code of a legal form. */
export function isLegalForm(code: string): code is LegalForm {
  return Object.hasOwn(legalForms, code);
}

/** A number as registers write it. A company number of fewer than 8 digits lost its zeros on the way, and gets them back. */
export function writtenNumber(form: LegalForm, typed: string): string {
  const plain = typed.replace(/[\s.-]/g, '').toUpperCase();
  return legalForms[form].number === company && /^\d{5,7}$/.test(plain) ? plain.padStart(8, '0') : plain;
}

/** What is wrong with a number for a body of that form, or null. `number` as `writtenNumber` gives it; '' for none. */
export function numberProblem(form: LegalForm, number: string): string | null {
  const rule: NumberRule | null = legalForms[form].number;
  if (rule === null)
    return number === '' ? null : 'A group that is not registered has no number. Leave it empty, or choose another legal form';
  return rule.form.test(number) ? null : rule.problem;
}

/** Words that say what kind of body it is, not which. */
const common =
  /\b(the|of|and|for|in|at|ltd|limited|cic|cio|charity|trust|association|group|society|company|community|interest|organisation|illustrative)\b/g;

const plainName = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/&/g, ' and ')
    .replace(/[’'`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const wordsOf = (name: string) => {
  const plain = plainName(name);
  const telling = plain.replace(common, ' ').split(' ').filter(Boolean);
  return (telling.length > 0 ? telling : plain.split(' ')).sort().join(' ');
};

/** Whether two names look like those of one body: the same telling words in any order, or all but a letter or two of them. */
export function areSimilarNames(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a === b) return a !== '';
  const slips = Math.min(a.length, b.length) >= 12 ? 2 : Math.min(a.length, b.length) >= 6 ? 1 : 0;
  return Math.abs(a.length - b.length) <= slips && distance(a, b) <= slips;
}

/** How many letters must be put in, left out or changed to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
