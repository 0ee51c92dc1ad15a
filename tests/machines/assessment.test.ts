import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assessment } from '../../machines/assessment.ts';
import type { StateMeta } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import { letters } from '../../src/letters/catalogue.ts';
import { checkTable } from '../support/decision-table.ts';
import { prepareAll } from '../support/decision-table-cells.ts';
import { parseTable } from '../support/decision-table-text.ts';
import { fixtures } from './assessment.fixtures.ts';

const table = readFileSync(new URL('./assessment.table.md', import.meta.url), 'utf8');

it('does in every cell what the table says', () => {
  expect(checkTable(assessment, table, fixtures)).toEqual([]);
});

it('has labels for staff, applicants and the public in every state, and says whether it is open', () => {
  for (const [name, state] of Object.entries(assessment.machine.states)) {
    const { staff, applicant, public: open } = state.meta as StateMeta;
    expect(
      [staff, applicant, open].map((label) => label.length > 0),
      name,
    ).toEqual([true, true, true]);
    expect(
      state.tags.filter((tag) => tag === 'open' || tag === 'closed'),
      name,
    ).toHaveLength(1);
  }
});

it('takes nothing in a closed state', () => {
  const closed = Object.values(assessment.machine.states).filter((state) => state.tags.includes('closed'));
  expect(closed.map((state) => [state.key, Object.keys(state.on)])).toEqual([
    ['expired', []],
    ['withdrawn', []],
  ]);
});

it('gives every letter it asks for the model that the letter is made from', () => {
  // What the composing job adds to each.
  const added = { organisation: 'Barnies', reference: 'CECH-SA-0001' };
  const kinds = new Set<string>();
  for (const { situation, cell } of prepareAll(parseTable(table), fixtures).prepared) {
    const result = step(assessment, situation.snapshot, { type: cell.command, data: situation.data, act: situation.act });
    for (const effect of result.ok ? result.effects : []) {
      if (effect.do !== 'letter') continue;
      kinds.add(effect.kind);
      expect(letters[effect.kind].model.safeParse({ ...effect.model, ...added }).error?.issues, effect.kind).toBeUndefined();
    }
  }
  expect([...kinds].sort()).toEqual([
    'assessment-acknowledged',
    'assessment-evidence-reminder',
    'assessment-evidence-requested',
    'assessment-not-yet-met',
    'assessment-reply-invited',
    'assessment-signed-off',
    'certificate',
    'level-expired',
    'level-expiring',
    'paper-keyed',
    'paper-waiting',
    'validation-waiting',
  ]);
});

it('scopes what happens to an area to that area, so that colleagues in others do not collide (promise 5)', () => {
  const scoped = Object.entries(assessment.commands).filter(([, definition]) => definition.area !== undefined);
  expect(scoped.map(([name]) => name)).toEqual(['takeArea', 'releaseArea', 'find', 'askForMore', 'answer', 'concludeArea']);
  for (const [, definition] of scoped) expect(definition.area?.({ area: 'people' } as never)).toBe('people');
});

it('remembers nothing that a round trip through JSON would lose', () => {
  for (const { situation, cell } of prepareAll(parseTable(table), fixtures).prepared) {
    const result = step(assessment, situation.snapshot, { type: cell.command, data: situation.data, act: situation.act });
    if (result.ok) expect(JSON.parse(JSON.stringify(result.snapshot.context)), cell.command).toStrictEqual(result.snapshot.context);
  }
});
