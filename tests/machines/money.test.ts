import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pence, penceOf, pounds, sayPounds, sumPence } from '../../machines/money.ts';

const amounts = fc.integer({ min: 0, max: 999_999_999 });

describe('amounts typed in pounds', () => {
  it.each([
    ['0', 0],
    ['0.05', 5],
    ['1', 100],
    ['1.10', 110],
    ['£1,250.50', 125_050],
    ['1250.50', 125_050],
    ['1,250', 125_000],
    ['2000', 200_000],
    ['9,999,999.99', 999_999_999],
  ])('%s is %i pence', (typed, amount) => {
    expect(penceOf(typed)).toBe(amount);
  });

  it.each([
    '',
    ' ',
    '.50',
    '1.',
    '1.5',
    '1.234',
    '1.999',
    '-1',
    '+1',
    '1e3',
    '0x10',
    '1,25',
    '12,50.00',
    '1,2500',
    '1250,50',
    '1 250',
    '01',
    '00.50',
    '1.00 ',
    '£ 1',
    '££1',
    '$1',
    '1.00p',
    'NaN',
    'Infinity',
    '１',
    '10,000,000',
    '1\n',
  ])('“%s” is refused and never rounded', (typed) => {
    expect(penceOf(typed)).toBeNull();
    expect(() => pence(typed)).toThrow(RangeError);
  });

  it('come back as they were written, for every amount', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(penceOf(sayPounds(amount))).toBe(amount);
      }),
    );
  });

  it('are the same with and without commas and pounds sign', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const plain = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
        expect(penceOf(plain)).toBe(amount);
        expect(penceOf(`£${plain}`)).toBe(amount);
      }),
    );
  });

  it('anything else that is typed is either refused or the amount it says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[£0-9.,]{0,12}$/), (typed) => {
        const amount = penceOf(typed);
        if (amount === null) return;
        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(amount).toBe(Math.round(Number(typed.replaceAll(/[£,]/g, '')) * 100));
      }),
    );
  });

  it('a form names what is wrong with one', () => {
    const says = (typed: unknown) => pounds('Enter the amount').safeParse(typed).error?.issues[0]?.message;
    expect(says(undefined)).toBe('Enter the amount');
    expect(says('  ')).toBe('Enter the amount');
    expect(says(1250)).toBe('Enter the amount');
    expect(says('12.5')).toMatch(/pence as two digits/);
    expect(says('0.00')).toBe('Enter an amount above £0');
    expect(pounds('Enter the amount').parse(' 1,250.50 ')).toBe('1,250.50');
  });
});

describe('sums and words', () => {
  it('pence are said in pounds', () => {
    expect([0, 5, 50, 100, 199_950, 200_000, 123_456_789].map(sayPounds)).toEqual([
      '£0',
      '£0.05',
      '£0.50',
      '£1',
      '£1,999.50',
      '£2,000',
      '£1,234,567.89',
    ]);
  });

  it.each([0.5, -1, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%d pence are not an amount', (amount) => {
    expect(() => sayPounds(amount)).toThrow(RangeError);
  });

  it('a sum is exact in whatever order, or refused', () => {
    fc.assert(
      fc.property(fc.array(amounts), (list) => {
        const exact = list.reduce((sum, one) => sum + BigInt(one), 0n);
        expect(BigInt(sumPence(list))).toBe(exact);
        expect(sumPence(list.toReversed())).toBe(sumPence(list));
      }),
    );
    expect(() => sumPence([0.1, 0.2])).toThrow(RangeError);
    expect(() => sumPence([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});
