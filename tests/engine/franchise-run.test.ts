import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import { seedScheme } from '../../seed/seed-scheme.ts';
import { deriveId } from '../../src/engine/derive-id.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { handleCommand } from '../../src/engine/handle-command.ts';
import { registry } from '../../src/engine/workflows.ts';
import { Refusal } from '../../src/errors.ts';
import type { Bench } from '../../src/jobs/bench.ts';
import { settle } from '../../src/jobs/carry-out.ts';
import { testDatabases } from '../support/database.ts';

const plan = planScheme({
  start: '2026-10-01',
  policy: {},
  people: { 'Panel holder 1': { roles: ['portfolio-holder'] }, 'Panel holder 2': { roles: ['portfolio-holder'] } },
});
const hub = plan.hubs.find(({ name }) => name.startsWith('Barnies')) ?? plan.hubs[0];
const about = { organisation: hub?.organisation ?? '', hub: hub?.id ?? '' };
const idOf = (name: string) => plan.people.find((person) => person.name === name)?.id ?? name;
const franchise = deriveId('the franchise');
const administrator = 'Administrator, decision meetings';
const officer = 'Franchise Officer 1';
const holder = 'Portfolio Holder for Communities';
const deputy = 'Portfolio Holder, deputy for this scheme';

describe.each(testDatabases())('a franchise from award to a suspension sent back on $driver', ({ open }) => {
  let db: Db;
  let bench: Bench;
  let count = 0;
  const warnings: string[] = [];

  const send = (day: string, who: string, type: string, data: unknown = {}, to = franchise) => {
    count += 1;
    const person = who === 'system' ? who : idOf(who);
    return handleCommand(bench.engine, { id: deriveId(`command ${count}`), case: to, type, data, person, at: `${day}T09:00:00Z`, about });
  };
  const refused = async (sending: Promise<unknown>) => {
    const error = await sending.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error instanceof Refusal ? error.rule : String(error);
  };
  const caseNow = async () => {
    const [row] = await db.rows<{ state: string; context: Record<string, unknown> }>(
      'select state, context from cases where id = $1::uuid',
      [franchise],
    );
    return row;
  };
  const lettersOf = (kind: string) =>
    db.rows<{ body_text: string }>('select body_text from letters where kind = $1 and case_id = $2::uuid', [kind, franchise]);
  const opening = { application: deriveId('the application'), revision: 1, startsOn: '2027-01-20' };

  beforeAll(async () => {
    db = await open();
    await seedScheme(db, plan);
    bench = {
      engine: createEngine(db, plan.scheme.id, registry),
      mailer: { send: async () => ({ outcome: 'accepted' }) },
      ...plan.letters,
      warn: (sentence) => warnings.push(sentence),
    };
    // The award's application stands for all that came before.
    await send('2027-01-05', 'Lead, Barnies', 'application.start', {}, opening.application);
    await send('2027-01-20', 'system', 'franchise.open', opening);
    await settle(bench, '2027-01-20T10:00:00Z');
  });

  it('H5: is in the register with its level and its next review; a hub has one (E5)', async () => {
    const [entry] = await db.rows<{ data: object; from_on: string }>("select data, from_on from publications where register = 'franchise'");
    expect(entry?.data).toMatchObject({ state: 'active', since: '2027-01-20', nextReview: '2028-01-20', level: 0, revision: 1 });
    expect(await refused(send('2027-01-21', 'system', 'franchise.open', opening, deriveId('another')))).toBe('E5');
  });

  it('G8, H4: without a level in date the organisation and an officer are told, and it goes on', async () => {
    expect(await caseNow()).toMatchObject({ state: 'attention', context: { grounds: [{ ground: 'level', since: '2027-01-20' }] } });
    expect(await lettersOf('franchise-level-lapsed')).toHaveLength(1);
  });

  it('C2: when the day to act is over the administrator is told, and nothing else happens', async () => {
    await settle(bench, '2027-03-01T10:00:00Z');
    expect(await lettersOf('staff-stuck')).toHaveLength(1);
    expect(await caseNow()).toMatchObject({ state: 'attention' });
  });

  it('P10, P2: is suspended when the deciding holder confirms what the officer proposed', async () => {
    const reasons = [{ topic: 'level', reason: 'The level has run out (illustrative).', next: 'Renew it (illustrative).' }];
    const data = { reasons, wayBack: 'Have the level signed off (illustrative).', backBy: '2027-06-30' };
    await send('2027-03-02', officer, 'franchise.proposeSuspension', data);
    expect(await refused(send('2027-03-03', holder, 'franchise.confirmSuspension'))).toBe('P8a');
    await send('2027-03-03', holder, 'franchise.declareInterest', { interest: 'none' });
    await send('2027-03-03', deputy, 'franchise.declareInterest', { interest: 'none' });
    expect(await refused(send('2027-03-03', deputy, 'franchise.confirmSuspension'))).toBe('P2b');
    await send('2027-03-03', holder, 'franchise.confirmSuspension');
    await settle(bench, '2027-03-03T10:00:00Z');
    expect(await caseNow()).toMatchObject({
      state: 'suspended',
      context: { reviewable: [{ kind: 'suspension', releasedOn: '2027-03-03' }] },
    });
    const [letter] = await lettersOf('franchise-suspended');
    expect(letter?.body_text).toContain('The level has run out (illustrative).');
    expect(letter?.body_text).not.toMatch(/text:|undefined/);
  });

  it('V1, V5: a review sends it back, and only a holder who has not decided it and was no panellist decides afresh', async () => {
    const [suspension] = ((await caseNow())?.context.reviewable ?? []) as { reference: string }[];
    const request = {
      about: franchise,
      workflow: 'franchise',
      decision: suspension?.reference,
      grounds: ['procedure'],
      explanation: 'Nobody asked us.',
    };
    const review = deriveId('the review');
    await send('2027-03-10', 'Lead, Barnies', 'review.request', request, review);
    await settle(bench, '2027-03-10T10:00:00Z');
    expect(await caseNow()).toMatchObject({ context: { reviews: [{ case: review }] } });
    const members = ['Panel holder 1', 'Panel holder 2', 'CVS Representative'];
    for (const name of members) {
      const seat = name.startsWith('CVS') ? 'cvs-representative' : 'portfolio-holder';
      await send('2027-03-11', administrator, 'review.appoint', { person: idOf(name), seat }, review);
      await send('2027-03-12', name, 'review.declareInterest', { interest: 'none' }, review);
    }
    await send('2027-03-15', administrator, 'review.setHearing', { date: '2027-04-12' }, review);
    await send('2027-04-12', administrator, 'review.recordHeld', { present: members.map(idOf) }, review);
    const vote = { vote: 'send-back', reasons: 'They were not asked.', directions: 'Ask them first.' };
    for (const name of members) await send('2027-04-13', name, 'review.vote', vote, review);
    await settle(bench, '2027-04-13T12:00:00Z');
    expect(await caseNow()).toMatchObject({ state: 'attention', context: { reviews: [], sentBack: [{ kind: 'suspension' }] } });
    expect(await refused(send('2027-04-14', holder, 'franchise.confirmSuspension'))).toBe('P3a');
    await send('2027-04-14', deputy, 'franchise.confirmSuspension');
    await settle(bench, '2027-04-14T12:00:00Z');
    expect(await caseNow()).toMatchObject({ state: 'suspended' });
    const [letter] = await lettersOf('franchise-suspended-afresh');
    expect(letter?.body_text.replace(/\s+/g, ' ')).toContain('we cannot review it again');
    expect(warnings).toEqual([]);
  });
});
