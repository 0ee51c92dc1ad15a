import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LetterKind, letterKinds } from '../../machines/letter-kinds.ts';
import { parseTable } from '../support/decision-table-text.ts';
import { workflowNames } from './mutants.ts';

/** What the rule asks for, as far as these workflows cause it, by the kinds that are meant. */
const asked: Readonly<Record<string, readonly LetterKind[]>> = {
  acknowledgement: ['assessment-acknowledged', 'application-acknowledged', 'application-resubmission-acknowledged'],
  'returned for information': ['application-returned'],
  'evidence requested': ['assessment-evidence-requested', 'assessment-evidence-reminder'],
  'signed off with certificate': ['assessment-signed-off', 'certificate'],
  'not yet met with action plan': ['assessment-not-yet-met'],
  'level expiring, expired': ['level-expiring', 'level-expired'],
  'placed on a meeting, moved': ['application-placed', 'application-moved'],
  approved: ['application-approved'],
  'support offered (with grant offer)': ['application-support-offered'],
  'offer reminder, lapsed': ['offer-reminder', 'offer-lapsed'],
  'stage 2 reminders': ['stage2-reminder'],
  'lapse pending, lapsed': ['lapse-pending', 'application-lapsed'],
  'declined with reasons': ['application-declined'],
  'held for renewal': ['application-held'],
  'called in, outcome': ['application-called-in', 'application-call-in-outcome'],
  'agreement, certificate': ['agreement-issued', 'franchise-agreement-countersigned'],
  'to staff: validation waiting, case waiting, papers due': [
    'validation-waiting',
    'application-waiting',
    'papers-due',
    'meeting-agenda',
    'application-report',
  ],
  'to staff: something stuck': ['staff-stuck'],
};

/** The kinds that a row of some workflow's table is checked to ask for. */
function kindsInTables(): Set<string> {
  const tables = workflowNames().map((name) => parseTable(readFileSync(new URL(`./${name}.table.md`, import.meta.url), 'utf8')));
  const asks = tables.flatMap(({ rows }) => rows).flatMap((row) => row.asks ?? []);
  return new Set(asks.flatMap((ask) => (ask.startsWith('letter ') ? [ask.split(' ')[1] ?? ''] : [])));
}

describe('the kinds of letters (L1)', () => {
  it.each(Object.entries(asked))('%s: is asked for in a cell of a workflow’s table', (_, kinds) => {
    expect([...kindsInTables()]).toEqual(expect.arrayContaining([...kinds]));
  });

  it('are none that nothing asks for', () => {
    expect([...kindsInTables()].sort()).toEqual([...letterKinds].sort());
  });
});
