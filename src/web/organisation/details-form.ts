// What is asked about an organisation when it is registered and when its entry is changed; another like it is pointed out, never named.
import type { OrganisationDetails } from '../../../db/directory.ts';
import { readEntered, readLocalities } from '../../../db/reads/organisation-entry.ts';
import { areSimilarNames, isLegalForm, type LegalForm, legalForms, numberProblem, writtenNumber } from '../../../machines/legal-forms.ts';
import { choiceField, confirmField, isEmail, lineField, problemsOf, type Typed, wordsField } from '../own-form.ts';
import type { Visit } from '../route.ts';

const MOST_LETTERS = 200;

/** Said of a number that is in the directory. Whose it is, is not told. */
export const numberTaken =
  'An organisation with this number is registered already. If it is yours, ask a colleague there to invite you, or write to the franchise officer';
const nameTaken =
  'An organisation with a name like this is registered already. If it is yours, ask a colleague there to invite you. If it is another one, tick the box below';

const numberHint =
  'A charity number has 6 or 7 digits. A company number has 8 characters, such as 01234567 or SC123456. Leave it empty for a group that is not registered.';

/** The fields of the form. `similar`: whether the box "another one" is shown. */
export async function detailsFields(visit: Visit, typed: Typed) {
  const localities = await readLocalities(visit.services.db, visit.services.scheme.id);
  const forms = Object.entries(legalForms).map(([value, { label }]) => ({ value, text: label }));
  const asksWhether = typed.problems.name === nameTaken || typed.value('another') === 'yes';
  return [
    lineField({ name: 'name', label: 'Name of the organisation' }, typed),
    ...(asksWhether ? [confirmField({ name: 'another', label: 'Mine is another organisation with a similar name' }, typed)] : []),
    choiceField({ name: 'legalForm', label: 'What kind of body is it?' }, typed, forms),
    lineField(
      {
        name: 'number',
        label: 'Charity or company number',
        optional: true,
        hint: numberHint,
      },
      typed,
    ),
    wordsField({ name: 'address', label: 'Address', hint: 'Where letters reach the organisation' }, typed),
    choiceField(
      { name: 'locality', label: 'Which part of the borough is it in?' },
      typed,
      localities.map(({ id, name }) => ({ value: id, text: name })),
    ),
    lineField({ name: 'email', label: 'E-mail address of the organisation' }, typed),
    lineField({ name: 'telephone', label: 'Telephone number', optional: true }, typed),
  ];
}

/** What was typed, if all of it can be entered. `own`: the organisation itself; a name that it has already is not questioned again. */
export async function readDetails(
  visit: Visit,
  own: { readonly id: string; readonly name: string | null },
  typed: Typed,
): Promise<{ readonly details: OrganisationDetails | null; readonly problems: Readonly<Record<string, string>> }> {
  const { db, scheme } = visit.services;
  const [localities, entered] = [await readLocalities(db, scheme.id), await readEntered(db, scheme.id, own.id)];
  const form = typed.value('legalForm');
  const number = isLegalForm(form) ? writtenNumber(form, typed.value('number')) : '';
  const name = typed.value('name').replace(/\s+/g, ' ');
  const same = number !== '' && entered.some((each) => each.number === number);
  const isNew = name !== own.name && typed.value('another') !== 'yes';
  const similar = isNew && !same && entered.some((each) => areSimilarNames(each.name, name));
  const problems = problemsOf({
    name: name === '' || name.length > MOST_LETTERS ? 'Enter the name of your organisation' : similar ? nameTaken : null,
    legalForm: isLegalForm(form) ? null : 'Select what kind of body it is',
    number: isLegalForm(form) ? whatAboutNumber(form, number, same) : null,
    ...placeProblems(typed, localities),
  });
  if (Object.keys(problems).length > 0) return { details: null, problems };
  const details = {
    name,
    legalForm: form,
    number: number || null,
    address: typed.value('address'),
    locality: typed.value('locality'),
    email: typed.value('email'),
    telephone: typed.value('telephone') || null,
  };
  return { details, problems };
}

const placeProblems = (typed: Typed, localities: readonly { readonly id: string }[]) => ({
  address: typed.value('address').length < 5 ? 'Enter the address' : null,
  locality: localities.some((each) => each.id === typed.value('locality')) ? null : 'Select the part of the borough',
  email: isEmail(typed.value('email')) ? null : 'Enter an e-mail address in the form name@organisation.org.uk',
  telephone: /^[\d\s+()-]{0,30}$/.test(typed.value('telephone')) ? null : 'Enter a telephone number, or leave it empty',
});

const whatAboutNumber = (form: LegalForm, number: string, same: boolean) => numberProblem(form, number) ?? (same ? numberTaken : null);
