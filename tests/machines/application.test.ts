import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { application } from '../../machines/application.ts';
import type { Effect, LetterEffect } from '../../machines/effects.ts';
import { letters } from '../../src/letters/catalogue.ts';
import { acceptedCells } from '../support/accepted-cells.ts';
import { checkTable } from '../support/decision-table.ts';
import { fixtures } from './application.fixtures.ts';

const table = readFileSync(new URL('./application.table.md', import.meta.url), 'utf8');

const accepted = acceptedCells(fixtures, table);

const tagsOf = (state: string): readonly string[] => application.machine.states[state]?.tags ?? [];
const isClosed = (state: string) => tagsOf(state).includes('closed');
const lettersOf = (effects: readonly Effect[]) => effects.filter((effect): effect is LetterEffect => effect.do === 'letter');
const asked = accepted.flatMap(({ cell, after, effects }) => lettersOf(effects).map((letter) => ({ cell, after, letter })));
const closings = accepted.filter(({ cell, after }) => isClosed(after.state) && !isClosed(cell.state));

describe('the decision table of the application', () => {
  it('is what the engine does, cell by cell', () => {
    expect(checkTable(application, table, fixtures)).toEqual([]);
  });

  it('reaches every state', () => {
    const reached = new Set(accepted.map(({ after }) => after.state));
    expect(Object.keys(application.machine.states).filter((state) => !reached.has(state))).toEqual(['new']);
  });
});

describe('however it ends', () => {
  it('nothing falls due any more, and the hub is free for another application (F10)', () => {
    expect(closings.length).toBeGreaterThan(20);
    for (const { effects } of closings) {
      expect(effects).toContainEqual({ do: 'clear-deadline', name: '*' });
      expect(effects).toContainEqual({ do: 'release', key: 'live-application:00000000-0000-4000-8000-000000000011' });
      expect(effects.filter((effect) => effect.do === 'set-deadline')).toEqual([]);
    }
  });

  it('a closed application takes nothing but its letter’s release, messages, and what two people put right or confirm (C1, D5, P9)', () => {
    const open = Object.entries(application.machine.states).flatMap(([state, node]) => (isClosed(state) ? Object.keys(node.on) : []));
    const messages = ['letterReleased', 'noticeEnds', 'reviewOpened', 'reviewClosed', 'grantOpened', 'grantPaid'];
    const byTwo = ['proposeReinstatement', 'confirmReinstatement', 'proposeCorrection', 'confirmCorrection', 'expireCorrection'];
    const noticed = ['respondToCorrection', 'recordCorrection', 'dropCorrection'];
    const onPaper = ['keyPaper', 'confirmPaper', 'expirePaper', 'confirmPaperContent'];
    expect(new Set(open)).toEqual(new Set([...messages, ...byTwo, ...noticed, ...onPaper, 'declareInterest', 'recordDispensation']));
  });

  it('comes back only by a review, or by two people, and claims its hub again (F10, V5, C1)', () => {
    const back = accepted.filter(({ cell, after }) => isClosed(cell.state) && !isClosed(after.state));
    const ways = ['reviewClosed', 'confirmReinstatement', 'confirmCorrection', 'recordCorrection', 'confirmPaper'];
    expect(new Set(back.map(({ cell }) => cell.command))).toEqual(new Set(ways));
    for (const { after, effects } of back) {
      expect(effects.map((effect) => effect.do)).toContain('claim');
      expect(after.context).toMatchObject({ closed: null });
    }
  });

  it('records how and when, and that it stands', () => {
    for (const { after } of closings)
      expect(after.context).toMatchObject({ closed: { outcome: after.state, releasedOn: null, standing: true } });
  });

  it('C2: no timer declines anything: only what a holder decided comes into force as a decline', () => {
    const declines = closings.filter(({ after }) => after.state === 'declined');
    expect(new Set(declines.map(({ cell }) => `${cell.state} ${cell.command}`))).toEqual(
      new Set(['decided effective', 'called-in confirmCallIn']),
    );
    for (const { after } of declines) expect(after.context).toMatchObject({ decision: { outcome: 'decline' } });
  });

  it('C2: a lapse of support is announced first: it lapses from lapse-pending alone', () => {
    const lapses = closings.filter(({ after }) => after.state === 'lapsed');
    expect(new Set(lapses.map(({ cell }) => cell.state))).toEqual(new Set(['lapse-pending']));
  });
});

describe('the letters it asks for', () => {
  it('carry what their kind is made from', () => {
    const wrong = asked.flatMap(({ cell, letter }) => {
      const model = { ...letter.model, organisation: 'Barnies', hub: 'Barnies, Nantwich', reference: 'CECH-AP-0001' };
      const parsed = letters[letter.kind].model.safeParse(model);
      return parsed.success
        ? []
        : [`${cell.state} ${cell.command}: ${letter.kind}: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it('are all those of an application', () => {
    const kinds = new Set<string>(asked.map(({ letter }) => letter.kind));
    const meant = Object.keys(letters).filter((kind) =>
      /^(application|offer|support|stage2|lapse|deadline|agreement|franchise-agreement)-/.test(kind),
    );
    expect(meant.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('L3: a decision’s letter is not released before the decision is in force', () => {
    const decisions = asked.filter(({ letter }) => letters[letter.kind].decision);
    expect(new Set(decisions.map(({ letter }) => letter.kind)).size).toBe(4);
    for (const { letter } of decisions) expect(letter.notBefore).toBe(letter.model.effectiveOn);
    for (const { letter } of asked) if (!letters[letter.kind].decision) expect(letter.notBefore).toBeUndefined();
  });

  it('V2: where a review can be asked for, the case is told of the release from which the time runs', () => {
    const reviewable = asked.filter(({ letter }) => letters[letter.kind].rights === 'review');
    expect(new Set(reviewable.map(({ letter }) => letter.kind)).size).toBe(5);
    for (const { after, letter } of reviewable) {
      expect(letter.released).toBe('letterReleased');
      expect(Object.keys(application.machine.states[after.state]?.on ?? {})).toContain('letterReleased');
    }
  });

  it('D9: no letter and no notice shows the internal notes or the alternatives', () => {
    const shown = accepted.flatMap(({ effects }) => effects.filter(({ do: kind }) => kind === 'letter' || kind === 'publish'));
    expect(shown.length).toBeGreaterThan(100);
    expect(JSON.stringify(shown)).not.toMatch(/text:internal|text:alternatives/);
  });

  it('D7: no notice carries a contact or a text that was not written for the public', () => {
    const texts = accepted.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.do === 'publish' ? (JSON.stringify(effect).match(/text:[\w-]+/g) ?? []) : [])),
    );
    expect(new Set(texts)).toEqual(new Set(['text:public']));
  });
});

it('every wait shows whose turn it is', () => {
  const open = Object.keys(application.machine.states).filter((state) => !isClosed(state) && state !== 'new');
  for (const state of open) {
    expect(tagsOf(state).filter((tag) => tag === 'waiting-on-applicant' || tag === 'waiting-on-staff')).toHaveLength(1);
    expect(tagsOf(state)).toContain('open');
  }
});

it('remembers only what survives a round trip through JSON', () => {
  for (const { after } of accepted) expect(JSON.parse(JSON.stringify(after.context))).toStrictEqual(after.context);
});
