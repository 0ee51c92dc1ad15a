// Registering an organisation: who does it becomes its lead, and its signatory if they may sign (P6).
import { randomUUID } from 'node:crypto';
import { registerOrganisation } from '../../../../db/directory.ts';
import { UniqueViolation } from '../../../../db/errors.ts';
import { HttpRefusal } from '../../http-refusal.ts';
import { detailsFields, numberTaken, readDetails } from '../../organisation/details-form.ts';
import { choiceField, isId, type Typed, typedIn } from '../../own-form.ts';
import { paths, pathTo } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { isWithin } from '../../throttle.ts';
import { signedIn } from '../account.ts';
import { ownFormPage } from './own-form-page.ts';

const perPerson = { what: 'organisations registered, person', tries: 5, minutes: 24 * 60 } as const;
const whoSigns = [
  { value: 'yes', text: 'Yes, I can sign for it' },
  { value: 'no', text: 'No, somebody else signs', hint: 'You can invite them next' },
];

async function page(visit: Visit, typed: Typed, id: string): Promise<PageAnswer> {
  const isFirst = signedIn(visit).memberships.length === 0;
  const fields = await detailsFields(visit, typed);
  const signs = choiceField({ name: 'signs', label: 'Are you allowed to sign for the organisation?' }, typed, whoSigns);
  return ownFormPage(
    {
      title: 'Register your organisation',
      lead: 'This takes about five minutes. You need the charity or company number, if there is one.',
      breadcrumbs: isFirst ? [{ text: 'Home', href: paths.home }] : [{ text: 'Your work', href: paths.desk }],
      action: paths.registration,
      back: isFirst ? paths.home : paths.desk,
      button: 'Register the organisation',
      id,
      fields: [...fields, signs],
    },
    typed,
  );
}

/** The form. */
export function registration(visit: Visit): Promise<PageAnswer> {
  return page(visit, typedIn({}), randomUUID());
}

/** Registers it. Sent twice, it is one organisation. */
export async function registerByForm(visit: Visit): Promise<Answer> {
  const { services, body, now, today } = visit;
  const { person, memberships } = signedIn(visit);
  const typed = typedIn(body);
  const id = isId(typed.value('id')) ? typed.value('id') : randomUUID();
  const there = { go: `${pathTo(paths.organisation, { organisation: id })}?done=registered` };
  if (memberships.some(({ organisation }) => organisation === id)) return there;
  const { details, problems } = await readDetails(visit, { id, name: null }, typed);
  const signs = typed.value('signs');
  const all = { ...problems, ...(signs === 'yes' || signs === 'no' ? {} : { signs: 'Select whether you may sign' }) };
  if (!details || Object.keys(all).length > 0) return page(visit, typedIn(body, all), id);
  if (!(await isWithin(visit, perPerson, person)))
    throw new HttpRefusal(429, 'You have registered several organisations today. Register the next one tomorrow, or write to us.');
  const capacities = signs === 'yes' ? ['lead', 'signatory'] : ['lead'];
  try {
    await registerOrganisation(services.db, { scheme: services.scheme.id, person, at: now }, { ...details, id, capacities, on: today });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    if (error.constraint === 'organisations_number') return page(visit, typedIn(body, { number: numberTaken }), id);
    return there;
  }
  return there;
}
