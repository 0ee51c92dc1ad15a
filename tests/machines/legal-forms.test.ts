import { describe, expect, it } from 'vitest';
import { areSimilarNames, isLegalForm, type LegalForm, numberProblem, writtenNumber } from '../../machines/legal-forms.ts';

describe('the number of a body is as its register writes it', () => {
  it.each<[LegalForm, string, string]>([
    ['charity', '1123456', '1123456'],
    ['charity', '212 345', '212345'],
    ['charity', 'sc012345', 'SC012345'],
    ['charity', 'NIC-101234', 'NIC101234'],
    ['cio', '1151234', '1151234'],
    ['charitable-company', '1001234', '1001234'],
    ['cic', '09876543', '09876543'],
    ['cic', '9876543', '09876543'],
    ['company', 'ni 612345', 'NI612345'],
    ['company', 'SC123456', 'SC123456'],
    ['society', 'RS007123', 'RS007123'],
    ['society', 'ip12345r', 'IP12345R'],
    ['group', '', ''],
  ])('%s: %s', (form, typed, written) => {
    expect(writtenNumber(form, typed)).toBe(written);
    expect(numberProblem(form, written)).toBeNull();
  });

  it.each<[LegalForm, string]>([
    ['charity', ''],
    ['charity', '12345'],
    ['charity', '12345678'],
    ['cio', '212345'],
    ['cic', '1234'],
    ['company', 'XX123456'],
    ['company', '123456789'],
    ['society', 'soon'],
    ['group', '1123456'],
  ])('%s: "%s" is none, and it says what to enter', (form, typed) => {
    expect(numberProblem(form, writtenNumber(form, typed))).toMatch(/^(Enter the|A group)/);
  });

  it('an unknown form is none', () => {
    expect(['cic', 'toString', ''].map(isLegalForm)).toEqual([true, false, false]);
  });
});

describe('two names look like one body’s', () => {
  it.each([
    ['Barnies Community Trust', 'The Barnies Trust'],
    ['Friends of Bromley Farm', 'Bromley Farm Friends CIO'],
    ['St. Mary’s Hall & Garden', 'St Marys Hall and Garden'],
    ['Longridge Residents Association', 'Longridge Residants Association'],
    ['Café Crewe', 'Cafe Crewe Ltd'],
  ])('%s, %s', (one, other) => {
    expect([areSimilarNames(one, other), areSimilarNames(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Barnies Community Trust', 'Crewe Community Trust'],
    ['The Association', 'The Charity'],
    ['Moss Rose', 'Moss Side'],
    ['', ''],
  ])('and these do not: %s, %s', (one, other) => {
    expect(areSimilarNames(one, other)).toBe(false);
  });
});
