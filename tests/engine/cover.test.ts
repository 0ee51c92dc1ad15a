// Cover (P7): a role is lent for a stated time, the journal names both, and separation of duty looks at who acts.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readForCommand } from '../../db/command-read.ts';
import { applicationFacts } from '../../db/facts/application.ts';
import { addCovers, addInterests, addMemberships, addRoleHolders } from '../../db/people.ts';
import { officeTitles, roleAddresses } from '../../db/recipients.ts';
import { officeOf } from '../../machines/workflow.ts';
import { availableActions } from '../../src/engine/available-actions.ts';
import { lettersWords } from '../../src/engine/letter-words.ts';
import { verify } from '../../src/engine/verify.ts';
import { registry } from '../../src/engine/workflows.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk, refusalOf } from '../support/desk.ts';

const week = { fromOn: '2027-01-11', untilOn: '2027-01-15' };
const onDay = (day: string) => ({ at: `${day}T10:00:00Z` });

describe.each(testDatabases())('P7: cover on $driver', ({ open }) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(await open());
  });

  type Lent = Partial<Parameters<typeof addCovers>[1][number]>;

  const lend = (lender: string, borrower: string, role: string, more: Lent = {}) =>
    addCovers(desk.db, [
      { schemeId: desk.scheme, id: randomUUID(), lenderId: desk.person(lender), borrowerId: desk.person(borrower), role, ...week, ...more },
    ]);

  const hold = (person: string, role: string, fromOn: string, untilOn: string | null = null) =>
    addRoleHolders(desk.db, [
      { schemeId: desk.scheme, id: randomUUID(), personId: desk.person(person), role, title: 'Title of the day', fromOn, untilOn },
    ]);

  const pay = (id: string, person: string, more = {}) =>
    desk.send('errand.pay', { pence: 1 }, { case: id, person: desk.person(person), ...more });

  async function actors(id: string): Promise<Record<string, unknown>[]> {
    const rows = await desk.db.rows<{ body: string }>('select body from journal where case_id = $1::uuid order by seq', [id]);
    return rows.map(({ body }) => JSON.parse(body).actor);
  }

  const reading = (person: string, on = '2027-01-11', organisation: string | null = null) =>
    readForCommand(
      desk.db,
      {
        scheme: desk.scheme,
        case: randomUUID(),
        command: randomUUID(),
        person: desk.person(person),
        on,
        organisation,
        hub: null,
        fired: null,
      },
      applicationFacts,
      ['holders'],
    );

  it('who borrows a role acts in it from the first day to the last, and not a day longer', async () => {
    const id = await desk.take();
    await lend('franchise-officer-1', 'engagement-officer', 'franchise-officer');
    expect((await refusalOf(pay(id, 'engagement-officer', onDay('2027-01-10')))).rule).toBe('E2');
    await pay(id, 'engagement-officer', onDay('2027-01-11'));
    await pay(id, 'engagement-officer', onDay('2027-01-15'));
    expect((await refusalOf(pay(id, 'engagement-officer', onDay('2027-01-16')))).rule).toBe('E2');
  });

  it('the journal names both, only for a role that is used, and replays', async () => {
    const id = await desk.take();
    const lender = desk.person('franchise-officer-1');
    await lend('franchise-officer-1', 'validator-1', 'franchise-officer');
    await hold('validator-1', 'administrator', '2026-10-01');
    await pay(id, 'validator-1');
    await desk.send('errand.check', { side: 'north', ok: true }, { case: id });
    await pay(id, 'franchise-officer-1');
    const [, covered, own, lenders] = await actors(id);
    expect(covered).toMatchObject({ person: desk.person('validator-1'), cover: [{ role: 'franchise-officer', for: lender }] });
    expect([own, lenders].map((actor) => actor?.cover)).toEqual([undefined, undefined]);
    expect((await verify(desk.engine)).faults).toEqual([]);
  });

  it('whoever holds the role themselves acts in their own right', async () => {
    const id = await desk.take();
    await lend('franchise-officer-1', 'franchise-officer-2', 'franchise-officer');
    await pay(id, 'franchise-officer-2');
    expect((await actors(id)).at(-1)).not.toHaveProperty('cover');
  });

  it('the lender must hold the role on the day, by themselves: what is lent is not lent on', async () => {
    const id = await desk.take();
    await lend('administrator', 'engagement-officer', 'franchise-officer');
    expect((await refusalOf(pay(id, 'engagement-officer'))).rule).toBe('E2');
    await lend('franchise-officer-1', 'administrator', 'franchise-officer');
    expect((await refusalOf(pay(id, 'engagement-officer'))).rule).toBe('E2');
    await pay(id, 'administrator');
    await desk.db.rows(`update role_holders set until_on = '2027-01-12' where person_id = $1::uuid`, [desk.person('franchise-officer-1')]);
    await pay(id, 'administrator', onDay('2027-01-12'));
    expect((await refusalOf(pay(id, 'administrator', onDay('2027-01-13')))).rule).toBe('E2');
  });

  it('is for those who are eligible: officers for officers, the executive for the executive, the CVS for the CVS', async () => {
    const id = await desk.take();
    await lend('franchise-officer-1', 'validator-1', 'franchise-officer');
    await lend('validator-1', 'franchise-officer-2', 'validator');
    await lend('deciding-holder', 'franchise-officer-2', 'portfolio-holder', { appointment: 'deciding' });
    expect((await refusalOf(pay(id, 'validator-1'))).rule).toBe('E2');
    expect((await reading('franchise-officer-2')).lent).toEqual([]);
    await hold('validator-1', 'engagement-officer', '2027-01-13');
    expect((await refusalOf(pay(id, 'validator-1', onDay('2027-01-12')))).rule).toBe('E2');
    await pay(id, 'validator-1', onDay('2027-01-13'));
  });

  it('the offices that nobody can lend are refused where they are written down', async () => {
    const refused: [lender: string, borrower: string, role: string, more?: Lent][] = [
      ['lead-barnies', 'franchise-officer-1', 'lead'],
      ['head-of-paid-service', 'administrator', 'head-of-paid-service'],
      ['franchise-officer-1', 'franchise-officer-1', 'franchise-officer'],
      ['franchise-officer-1', 'administrator', 'franchise-officer', { appointment: 'deputy' }],
      ['franchise-officer-1', 'administrator', 'franchise-officer', { untilOn: '2027-01-10' }],
    ];
    for (const [lender, borrower, role, more] of refused)
      await expect(lend(lender, borrower, role, more)).rejects.toMatchObject({ code: '23514' });
  });

  it('the deciding holder’s appointment is lent to another member of the executive, who is then one of the holders', async () => {
    await hold('cvs-representative', 'portfolio-holder', '2026-10-01');
    await lend('deciding-holder', 'cvs-representative', 'portfolio-holder', { appointment: 'deciding' });
    const { appointment, lent, facts } = await reading('cvs-representative');
    expect([appointment, lent]).toEqual([
      null,
      [{ role: 'portfolio-holder', appointment: 'deciding', for: desk.person('deciding-holder') }],
    ]);
    const deciding = (facts.holders as { person: string; appointment: string }[]).filter((holder) => holder.appointment === 'deciding');
    expect(deciding.map(({ person }) => person).sort()).toEqual([desk.person('deciding-holder'), desk.person('cvs-representative')].sort());
    expect((await reading('cvs-representative', '2027-01-16')).facts.holders).toHaveLength(deciding.length + 1);
  });

  it('an appointment is lent by whoever holds that appointment, and by no other holder', async () => {
    await lend('deputy-holder', 'deciding-holder', 'portfolio-holder', { appointment: 'deciding' });
    await lend('deciding-holder', 'deputy-holder', 'portfolio-holder', { appointment: 'deputy' });
    expect([(await reading('deciding-holder')).lent, (await reading('deputy-holder')).lent]).toEqual([[], []]);
    await lend('deciding-holder', 'deputy-holder', 'portfolio-holder', { appointment: 'deciding' });
    expect((await reading('deputy-holder')).lent).toHaveLength(1);
  });

  it('the lender’s interests stay with the lender, the borrower’s with the borrower', async () => {
    const id = await desk.take();
    const interest = { schemeId: desk.scheme, organisationId: desk.organisation, fromOn: '2026-10-01' };
    await addInterests(desk.db, [{ ...interest, id: randomUUID(), personId: desk.person('franchise-officer-1'), kind: 'interest' }]);
    await addInterests(desk.db, [{ ...interest, id: randomUUID(), personId: desk.person('administrator'), kind: 'supported' }]);
    await lend('franchise-officer-1', 'administrator', 'franchise-officer');
    await lend('franchise-officer-1', 'engagement-officer', 'franchise-officer');
    await pay(id, 'administrator');
    await pay(id, 'engagement-officer');
    expect((await actors(id)).slice(1).map(({ interests }) => interests)).toEqual([['supported'], []]);
  });

  it('P1: who works for the scheme and acts for the organisation belongs to it: a membership given in the browser is an interest', async () => {
    const membership = { schemeId: desk.scheme, organisationId: desk.organisation, capacity: 'contributor', fromOn: '2026-10-01' } as const;
    const join = (person: string) => addMemberships(desk.db, [{ ...membership, id: randomUUID(), personId: desk.person(person) }]);
    const interests = async (person: string) => (await reading(person, '2027-01-11', desk.organisation)).interests;
    await join('validator-1');
    expect([await interests('validator-1'), await interests('validator-2'), await interests('lead-barnies')]).toEqual([['member'], [], []]);
    await lend('validator-2', 'lead-barnies', 'validator');
    expect(await interests('lead-barnies')).toEqual([]);
    await hold('lead-barnies', 'cvs-representative', '2027-01-01');
    expect(await interests('lead-barnies')).toEqual(['member']);
  });

  it('what is shown is what is taken: the borrower is offered the lender’s commands', async () => {
    const id = await desk.take();
    const look = () =>
      availableActions(desk.engine, {
        case: id,
        workflow: 'errand',
        person: desk.person('administrator'),
        at: desk.now,
        mint: randomUUID(),
      });
    expect((await look()).actions).toEqual([]);
    await lend('franchise-officer-1', 'administrator', 'franchise-officer');
    expect((await look()).actions.map(({ command }) => command)).toContain('errand.pay');
  });

  it('letters to a role reach its cover, too', async () => {
    await lend('franchise-officer-1', 'administrator', 'franchise-officer');
    const before = await roleAddresses(desk.db, desk.scheme, 'franchise-officer', '2027-01-10');
    const during = await roleAddresses(desk.db, desk.scheme, 'franchise-officer', '2027-01-11');
    expect([before.length, during.length]).toEqual([2, 3]);
  });

  it('a letter names both by their offices: who acted, and for whom', async () => {
    const id = await desk.take();
    await hold('engagement-officer', 'administrator', '2026-10-01');
    const [borrower, lender] = [desk.person('engagement-officer'), desk.person('franchise-officer-1')];
    const offices = await officeTitles(desk.db, desk.scheme, [borrower, lender], '2027-01-12');
    const { model } = await lettersWords(
      desk.engine,
      id,
      { own: officeOf({ by: borrower }), both: officeOf({ by: borrower, standingInFor: lender }) },
      '2027-01-12',
    );
    expect(model.own).toBe(offices.get(borrower));
    expect(model.both).toBe(`${offices.get(borrower)} (standing in for ${offices.get(lender)})`);
  });

  it('P10: two people are two authorities: neither who proposed as cover for another confirms it, nor the lender', async () => {
    const at = desk.with(registry);
    const id = randomUUID();
    const say = (type: string, person: string, data = {}) => at.send(`meeting.${type}`, data, { case: id, person: desk.person(person) });
    await lend('administrator', 'franchise-officer-1', 'administrator');
    await say('schedule', 'administrator', { date: '2027-03-10' });
    for (const date of ['2027-06-09', '2027-09-08', '2027-12-08'])
      await at.send('meeting.schedule', { date }, { person: desk.person('administrator') });
    const late = onDay('2027-01-12');
    await desk.db.rows(
      `insert into publications (scheme_id, register, reference, case_id, from_on, data, entry_id, at)
       values ($1::text, 'programme', 'earlier', $2::uuid, '2026-01-01', '{"year": 2026, "date": "2026-12-09"}', $3::uuid, now())`,
      [desk.scheme, id, randomUUID()],
    );
    await at.send(
      'meeting.proposeLatePublication',
      { reason: 'Overlooked' },
      { case: id, person: desk.person('franchise-officer-1'), ...late },
    );
    const confirm = (person: string) => at.send('meeting.confirmLatePublication', {}, { case: id, person: desk.person(person), ...late });
    expect((await refusalOf(confirm('franchise-officer-1'))).rule).toBe('P10a');
    await hold('franchise-officer-1', 'administrator', '2027-01-12');
    expect((await refusalOf(confirm('franchise-officer-1'))).rule).toBe('P10a');
    expect((await refusalOf(confirm('administrator'))).rule).toBe('P10a');
    await hold('engagement-officer', 'administrator', '2027-01-12');
    expect((await confirm('engagement-officer')).state).toBe('published');
    expect((await actors(id))[1]).toMatchObject({ cover: [{ role: 'administrator', for: desk.person('administrator') }] });
  });
});
