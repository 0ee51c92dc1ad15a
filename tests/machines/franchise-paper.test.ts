// An annual return on paper (P9): it counts from the day it was received, and what rests on a missed one comes before people again.
import { expect, it } from 'vitest';
import type { LetterEffect } from '../../machines/effects.ts';
import { franchise } from '../../machines/franchise.ts';
import { step } from '../../src/engine/step.ts';
import { actOf, type FranchiseSnapshot, personOf, play, states } from './franchise.cases.ts';
import { paperFor } from './franchise.paper-named.ts';

function takePaper(from: FranchiseSnapshot, received: string, on: string) {
  const keyed = play(from, ['keyPaper', on, { ...paperFor('attention'), received }, 'franchise-officer']);
  const result = step(franchise, keyed, { type: 'confirmPaper', data: {}, act: actOf('engagement-officer', on) });
  if (!result.ok) throw new Error(`refused: ${result.refusal.rule} ${result.refusal.says}`);
  const letters = result.effects.filter((effect): effect is LetterEffect => effect.do === 'letter');
  return {
    snapshot: result.snapshot as FranchiseSnapshot,
    tasks: letters.filter(({ kind }) => kind === 'franchise-waiting').map(({ model }) => String(model.task)),
  };
}

it('P9, H3: a return received by the anniversary was not missed, however late it is keyed', () => {
  const { snapshot, tasks } = takePaper(states.attention, '2028-01-20', '2028-01-31');
  expect(snapshot.state).toBe('active');
  expect(snapshot.context).toMatchObject({ grounds: [], actBy: null, hands: [personOf('contributor'), personOf('signatory')] });
  expect(snapshot.context.annual.returned).toMatchObject({ on: '2028-01-20', by: personOf('signatory') });
  expect(tasks).toHaveLength(1);
});

it('P9, H4: a suspension over a return that had come in time stays until people lift it, and the officer is told to propose that', () => {
  const { snapshot, tasks } = takePaper(states.suspended, '2028-01-20', '2028-02-01');
  expect(snapshot.state).toBe('suspended');
  expect(tasks).toContainEqual(expect.stringContaining('Propose to lift'));
  expect(takePaper(states.suspended, '2028-01-21', '2028-02-01').tasks).not.toContainEqual(expect.stringContaining('Propose to lift'));
});
