// What it takes to correct a record against the applicant (D5): notice first, time to respond, a decision that can be called in and reviewed.
import { describe, expect, it } from 'vitest';
import type { ApplicationFacts } from '../../machines/application.facts.ts';
import { application } from '../../machines/application.ts';
import type { Effect, LetterEffect } from '../../machines/effects.ts';
import { step } from '../../src/engine/step.ts';
import { type ApplicationSnapshot, actOf, decisions, play, reasonOf, states, variants } from './application.cases.ts';

const stateOf = (name: string): ApplicationSnapshot => {
  const snapshot = states[name];
  if (!snapshot) throw new Error(`no case is in the state "${name}"`);
  return snapshot;
};

function send(from: ApplicationSnapshot, type: string, on: string, data: unknown = {}, facts: Partial<ApplicationFacts> = {}) {
  const role = application.commands[type]?.who[0] ?? 'public';
  return step(application, from, { type, data, act: actOf(role, on, facts) });
}

/** The case and what is asked for after a command that must be accepted. */
function done(from: ApplicationSnapshot, type: string, on: string, data: unknown = {}) {
  const result = send(from, type, on, data);
  if (!result.ok) throw new Error(`${type} was refused: ${result.refusal.rule} ${result.refusal.says}`);
  return { after: result.snapshot as ApplicationSnapshot, effects: result.effects };
}

const refusedBy = (...sent: Parameters<typeof send>) => {
  const result = send(...sent);
  return result.ok ? 'accepted' : result.refusal.rule;
};
const letterIn = (effects: readonly Effect[], kind: string) =>
  effects.find((effect): effect is LetterEffect => effect.do === 'letter' && effect.kind === kind);

const notMet = [{ criterion: 'e', met: false, reason: 'text:otherwise' }];
const decline = { ...decisions.decline, findsOtherwise: notMet, mistake: 'text:mistake' };

/** An approval at stage 2, of which the record is proposed and confirmed to be a decline on 17 September 2027. */
const noticedApproval = (from = stateOf('approved')) => {
  const proposed = play(from, ['proposeCorrection', '2027-09-17', decline]);
  return done(proposed, 'confirmCorrection', '2027-09-17');
};

describe('a record corrected against the applicant (D5)', () => {
  it('is announced in writing: what would change and why, from when, until when to respond; the approval stands meanwhile', () => {
    const { after, effects } = noticedApproval();
    expect(after).toMatchObject({ state: 'approved', context: { decision: { outcome: 'approve' } } });
    expect(letterIn(effects, 'application-correction-notice')?.model).toMatchObject({
      outcomeNow: 'approved',
      outcomeNew: 'declined',
      mistake: 'text:mistake',
      reasons: [{ reason: 'text:reason-e', next: 'text:next-e' }],
      respondBy: '2027-10-15',
      recordedFrom: '2027-10-16',
      effectiveFrom: '2027-10-25',
    });
    expect(refusedBy(after, 'recordCorrection', '2027-10-15', { considered: 'text:considered' })).toBe('D5j');
    expect(refusedBy(after, 'issueAgreement', '2027-09-20')).toBe('D5g');
  });

  it('keeps the response and what was made of it with the new record, which can be called in', () => {
    const responded = done(noticedApproval().after, 'respondToCorrection', '2027-10-15', { response: 'text:response' }).after;
    const { after, effects } = done(responded, 'recordCorrection', '2027-10-18', { considered: 'text:considered' });
    expect(after).toMatchObject({
      state: 'decided',
      context: {
        correction: null,
        decision: {
          outcome: 'decline',
          effectiveOn: '2027-10-26',
          supersedes: {
            mistake: 'text:mistake',
            notice: { until: '2027-10-15', response: 'text:response', considered: 'text:considered' },
          },
        },
      },
    });
    expect(letterIn(effects, 'application-decision-corrected')?.model).toMatchObject({ considered: 'text:considered' });
    expect(refusedBy(after, 'callIn', '2027-10-19', { reason: 'text:call-in' })).toBe('accepted');
  });

  it('has a review window of its own, even where the decision before it was made after a review (V2)', () => {
    const remitted = (from: ApplicationSnapshot): ApplicationSnapshot => ({
      ...from,
      context: { ...from.context, sentBack: { kind: 'decision', directions: null, mustNotDecide: [] } },
    });
    const { after: noticed } = noticedApproval(remitted(stateOf('approved')));
    const recorded = play(noticed, ['recordCorrection', '2027-10-18', { considered: 'text:considered' }]);
    const { after, effects } = done(recorded, 'effective', '2027-10-26', { name: 'effective', due: '2027-10-26' });
    expect(after.context.reviewable.at(-1)).toMatchObject({ kind: 'decision', remitted: false, reviewed: false, releasedOn: null });
    expect(letterIn(effects, 'application-declined')?.model).toMatchObject({ reviewBy: '2027-11-23' });
  });

  it('takes back what followed from the approval: the agreement is issued anew, if at all', () => {
    const { after } = noticedApproval(stateOf('signed'));
    const recorded = done(after, 'recordCorrection', '2027-10-18', { considered: 'text:considered' });
    expect(recorded.after.context.agreement).toBeNull();
    expect(recorded.effects).toContainEqual({ do: 'cancel-letters', kinds: expect.arrayContaining(['agreement-issued']) });
  });

  it('money paid stays paid, and the grant accepted goes on (V5)', () => {
    const grant = { case: '00000000-0000-4000-8000-0000000000f1', paidOn: '2027-02-01' };
    const paid = { ...stateOf('supported'), context: { ...stateOf('supported').context, grant } };
    const { grantPence: _, ...offer } = decisions.offer;
    const worse = { ...offer, reasons: [...offer.reasons, reasonOf('d')], findsOtherwise: [{ ...notMet[0], criterion: 'd' }] };
    const proposed = play(paid, ['proposeCorrection', '2027-02-10', { ...worse, mistake: 'text:mistake' }]);
    const noticed = play(proposed, ['confirmCorrection', '2027-02-11']);
    const { after, effects } = done(noticed, 'recordCorrection', '2027-03-12', { considered: 'text:considered' });
    expect(after.context.grant).toEqual(grant);
    expect(effects.filter((effect) => effect.do === 'send' && effect.command === 'grant.applicationSettled')).toEqual([]);
  });

  it.each(['accepted', 'refused'])('is not forgotten when the offer it is about is %s meanwhile', (answer) => {
    const worse = { ...decisions.offer, deadline: '2027-08-31', mistake: 'text:mistake' };
    const noticed = play(stateOf('offered'), ['proposeCorrection', '2027-01-05', worse], ['confirmCorrection', '2027-01-05']);
    const after =
      answer === 'accepted' ? play(noticed, ['acceptOffer', '2027-01-06', { grant: true }]) : play(noticed, ['refuseOffer', '2027-01-06']);
    // Who refused has nothing left that could be corrected.
    expect(after.context.correction === null).toBe(answer === 'refused');
  });

  it('that nobody records in time is off, and the organisation hears of it (P10)', () => {
    const { after } = noticedApproval();
    const { effects } = done(after, 'expireCorrection', '2027-10-30', { name: 'expireCorrection', due: '2027-10-29' });
    expect(letterIn(effects, 'application-correction-dropped')?.model).toMatchObject({ noticedOn: '2027-09-17', reason: null });
    expect(refusedBy(after, 'recordCorrection', '2027-10-30', { considered: 'text:considered' })).toBe('P10b');
  });

  it('needs no notice before it is in force, and none where it favours the applicant', () => {
    const worse = { ...decisions.decline, reasons: [reasonOf('e'), reasonOf('f')], findsOtherwise: [{ ...notMet[0], criterion: 'f' }] };
    const proposed = play(variants.declineDecided, ['proposeCorrection', '2027-09-09', { ...worse, mistake: 'text:mistake' }]);
    expect(done(proposed, 'confirmCorrection', '2027-09-10').after.state).toBe('decided');
    const better = { ...decisions.approve, findsOtherwise: [{ ...notMet[0], met: true }], mistake: 'text:mistake' };
    const favours = play(stateOf('declined'), ['proposeCorrection', '2027-09-17', better]);
    expect(done(favours, 'confirmCorrection', '2027-09-18').after.state).toBe('decided');
  });
});
