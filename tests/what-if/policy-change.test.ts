import { describe, expect, it } from 'vitest';
import { policySchema } from '../../machines/policy.ts';
import { overPolicies, readPolicyChange } from '../../src/what-if/policy-change.ts';

describe('a policy file', () => {
  it('holds only what changes, and each value knows its rule and its title', () => {
    expect(readPolicyChange('{"supportMonths": 6}')).toEqual([
      { name: 'supportMonths', rule: 'F4', title: 'Most months from effective to the stage 2 deadline', value: 6 },
    ]);
  });

  it.each([
    ['{"supportMonths": 24}', '“supportMonths” cannot be 24: the most is 12. It belongs to rule F4 (Most months from effective'],
    ['{"supportMonths": 0}', '“supportMonths” cannot be 0: the least is 1. It belongs to rule F4'],
    ['{"offerDays": "many"}', '“offerDays” cannot be "many": give a number. It belongs to rule F6'],
    ['{"offerDays": 2.5}', '“offerDays” cannot be 2.5: give a whole number. It belongs to rule F6'],
    ['{"bookableSession": "never"}', 'choose one of either, day, evening, both. It belongs to rule F2'],
    ['{"bankHolidays": ["2027-02-30"]}', 'item 1: give a date as YYYY-MM-DD. It belongs to rule R5'],
    ['{"offerDays": null}', '“offerDays” cannot be null: give a number. It belongs to rule F6'],
    ['{"supportMonth": 6}', 'There is no policy value “supportMonth”. The names are: bankHolidays, confirmWithinDays,'],
    ['{"toString": 6}', 'There is no policy value “toString”.'],
    ['{}', 'The policy file changes nothing.'],
    ['[6]', 'The policy file must hold one object'],
    ['six', 'The policy file is not JSON'],
  ])('with an error names the value, what was given and the rule: %s', (text, says) => {
    expect(() => readPolicyChange(text)).toThrow(says);
  });

  it('with several errors names them all', () => {
    expect(() => readPolicyChange('{"offerDays": -1, "supportMonths": 13}')).toThrow(/F6[\s\S]+F4/);
  });

  it('is laid over a policy and leaves the rest as it was, and the same policy gives the same object', () => {
    const own = policySchema.parse({ offerDays: 21, agreementDays: 30 });
    const change = overPolicies(readPolicyChange('{"offerDays": 14}'));
    expect(change(own)).toEqual({ ...own, offerDays: 14 });
    expect(change(own)).toBe(change(own));
  });
});
