// An organisation's library, opened for whoever may look into it (P4, G12).
import { type Evidence, evidenceByIds } from '../../../db/evidence.ts';
import { organisationName } from '../../../db/reads/organisation-hubs.ts';
import { policyInForce } from '../../../db/schemes.ts';
import { type Policy, policySchema } from '../../../machines/policy.ts';
import { maySee } from '../case-access.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { signedIn } from '../pages/account.ts';
import { paths, pathTo } from '../paths.ts';
import type { Visit } from '../route.ts';
import { evidenceKeepers, isFor, type Visitor } from '../visitor.ts';

/** A library that the visitor may see. */
export interface Library {
  readonly organisation: string;
  readonly name: string;
  readonly visitor: Visitor;
  /** The visitor belongs to the organisation. */
  readonly own: boolean;
  /** They may put documents in: its own people, and officers who key what came on paper (P9). */
  readonly mayAdd: boolean;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The library of the address. Throws 404 for whoever may not see it: another organisation's does not exist for an applicant. */
export async function openLibrary(visit: Visit): Promise<Library> {
  const { services, params } = visit;
  const visitor = signedIn(visit);
  const organisation = params.organisation ?? '';
  const name =
    uuid.test(organisation) && maySee(visitor, organisation) ? await organisationName(services.db, services.scheme.id, organisation) : null;
  if (name === null) throw new HttpRefusal(404, 'There is no such organisation among those you can see.');
  const own = visitor.memberships.some((each) => each.organisation === organisation);
  return { organisation, name, visitor, own, mayAdd: own || isFor(evidenceKeepers, { ...visitor, roles: visitor.offices }) };
}

/** The document of the address in its library, or 404. */
export async function openDocument(visit: Visit): Promise<{ readonly library: Library; readonly document: Evidence }> {
  const library = await openLibrary(visit);
  const id = visit.params.document ?? '';
  const about = { scheme: visit.services.scheme.id, organisation: library.organisation, on: visit.today };
  const [document] = uuid.test(id) ? await evidenceByIds(visit.services.db, about, [id]) : [];
  if (!document) throw new HttpRefusal(404, 'There is no such document in this library.');
  return { library, document };
}

/** The policy of the day: how large a file may be, and of which kinds. */
export async function policyOf({ services, today }: Visit): Promise<Policy> {
  return policySchema.parse((await policyInForce(services.db, services.scheme.id, today)) ?? {});
}

/** The way to a library. */
export function libraryBreadcrumbs({ organisation }: Pick<Library, 'organisation'>) {
  return [
    { text: 'Your work', href: paths.desk },
    { text: 'Evidence', href: pathTo(paths.evidence, { organisation }) },
  ];
}
