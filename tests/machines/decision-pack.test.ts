// D3: the pack of a decision meeting, as the meeting asks for it and as each application answers.
import { describe, expect, it } from 'vitest';
import { application } from '../../machines/application.ts';
import type { LetterEffect } from '../../machines/effects.ts';
import { step } from '../../src/engine/step.ts';
import { letters } from '../../src/letters/catalogue.ts';
import { type ApplicationSnapshot, actOf, ids, ordinaryFacts, states } from './application.cases.ts';

type Report = Record<'criteria' | 'history' | 'options' | 'remarks' | 'certificates', Record<string, unknown>[]> & Record<string, unknown>;

function reportOn(snapshot: ApplicationSnapshot | undefined, facts = {}, date = '2026-12-09'): Report {
  if (!snapshot) throw new Error('There is no such case.');
  const data = { meeting: snapshot.context.meeting?.case ?? ids.december, date };
  const result = step(application, snapshot, { type: 'papers', data, act: actOf('system', '2026-11-19', facts) });
  if (!result.ok) throw new Error(result.refusal.says);
  expect(result.snapshot).toEqual({ state: snapshot.state, context: snapshot.context });
  const [letter] = result.effects as LetterEffect[];
  if (!letter) throw new Error('There is no report.');
  expect(letter).toMatchObject({ kind: 'application-report', to: 'portfolio-holder' });
  const parsed = letters[letter.kind].model.safeParse({ ...letter.model, organisation: 'O', hub: 'H', reference: 'R' });
  expect(parsed.error?.issues ?? []).toEqual([]);
  return letter.model as Report;
}

describe('the report on an application in the meeting’s pack (D3)', () => {
  it('D3: gives core offer, level, findings, recommendation and the options of its stage', () => {
    const report = reportOn(states.placed);
    expect(report).toMatchObject({ meetingDate: '2026-12-09', stage: 1, access: '14 hours', level: 1, levelNeeded: 1 });
    expect(report.criteria.map(({ met }) => met)).toEqual(['Not met', 'Met', 'Met', 'Met', 'Not met', 'Met', 'Met', 'Met']);
    expect(report).toMatchObject({ recommendation: expect.stringMatching(/^text:/), reportedBy: expect.stringMatching(/^person:/) });
    expect(report.options.map(({ option }) => String(option).split(/[ ,.]/)[0])).toEqual(['Approve', 'Offer']);
    expect(report.certificates).toHaveLength(1);
    expect(report.history).toEqual([]);
  });

  it('D3, F8: at stage 2 it offers approval or decline, and measures by what the offer froze', () => {
    const placed = states.placed?.context;
    const supported = states.supported?.context;
    if (!placed || !supported?.offer) throw new Error('The fixtures lack an offer.');
    const offer = { ...supported.offer, terms: { ...supported.offer.terms, hoursPerWeek: 10 } };
    const report = reportOn({ state: 'placed', context: { ...placed, stage: 2, offer, deferrals: 1 } });
    expect(report.options.map(({ option }) => String(option).split(/[ ,.]/)[0])).toEqual(['Approve', 'Decline']);
    expect(report.criteria[0]).toEqual({ name: expect.stringContaining('At least 10 hours'), met: 'Met' });
    expect(report.history.map(({ line }) => line)).toEqual([
      expect.stringMatching(/^Support was offered at stage 1/),
      'The decision was deferred once.',
    ]);
  });

  it('D3, F10, F16: tells past applications, what to warn of, and why no grant can be offered', () => {
    const past = {
      case: ids.case,
      hub: 'another',
      outcome: 'declined',
      closedOn: '2026-03-03',
      releasedOn: null,
      standing: true,
      review: null,
    };
    const hub = { ...ordinaryFacts.hub, area: 'Elsewhere', grantPaid: false };
    const report = reportOn(states.placed, { past: [past], hub, franchisees: 10 });
    expect(report.history).toEqual([{ line: 'Earlier application of the organisation for another hub: declined on 3 March 2026.' }]);
    expect(report.remarks.map(({ remark }) => remark)).toEqual([
      'The pilot already has as many franchisees as it takes.',
      'The hub is not in one of the initial priority areas.',
      expect.stringContaining('not offered on an application submitted after an earlier one'),
    ]);
  });

  it('D3: has no certificate and says “Not met” when the level is not in date', () => {
    const report = reportOn(states.placed, { certificates: [] });
    expect(report).toMatchObject({ level: 0, certificates: [] });
    expect(report.criteria.at(-1)).toMatchObject({ met: 'Not met' });
  });
});
