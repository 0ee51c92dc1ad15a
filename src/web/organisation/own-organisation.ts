// The organisation of the address, for who acts for it. Anybody else is told that there is none (P4).
import { type OrganisationEntry, readColleagues, readOrganisation } from '../../../db/reads/organisation-entry.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { isId } from '../own-form.ts';
import { signedIn } from '../pages/account.ts';
import { paths, pathTo } from '../paths.ts';
import type { Visit } from '../route.ts';
import type { Visitor } from '../visitor.ts';

/** An organisation that the visitor acts for. */
export interface OwnOrganisation {
  readonly entry: OrganisationEntry;
  readonly visitor: Visitor;
  readonly capacities: readonly string[];
  /** Leads and signatories keep the entry, the hubs and who acts; contributors read it. */
  readonly keeps: boolean;
}

/** The visitor's own organisation of the address. Throws 404 for any other. */
export async function ownOrganisation(visit: Visit): Promise<OwnOrganisation> {
  const visitor = signedIn(visit);
  const id = visit.params.organisation ?? '';
  const own = visitor.memberships.find(({ organisation }) => organisation === id);
  const entry = own && isId(id) ? await readOrganisation(visit.services.db, visit.services.scheme.id, id) : null;
  if (!own || !entry) throw new HttpRefusal(404, 'There is no such organisation among yours. Find yours on your list.');
  return { entry, visitor, capacities: own.capacities, keeps: own.capacities.some((each) => each !== 'contributor') };
}

/** The same, for changing it. Throws 403 for contributors. */
export async function keptOrganisation(visit: Visit): Promise<OwnOrganisation> {
  const own = await ownOrganisation(visit);
  if (!own.keeps) throw new HttpRefusal(403, 'The lead or a signatory of your organisation does this. Ask one of them.');
  return own;
}

/**
 * The same, for changing who acts for it. Throws 403 also for who does so until the end of today only: whoever was taken off could
 * otherwise invite themselves back and take off the others.
 */
export async function lastingOrganisation(visit: Visit): Promise<OwnOrganisation> {
  const own = await keptOrganisation(visit);
  const all = await readColleagues(visit.services.db, visit.services.scheme.id, own.entry.id, visit.today);
  const held = all.find(({ person }) => person === own.visitor.person)?.capacities ?? [];
  if (held.some(({ capacity, until }) => capacity !== 'contributor' && (until === null || until > visit.today))) return own;
  throw new HttpRefusal(
    403,
    'You act for this organisation until the end of today only. Another lead or signatory decides who acts for it.',
  );
}

/** Where pages about an organisation are in the service. */
export function organisationBreadcrumbs({ id, name }: OrganisationEntry, within = true) {
  const own = { text: name, href: pathTo(paths.organisation, { organisation: id }) };
  return [{ text: 'Your work', href: paths.desk }, ...(within ? [own] : [])];
}
