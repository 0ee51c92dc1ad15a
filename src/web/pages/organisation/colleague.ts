// What one person may do for an organisation: given from today, ended with the end of today (P6, P7: dated, never rewritten).
import { randomUUID } from 'node:crypto';
import { setCapacities } from '../../../../db/memberships.ts';
import { type Colleague, readColleagues } from '../../../../db/reads/organisation-entry.ts';
import { HttpRefusal } from '../../http-refusal.ts';
import { capacitiesIn, capacityOptions, neededCapacities, sayCapacities } from '../../organisation/capacities.ts';
import {
  keptOrganisation,
  lastingOrganisation,
  type OwnOrganisation,
  organisationBreadcrumbs,
} from '../../organisation/own-organisation.ts';
import { choicesField, type Typed, typedFrom, typedIn } from '../../own-form.ts';
import { paths, pathTo } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { ownFormPage } from './own-form-page.ts';

async function colleagueOf(visit: Visit, { entry }: OwnOrganisation): Promise<Colleague> {
  const all = await readColleagues(visit.services.db, visit.services.scheme.id, entry.id, visit.today);
  const found = all.find(({ person }) => person === visit.params.person);
  if (!found) throw new HttpRefusal(404, 'Nobody of that kind acts for your organisation. Find the person in the list.');
  return found;
}

const lastingOf = ({ capacities }: Colleague) => capacities.filter(({ until }) => until === null).map(({ capacity }) => capacity);

function page({ entry, visitor }: OwnOrganisation, { person, name }: Colleague, typed: Typed): PageAnswer {
  return ownFormPage(
    {
      title: person === visitor.person ? 'What you do for your organisation' : `What ${name} does for your organisation`,
      lead: 'What you tick begins today. What you untick ends at the end of today. Untick everything when somebody leaves.',
      breadcrumbs: organisationBreadcrumbs(entry),
      action: pathTo(paths.organisationPerson, { organisation: entry.id, person }),
      back: pathTo(paths.organisationPeople, { organisation: entry.id }),
      button: 'Save',
      id: randomUUID(),
      fields: [choicesField({ name: 'capacities', label: 'Capacities' }, typed, capacityOptions)],
    },
    typed,
  );
}

/** The form for one person. */
export async function colleague(visit: Visit): Promise<PageAnswer> {
  const own = await keptOrganisation(visit);
  const found = await colleagueOf(visit, own);
  return page(own, found, typedFrom({ capacities: lastingOf(found) }));
}

/** Gives and ends capacities. The last lead and the last signatory stay, and nobody gives themselves one. */
export async function changeColleague(visit: Visit): Promise<Answer> {
  const { services, body, now, today } = visit;
  const own = await lastingOrganisation(visit);
  const found = await colleagueOf(visit, own);
  const capacities = capacitiesIn(typedIn(body).values('capacities'));
  const again = (says: string) => page(own, found, typedIn(body, { capacities: says }));
  const held = lastingOf(found);
  if (found.person === own.visitor.person && capacities.some((each) => !held.includes(each)))
    return again('Nobody gives themselves a capacity. Ask another lead or signatory of your organisation to do it');
  const doer = { scheme: services.scheme.id, person: own.visitor.person, at: now };
  const asked = { organisation: own.entry.id, person: found.person, capacities, on: today, lastDay: today };
  const bereft = await setCapacities(services.db, doer, asked, neededCapacities);
  if (bereft.length > 0)
    return again(
      `Your organisation needs a ${sayCapacities(bereft).replace(' and ', ' and a ')}. Invite another one first, or give it to a colleague`,
    );
  return { go: `${pathTo(paths.organisationPeople, { organisation: own.entry.id })}?done=changed` };
}
