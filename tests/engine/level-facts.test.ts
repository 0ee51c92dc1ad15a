// Who is told that a level changed (G8): the organisation's open applications and its franchises, nobody else's and none that is over.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readForCommand } from '../../db/command-read.ts';
import { assessmentFacts } from '../../db/facts/assessment.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';

describe.each(testDatabases())('G8: who hears of a level on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  async function addCase(workflow: string, organisation: string, openedOn: string, closed = false): Promise<string> {
    const id = randomUUID();
    await desk.db.rows(
      `insert into cases (scheme_id, id, workflow, machine_version, version, state, closed, context, areas, reference, organisation_id, opened_on, changed_at, head)
       values ($1::text, $2::uuid, $3::text, 1, 1, 'any', $4::boolean, '{}', '{}', $2::text, $5::uuid, $6::date, now(), 'head')`,
      [desk.scheme, id, workflow, closed, organisation, openedOn],
    );
    return id;
  }

  it('are the open applications and the franchises of that organisation, in order of opening', async () => {
    const [other] = await desk.db.rows<{ id: string }>('select id from organisations where id <> $1::uuid limit 1', [desk.organisation]);
    const later = await addCase('franchise', desk.organisation, '2027-01-02');
    const franchise = await addCase('franchise', desk.organisation, '2027-01-01');
    const application = await addCase('application', desk.organisation, '2027-01-01');
    for (const workflow of ['franchise', 'application']) {
      await addCase(workflow, desk.organisation, '2026-12-01', true);
      await addCase(workflow, other?.id ?? '', '2026-12-01');
    }
    const key = { scheme: desk.scheme, case: randomUUID(), command: randomUUID(), person: null, on: '2027-01-11', hub: null, fired: null };
    const { facts } = await readForCommand(desk.db, { ...key, organisation: desk.organisation }, assessmentFacts, [
      'openApplications',
      'franchises',
    ]);
    expect(facts).toEqual({ openApplications: [application], franchises: [franchise, later] });
  });
});
