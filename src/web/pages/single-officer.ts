// An officer confirms that one person alone acts for an organisation (P6): then who prepares may submit, and what they sign is witnessed.
import { readColleagues } from '../../../db/reads/organisation-entry.ts';
import { confirmSingleOfficer } from '../../../db/single-officer.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { isId } from '../own-form.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, Visit } from '../route.ts';
import { signedIn } from './account.ts';

/** Who may confirm it. */
export const singleOfficerConfirmers = ['franchise-officer', 'engagement-officer'] as const;

/** Where to confirm it, for who may and where it is so; null: there is nothing to confirm. */
export async function singleOfficerDoor(visit: Visit, organisation: string, confirmedOn: string | null): Promise<string | null> {
  const { services, today } = visit;
  const may = signedIn(visit).offices.some((role) => singleOfficerConfirmers.some((each) => each === role));
  if (!may || confirmedOn !== null) return null;
  const people = await readColleagues(services.db, services.scheme.id, organisation, today);
  const lasting = people.filter(({ capacities }) => capacities.some(({ until }) => until === null));
  return lasting.length === 1 ? pathTo(paths.organisationSingle, { organisation }) : null;
}

/** Confirms it from today. */
export async function confirmSingle(visit: Visit): Promise<Answer> {
  const { services, params, now, today } = visit;
  const { person } = signedIn(visit);
  const organisation = params.organisation ?? '';
  const doer = { scheme: services.scheme.id, person, at: now };
  if (!isId(organisation) || !(await confirmSingleOfficer(services.db, doer, organisation, today)))
    throw new HttpRefusal(
      409,
      'This cannot be confirmed: it is confirmed already, more than one person acts for the organisation or nobody does, or you belong to it.',
    );
  return { go: `${pathTo(paths.organisationFile, { organisation })}?done=single` };
}
