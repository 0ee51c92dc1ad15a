// Cover entered and ended (P7): for the administrator's page and the command line alike. What may be lent is judged in `machines/lending.ts`.
import type { Db } from '../../db/client.ts';
import { type CoverChange, coversFrom, isHolding, lendRole, ownRoles, shortenCover, takeBackCover } from '../../db/covers.ts';
import { type CoverReason, type Loan, whyNotEnded, whyNotLent } from '../../machines/lending.ts';
import { londonDate } from '../../machines/london-time.ts';
import { Refusal } from '../errors.ts';

/** Who changes a cover, at which instant (UTC), and why. */
export interface CoverEntry extends CoverChange {
  readonly reason: CoverReason;
}

const gone = 'There is no such cover any more. Look at the list again.';

/**
 * Lends a role for a time, with its record. `id` is the new cover's. Throws a Refusal P7 for what could not be honoured on every day of
 * it, P5 for a role lent to whoever enters it, and E2 for anybody but an administrator.
 */
export async function enterCover(db: Db, scheme: string, id: string, loan: Loan, entry: CoverEntry): Promise<void> {
  const on = londonDate(entry.at);
  await onlyAdministrators(db, scheme, entry.by, on);
  if (loan.borrower === entry.by)
    throw new Refusal('not-permitted', 'P5', 'Nobody enters cover for themselves. Ask another administrator to enter it.');
  const held = await ownRoles(db, scheme, [loan.lender, loan.borrower]);
  const of = (person: string) => held.filter((one) => one.person === person);
  const why = whyNotLent(loan, { lender: of(loan.lender), borrower: of(loan.borrower) }, await coversFrom(db, scheme, on), on);
  if (why) throw new Refusal('not-allowed-now', 'P7', why);
  await lendRole(db, scheme, { id, ...loan }, entry);
}

/**
 * Ends a cover with that last day, or takes back one that has not begun (`lastDay` null), with its record. Throws a Refusal P7 where
 * it cannot end like that, and E2 for anybody but an administrator.
 */
export async function endCover(db: Db, scheme: string, id: string, lastDay: string | null, entry: CoverEntry): Promise<void> {
  const on = londonDate(entry.at);
  await onlyAdministrators(db, scheme, entry.by, on);
  const cover = (await coversFrom(db, scheme, on)).find((one) => one.id === id);
  const why = cover ? whyNotEnded(cover, lastDay, on) : gone;
  if (why) throw new Refusal('not-allowed-now', 'P7', why);
  const isDone = lastDay === null ? await takeBackCover(db, scheme, id, on, entry) : await shortenCover(db, scheme, id, lastDay, entry);
  if (!isDone) throw new Refusal('not-allowed-now', 'P7', gone);
}

async function onlyAdministrators(db: Db, scheme: string, person: string, on: string): Promise<void> {
  if (!(await isHolding(db, scheme, person, 'administrator', on)))
    throw new Refusal('not-permitted', 'E2', 'Only an administrator of the scheme enters and ends cover. Ask one of them.');
}
