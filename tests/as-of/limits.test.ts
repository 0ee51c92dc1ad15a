// As-of-date runs (R4): every time limit tried on the day before its last, the last and the day after, to the minute in London, with the
// timer fired and not: "a deadline's guard looks at its date, never at whether a timer has fired".
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTable } from '../support/decision-table-text.ts';
import { lastDays } from './days.ts';
import { edges } from './edges.ts';
import { limits, reminders, workflows } from './limits.ts';
import { answersAround, answersAtEdge, deadlinesAskedFor, endedBy } from './limits-judged.ts';

const tableOf = (workflow: string) => parseTable(readFileSync(join(import.meta.dirname, '..', 'machines', `${workflow}.table.md`), 'utf8'));
const named = (one: (typeof limits)[number]) =>
  `${one.of.workflow.name} ${one.state}: ${one.deadline}${one.when ? `, ${one.when.join(', ')}` : ''}`;
const days = Object.entries(lastDays);

test.each(workflows.map((each) => each.workflow.name))('every deadline that the %s sets is a limit here or a reminder', (workflow) => {
  const set = deadlinesAskedFor(tableOf(workflow).rows.map(({ asks }) => asks));
  const bounding = limits.filter((one) => one.of.workflow.name === workflow).map(({ deadline }) => deadline.split(':')[0] ?? '');
  const known = [...new Set([...bounding, ...(reminders[workflow] ?? [])])].sort();
  expect(set).toEqual(known);
  expect(set.length).toBeGreaterThan(1);
});

test.each(workflows.map((each) => each.workflow.name))('reminders of the %s change no state', (workflow) => {
  for (const reminder of reminders[workflow] ?? []) {
    const rows = tableOf(workflow).rows.filter(({ commands, answer }) => commands.includes(reminder) && answer.startsWith('→'));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ answer, state }) => answer !== `→ ${state}`)).toEqual([]);
  }
});

describe.each(limits.map((one) => [named(one), one] as const))('%s', (_, one) => {
  const bounded = Object.entries(one.bounds).flatMap(([command, rule]) =>
    (one.of.workflow.commands[command]?.who ?? []).map((role) => ({ command, role, rule })),
  );

  test.each(days.filter(([day]) => one.only?.includes(day) ?? true))('is the date’s and not the timer’s, %s', (_name, day) => {
    for (const { command, role, rule } of bounded) {
      const { dayAfterFired, ...answers } = answersAround(one, command, role, day);
      const expected = { dayBefore: 'taken', lastMinute: 'taken', lastMinuteFired: 'taken', firstMinuteAfter: rule };
      expect({ command, role, ...answers }).toEqual({ command, role, ...expected });
      expect(dayAfterFired, `${command} after the timer`).not.toBe('taken');
    }
  });

  test('ends what stands here and nothing else', () => {
    const known = [...Object.keys(one.bounds), ...Object.keys(one.until ?? {})].sort();
    expect(endedBy(one, lastDays['an ordinary day'])).toEqual(known);
  });
});

describe.each(edges.map((one) => [`${one.of.workflow.name} ${one.state}: ${one.command} ${one.side} its day`, one] as const))(
  '%s',
  (_, one) => {
    test.each(days)('to the minute in London, %s', (_name, day) => {
      for (const role of one.of.workflow.commands[one.command]?.who ?? []) {
        const expected =
          one.side === 'until' ? { lastMinute: 'taken', firstMinute: one.rule } : { lastMinute: one.rule, firstMinute: 'taken' };
        expect({ role, ...answersAtEdge(one, role, day) }).toEqual({ role, ...expected });
      }
    });
  },
);
