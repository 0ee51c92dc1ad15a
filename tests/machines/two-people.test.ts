import { describe, expect, it } from 'vitest';
import { policySchema } from '../../machines/policy.ts';
import { proposalBy, whyNotConfirmed } from '../../machines/two-people.ts';
import type { Actor } from '../../machines/workflow.ts';

const proposal = { by: 'officer', on: '2027-02-01', expires: '2027-02-15', data: null };
const inTime = '2027-02-15';

const person = (name: string, lender?: string): Actor => ({
  person: name,
  roles: ['franchise-officer'],
  interests: [],
  ...(lender === undefined ? {} : { cover: [{ role: 'franchise-officer', for: lender }] }),
});
const why = (given: typeof proposal | undefined, actor: Actor, on = inTime) => whyNotConfirmed(given, { actor, on }, 'the new deadline');
const made = (actor: Actor) => proposalBy({ actor, on: '2027-02-01', policy: policySchema.parse({}) }, null);

describe('an act that needs two people (P10)', () => {
  it('is confirmed by another person, to the end of its last day', () => {
    expect(why(proposal, person('holder'), '2027-02-01')).toBeNull();
    expect(why(proposal, person('holder'))).toBeNull();
  });

  it('is not confirmed by who proposed it, nor where nobody did', () => {
    expect(why(proposal, person('officer'))).toBe('You proposed the new deadline, so another person must confirm it.');
    expect(why(undefined, person('holder'))).toMatch(/^Nobody has proposed the new deadline\./);
  });

  it('expires after its time', () => {
    expect(why(proposal, person('holder'), '2027-02-16')).toMatch(/expired .* Ask for it to be proposed again\.$/);
  });

  it('two people are two authorities (P7): who is stood in for is no second person, on either side', () => {
    expect(why(made(person('borrower', 'lender')), person('lender'))).toMatch(/^Somebody standing in for you proposed/);
    expect(why(made(person('lender')), person('borrower', 'lender'))).toMatch(/^The person you stand in for proposed/);
    expect(why(made(person('borrower', 'lender')), person('third', 'lender'))).toMatch(/or it was proposed for them/);
    expect(why(made(person('borrower', 'lender')), person('borrower'))).toMatch(/^You proposed/);
  });

  it('two people with two authorities confirm each other, whoever they stand in for', () => {
    expect(why(made(person('borrower', 'lender')), person('other', 'another'))).toBeNull();
    expect(why(made(person('borrower', 'lender')), person('other'))).toBeNull();
    expect(made(person('borrower'))).toEqual({ ...proposal, by: 'borrower' });
  });

  it('a proposal from before this was asked is confirmed as it was: by another than its proposer', () => {
    expect(why(proposal, person('borrower', 'lender'))).toBeNull();
    expect(why(proposal, person('borrower', 'officer'))).toMatch(/^The person you stand in for proposed/);
  });
});
