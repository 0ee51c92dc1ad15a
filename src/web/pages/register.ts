// The public register of franchised hubs (H5): who holds the franchise, where and when each is open, and how it stands.
import { readRegister, readRegisterEntry } from '../../../db/reads/register.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { coreOffer } from '../../../machines/core-offer.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths } from '../paths.ts';
import { sayBookable, shownHub, shownVenues } from '../register.ts';
import type { PageAnswer, Visit } from '../route.ts';

const title = 'Franchised hubs';
const breadcrumbs = [{ text: 'Home', href: paths.home }];

/** Every franchise in force, by name. */
export async function register({ services, today }: Visit): Promise<PageAnswer> {
  const rows = await readRegister(services.db, services.scheme.id, today);
  const hubs = rows.map(shownHub);
  const says = hubs.length === 1 ? '1 hub holds' : `${hubs.length} hubs hold`;
  return { page: 'register', model: { title, path: paths.register, breadcrumbs, hubs, says } };
}

/** One franchise. Refuses with 404 for a reference that is not in the register, also for a franchise that has ended. */
export async function registerEntry({ services, today, params }: Visit): Promise<PageAnswer> {
  const reference = params.reference ?? '';
  const row = /^[A-Z0-9-]{1,40}$/.test(reference) && (await readRegisterEntry(services.db, services.scheme.id, today, reference));
  if (!row) throw new HttpRefusal(404, 'There is no franchised hub with this reference. One whose franchise has ended is not shown.');
  const certificate = row.certificate && {
    reference: row.certificate,
    until: sayDate(row.certificate_until ?? ''),
    href: `${paths.certificates}?${new URLSearchParams({ reference: row.certificate })}`,
  };
  const model = {
    title: row.hub,
    path: paths.register,
    breadcrumbs: [...breadcrumbs, { text: title, href: paths.register }],
    hub: shownHub(row),
    certificate,
    venues: shownVenues(row.venues ?? []),
    bookable: sayBookable(row.bookable),
    coreOffer,
  };
  return { page: 'register-entry', model };
}
