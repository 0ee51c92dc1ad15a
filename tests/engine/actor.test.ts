import { describe, expect, it } from 'vitest';
import { actorOf } from '../../src/engine/actor.ts';

const holder = { roles: ['portfolio-holder'], capacities: [], appointment: null, lent: [], interests: [] };
const lent = (appointment: string | null, lender: string, role = 'portfolio-holder') => ({ role, appointment, for: lender });
const decides = ['portfolio-holder'] as const;

describe('P7: the appointment in which a holder acts', () => {
  it('is the lent one where it comes before their own, named with its lender', () => {
    const deputy = { ...holder, appointment: 'deputy', lent: [lent('deciding', 'b')] };
    expect(actorOf('a', deputy, decides)).toMatchObject({
      appointment: 'deciding',
      cover: [{ role: 'portfolio-holder', appointment: 'deciding', for: 'b' }],
    });
  });

  it('is their own where that comes first: then nobody is covered for', () => {
    const deciding = actorOf('a', { ...holder, appointment: 'deciding', lent: [lent('deputy', 'b')] }, decides);
    expect(deciding.appointment).toBe('deciding');
    expect(deciding).not.toHaveProperty('cover');
  });

  it('of two that are lent is the higher, and only that one is named', () => {
    const both = actorOf('a', { ...holder, lent: [lent('deputy', 'c'), lent('deciding', 'b')] }, decides);
    expect([both.appointment, both.cover?.map((each) => each.for)]).toEqual(['deciding', ['b']]);
  });

  it('is not named in a command that is no holder’s, nor a lent role in a command that one of their own may send', () => {
    const officer = { ...holder, roles: ['portfolio-holder', 'administrator'], lent: [lent('deciding', 'b')] };
    expect(actorOf('a', officer, ['administrator'])).not.toHaveProperty('cover');
    const lead = { ...holder, roles: [], capacities: ['lead'], lent: [lent(null, 'b', 'validator')] };
    expect(actorOf('a', lead, ['lead', 'validator'])).not.toHaveProperty('cover');
    expect(actorOf('a', lead, ['validator']).cover).toEqual([{ role: 'validator', for: 'b' }]);
  });

  it('gives the system no roles but its own', () => {
    expect(actorOf('system', holder, decides)).toEqual({ person: 'system', roles: ['system'], interests: [] });
  });
});
