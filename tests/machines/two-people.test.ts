import { describe, expect, it } from 'vitest';
import { whyNotConfirmed } from '../../machines/two-people.ts';

const proposal = { by: 'officer', on: '2027-02-01', expires: '2027-02-15', data: null };

describe('an act that needs two people (P10)', () => {
  it('is confirmed by another person, to the end of its last day', () => {
    expect(whyNotConfirmed(proposal, 'holder', '2027-02-01', 'the new deadline')).toBeNull();
    expect(whyNotConfirmed(proposal, 'holder', '2027-02-15', 'the new deadline')).toBeNull();
  });

  it('is not confirmed by who proposed it, nor where nobody did', () => {
    expect(whyNotConfirmed(proposal, 'officer', '2027-02-01', 'the new deadline')).toBe(
      'You proposed the new deadline, so another person must confirm it.',
    );
    expect(whyNotConfirmed(undefined, 'holder', '2027-02-01', 'the new deadline')).toMatch(/^Nobody has proposed the new deadline\./);
  });

  it('expires after its time', () => {
    expect(whyNotConfirmed(proposal, 'holder', '2027-02-16', 'the new deadline')).toMatch(/expired .* Ask for it to be proposed again\.$/);
  });
});
