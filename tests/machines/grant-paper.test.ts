// Evidence on paper (P9): it counts from the day it was received, and a grant that stopped too early goes on in the same act.
import { describe, expect, it } from 'vitest';
import type { GrantContext } from '../../machines/grant.context.ts';
import { grant } from '../../machines/grant.ts';
import { step } from '../../src/engine/step.ts';
import { actOf, fired, type GrantSnapshot, personOf, play, released, variants } from './grant.cases.ts';
import { paperFor } from './grant.paper-named.ts';

const { underWay, endedOnlyMissed } = variants;
const paper = paperFor('stopped');
const second = personOf('engagement-officer');

/** Keyed on one day and confirmed on another. */
function takePaper(from: GrantSnapshot, keyedOn: string, confirmedOn: string, data: object = paper) {
  const keyed = play(from, ['keyPaper', keyedOn, data, 'franchise-officer']);
  const act = actOf('engagement-officer', confirmedOn, {}, second);
  const result = step(grant, keyed, { type: 'confirmPaper', data: {}, act });
  if (!result.ok) throw new Error(`refused: ${result.refusal.rule} ${result.refusal.says}`);
  return { state: result.snapshot.state, context: result.snapshot.context as GrantContext, effects: result.effects };
}

const stoppedOverCondition2 = play(underWay, fired('conditionDue:2', '2027-06-30', '2027-07-01'), released('2027-07-01'));

describe('evidence on paper', () => {
  it('P9: received in time and keyed after the condition was missed, it takes the stopped grant up again in the same act', () => {
    const { state, context } = takePaper(stoppedOverCondition2, '2027-07-05', '2027-07-09');
    expect(state).toBe('running');
    expect(context).toMatchObject({ stoppedOn: null, considerAfter: null, paper: null });
    const submitted = { by: personOf('lead'), on: '2027-06-30' };
    expect(context.conditions[1]).toMatchObject({ status: 'evidence', due: '2027-06-30', submitted });
    expect(context.hands).toContain(personOf('lead'));
  });

  it('P9, F7: the days that other conditions had left run from the day of confirmation, not from the day of receipt', () => {
    const soon = play(
      underWay,
      ['proposeCorrection', '2027-05-01', { condition: 1, due: '2027-07-02', reason: 'text:mistake' }],
      ['confirmCorrection', '2027-05-02'],
      fired('conditionDue:2', '2027-06-30', '2027-07-01'),
    );
    const { context, effects } = takePaper(soon, '2027-07-05', '2027-07-09');
    // One day was left, so it is 28 from 9 July.
    expect(context.conditions[0]?.due).toBe('2027-08-06');
    const dues = effects.flatMap((effect) => (effect.do === 'set-deadline' ? [[effect.name, effect.due]] : []));
    expect(Object.fromEntries(dues)).toEqual({ 'conditionDue:1': '2027-08-06', 'remind:1-7': '2027-07-30' });
  });

  it('P9, S6: a grant that ended with nothing paid comes back with it, and claims its hub again', () => {
    const { state, context, effects } = takePaper(endedOnlyMissed, '2027-08-02', '2027-08-03');
    expect(state).toBe('running');
    expect(context.closed).toBeNull();
    expect(effects).toContainEqual(expect.objectContaining({ do: 'claim', key: expect.stringMatching(/^grant:/) }));
  });

  it('P9: two papers for two missed conditions bring it back with the second', () => {
    const both = play(
      underWay,
      ['proposeCorrection', '2027-05-01', { condition: 1, due: '2027-06-30', reason: 'text:mistake' }],
      ['confirmCorrection', '2027-05-02'],
      fired('conditionDue:2', '2027-06-30', '2027-07-01'),
    );
    const first = takePaper(both, '2027-07-05', '2027-07-06');
    expect(first.state).toBe('stopped');
    const other = { ...paper, form: { ...(paper as unknown as { form: object }).form, condition: 1 } };
    expect(takePaper(first, '2027-07-06', '2027-07-07', other).state).toBe('running');
  });

  it('P9, P10: what else happens meanwhile does not lose the time of a paper that waits for its second officer', () => {
    const keyed = play(stoppedOverCondition2, ['keyPaper', '2027-07-28', paper, 'franchise-officer']);
    const considered = step(grant, keyed, {
      type: 'consider',
      data: { name: 'consider', due: '2027-07-29' },
      act: actOf('system', '2027-07-30'),
    });
    expect(considered).toMatchObject({ ok: true, snapshot: { state: 'considering' } });
    expect(considered.ok && considered.effects).toContainEqual(expect.objectContaining({ do: 'set-deadline', name: 'expirePaper' }));
  });
});
