// An organisation as its own people see it: what to do next, its entry, its hubs, who acts for it, and what changed.
import { readColleagues, readHubs, readInvitations } from '../../../../db/reads/organisation-entry.ts';
import { isLegalForm, legalForms } from '../../../../machines/legal-forms.ts';
import { sayCapacities } from '../../organisation/capacities.ts';
import { type OwnOrganisation, organisationBreadcrumbs, ownOrganisation } from '../../organisation/own-organisation.ts';
import { paths, pathTo } from '../../paths.ts';
import type { PageAnswer, Visit } from '../../route.ts';

const doneWords = new Map([
  ['registered', 'Your organisation is registered.'],
  ['saved', 'The entry of your organisation is saved.'],
  ['hub-added', 'Your hub is added.'],
  ['hub-saved', 'Your hub is saved.'],
  ['joined', 'You can act for this organisation now.'],
]);

function entryRows({ entry }: OwnOrganisation) {
  const form = entry.legalForm !== null && isLegalForm(entry.legalForm) ? legalForms[entry.legalForm] : null;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Kind of body', form?.label ?? null],
    [form?.number?.label ?? 'Charity or company number', entry.number],
    ['Address', entry.address],
    ['Part of the borough', entry.localityName],
    ['E-mail address', entry.email],
    ['Telephone', entry.telephone],
  ];
  return rows.map(([key, value]) => ({ key, value }));
}

/** The page. */
export async function organisation(visit: Visit): Promise<PageAnswer> {
  const { services, today, query } = visit;
  const own = await ownOrganisation(visit);
  const { entry, keeps } = own;
  const key = [services.db, services.scheme.id, entry.id] as const;
  const people = await readColleagues(...key, today);
  const hubs = await readHubs(...key);
  const to = (path: typeof paths.organisationDetails | typeof paths.organisationPeople | typeof paths.organisationNewHub) =>
    pathTo(path, { organisation: entry.id });
  return {
    page: 'organisation',
    keep: 'nothing',
    model: {
      title: entry.name,
      breadcrumbs: organisationBreadcrumbs(entry, false),
      done: doneWords.get(query.done ?? '') ?? null,
      keeps,
      details: to(paths.organisationDetails),
      rows: entryRows(own),
      newHub: to(paths.organisationNewHub),
      hubs: hubs.map(({ id, name, address, town, localityName, arrangement, cases }) => ({
        name,
        says: `${address}, ${town}`,
        place: localityName,
        network: arrangement === 'network',
        change: keeps && cases === 0 ? pathTo(paths.organisationHub, { organisation: entry.id, hub: id }) : null,
      })),
      colleagues: to(paths.organisationPeople),
      people: people.map(({ name, capacities }) => ({ name, says: sayCapacities(capacities.map(({ capacity }) => capacity)) })),
      alone: people.length === 1 && entry.singleOfficer === null,
      invited: (await readInvitations(...key)).length,
      assess: pathTo(paths.open, { workflow: 'assessment', command: 'start' }),
      apply: pathTo(paths.open, { workflow: 'application', command: 'start' }),
    },
  };
}
