// The organisations that registered themselves of late: somebody should welcome them.
import { newOrganisations } from '../../db/reads/organisation-entry.ts';
import { paths, pathTo } from './paths.ts';
import type { Visit } from './route.ts';
import { sayInstant } from './spoken-date.ts';

const LATELY = { hours: 28 * 24 } as const;

/** Those of the last four weeks, with everything about each behind its name. */
export async function registeredLately({ services, now }: Pick<Visit, 'services' | 'now'>) {
  const rows = await newOrganisations(services.db, services.scheme.id, Temporal.Instant.from(now).subtract(LATELY).toString());
  return rows.map(({ id, name, at }) => ({ name, when: sayInstant(at), href: pathTo(paths.organisationFile, { organisation: id }) }));
}
