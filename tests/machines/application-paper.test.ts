// What an organisation sends on paper (P9): the promises, played through the engine.
import { describe, expect, it } from 'vitest';
import type { ApplicationContext } from '../../machines/application.context.ts';
import type { ApplicationFacts } from '../../machines/application.facts.ts';
import { application } from '../../machines/application.ts';
import type { Role } from '../../machines/roles.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { doors, step } from '../../src/engine/step.ts';
import { actOf, contentOf, decisions, ids, personOf, play, states } from './application.cases.ts';
import { paperFor } from './application.paper-named.ts';

interface Sending {
  readonly on: string;
  readonly as?: Role;
  readonly person?: string;
  readonly facts?: Partial<ApplicationFacts>;
}

function actBy({ on, as = 'franchise-officer', person, facts }: Sending) {
  const act = actOf(as, on, facts);
  return { ...act, actor: { ...act.actor, person: person ?? act.actor.person } };
}

const send = (snapshot: Snapshot, type: string, data: unknown, sending: Sending) =>
  step(application, snapshot, { type, data, act: actBy(sending) });

/** Sends what must be accepted. */
function sent(snapshot: Snapshot, type: string, data: unknown, sending: Sending) {
  const result = send(snapshot, type, data, sending);
  if (!result.ok) throw new Error(`${result.refusal.rule}: ${result.refusal.says}`);
  return { state: result.snapshot.state, context: result.snapshot.context as ApplicationContext, effects: result.effects };
}

const there = (state: string) => {
  const snapshot = states[state];
  if (!snapshot) throw new Error(`no case is ${state}`);
  return snapshot;
};
const second = { as: 'engagement-officer' } as const;
const onPaper = (received: string) => ({ ...paperFor('supported', received), received });

describe('P9: a paper resubmission received on the last day and keyed after the lapse', () => {
  const lapsed = there('lapsed');
  const keyed = sent(lapsed, 'keyPaper', onPaper('2027-09-30'), { on: '2027-10-12' });
  const confirmed = sent(keyed, 'confirmPaper', {}, { on: '2027-10-14', ...second });

  it('changes nothing until another officer confirms it', () => {
    expect(keyed.state).toBe('lapsed');
    expect(keyed.context).toMatchObject({ closed: lapsed.context.closed, submission: lapsed.context.submission });
  });

  it('brings the application back and is submitted in the same act, as of the day it was received', () => {
    expect(confirmed.state).toBe('submitted');
    expect(confirmed.context).toMatchObject({ stage: 2, closed: null, lapseOn: null, paper: null });
    expect(confirmed.context.submission).toMatchObject({
      revision: 2,
      on: '2027-09-30',
      by: personOf('signatory'),
      preparedBy: personOf('contributor'),
    });
    expect(confirmed.effects).toContainEqual(expect.objectContaining({ do: 'claim' }));
    expect(confirmed.effects).toContainEqual(expect.objectContaining({ do: 'revision', number: 2 }));
  });

  it('takes the lapse away, so that nobody asks for a review of what is not there any more', () => {
    expect(lapsed.context.reviewable.map(({ kind }) => kind)).toEqual(['decision', 'lapse']);
    expect(confirmed.context.reviewable.map(({ kind }) => kind)).toEqual(['decision']);
  });

  it('tells the organisation the day it counts from, and asks it to check what was keyed', () => {
    const letter = confirmed.effects.find((effect) => effect.do === 'letter' && effect.kind === 'paper-keyed');
    expect(letter).toMatchObject({ to: 'organisation', model: { receivedOn: '2027-09-30', keyedOn: '2027-10-14' } });
    const acknowledged = confirmed.effects.find(
      (effect) => effect.do === 'letter' && effect.kind === 'application-resubmission-acknowledged',
    );
    expect(acknowledged).toMatchObject({ model: { receivedOn: '2027-09-30' } });
  });

  it('received a day later it is refused at once, to the one who keys it, with the sentence of the deadline', () => {
    expect(send(lapsed, 'keyPaper', onPaper('2027-10-01'), { on: '2027-10-12' })).toMatchObject({
      ok: false,
      refusal: { rule: 'F8d', says: expect.stringContaining('30 September 2027') },
    });
  });

  it('shows no button to confirm what would be refused (promise 7)', () => {
    const facts = { live: ids.otherHub };
    expect(doors(application, keyed, 'confirmPaper', actBy({ on: '2027-10-14', ...second }))).toBeNull();
    expect(doors(application, keyed, 'confirmPaper', actBy({ on: '2027-10-14', ...second, facts }))).toMatchObject({ rule: 'P9h' });
    const paper = keyed.context.paper;
    const late = { ...keyed, context: { ...keyed.context, paper: paper && { ...paper, data: { ...paper.data, received: '2027-10-01' } } } };
    expect(doors(application, late, 'confirmPaper', actBy({ on: '2027-10-14', ...second }))).toMatchObject({ rule: 'F8d' });
  });

  it('is checked for completeness by somebody who did not key it: the second officer may', () => {
    const assessment = { met: true, note: 'text:note' };
    const data = { assessed: { c: assessment, d: assessment, e: assessment, f: assessment, g: assessment }, recommendation: 'text:words' };
    expect(send(confirmed, 'confirmComplete', data, { on: '2027-10-15' })).toMatchObject({ ok: false, refusal: { rule: 'P9g' } });
    const other = ids.otherHub;
    const declared = sent(confirmed, 'declareInterest', { interest: 'none' }, { on: '2027-10-15', person: other });
    expect(sent(declared, 'confirmComplete', data, { on: '2027-10-15', person: other }).state).toBe('waiting');
  });
});

it('P9: an acceptance keyed after the offer lapsed gives back the days that the lapse took from the time to resubmit (F7)', () => {
  const lapsed = there('offer-lapsed');
  const keyed = sent(lapsed, 'keyPaper', paperFor('offer-lapsed', '2027-01-14'), { on: '2027-01-20' });
  const { state, context } = sent(keyed, 'confirmPaper', {}, { on: '2027-01-25', ...second });
  expect(state).toBe('supported');
  // Lapsed on 15 January, back on the 25th: ten days.
  expect(lapsed.context.offer).toMatchObject({ deadline: '2027-09-30', reinstatedDays: 0 });
  expect(context.offer).toMatchObject({ deadline: '2027-10-10', reinstatedDays: 10, acceptedOn: '2027-01-14', acceptBy: '2027-01-14' });
});

it('P9: whoever prepared and signed it acts for the organisation, and whoever keyed it does not', () => {
  const keyed = sent(there('draft'), 'keyPaper', { ...paperFor('draft', '2026-10-05') }, { on: '2026-10-06' });
  const { context } = sent(keyed, 'confirmPaper', {}, { on: '2026-10-07', ...second });
  expect(context.hands).toEqual([personOf('contributor'), personOf('signatory')]);
  expect(context).toMatchObject({ firstSubmittedOn: '2026-10-05' });
});

it('P9: a level that ran out after the day of receipt bars nothing (F1)', () => {
  const facts = { certificates: [{ reference: 'CECH-L1-0001', level: 1, from: '2023-10-06', until: '2026-10-05' }] };
  const key = (received: string) => send(there('draft'), 'keyPaper', paperFor('draft', received), { on: '2026-10-06', facts });
  expect(key('2026-10-05').ok).toBe(true);
  expect(key('2026-10-06')).toMatchObject({ refusal: { rule: 'F1a' } });
});

it('P9: a paper that the organisation overtook on-line is refused, and nothing of it is done', () => {
  const keyed = sent(there('supported'), 'keyPaper', onPaper('2027-02-10'), { on: '2027-02-10' });
  const overtaken = play(keyed, ['prepare', '2027-02-11', contentOf(4), 'contributor'], ['submit', '2027-02-12', { declaration: true }]);
  expect(send(overtaken, 'confirmPaper', {}, { on: '2027-02-13', ...second })).toMatchObject({ ok: false, refusal: { rule: 'E1' } });
});

describe('P9: a response to a notice of correction, received on its last day and keyed after it (D5)', () => {
  const recordOfDecline = {
    ...decisions.decline,
    findsOtherwise: [{ criterion: 'e', met: false, reason: 'text:otherwise' }],
    mistake: 'text:mistake',
  };
  const noticed = play(
    there('agreement-overdue'),
    ['proposeCorrection', '2027-11-01', recordOfDecline],
    ['confirmCorrection', '2027-11-01'],
  );
  const answer = (received: string) => ({ ...paperFor('approved', received), received });
  const key = (snapshot: Snapshot, received: string, on: string) => send(snapshot, 'keyPaper', answer(received), { on });
  const considered = { considered: 'text:considered' };

  it('counts until the record is corrected, and leaves the case where it is', () => {
    const keyed = sent(noticed, 'keyPaper', answer('2027-11-29'), { on: '2027-12-01' });
    const { state, context, effects } = sent(keyed, 'confirmPaper', {}, { on: '2027-12-02', ...second });
    expect(state).toBe('agreement-overdue');
    expect(context.correction).toMatchObject({
      expires: '2027-12-13',
      data: { notice: { until: '2027-11-29', response: 'text:response' } },
    });
    expect(effects.filter((effect) => effect.do === 'clear-deadline')).toEqual([{ do: 'clear-deadline', name: 'expirePaper' }]);
    const recorded = sent({ state, context }, 'recordCorrection', considered, { on: '2027-12-03', as: 'portfolio-holder' });
    expect(recorded.context.decision?.supersedes).toMatchObject({ notice: { response: 'text:response' } });
  });

  it('received a day later it is refused with the sentence of the notice', () => {
    expect(key(noticed, '2027-11-30', '2027-12-01')).toMatchObject({
      ok: false,
      refusal: { rule: 'D5h', says: expect.stringContaining('29 November 2027') },
    });
  });

  it('keyed once the record is corrected or dropped, it is refused', () => {
    const recorded = play(noticed, ['recordCorrection', '2027-12-01', considered]);
    expect(key(recorded, '2027-11-29', '2027-12-02')).toMatchObject({ ok: false, refusal: { rule: 'E1' } });
    const dropped = play(noticed, ['dropCorrection', '2027-12-01', { reason: 'text:reason' }]);
    expect(key(dropped, '2027-11-29', '2027-12-02')).toMatchObject({ ok: false, refusal: { rule: 'D5h' } });
  });

  it('keyed in time and overtaken by the record, it is not confirmed', () => {
    const keyed = sent(noticed, 'keyPaper', answer('2027-11-29'), { on: '2027-12-01' });
    const dropped = play(keyed, ['dropCorrection', '2027-12-01', { reason: 'text:reason' }]);
    expect(send(dropped, 'confirmPaper', {}, { on: '2027-12-02', ...second })).toMatchObject({ ok: false, refusal: { rule: 'D5h' } });
  });
});
