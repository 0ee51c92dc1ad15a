// What is proposed is not yet a decision (P10): whom it is about learns of it when a second person has confirmed it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { emptyApplication } from '../../machines/application.context.ts';
import { registry } from '../../src/engine/workflows.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { isActTold } from '../../src/web/proposals.ts';
import { beginSession } from '../../src/web/session.ts';
import { testPglite } from '../support/database.ts';
import { NOW, openCase, organisationId, sampleServices, seedWebSite, startWebSite, visitorOf, type WebSite } from './web-site.ts';

const untold = (audience: 'staff' | 'applicant') =>
  Object.values(registry).flatMap(({ workflow }) =>
    Object.keys(workflow.commands)
      .filter((name) => !isActTold({ audience, workflow }, `${workflow.name}.${name}`))
      .map((name) => `${workflow.name}.${name}`),
  );

it('an organisation is told of no proposal of two people and of no such proposal’s end; of everything else it is', () => {
  expect(untold('staff')).toEqual([]);
  expect(untold('applicant').sort()).toEqual([
    'application.expireCorrection',
    'application.expireProposal',
    'application.expireUnlocking',
    'application.proposeCorrection',
    'application.proposeDeadline',
    'application.proposeOfferWithdrawal',
    'application.proposeReinstatement',
    'application.proposeUnlock',
    'franchise.expireProposal',
    'franchise.proposeLifting',
    'franchise.proposeSuspension',
    'grant.expireCorrection',
    'grant.expireProposal',
    'grant.proposeCorrection',
    'grant.proposeRecovery',
    'meeting.expireProposal',
    'meeting.proposeLatePublication',
  ]);
});

describe('a case with a proposal that waits', () => {
  const { open } = testPglite();
  let db: Db;
  let site: WebSite;
  let caseId: string;
  const said = ['Propose another deadline', 'A proposal waits for a second person'];
  const readers = { lead: randomUUID(), officer: randomUUID() };

  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    caseId = await openCase(db, 'application');
    await db.rows(`update cases set organisation_id = $2::uuid, state = 'withdrawn', context = $3::text::jsonb where id = $1::uuid`, [
      caseId,
      organisationId,
      JSON.stringify(emptyApplication),
    ]);
    await db.rows(
      `insert into policies (scheme_id, version, data, from_on, recorded_at, recorded_by) values ('cech', 1, '{}', '2020-01-01', $1::timestamptz, 'test')`,
      [NOW],
    );
    for (const [seq, command] of ['application.start', 'application.proposeDeadline'].entries())
      await db.rows(
        `insert into journal (scheme_id, case_id, seq, entry_id, kind, command, person, at, body, hash)
         values ('cech', $1::uuid, $2::int, $3::uuid, 'command', $4::text, 'system', $5::timestamptz, $6::text, 'hash')`,
        [caseId, seq + 1, randomUUID(), command, NOW, JSON.stringify({ after: { state: 'withdrawn' }, on: '2026-11-25', actor: {} })],
      );
    await db.rows(
      `insert into deadlines (scheme_id, case_id, name, due, fires_on, entry_id) values
         ('cech', $1::uuid, 'expireProposal', '2026-12-09', '2026-12-10', $2::uuid), ('cech', $1::uuid, 'passDeadline', '2027-06-09', '2027-06-10', $2::uuid)`,
      [caseId, randomUUID()],
    );
    for (const [name, id] of Object.entries(readers))
      await db.rows(`insert into people (scheme_id, id, name) values ('cech', $1::uuid, $2::text)`, [id, name]);
    await db.rows(
      `insert into memberships (scheme_id, id, person_id, organisation_id, capacity, from_on) values ('cech', $1::uuid, $1::uuid, $2::uuid, 'lead', '2026-01-01')`,
      [readers.lead, organisationId],
    );
    await db.rows(
      `insert into role_holders (scheme_id, id, person_id, role, title, from_on) values ('cech', $1::uuid, $1::uuid, 'administrator', 'Administrator', '2026-01-01')`,
      [readers.officer],
    );
    site = await startWebSite(db);
  });
  afterAll(() => site.stop());

  const readBy = async (person: string, path: string) => {
    const visitor = visitorOf(site);
    visitor.cookies.set('session', (await beginSession(sampleServices(db), person, { means: 'link', browser: 'test' })).value ?? '');
    return (await visitor.get(path)).text();
  };

  it('shows staff both the act and its limit', async () => {
    const html = await readBy(readers.officer, pathTo(paths.case, { case: caseId }));
    expect(said.filter((each) => !html.includes(each))).toEqual([]);
  });

  it.each([paths.case, paths.desk])('shows the organisation neither, on %s', async (path) => {
    const html = await readBy(readers.lead, path.replace(':case', caseId));
    expect(said.filter((each) => html.includes(each))).toEqual([]);
    expect(html).toContain('Everything must be met and sent in');
  });
});
