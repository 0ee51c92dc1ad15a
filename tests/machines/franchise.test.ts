import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LetterEffect } from '../../machines/effects.ts';
import { franchise } from '../../machines/franchise.ts';
import { letters } from '../../src/letters/catalogue.ts';
import { acceptedCells } from '../support/accepted-cells.ts';
import { checkTable } from '../support/decision-table.ts';
import { fixtures } from './franchise.fixtures.ts';

const table = readFileSync(new URL('./franchise.table.md', import.meta.url), 'utf8');

const accepted = acceptedCells(fixtures, table);

const tagsOf = (state: string): readonly string[] => franchise.machine.states[state]?.tags ?? [];
const isClosed = (state: string) => tagsOf(state).includes('closed');
const asked = accepted.flatMap(({ cell, after, effects }) =>
  effects.filter((effect): effect is LetterEffect => effect.do === 'letter').map((letter) => ({ cell, after, letter })),
);
const arrivals = (state: string) => accepted.filter(({ cell, after }) => after.state === state && cell.state !== state);

describe('the decision table of the franchise', () => {
  it('is what the engine does, cell by cell', () => {
    expect(checkTable(franchise, table, fixtures)).toEqual([]);
  });

  it('reaches every state', () => {
    const reached = new Set(accepted.map(({ after }) => after.state));
    expect(Object.keys(franchise.machine.states).filter((state) => !reached.has(state))).toEqual(['new']);
  });
});

describe('no timer and no message', () => {
  it('C2, H4: suspends or ends a franchise: only what a holder confirmed or decided does', () => {
    const commandsTo = (state: string) => new Set(arrivals(state).map(({ cell }) => `${cell.state} ${cell.command}`));
    // From the meeting's side a suspension that was in force before comes into view again when its ending is off.
    const backToIt = [
      'ending-proposed withdrawEnding',
      'ending-placed withdrawEnding',
      'ending-decided effective',
      'ending-called-in confirmCallIn',
    ];
    expect(commandsTo('suspended')).toEqual(new Set(['attention confirmSuspension', ...backToIt]));
    expect(commandsTo('ended')).toEqual(new Set(['ending-decided effective', 'ending-called-in confirmCallIn']));
    for (const { after } of arrivals('ended')) expect(after.context).toMatchObject({ decision: { outcome: 'end' } });
  });

  it('H4: a level that expires, a review that is missed, a plan that fails each tell an officer and set a day to act', () => {
    const brought = accepted.filter(({ cell, after }) => cell.state === 'active' && after.state === 'attention');
    expect(new Set(brought.map(({ cell }) => cell.command))).toEqual(new Set(['reviewDue', 'levelChanged', 'judgeLine', 'recordFindings']));
    for (const { effects } of brought) {
      expect(effects).toContainEqual(expect.objectContaining({ do: 'letter', kind: 'franchise-waiting', to: 'franchise-officer' }));
      expect(effects).toContainEqual(expect.objectContaining({ do: 'set-deadline', name: 'act' }));
    }
  });
});

describe('however it ends', () => {
  const closings = [...arrivals('ended'), ...arrivals('left')];

  it('nothing falls due any more, the hub is free, and the register says so (H5)', () => {
    expect(closings.length).toBeGreaterThan(8);
    for (const { after, effects } of closings) {
      expect(effects).toContainEqual({ do: 'clear-deadline', name: '*' });
      expect(effects).toContainEqual({ do: 'release', key: 'franchise:00000000-0000-4000-8000-000000000011' });
      expect(effects.filter((effect) => effect.do === 'set-deadline')).toEqual([]);
      const register = effects.filter((effect) => effect.do === 'publish' && effect.register === 'franchise');
      expect(register).toEqual([expect.objectContaining({ data: expect.objectContaining({ state: after.state, nextReview: null }) })]);
    }
  });

  it('what is closed takes the release of its letter, its review and what the organisation says of its papers; nothing else', () => {
    const taken = (state: string) => Object.keys(franchise.machine.states[state]?.on ?? {}).sort();
    expect(taken('ended')).toEqual(['confirmPaperContent', 'letterReleased', 'reviewClosed', 'reviewOpened']);
    expect(taken('left')).toEqual(['confirmPaperContent', 'letterReleased', 'reviewClosed', 'reviewOpened']);
  });
});

describe('the letters it asks for', () => {
  it('are all those of a franchise', () => {
    const kinds = new Set<string>(asked.map(({ letter }) => letter.kind));
    const meant = Object.keys(letters).filter((kind) => /^(franchise|annual-review|improvement-plan)-(?!agreement)/.test(kind));
    expect(meant.length).toBe(16);
    expect(meant.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('L3: a decision’s letter is not released before the decision is in force', () => {
    const decisions = asked.filter(({ letter }) => letters[letter.kind].decision);
    expect(new Set(decisions.map(({ letter }) => letter.kind)).size).toBe(4);
    for (const { letter } of decisions) expect(letter.notBefore).toBe(letter.model.effectiveOn);
    for (const { letter } of asked) if (!letters[letter.kind].decision) expect(letter.notBefore).toBeUndefined();
  });

  it('V1, V2: suspensions and endings say until when a review can be asked for; made afresh after one, they do not', () => {
    const reviewable = asked.filter(({ letter }) => letters[letter.kind].decision);
    for (const { after, letter } of reviewable) {
      const { reviewable: list } = after.context as { reviewable: readonly { remitted: boolean; releasedOn: string | null }[] };
      expect(letter.released).toBe('letterReleased');
      expect(letters[letter.kind].rights).toBe(list.at(-1)?.remitted ? 'no-review' : 'review');
      expect('reviewBy' in letter.model).toBe(!list.at(-1)?.remitted);
      expect(list.at(-1)?.releasedOn).toBeNull();
    }
  });

  it('D9, D7: no letter and no notice shows internal notes, alternatives or the officer’s report', () => {
    const shown = accepted.flatMap(({ effects }) => effects.filter(({ do: kind }) => kind === 'letter' || kind === 'publish'));
    expect(shown.length).toBeGreaterThan(100);
    expect(JSON.stringify(shown)).not.toMatch(/text:(internal|alternatives|report)/);
    const notices = JSON.stringify(shown.filter(({ do: kind }) => kind === 'publish'));
    expect(new Set(notices.match(/text:[\w-]+/g))).toEqual(new Set(['text:public']));
  });
});

it('every state that waits shows whose turn it is; in force, nobody waits', () => {
  const turns = Object.keys(franchise.machine.states).map((state) => [state, tagsOf(state).find((tag) => tag.startsWith('waiting'))]);
  expect(Object.fromEntries(turns)).toEqual({
    new: undefined,
    active: undefined,
    attention: 'waiting-on-staff',
    suspended: 'waiting-on-applicant',
    'ending-proposed': 'waiting-on-staff',
    'ending-placed': 'waiting-on-staff',
    'ending-decided': 'waiting-on-staff',
    'ending-called-in': 'waiting-on-staff',
    ended: undefined,
    left: undefined,
  });
});

it('remembers only what survives a round trip through JSON', () => {
  for (const { after } of accepted) expect(JSON.parse(JSON.stringify(after.context))).toStrictEqual(after.context);
});

it('the public sees a franchise as closed in the register only when it is (H5)', () => {
  for (const { after, effects } of accepted)
    for (const effect of effects)
      if (effect.do === 'publish' && effect.register === 'franchise') expect('until' in effect).toBe(isClosed(after.state));
});
