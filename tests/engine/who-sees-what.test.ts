// P4 as data: whose capacities count for a case, and what leaves it for the public.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { availableActions } from '../../src/engine/available-actions.ts';
import { registry } from '../../src/engine/workflows.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk, refusalOf } from '../support/desk.ts';

describe.each(testDatabases())('who sees what on $driver', ({ open }) => {
  let desk: Desk;
  let own = '';
  beforeAll(async () => {
    desk = await openDesk(await open(), { registry });
    const about = { organisation: desk.organisation, hub: desk.hub };
    own = (await desk.send('application.start', {}, { about, person: desk.person('lead-barnies') })).case;
  });
  const actions = async (person: string) =>
    (await availableActions(desk.engine, { case: own, workflow: 'application', person, at: desk.now, mint: randomUUID() })).actions.map(
      ({ command }) => command,
    );

  it('P4: applicants have to do with their own organisation’s cases and nobody else’s', async () => {
    expect(await actions(desk.person('lead-barnies'))).toContain('application.withdraw');
    expect(await actions(desk.person('lead-longridge-estate'))).toEqual([]);
    const other = { case: own, person: desk.person('lead-longridge-estate') };
    expect((await refusalOf(desk.send('application.withdraw', {}, other))).rule).toBe('E2');
    const about = { organisation: desk.organisation, hub: desk.hub };
    expect((await refusalOf(desk.send('application.start', {}, { about, person: other.person }))).rule).toBe('E2');
  });

  it('P4: staff have their scheme’s cases: in another scheme the case is not there', async () => {
    expect(await actions(desk.person('franchise-officer-1'))).toContain('application.declareInterest');
    const elsewhere = { ...desk.engine, scheme: 'another' };
    const asking = { case: own, workflow: 'application', person: desk.person('franchise-officer-1'), at: desk.now, mint: randomUUID() };
    expect((await refusalOf(availableActions(elsewhere, asking))).rule).toBe('E6');
  });

  it('P4: nothing of an application is published before it is decided, and a stranger can do nothing', async () => {
    expect(await desk.table('publications')).toEqual([]);
    expect(await actions(randomUUID())).toEqual([]);
  });
});
