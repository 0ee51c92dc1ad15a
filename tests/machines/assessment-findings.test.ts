import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Claims } from '../../machines/assessment.context.ts';
import { changedStatements, earlierFindings, mapFindings, sameClaim } from '../../machines/assessment.findings.ts';
import { certificateReference } from '../../machines/certificate-reference.ts';

const claim = (change: Partial<Claim> = {}): Claim => ({ claim: 'met', evidence: [], ...change });

describe('G5: what changed between two revisions', () => {
  const before: Claims = {
    a: claim(),
    b: claim({ evidence: [{ document: 'one' }, { document: 'two' }] }),
    c: claim({ comment: 'text:c' }),
  };

  it('is nothing when nothing changed, whatever the order of the evidence', () => {
    const after = { ...before, b: claim({ evidence: [{ document: 'two' }, { document: 'one' }] }) };
    expect(changedStatements(['a', 'b', 'c'], before, after)).toEqual([]);
  });

  it('is a result, a comment, evidence, a new claim or one that is gone', () => {
    const after: Claims = { a: claim({ claim: 'partly' }), b: claim({ evidence: [{ document: 'one' }] }), d: claim() };
    expect(changedStatements(['a', 'b', 'c', 'd'], before, after)).toEqual(['a', 'b', 'c', 'd']);
    expect(sameClaim(claim({ comment: 'text:c' }), claim({ comment: 'text:d' }))).toBe(false);
    expect(sameClaim(claim({ evidence: [{ link: 'text:l' }] }), claim({ evidence: [{ link: 'text:m' }] }))).toBe(false);
  });
});

describe('G11: findings under a new version', () => {
  it('go to the statement that takes their place; what has none is left behind', () => {
    const findings = [
      { statement: 'old.1', found: 'met' as const },
      { statement: 'old.2', found: 'not' as const },
    ];
    expect(mapFindings(findings, [{ from: 'old.1', to: 'new.5' }])).toEqual({ 'new.5': 'met' });
  });

  it('where several meet in one, the least good counts, in any order', () => {
    const results = fc.array(fc.constantFrom('met' as const, 'partly' as const, 'not' as const), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(results, (all) => {
        const findings = all.map((found, index) => ({ statement: `old.${index}`, found }));
        const maps = all.map((_, index) => ({ from: `old.${index}`, to: 'new' }));
        const worst = all.includes('not') ? 'not' : all.includes('partly') ? 'partly' : 'met';
        expect(mapFindings(findings, maps)).toEqual({ new: worst });
      }),
    );
  });

  it('one that is split goes to each part', () => {
    const maps = [
      { from: 'old', to: 'new.1' },
      { from: 'old', to: 'new.2' },
    ];
    expect(mapFindings([{ statement: 'old', found: 'partly' }], maps)).toEqual({ 'new.1': 'partly', 'new.2': 'partly' });
  });

  it('do not carry from a version older than the one that the standard maps', () => {
    const before = { findings: [{ statement: 'a', found: 'met' as const }], maps: [{ from: 'a', to: 'b' }] };
    expect(earlierFindings({ version: 2, ...before }, 3, ['b'])).toEqual({ b: 'met' });
    expect(earlierFindings({ version: 1, ...before }, 3, ['b'])).toEqual({});
  });

  it('under the same version stay where they are, but for statements that are not asked now', () => {
    const findings = [
      { statement: 'a', found: 'met' as const },
      { statement: 'premises', found: 'met' as const },
    ];
    expect(earlierFindings({ version: 2, findings, maps: [] }, 2, ['a', 'b'])).toEqual({ a: 'met' });
    expect(earlierFindings({ version: 1, findings, maps: [] }, 2, ['a', 'b'])).toEqual({});
    expect(earlierFindings(null, 2, ['a'])).toEqual({});
  });
});

describe('G8: a certificate’s reference', () => {
  it('is the last 40 bits of the act’s id, in symbols that cannot be misread', () => {
    expect(certificateReference('00000000-0000-4000-8000-000000000000')).toBe('CECH-0000-0000');
    expect(certificateReference('00000000-0000-4000-8000-00ffffffffff')).toBe('CECH-ZZZZ-ZZZZ');
    expect(certificateReference('00000000-0000-4000-8000-000000000021')).toBe('CECH-0000-0011');
  });

  it('has one form for every uuid, and differs where the last 40 bits differ', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        expect(certificateReference(one)).toMatch(/^CECH-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(certificateReference(one) === certificateReference(other)).toBe(one.slice(-10) === other.slice(-10));
      }),
    );
  });

  it('is refused to what is not a uuid', () => {
    expect(() => certificateReference('one')).toThrow(RangeError);
  });
});
