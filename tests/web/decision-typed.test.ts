// A decision is typed in pounds and criterion by criterion; its command takes pence and lists. Nothing typed is rounded or lost (S1, D9).
import { describe, expect, it } from 'vitest';
import { poundsTyped, readDecision } from '../../src/web/decision/decision-typed.ts';

const pence = (grantPounds: string) => readDecision({ grantPounds });

describe('the grant of a decision', () => {
  it.each([
    ['1250', '125000'],
    ['1,250.50', '125050'],
    ['£2,000', '200000'],
    ['0.29', '29'],
    ['', ''],
  ])('%s is counted exactly', (typed, expected) => {
    expect(pence(typed)).toMatchObject({ data: { grantPence: expected, grantPounds: typed }, problems: {} });
  });

  it.each(['1250.505', '1250.5', '12,50', 'two thousand', '-5', '0'])('%s is refused with a sentence and stays as typed', (typed) => {
    const { data, problems } = pence(typed);
    expect(problems.grantPence).toMatch(/^Enter /);
    expect(data).toMatchObject({ grantPence: '', grantPounds: typed });
  });

  it('comes back as it is typed', () => {
    expect(readDecision({ grantPounds: poundsTyped(125050) }).data).toMatchObject({ grantPence: '125050' });
  });
});

describe('what is typed about the criteria', () => {
  it('leaves out those about which nothing was typed', () => {
    const typed = { a: { reason: '', next: ' ' }, e: { reason: 'No access', next: '' }, level: { reason: '', next: 'Renew it' } };
    expect(readDecision({ reasons: typed }).data).toMatchObject({
      reasons: [
        { criterion: 'e', reason: 'No access', next: '' },
        { criterion: 'level', reason: '', next: 'Renew it' },
      ],
    });
  });

  it('asks for the finding where only its reason was given', () => {
    const { problems } = readDecision({ findsOtherwise: { c: { met: 'no', reason: 'Seen' }, d: { met: '', reason: 'Seen, too' } } });
    expect(problems).toEqual({ 'findsOtherwise.1.met': 'Tick that you find otherwise, or leave the reason out' });
  });
});
