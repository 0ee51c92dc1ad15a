// Entering and ending cover (P7): what is entered is what is honoured on the day, and who entered it, when and why is kept for good.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { coversFrom, isHolding } from '../../db/covers.ts';
import { addRoleHolders } from '../../db/people.ts';
import { endCover, enterCover } from '../../src/engine/covers.ts';
import { Refusal } from '../../src/errors.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const today = '2027-01-11';
const at = `${today}T10:00:00.000Z`;

describe.each(testDatabases())('P7: cover entered on $driver', ({ open }) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(await open());
  });

  const entry = (reason: 'leave' | 'back' = 'leave', by = 'administrator') => ({ by: desk.person(by), at, reason }) as const;

  async function lend(lender: string, borrower: string, role: string, more: object = {}, by?: string): Promise<string> {
    const id = randomUUID();
    const loan = {
      lender: desk.person(lender),
      borrower: desk.person(borrower),
      role,
      appointment: null,
      from: today,
      until: '2027-01-20',
      ...more,
    };
    await enterCover(desk.db, desk.scheme, id, loan, entry('leave', by));
    return id;
  }

  const whyNot = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error) => (error instanceof Refusal ? `${error.rule}: ${error.says}` : Promise.reject(error)),
    );

  const changes = () =>
    desk.db.rows('select what, until_on::text as until, by_id as by, reason from cover_changes where scheme_id = $1::text order by id', [
      desk.scheme,
    ]);

  const forced = 'insert into covers values ($1::text, $2::uuid, $3::uuid, $4::uuid, $5::text, null, $6::date, $6::date)';

  it('is accepted where it is honoured, and only there', async () => {
    const pairs = [
      ['franchise-officer-1', 'engagement-officer', 'franchise-officer', true],
      ['franchise-officer-1', 'validator-1', 'franchise-officer', false],
      ['validator-1', 'cvs-representative', 'validator', true],
      ['validator-1', 'franchise-officer-1', 'validator', false],
      ['deciding-holder', 'holder-for-health', 'cvs-representative', false],
      ['deciding-holder', 'franchise-officer-1', 'portfolio-holder', false],
    ] as const;
    for (const [lender, borrower, role, expected] of pairs) {
      const accepted = (await whyNot(lend(lender, borrower, role))) === null;
      const written = [desk.scheme, randomUUID(), desk.person(lender), desk.person(borrower), role, today];
      if (!accepted) await desk.db.rows(forced, written);
      const honoured = await isHolding(desk.db, desk.scheme, desk.person(borrower), role, today);
      expect([borrower, accepted, honoured]).toEqual([borrower, expected, expected]);
    }
  });

  it('is refused with what to do: no office of one’s own, days not held throughout, another house, the same again', async () => {
    expect(await whyNot(lend('deputy-holder', 'holder-for-health', 'portfolio-holder', { appointment: 'deciding' }))).toMatch(
      /^P7: Who is stood in for has to be deciding portfolio holder themselves on every day/,
    );
    expect(await whyNot(lend('franchise-officer-1', 'validator-1', 'franchise-officer'))).toMatch(
      /^P7: Who stands in has to hold a role of the council/,
    );
    expect(await whyNot(lend('deciding-holder', 'holder-for-health', 'portfolio-holder', { from: '2027-01-10' }))).toMatch(
      /^P7: Cover begins today/,
    );
    expect(await whyNot(lend('head-of-paid-service', 'administrator', 'head-of-paid-service', {}, 'validator-1'))).toMatch(
      /^E2: Only an administrator/,
    );
    expect(await whyNot(lend('franchise-officer-1', 'administrator', 'franchise-officer'))).toMatch(
      /^P5: Nobody enters cover for themselves/,
    );
    await desk.db.rows(`update role_holders set until_on = '2027-01-15' where person_id = $1::uuid`, [desk.person('franchise-officer-1')]);
    expect(await whyNot(lend('franchise-officer-1', 'engagement-officer', 'franchise-officer'))).toMatch(
      /11 January 2027 to 20 January 2027/,
    );
    await lend('franchise-officer-1', 'engagement-officer', 'franchise-officer', { until: '2027-01-15' });
    const row = { schemeId: desk.scheme, id: randomUUID(), personId: desk.person('franchise-officer-1') };
    await addRoleHolders(desk.db, [{ ...row, role: 'franchise-officer', title: 'The next title', fromOn: '2027-01-16' }]);
    expect(await whyNot(lend('franchise-officer-1', 'engagement-officer', 'franchise-officer'))).toMatch(/The same is lent already/);
    await lend('franchise-officer-1', 'franchise-officer-2', 'franchise-officer');
  });

  it('ends with its last day, or is taken back before it began; what was done under it stands', async () => {
    const running = await lend('franchise-officer-1', 'engagement-officer', 'franchise-officer');
    const ahead = await lend('franchise-officer-1', 'engagement-officer', 'franchise-officer', { from: '2027-02-01', until: '2027-02-05' });
    const end = (id: string, lastDay: string | null) => whyNot(endCover(desk.db, desk.scheme, id, lastDay, entry('back')));
    expect(await end(running, null)).toMatch(/what was done under it stands\. Enter its last day/);
    expect(await end(running, '2027-01-10')).toMatch(/Leave the last day out|begins on/);
    expect(await end(running, '2027-01-20')).toMatch(/ends on 20 January 2027 anyway/);
    expect(await end(ahead, '2027-01-31')).toMatch(/Leave the last day out to take it back/);
    expect([await end(running, '2027-01-12'), await end(ahead, null)]).toEqual([null, null]);
    expect(await end(ahead, null)).toMatch(/There is no such cover any more/);
    expect((await coversFrom(desk.db, desk.scheme, today)).map(({ id, until }) => [id, until])).toEqual([[running, '2027-01-12']]);
    expect(await isHolding(desk.db, desk.scheme, desk.person('engagement-officer'), 'franchise-officer', '2027-01-13')).toBe(false);
    const by = desk.person('administrator');
    expect(await changes()).toEqual([
      { what: 'lent', until: '2027-01-20', by, reason: 'leave' },
      { what: 'lent', until: '2027-02-05', by, reason: 'leave' },
      { what: 'shortened', until: '2027-01-12', by, reason: 'back' },
      { what: 'taken-back', until: '2027-02-05', by, reason: 'back' },
    ]);
  });
});
