// What a grant promises, by the rule that says so. People, dates and amounts are illustrative, ours to be replaced.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Effect, LetterEffect } from '../../machines/effects.ts';
import { paidPence } from '../../machines/grant.accounts.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import type { GrantFacts } from '../../machines/grant.facts.ts';
import { grant } from '../../machines/grant.ts';
import type { Role } from '../../machines/roles.ts';
import { step } from '../../src/engine/step.ts';
import { prepareAll } from '../support/decision-table-cells.ts';
import { parseTable } from '../support/decision-table-text.ts';
import {
  actOf,
  bankDetails,
  correctionOf1,
  evidenceFor,
  fired,
  type GrantSnapshot,
  ids,
  personOf,
  play,
  released,
  request,
  states,
  threeConditions,
  variants,
} from './grant.cases.ts';
import { fixtures } from './grant.fixtures.ts';

/** Sends a command that must be accepted. */
function send(from: GrantSnapshot, type: string, on: string, data: unknown = {}, facts: Partial<GrantFacts> = {}) {
  const role: Role = grant.commands[type]?.who[0] ?? 'public';
  const result = step(grant, from, { type, data, act: actOf(role, on, facts) });
  if (!result.ok) throw new Error(`${type} was refused: ${result.refusal.rule} ${result.refusal.says}`);
  return { state: result.snapshot.state, context: result.snapshot.context as GrantContext, effects: result.effects };
}

function refusalOf(from: GrantSnapshot, type: string, on: string, data: unknown = {}, role?: Role, person?: string) {
  const as = role ?? grant.commands[type]?.who[0] ?? 'public';
  const result = step(grant, from, { type, data, act: actOf(as, on, {}, person ?? personOf(as)) });
  return result.ok ? 'accepted' : result.refusal.rule;
}

const duesOf = ({ context }: { context: GrantContext }) => context.conditions.map(({ due }) => due);
const deadlinesOf = (effects: readonly Effect[]) =>
  Object.fromEntries(effects.flatMap((effect) => (effect.do === 'set-deadline' ? [[effect.name, effect.due]] : [])));
const lettersOf = (effects: readonly Effect[]) => effects.filter((effect): effect is LetterEffect => effect.do === 'letter');
const review = { review: ids.review, on: '2027-02-01' };
const closing = (outcome: string, on: string) => ({ review: ids.review, outcome, on });

describe('the conditions’ dates', () => {
  it('F7: a condition due with the stage 2 deadline moves with it, the others keep their days', () => {
    const moved = send(states.running as GrantSnapshot, 'deadlineMoved', '2027-02-10', { deadline: '2027-11-30' });
    expect(duesOf(moved)).toEqual(['2027-11-30', '2027-06-30', '2027-08-31']);
    expect(deadlinesOf(moved.effects)).toMatchObject({ 'conditionDue:1': '2027-11-30', 'conditionDue:2': '2027-06-30' });
  });

  it('S2: no condition that is still open is due after a deadline that was shortened', () => {
    const moved = send(states.running as GrantSnapshot, 'deadlineMoved', '2027-02-10', { deadline: '2027-04-30' });
    // The third is met, so its day is past history.
    expect(duesOf(moved)).toEqual(['2027-04-30', '2027-04-30', '2027-08-31']);
  });

  it('F7: until the message is delivered, the earlier of both dates holds', () => {
    const shortened = { application: { deadline: '2027-05-31', outcome: null } };
    const from = states.running as GrantSnapshot;
    expect(send(from, 'submitEvidence', '2027-05-31', evidenceFor(1), shortened).state).toBe('running');
    const late = step(grant, from, { type: 'submitEvidence', data: evidenceFor(1), act: actOf('lead', '2027-06-01', shortened) });
    expect(late).toMatchObject({ ok: false, refusal: { rule: 'S4c', says: expect.stringContaining('31 May 2027') } });
  });

  it('V6: the days in which a review was open are given back, whole', () => {
    const closed = send(variants.runningUnderReview, 'reviewClosed', '2027-03-03', closing('stands', '2027-03-03'));
    expect(duesOf(closed)).toEqual(['2027-10-30', '2027-07-30', '2027-08-31']);
    expect(closed.context.deadline).toBe('2027-10-30');
  });

  it('V6: and not twice, when the application tells its new deadline before the end of the review', () => {
    const told = play(variants.runningUnderReview, ['deadlineMoved', '2027-03-03', { deadline: '2027-10-30' }]);
    const closed = send(told, 'reviewClosed', '2027-03-03', closing('stands', '2027-03-03'));
    expect(duesOf(closed)).toEqual(['2027-10-30', '2027-07-30', '2027-08-31']);
  });

  it('V6: while a review is open no condition falls due, and evidence is taken after its day', () => {
    const from = play(variants.conditionsSet, ['reviewOpened', '2027-02-01', review]);
    expect(send(from, 'conditionDue', '2027-07-01', { name: 'conditionDue:2', due: '2027-06-30' }).state).toBe('running');
    expect(refusalOf(from, 'submitEvidence', '2027-12-01', evidenceFor(1))).toBe('accepted');
  });

  it('R4: evidence after the last day is refused though the deadline has not fired, and an answer that is late stops nothing', () => {
    expect(refusalOf(variants.underWay, 'submitEvidence', '2027-07-01', evidenceFor(2))).toBe('S4c');
    const inTime = play(variants.underWay, ['submitEvidence', '2027-06-30', evidenceFor(2)]);
    expect(send(inTime, 'conditionDue', '2027-07-01', { name: 'conditionDue:2', due: '2027-06-30' }).state).toBe('running');
    expect(send(inTime, 'recordMet', '2027-07-20', { condition: 2 }).state).toBe('running');
  });

  it('S4: what was found not met may be tried again until its day is over', () => {
    const found = { condition: 2, reason: 'text:reason', next: 'text:next' };
    const tried = play(states.running as GrantSnapshot, ['recordNotMet', '2027-02-10', found]);
    expect(tried.state).toBe('running');
    const again = play(tried, ['submitEvidence', '2027-06-30', evidenceFor(2)]);
    expect(send(again, 'recordNotMet', '2027-07-05', found).state).toBe('stopped');
  });
});

describe('a condition that was set wrongly', () => {
  it('C1, S2: is put right by two people, and the letter says what it was, what it is and why', () => {
    const proposed = play(states.running as GrantSnapshot, ['proposeCorrection', '2027-02-08', correctionOf1]);
    expect(deadlinesOf(send(proposed, 'reviewOpened', '2027-02-09', review).effects)).toEqual({ expireCorrection: '2027-02-22' });
    const { context, effects } = send(proposed, 'confirmCorrection', '2027-02-10');
    expect(context.conditions[0]).toMatchObject({ number: 1, evidence: 'text:corrected', due: '2027-08-31', dependent: false });
    expect(context.correction).toBeNull();
    expect(deadlinesOf(effects)).toMatchObject({ 'conditionDue:1': '2027-08-31', 'conditionDue:2': '2027-06-30' });
    expect(lettersOf(effects)).toMatchObject([
      {
        kind: 'grant-condition-corrected',
        model: {
          evidence: 'text:corrected',
          due: '2027-08-31',
          was: { due: '2027-09-30', evidence: 'text:evidence-1' },
          reason: 'text:mistake',
        },
      },
    ]);
  });

  it('S2: due at the stage 2 deadline again, it moves with it again', () => {
    const later = { condition: 2, due: '2027-09-30', reason: 'text:mistake' };
    const corrected = play(variants.underWay, ['proposeCorrection', '2027-02-08', later], ['confirmCorrection', '2027-02-10']);
    expect(duesOf(play(corrected, ['deadlineMoved', '2027-02-11', { deadline: '2027-11-30' }]))[1]).toBe('2027-11-30');
  });

  it('V6: a date proposed before a review is judged anew once it has ended', () => {
    const reviewed = play(
      states.running as GrantSnapshot,
      ['proposeCorrection', '2027-02-08', correctionOf1],
      ['reviewOpened', '2027-02-09', review],
    );
    expect(refusalOf(reviewed, 'confirmCorrection', '2027-02-10')).toBe('V5c');
    const ended = play(reviewed, ['reviewClosed', '2027-02-12', closing('stands', '2027-02-12')]);
    expect(refusalOf(ended, 'confirmCorrection', '2027-02-12')).toBe('accepted');
  });
});

describe('a grant that stops', () => {
  const declined = { outcome: 'declined', on: '2027-07-05' };

  it('S5: recovery waits for the 28 days from release, and for the application’s letter too', () => {
    const untold = send(
      play(states.running as GrantSnapshot, ['applicationSettled', '2027-07-05', declined]),
      'letterReleased',
      '2027-07-05',
      {
        kind: 'grant-stopped',
        on: '2027-07-05',
      },
    );
    expect(deadlinesOf(untold.effects)).toEqual({});
    const told = send(untold, 'applicationSettled', '2027-07-20', { ...declined, releasedOn: '2027-07-20' });
    expect(deadlinesOf(told.effects)).toEqual({ consider: '2027-08-17' });
    expect(send(told, 'consider', '2027-08-17', { name: 'consider', due: '2027-08-17' }).state).toBe('stopped');
    expect(send(told, 'consider', '2027-08-18', { name: 'consider', due: '2027-08-17' }).state).toBe('considering');
  });

  it('S5: a withdrawal has no letter to wait for', () => {
    const stopped = send(states.running as GrantSnapshot, 'applicationSettled', '2027-07-05', { outcome: 'withdrawn', on: '2027-07-05' });
    expect(deadlinesOf(stopped.effects)).toEqual({ consider: '2027-08-02' });
  });

  it('S5, V5: a review holds recovery, and when the outcome stands it is considered then', () => {
    expect(refusalOf(variants.underReview, 'consider', '2027-12-01', { name: 'consider', due: '2027-08-03' })).toBe('accepted');
    expect(send(variants.underReview, 'consider', '2027-12-01', { name: 'consider', due: '2027-08-03' }).state).toBe('stopped');
    const stands = play(
      variants.underReview,
      ['applicationSettled', '2027-07-13', { ...declined, releasedOn: '2027-07-13' }],
      ['reviewClosed', '2027-08-30', closing('stands', '2027-08-30')],
    );
    expect(stands.context.considerAfter).toBe('2027-08-30');
    expect(send(stands, 'consider', '2027-08-31', { name: 'consider', due: '2027-08-30' }).state).toBe('considering');
  });

  it('V5: sent back, the same grant goes on with its conditions and at least 28 days for each', () => {
    const from = play(
      variants.conditionsSet,
      ['applicationSettled', '2027-06-20', { outcome: 'lapsed', on: '2027-06-20' }],
      released('2027-06-20'),
    );
    const reviewed = play(from, ['reviewOpened', '2027-07-01', { review: ids.review, on: '2027-07-01' }]);
    const back = send(reviewed, 'reviewClosed', '2027-08-01', closing('sent-back', '2027-08-01'));
    expect(back.state).toBe('running');
    expect(back.context).toMatchObject({ settled: null, stoppedOn: null, considerAfter: null, award: 150_000 });
    // 10 days were left of the second, 72 of the third, 102 of the first.
    expect(duesOf(back)).toEqual(['2027-11-11', '2027-08-29', '2027-10-12']);
    expect(lettersOf(back.effects).map(({ kind }) => kind)).toEqual(['grant-dates']);
  });

  it('C1: reinstated, a grant whose application had lapsed goes on with the new deadline', () => {
    const from = play(variants.conditionsSet, ['applicationSettled', '2027-06-20', { outcome: 'lapsed', on: '2027-06-20' }]);
    const back = send(from, 'deadlineMoved', '2027-07-01', { deadline: '2027-10-11' });
    expect(back.state).toBe('running');
    expect(duesOf(back)).toEqual(['2027-10-11', '2027-07-29', '2027-09-11']);
  });

  it('V5: sent back after it had ended unpaid, the same grant goes on with its conditions, and can be paid', () => {
    const back = play(variants.endedUnderReview, [
      'reviewClosed',
      '2027-05-10',
      { review: ids.review, outcome: 'sent-back', on: '2027-05-10' },
    ]);
    // 213, 121 and 183 days were left on 1 March.
    expect(duesOf(back)).toEqual(['2027-12-09', '2027-09-08', '2027-11-09']);
    const paid = play(
      back,
      ['giveBankDetails', '2027-05-11', bankDetails, 'contributor'],
      ['checkBankDetails', '2027-05-12', { correct: true }, 'signatory'],
      ['requestPayment', '2027-05-13', request('1500'), 'lead'],
      ['authorisePayment', '2027-05-14', { payment: 1 }],
      ['recordPaid', '2027-05-17', { payment: 1, reference: 'BACS-0009' }],
    );
    expect(paidPence(paid.context)).toBe(150_000);
  });

  it('C1: a grant that ended before its conditions were set goes on when the lapse is taken back, and they can be set', () => {
    const lapsed = play(
      states.open as GrantSnapshot,
      ['applicationSettled', '2027-02-01', { outcome: 'lapsed', on: '2027-02-01', releasedOn: '2027-02-01' }],
      released('2027-02-01'),
      fired('consider', '2027-03-01', '2027-03-02'),
    );
    expect(lapsed.state).toBe('ended-unpaid');
    const back = play(lapsed, ['deadlineMoved', '2027-03-10', { deadline: '2027-11-30' }]);
    expect(back.state).toBe('open');
    expect(play(back, ['setConditions', '2027-03-11', threeConditions]).state).toBe('running');
  });

  it('S5: approved with conditions open, it runs on to its dates', () => {
    const approved = play(states.running as GrantSnapshot, ['applicationSettled', '2027-03-01', { outcome: 'approved', on: '2027-03-01' }]);
    expect(approved.state).toBe('running');
    expect(send(approved, 'recordMet', '2027-03-02', { condition: 2 }).state).toBe('running');
    expect(send(approved, 'conditionDue', '2027-10-01', { name: 'conditionDue:1', due: '2027-09-30' }).state).toBe('stopped');
  });

  it('L3: a letter on a stop that waits to be released is not sent any more once the grant goes on', () => {
    const { state, effects } = send(variants.missedUnreleased, 'waive', '2027-07-02', { condition: 2, reason: 'text:waived' });
    expect(state).toBe('running');
    expect(effects).toContainEqual({ do: 'cancel-letters', kinds: ['grant-stopped'] });
  });

  it('S5, R4: a condition missed before a review opened, whose time had not fired yet, stops the grant when the review has ended', () => {
    const opened = send(variants.underWay, 'reviewOpened', '2027-07-01', { review: ids.review, on: '2027-07-01' });
    const ended = send(opened, 'reviewClosed', '2027-07-20', { review: ids.review, outcome: 'stands', on: '2027-07-20' });
    expect(ended.effects).toContainEqual({ do: 'set-deadline', name: 'conditionDue:2', due: '2027-06-30', fires: 'after' });
    const fires = send(ended, 'conditionDue', '2027-07-20', { name: 'conditionDue:2', due: '2027-06-30' });
    expect(fires.state).toBe('stopped');
  });

  it('S4: a missed condition that the holder waives lets the grant go on, with the time that the others had left', () => {
    const from = play(variants.conditionsSet, fired('conditionDue:2', '2027-06-30', '2027-07-01'), released('2027-07-01'));
    const back = send(from, 'waive', '2027-07-11', { condition: 2, reason: 'text:reason' });
    expect(back.state).toBe('running');
    expect(duesOf(back)).toEqual(['2027-10-10', '2027-06-30', '2027-09-10']);
  });
});

describe('the money', () => {
  it('P6: for an organisation with a single officer nothing is paid before a second council officer witnessed the bank details', () => {
    const single = { organisation: { singleOfficerConfirmedOn: '2027-01-01' } };
    const given = play(
      variants.conditionsSet,
      ['giveBankDetails', '2027-01-14', bankDetails],
      ['requestPayment', '2027-01-14', request('100')],
    );
    const act = actOf('franchise-officer', '2027-01-15', single);
    const checked = step(grant, given, { type: 'checkBankDetails', data: { correct: true }, act });
    if (!checked.ok) throw new Error(checked.refusal.says);
    const now = checked.snapshot as GrantSnapshot;
    const authorise = (from: GrantSnapshot) => refusalOf(from, 'authorisePayment', '2027-01-16', { payment: 1 });
    expect(authorise(now)).toBe('S3e');
    const witness = (person: string) => refusalOf(now, 'witnessBankDetails', '2027-01-16', { correct: true }, 'franchise-officer', person);
    expect(witness(personOf('franchise-officer'))).toBe('P6c');
    expect(witness(personOf('second officer'))).toBe('accepted');
    expect(authorise(play(now, ['witnessBankDetails', '2027-01-16', { correct: true }, 'administrator']))).toBe('accepted');
  });

  it('S3: bank details cannot change under a payment that is authorised to them, and changed ones are checked anew', () => {
    expect(refusalOf(states.running as GrantSnapshot, 'giveBankDetails', '2027-02-10', bankDetails)).toBe('S3f');
    const changed = send(variants.allSettled, 'giveBankDetails', '2027-02-10', { ...bankDetails, lastFour: '9999' });
    expect(changed.context.bank).toMatchObject({ lastFour: '9999', checkedBy: null, witnessedBy: null });
  });

  it('S6: the application learns of the first payment and of no other', () => {
    const told = (effects: readonly Effect[]) =>
      effects.filter((effect) => effect.do === 'send' && effect.command === 'application.grantPaid');
    const from = play(
      variants.conditionsSet,
      ['giveBankDetails', '2027-01-14', bankDetails],
      ['checkBankDetails', '2027-01-15', { correct: true }],
      ['requestPayment', '2027-01-16', request('1')],
      ['requestPayment', '2027-01-16', request('2')],
      ['authorisePayment', '2027-01-17', { payment: 1 }],
      ['authorisePayment', '2027-01-17', { payment: 2 }],
    );
    const first = send(from, 'recordPaid', '2027-01-18', { payment: 2, reference: 'BACS-1' });
    expect(told(first.effects)).toEqual([
      { do: 'send', to: ids.application, command: 'application.grantPaid', data: { grant: ids.case, on: '2027-01-18' } },
    ]);
    expect(told(send(first, 'recordPaid', '2027-01-19', { payment: 1, reference: 'BACS-2' }).effects)).toEqual([]);
  });

  it('S5: what is not asked back is written off by the same two people, and the letter says both', () => {
    const { context, effects } = send(states.considering as GrantSnapshot, 'confirmRecovery', '2027-08-03');
    expect(context).toMatchObject({ writtenOff: 20_000, recovery: { left: 30_000, by: '2027-12-31' }, proposal: null });
    expect(lettersOf(effects)[0]?.model).toMatchObject({
      amount: 30_000,
      writtenOff: 20_000,
      paid: 50_000,
      repaid: 0,
      lookAgainBy: '2027-08-31',
    });
  });

  it('S5: repayment is recorded in parts, and what is left can be written off', () => {
    const part = play(states.recovering as GrantSnapshot, ['recordRepayment', '2027-09-01', { amount: '123.45', reference: 'RCPT-1' }]);
    expect(part.context.recovery).toEqual({ left: 17_655, by: '2027-12-31' });
    const end = play(
      part,
      ['proposeRecovery', '2028-01-03', { outcome: 'write-off', reason: 'text:reason' }],
      ['confirmRecovery', '2028-01-04'],
    );
    expect(end).toMatchObject({
      state: 'written-off',
      context: { writtenOff: 20_000 + 17_655, closed: { on: '2028-01-04', unspent: 100_000 } },
    });
  });
});

describe('however it goes', () => {
  const table = parseTable(readFileSync(new URL('./grant.table.md', import.meta.url), 'utf8'));
  const accepted = prepareAll(table, fixtures).prepared.flatMap(({ cell, situation }) => {
    const { snapshot, data, act } = situation;
    const result = step(grant, snapshot, { type: cell.command, data, act });
    return result.ok ? [{ cell, after: result.snapshot as GrantSnapshot, effects: result.effects }] : [];
  });
  const isClosed = (state: string) => grant.machine.states[state]?.tags.includes('closed') ?? false;
  const closings = accepted.filter(({ cell, after }) => isClosed(after.state) && !isClosed(cell.state));

  it('every state is reached', () => {
    const reached = new Set(accepted.map(({ after }) => after.state));
    expect(Object.keys(grant.machine.states).filter((state) => !reached.has(state))).toEqual(['new']);
  });

  it('a closed grant takes nothing but the messages of its application and what becomes of papers, nothing falls due in it, and how it ended is on record', () => {
    const messages = ['deadlineMoved', 'applicationSettled', 'reviewOpened', 'reviewClosed', 'letterReleased'];
    const papers = ['confirmPaperContent', 'expirePaper'];
    // One of which nothing was paid is brought back by what was received in time (P9).
    const taken = ['submitEvidence', 'keyPaper', 'confirmPaper'];
    for (const [state, node] of Object.entries(grant.machine.states)) {
      const expected = [...messages, ...papers, ...(state === 'ended-unpaid' ? taken : [])];
      if (isClosed(state)) expect(Object.keys(node.on).sort()).toEqual(expected.sort());
    }
    expect(closings.length).toBeGreaterThan(8);
    for (const { after, effects } of closings) {
      expect(effects).toContainEqual({ do: 'clear-deadline', name: '*' });
      expect(effects.filter((effect) => effect.do === 'set-deadline')).toEqual([]);
      expect(after.context.closed).not.toBeNull();
    }
  });

  it('S6: a hub is free again when nothing was paid, and never when something was', () => {
    for (const { after, effects } of closings) {
      const isFreed = effects.some((effect) => effect.do === 'release' && effect.key === `grant:${ids.hub}`);
      expect(isFreed).toBe(paidPence(after.context) === 0);
    }
  });

  it('V5, S6: a closed grant is taken up again only if nothing was paid, and takes its hub again', () => {
    const back = accepted.filter(({ cell, after }) => isClosed(cell.state) && !isClosed(after.state));
    expect(new Set(back.map(({ cell }) => cell.state))).toEqual(new Set(['ended-unpaid']));
    for (const { after, effects } of back) {
      expect(after.context).toMatchObject({ closed: null, stoppedOn: null, settled: null, award: 150_000 });
      expect(effects).toContainEqual(expect.objectContaining({ do: 'claim', key: `grant:${ids.hub}` }));
    }
  });

  it('C2: no timer asks for money back, writes it off or declines anything', () => {
    const byTimer = accepted.filter(({ cell }) =>
      ['conditionDue', 'consider', 'expireProposal', 'repaymentDue', 'remind'].includes(cell.command),
    );
    const kinds = new Set(byTimer.flatMap(({ effects }) => lettersOf(effects).map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['grant-condition-reminder', 'grant-ended-unpaid', 'grant-stopped', 'grant-waiting']);
    const led = new Set(byTimer.filter(({ cell, after }) => after.state !== cell.state).map(({ after }) => after.state));
    expect([...led].sort()).toEqual(['considering', 'ended-unpaid', 'stopped']);
  });
});
