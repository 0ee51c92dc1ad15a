// A request for a review on paper (P9): the window is judged by the day of receipt, and the review's times begin with its confirmation.
import { expect, it } from 'vitest';
import { actOf, paper, people, send } from './review.cases.ts';

const keyedOn = (on: string, received: string) =>
  send(null, 'keyPaper', { ...paper, received }, actOf('franchise-officer', on, people.adviser)).snapshot;

it('P9, V2: received on the last day and keyed after it, the request is in time, and its times run from the day it was confirmed', () => {
  const { snapshot, context, effects } = send(
    keyedOn('2027-07-26', '2027-07-20'),
    'confirmPaper',
    {},
    actOf('engagement-officer', '2027-07-28'),
  );
  expect(snapshot.state).toBe('appointing');
  expect(context).toMatchObject({ requested: { on: '2027-07-20', by: people.lead }, late: null, openedOn: '2027-07-28' });
  const opened = effects.find((effect) => effect.do === 'send');
  expect(opened).toMatchObject({ command: 'application.reviewOpened', data: { on: '2027-07-28' } });
  const dues = effects.flatMap((effect) => (effect.do === 'set-deadline' ? [effect.due] : []));
  expect(dues.every((due) => due > '2027-07-28')).toBe(true);
});

it('P9, P10: keyed and not confirmed it holds nothing up: no claim is taken, no case is told, and it can be keyed again', () => {
  const { effects } = send(null, 'keyPaper', paper, actOf('franchise-officer', '2027-07-26', people.adviser));
  expect(effects.map((effect) => effect.do).sort()).toEqual(['letter', 'set-deadline']);
  const { effects: after, context } = send(
    keyedOn('2027-07-12', '2027-07-12'),
    'expirePaper',
    { name: 'expirePaper', due: '2027-07-26' },
    actOf('system', '2027-07-27'),
  );
  expect(after.map((effect) => effect.do)).toEqual(['letter']);
  expect(context.closed).toEqual({ outcome: 'not-confirmed', on: '2027-07-27' });
});
