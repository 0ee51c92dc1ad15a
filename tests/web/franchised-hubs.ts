// Franchised hubs for the web site of the tests, in the shape the machines publish: one active, one suspended, one ended, one to come.
import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/database.ts';
import { weekdays } from '../../machines/core-offer.ts';
import { NOW, openCase, organisationId, publish } from './web-site.ts';

type Hours = readonly (readonly [from: string, to: string])[];

const week = (weekday: Hours, saturday: Hours = []) =>
  Object.fromEntries(
    weekdays.map((day) => [day, (day === 'sat' ? saturday : day === 'sun' ? [] : weekday).map(([from, to]) => ({ from, to }))]),
  );
const bookable = Object.fromEntries(weekdays.map((day) => [day, { day: day === 'sat', evening: day !== 'sat' && day !== 'sun' }]));

interface Franchise {
  readonly reference: string;
  readonly hub: string;
  readonly state: string;
  readonly level: number | null;
  readonly nextReview: string | null;
  readonly since?: string;
  readonly until?: string;
  /** Without it the application is not kept any more. */
  readonly kept?: boolean;
}

/** Adds a hub with its approved application, and the franchise's entry in the register. */
export async function publishFranchise(db: Db, franchise: Franchise): Promise<void> {
  const { reference, hub, state, level, nextReview, since = '2026-02-01', until = null, kept = true } = franchise;
  const hubId = randomUUID();
  await db.rows(`insert into localities (scheme_id, id, name) values ('cech', 'nantwich', 'Nantwich') on conflict do nothing`);
  await db.rows(
    `insert into hubs (scheme_id, id, organisation_id, name, address, town, locality_id, area, priority_area)
     values ('cech', $1::uuid, $2::uuid, $3::text, 'Hub Lane (illustrative)', 'Nantwich', 'nantwich', 'Nantwich', false)`,
    [hubId, organisationId, hub],
  );
  const application = await openCase(db, 'application');
  const venue = (name: string, kind: string, confirmed: boolean, opening: object) => ({ name, kind, confirmed, opening });
  const content = {
    venues: [
      venue(
        await words(db, application, hub),
        'own',
        true,
        week(
          [
            ['09:00', '12:30'],
            ['13:30', '17:00'],
          ],
          [['10:00', '12:00']],
        ),
      ),
      venue(await words(db, application, 'Library (illustrative)'), 'partner', true, week([['17:00', '18:15']])),
      venue(await words(db, application, 'Unconfirmed hall'), 'partner', false, week([['08:00', '22:00']])),
    ],
    bookable,
    statements: {},
  };
  if (kept)
    await db.rows(
      `insert into submissions (scheme_id, case_id, number, entry_id, content, at)
       values ('cech', $1::uuid, 2, $2::uuid, $3::text::jsonb, $4::timestamptz)`,
      [application, randomUUID(), JSON.stringify(content), NOW],
    );
  const data = { since, level, nextReview, state, application, revision: 2 };
  const about = { case: await openCase(db, 'franchise'), organisation: organisationId, hub: hubId };
  await publish(db, { register: 'franchise', reference, ...about, from: since, until, data });
}

async function words(db: Db, caseId: string, body: string): Promise<string> {
  const ref = `text:${randomUUID()}`;
  await db.rows(`insert into texts (scheme_id, ref, case_id, salt, body) values ('cech', $1::text, $2::uuid, 'salt', $3::text)`, [
    ref,
    caseId,
    body,
  ]);
  return ref;
}

/** The register of the tests. */
export async function seedFranchisedHubs(db: Db): Promise<void> {
  await publishFranchise(db, {
    reference: 'FR-ACT1-0001',
    hub: 'Barnies (illustrative)',
    state: 'active',
    level: 2,
    nextReview: '2027-02-01',
  });
  await publishFranchise(db, {
    reference: 'FR-SVSP-0002',
    hub: 'The Mill (illustrative)',
    state: 'suspended',
    level: null,
    nextReview: '2027-02-01',
    kept: false,
  });
  await publishFranchise(db, {
    reference: 'FR-0VER-0003',
    hub: 'Old Hall (illustrative)',
    state: 'ended',
    level: 1,
    nextReview: null,
    until: '2026-10-31',
  });
  await publishFranchise(db, {
    reference: 'FR-S00N-0004',
    hub: 'New Barn (illustrative)',
    state: 'active',
    level: 1,
    nextReview: '2027-12-01',
    since: '2026-12-01',
  });
}
