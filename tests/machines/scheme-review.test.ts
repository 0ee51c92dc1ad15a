import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../machines/effects.ts';
import type { Role } from '../../machines/roles.ts';
import type { SchemeReviewContext, SchemeReviewFacts } from '../../machines/scheme-review.context.ts';
import { schemeReview } from '../../machines/scheme-review.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import { checkTable } from '../support/decision-table.ts';
import { actOf, caseId, fixtures, ordinaryFacts, states } from './scheme-review.fixtures.ts';

/** Sends a command that must be accepted, and answers what it led to. */
function send(snapshot: Snapshot | null, type: string, data: unknown, on: string, facts: SchemeReviewFacts = ordinaryFacts) {
  const role: Role = schemeReview.commands[type]?.who[0] ?? 'public';
  const result = step(schemeReview, snapshot, { type, data, act: actOf(role, on, facts) });
  if (!result.ok) throw new Error(`${type} was refused: ${result.refusal.rule} ${result.refusal.says}`);
  return { ...result, context: result.snapshot.context as SchemeReviewContext };
}

const only = <D extends Effect['do']>(effects: readonly Effect[], kind: D) =>
  effects.filter((effect): effect is Extract<Effect, { do: D }> => effect.do === kind);

describe('the decision table of the scheme’s yearly review', () => {
  it('is what the engine does, cell by cell', () => {
    const table = readFileSync(new URL('./scheme-review.table.md', import.meta.url), 'utf8');
    expect(checkTable(schemeReview, table, fixtures)).toEqual([]);
  });
});

describe('H2: the scheme is reviewed every year', () => {
  it('with one review a year: a second one of the same year loses', () => {
    expect(only(send(null, 'open', { year: 2027 }, '2028-01-10').effects, 'claim')).toEqual([
      { do: 'claim', key: 'scheme-review:2027', says: 'The scheme’s review of 2027 has been opened already. Go on with that one.' },
    ]);
  });

  it('reminds of publishing after 3 months and of the next review after 12, also from the 29th of February', () => {
    expect(only(send(null, 'open', { year: 2027 }, '2028-02-29').effects, 'set-deadline')).toEqual([
      { do: 'set-deadline', name: 'remindPublish', due: '2028-05-29', fires: 'after' },
      { do: 'set-deadline', name: 'remindNext', due: '2029-02-28', fires: 'on' },
    ]);
  });

  it('publishes findings, the counts of that day and the changes named', () => {
    const named = send(states.open, 'nameChange', { what: 'policy', version: 2 }, '2028-02-10').snapshot;
    const { effects, context } = send(named, 'publish', {}, '2028-02-14');
    expect(only(effects, 'publish')).toEqual([
      {
        do: 'publish',
        register: 'review',
        reference: caseId,
        from: '2028-02-14',
        data: {
          year: 2027,
          impact: ['text:impact'],
          refresh: ['text:refresh'],
          franchises: 6,
          applicationsOpen: 2,
          applications: [
            { outcome: 'awarded', count: 3 },
            { outcome: 'declined', count: 1 },
          ],
          changes: [{ what: 'policy', version: 2, from: '2028-04-01' }],
        },
      },
    ]);
    expect(context.figures).toEqual(ordinaryFacts.figures);
  });

  it('publishes again, under its first date and with its first counts, when a change is named later', () => {
    const { effects } = send(states.published, 'nameChange', { what: 'standard', version: 1 }, '2028-03-01', {
      ...ordinaryFacts,
      figures: { franchises: 9, applicationsOpen: 9, applications: [] },
    });
    expect(only(effects, 'publish')).toMatchObject([
      { from: '2028-02-14', data: { franchises: 6, changes: [{ what: 'standard', version: 1, from: '2026-09-01' }] } },
    ]);
  });

  it('lets findings be recorded anew until they are published, and not after', () => {
    const again = send(states.open, 'recordFindings', { impact: ['text:other'], refresh: ['text:other-2'] }, '2028-02-10');
    expect(again.context.findings).toMatchObject({ impact: ['text:other'], refresh: ['text:other-2'], on: '2028-02-10' });
    expect(Object.keys(schemeReview.machine.states.published?.on ?? {})).not.toContain('recordFindings');
  });

  it('needs a finding on impact and one on refresh', () => {
    const { data } = schemeReview.commands.recordFindings ?? {};
    const messages = (payload: unknown) => data?.safeParse(payload).error?.issues.map(({ message }) => message);
    expect(messages({ impact: [], refresh: ['Fewer forms'] })).toEqual(['Give at least one finding on the scheme’s impact']);
    expect(messages({ impact: ['More people came'], refresh: [] })).toEqual(['Give at least one finding on what is to be refreshed']);
    expect(messages({ impact: ['More people came'], refresh: ['Fewer forms'] })).toBeUndefined();
  });

  it('reminds of the next year, also when this one is closed, and not once the next is opened', () => {
    const data = { name: 'remindNext', due: '2029-01-10' };
    const letters = only(send(states.closed, 'remindNext', data, '2029-01-10').effects, 'letter');
    expect(letters.map(({ to, model }) => [to, model.year])).toEqual([
      ['administrator', 2028],
      ['franchise-officer', 2028],
    ]);
    expect(send(states.closed, 'remindNext', data, '2029-01-10', { ...ordinaryFacts, nextOpened: true }).effects).toEqual([]);
  });
});

describe('every state of the yearly review', () => {
  it('that is closed takes only the reminder of the next', () => {
    const closed = Object.entries(schemeReview.machine.states).filter(([, node]) => node.tags.includes('closed'));
    expect(closed.map(([name, node]) => [name, Object.keys(node.on)])).toEqual([['closed', ['remindNext']]]);
  });
});
