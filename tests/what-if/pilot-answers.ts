// What two changes of policy would have made of the pilot, worked out by hand from its stories. Held in the file that plays the pilot.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { registry } from '../../src/engine/workflows.ts';
import { titlesOf } from '../../src/what-if/case-words.ts';
import { readPolicyChange } from '../../src/what-if/policy-change.ts';
import { sayWhatIf } from '../../src/what-if/report-words.ts';
import { readRuleTexts } from '../../src/what-if/rule-texts.ts';
import { type DivergedCase, type WhatIf, whatIf } from '../../src/what-if/what-if.ts';

const example = (name: string) => readFileSync(new URL(`../../docs/what-if/${name}.json`, import.meta.url), 'utf8');

/** 'Barnies application: …' and what goes otherwise, difference by difference. */
function told({ case: one, differences }: DivergedCase): [string, ...string[]] {
  const said = differences.flatMap(({ on, command, refusals, values, ending }) => {
    const deadline = values.find(({ what }) => what === 'offer.deadline');
    const level = values.find(({ what }) => what === 'offer.terms.level');
    const what = [
      ...refusals.map(({ rule }) => rule),
      ...(deadline ? [`${deadline.was} → ${deadline.would}`] : []),
      ...(level ? [`level ${level.was} → ${level.would}`] : []),
      ...(ending?.kind === 'refused' ? [`refused by ${ending.rule}`] : []),
      ...(ending?.kind === 'fired' ? [ending.state, ...ending.next.map((next) => `${next.state} ${next.on}`)] : []),
    ];
    return what.length > 0 ? [`${on} ${command}: ${what.join(', ')}`] : [];
  });
  return [`${one.hub} ${one.workflow}`, ...said];
}

const touchedBy = (report: WhatIf, hub: string, workflow = 'application') =>
  report.diverged
    .filter((one) => one.case.hub === hub && one.case.workflow === workflow)
    .flatMap(({ touched }) => touched.map((other) => `${other.case.workflow} ${other.by}`))
    .sort();

/** The tests; `engine` answers that of the pilot once it has been played. */
export function whatIfOfThePilot(engine: () => Engine): void {
  const under = (text: string) => whatIf(engine(), readPolicyChange(text));

  describe('what if', () => {
    it('nothing had changed: all goes as recorded', async () => {
      const report = await under('{"supportMonths": 12}');
      expect(report).toMatchObject({ diverged: [], refused: [], unplayable: [] });
      expect(report.cases).toBeGreaterThan(30);
    });

    it('the stage 2 deadline had been at most 6 months after effective', async () => {
      const report = await under(example('six-months'));
      // A decision of 9 December 2026 is in force 5 clear working days later, on 17 December, and 6 months on is 17 June 2027;
      // of 17 March 2027: 25 March and 25 September 2027; of 8 December 2027: 16 December and 16 June 2028.
      // Within that were the offers of Barnies (28 May 2027), The Georges (31 August) and Lacey Green’s first (30 June; its extension
      // to 13 August is bound by F7’s 12 months, not by this). Bromley Farm was approved at stage 1.
      expect(report.diverged.map(told)).toEqual([
        // Refused the offer on 8 January, so that nothing follows.
        ['Longridge Estate application', '2026-12-09 decide: F4c, 2027-11-30 → 2027-06-17'],
        // Withdrew on 20 September, five days before the new deadline.
        ['Longridge Estate application', '2027-03-17 decide: F4c, 2027-11-30 → 2027-09-25'],
        // Resubmitted nothing. 25 September is a Saturday: announced on Sunday 26th, it lapses at the end of Monday 27th, not on 1 October.
        [
          'Moss Rose Estate and South Park Pavilion application',
          '2027-03-17 decide: F4c, 2027-09-30 → 2027-09-25',
          '2027-09-26 passDeadline: lapse-pending, lapsed 2027-09-28',
        ],
        // The record ends before either date.
        ['Lacey Green & Colshaw Farm application', '2027-12-08 decide: F4c, 2028-06-30 → 2028-06-16'],
      ]);
      // Whoever accepted a grant had its conditions’ last day from the offer.
      expect(touchedBy(report, 'Moss Rose Estate and South Park Pavilion')).toEqual(['grant altered']);
      expect(touchedBy(report, 'Longridge Estate')).toEqual(['grant altered']);
      expect(touchedBy(report, 'Lacey Green & Colshaw Farm')).toEqual([]);
    });

    it('it had been at most 4: a resubmission that was in time comes after the lapse', async () => {
      const report = await under('{"supportMonths": 4}');
      // Barnies: 17 April 2027, a Saturday. Announced on Sunday, lapsed at the end of Monday 19 April; resubmitted on 7 May.
      const barnies = report.diverged.find((one) => one.case.hub === 'Barnies');
      expect(barnies && told(barnies)).toEqual([
        'Barnies application',
        '2026-12-09 decide: F4c, 2027-05-28 → 2027-04-17',
        '2027-04-18 passDeadline: lapse-pending, lapsed 2027-04-20',
      ]);
      expect(touchedBy(report, 'Barnies')).toEqual(['franchise opened', 'grant altered', 'meeting message']);
    });

    it('Level 2 had been required at stage 2', async () => {
      const report = await under(example('level-2-at-stage-2'));
      // All are at Level 1 throughout, so that every offer would have had to list the level as still to meet, with a reason (D9).
      // Two were approved at stage 2, Barnies on 9 June 2027 and The Georges, after its review, on 8 December 2027: refused (F13).
      // The declines of 8 September 2027 stand on other reasons; Bromley Farm was approved at stage 1, where Level 1 is still enough.
      const listed = (day: string) => `${day} decide: D9a, level 1 → 2`;
      const approval = (day: string) => `${day} decide: refused by F13b`;
      expect(report.diverged.map(told).sort()).toEqual([
        ['Barnies application', listed('2026-12-09'), approval('2027-06-09')],
        ['Lacey Green & Colshaw Farm application', listed('2027-03-17')],
        ['Lacey Green & Colshaw Farm application', listed('2027-12-08')],
        ['Longridge Estate application', listed('2026-12-09')],
        ['Longridge Estate application', listed('2027-03-17')],
        ['Moss Rose Estate and South Park Pavilion application', listed('2027-03-17')],
        ['The Georges Community Centre application', listed('2027-03-17'), approval('2027-12-08')],
      ]);
      expect(touchedBy(report, 'Barnies')).toEqual(['franchise opened', 'grant altered', 'meeting message']);
      expect(touchedBy(report, 'The Georges Community Centre')).toEqual(['franchise opened', 'meeting message']);
    });

    it('the cap of the grant had been £1,000: whose amount is otherwise, and by which of two values', async () => {
      const report = await under('{"grantCapPence": 100000, "certificateMonths": 24}');
      const grants = report.diverged.filter((one) => one.case.workflow === 'application');
      expect(grants.map((one) => one.case.hub).sort()).toEqual(['Barnies', 'Longridge Estate', 'Moss Rose Estate and South Park Pavilion']);
      const causes = grants.flatMap(({ differences }) => differences.flatMap(({ because }) => because.map(({ rule }) => rule)));
      expect(new Set(causes)).toEqual(new Set(['S1']));
    });

    it('is told so that a councillor can read it', async () => {
      const report = await under(example('level-2-at-stage-2'));
      const text = sayWhatIf(report, { titles: titlesOf(registry), rules: readRuleTexts() });
      expect(text).toContain('Level an approval needs at stage 2: 2 instead of 1 (F13)');
      expect(text.replace(/\s+/g, ' ')).toContain(
        '9 June 2027, “Record the decision”: it would have been refused (F13b): An approval needs GRIPP Level 2, signed off and in date.',
      );
      expect(text).toContain('F13 Approval, at either stage, needs the core offer met');
      expect(text.replace(/\s+/g, ' ')).toMatch(/IN ALL 32 recorded cases played again; 2 would have gone another way; 5 the same way/);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    });
  });
}
