// What an organisation says of itself, to change.
import { randomUUID } from 'node:crypto';
import { changeOrganisation } from '../../../../db/directory.ts';
import { UniqueViolation } from '../../../../db/errors.ts';
import { detailsFields, numberTaken, readDetails } from '../../organisation/details-form.ts';
import { keptOrganisation, type OwnOrganisation, organisationBreadcrumbs } from '../../organisation/own-organisation.ts';
import { type Typed, typedFrom, typedIn } from '../../own-form.ts';
import { paths, pathTo } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { ownFormPage } from './own-form-page.ts';

async function page(visit: Visit, { entry }: OwnOrganisation, typed: Typed): Promise<PageAnswer> {
  return ownFormPage(
    {
      title: 'Change the entry of your organisation',
      lead: null,
      breadcrumbs: organisationBreadcrumbs(entry),
      action: pathTo(paths.organisationDetails, { organisation: entry.id }),
      back: pathTo(paths.organisation, { organisation: entry.id }),
      button: 'Save',
      id: randomUUID(),
      fields: await detailsFields(visit, typed),
    },
    typed,
  );
}

/** The form, as the entry stands. */
export async function details(visit: Visit): Promise<PageAnswer> {
  const own = await keptOrganisation(visit);
  const { name, legalForm, number, address, locality, email, telephone } = own.entry;
  return page(visit, own, typedFrom({ name, legalForm, number, address, locality, email, telephone }));
}

/** Changes the entry. Saved twice, it is the same entry and one line of the record. */
export async function changeDetails(visit: Visit): Promise<Answer> {
  const { services, body, now } = visit;
  const own = await keptOrganisation(visit);
  const { details: read, problems } = await readDetails(visit, own.entry, typedIn(body));
  if (!read) return page(visit, own, typedIn(body, problems));
  try {
    await changeOrganisation(services.db, { scheme: services.scheme.id, person: own.visitor.person, at: now }, own.entry.id, read);
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return page(visit, own, typedIn(body, { number: numberTaken }));
  }
  return { go: `${pathTo(paths.organisation, { organisation: own.entry.id })}?done=saved` };
}
