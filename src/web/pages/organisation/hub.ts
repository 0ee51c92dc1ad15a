// A hub of an organisation: added, and changed until a case is about it.
import { randomUUID } from 'node:crypto';
import { addHub, changeHub, type HubDetails } from '../../../../db/directory.ts';
import { UniqueViolation } from '../../../../db/errors.ts';
import { readHubs, readLocalities } from '../../../../db/reads/organisation-entry.ts';
import { policyNow } from '../../application/draft.ts';
import { HttpRefusal } from '../../http-refusal.ts';
import { keptOrganisation, type OwnOrganisation, organisationBreadcrumbs } from '../../organisation/own-organisation.ts';
import { choiceField, isId, lineField, problemsOf, type Typed, typedFrom, typedIn, wordsField } from '../../own-form.ts';
import { paths, pathTo } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { ownFormPage } from './own-form-page.ts';

const MOST_LETTERS = 200;
const ELSEWHERE = 'elsewhere';
const arrangements = [
  { value: 'premises', text: 'One place', hint: 'Your own premises, or rooms that you have the use of' },
  {
    value: 'network',
    text: 'Several places together with partners',
    hint: 'Give the address of the main one. You list the others in the application',
  },
];

async function page(visit: Visit, { entry }: OwnOrganisation, hub: string | null, typed: Typed, id: string): Promise<PageAnswer> {
  const { services } = visit;
  const { priorityAreas } = await policyNow(visit);
  const localities = await readLocalities(services.db, services.scheme.id);
  const areas = [...priorityAreas.map((area) => ({ value: area, text: area })), { value: ELSEWHERE, text: 'None of these' }];
  return ownFormPage(
    {
      title: hub === null ? 'Add your hub' : 'Change your hub',
      lead: 'A hub is the place, or the places, where people can come in.',
      breadcrumbs: organisationBreadcrumbs(entry),
      action:
        hub === null
          ? pathTo(paths.organisationNewHub, { organisation: entry.id })
          : pathTo(paths.organisationHub, { organisation: entry.id, hub }),
      back: pathTo(paths.organisation, { organisation: entry.id }),
      button: hub === null ? 'Add the hub' : 'Save',
      id,
      fields: [
        lineField({ name: 'name', label: 'Name of the hub', hint: 'As people know it' }, typed),
        choiceField({ name: 'arrangement', label: 'Is it one place or several?' }, typed, arrangements),
        wordsField({ name: 'address', label: 'Address' }, typed),
        lineField({ name: 'town', label: 'Town or village' }, typed),
        choiceField(
          { name: 'locality', label: 'Which part of the borough is it in?' },
          typed,
          localities.map((each) => ({ value: each.id, text: each.name })),
        ),
        ...(priorityAreas.length > 0
          ? [choiceField({ name: 'area', label: 'Is it in one of these areas?', hint: 'The scheme looks at them first' }, typed, areas)]
          : []),
      ],
    },
    typed,
  );
}

async function readHub(visit: Visit, typed: Typed): Promise<{ hub: HubDetails; problems: Readonly<Record<string, string>> }> {
  const { services } = visit;
  const localities = await readLocalities(services.db, services.scheme.id);
  const { priorityAreas } = await policyNow(visit);
  const [name = '', town = '', area = '', arrangement] = ['name', 'town', 'area', 'arrangement'].map((each) =>
    typed.value(each).replace(/\s+/g, ' '),
  );
  const priorityArea = priorityAreas.includes(area);
  const tests: Readonly<Record<string, string | null>> = {
    name: name === '' || name.length > MOST_LETTERS ? 'Enter the name of the hub' : null,
    arrangement: arrangements.some(({ value }) => value === arrangement) ? null : 'Select whether it is one place or several',
    address: typed.value('address').length < 5 ? 'Enter the address' : null,
    town: town === '' || town.length > MOST_LETTERS ? 'Enter the town or village' : null,
    locality: localities.some(({ id }) => id === typed.value('locality')) ? null : 'Select the part of the borough',
    area: priorityArea || area === ELSEWHERE || priorityAreas.length === 0 ? null : 'Select an area, or none of these',
  };
  const problems = problemsOf(tests);
  const hub = {
    name,
    arrangement: arrangement === 'network' ? ('network' as const) : ('premises' as const),
    address: typed.value('address'),
    town,
    locality: typed.value('locality'),
    area: priorityArea ? area : town,
    priorityArea,
  };
  return { hub, problems };
}

/** The form for a new hub. */
export async function newHub(visit: Visit): Promise<PageAnswer> {
  return page(visit, await keptOrganisation(visit), null, typedIn({}), randomUUID());
}

const saved = ({ entry }: OwnOrganisation, done: string) => ({
  go: `${pathTo(paths.organisation, { organisation: entry.id })}?${new URLSearchParams({ done })}`,
});

/** Adds a hub. Sent twice, it is one. */
export async function addHubByForm(visit: Visit): Promise<Answer> {
  const { services, body, now } = visit;
  const own = await keptOrganisation(visit);
  const typed = typedIn(body);
  const id = isId(typed.value('id')) ? typed.value('id') : randomUUID();
  const { hub, problems } = await readHub(visit, typed);
  if (Object.keys(problems).length > 0) return page(visit, own, null, typedIn(body, problems), id);
  const doer = { scheme: services.scheme.id, person: own.visitor.person, at: now };
  try {
    await addHub(services.db, doer, { ...hub, id, organisation: own.entry.id });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
  return saved(own, 'hub-added');
}

const fixed =
  'This hub has cases, so its name and place stay as they are in letters and records. Write to the franchise officer if something is wrong.';

async function hubOf(visit: Visit, { entry }: OwnOrganisation) {
  const hubs = await readHubs(visit.services.db, visit.services.scheme.id, entry.id);
  const found = hubs.find(({ id }) => id === visit.params.hub);
  if (!found) throw new HttpRefusal(404, 'There is no such hub among those of your organisation.');
  if (found.cases > 0) throw new HttpRefusal(409, fixed);
  return found;
}

/** The form for a hub that no case is about. */
export async function hub(visit: Visit): Promise<PageAnswer> {
  const own = await keptOrganisation(visit);
  const { id, name, arrangement, address, town, locality, area, priorityArea } = await hubOf(visit, own);
  const typed = typedFrom({ name, arrangement, address, town, locality, area: priorityArea ? area : ELSEWHERE });
  return page(visit, own, id, typed, randomUUID());
}

/** Changes a hub that no case is about. */
export async function changeHubByForm(visit: Visit): Promise<Answer> {
  const { services, body, now } = visit;
  const own = await keptOrganisation(visit);
  const { id } = await hubOf(visit, own);
  const { hub: read, problems } = await readHub(visit, typedIn(body));
  if (Object.keys(problems).length > 0) return page(visit, own, id, typedIn(body, problems), randomUUID());
  const doer = { scheme: services.scheme.id, person: own.visitor.person, at: now };
  if (!(await changeHub(services.db, doer, { ...read, id, organisation: own.entry.id }))) throw new HttpRefusal(409, fixed);
  return saved(own, 'hub-saved');
}
