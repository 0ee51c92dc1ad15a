// Decisions and what is frozen by them (D4, D7, D8, F4, F8), warnings (F16), and the stage 2 deadline (F7, F9).
import { describe, expect, it } from 'vitest';
import type { ApplicationContext } from '../../machines/application.context.ts';
import { deadlineAfterCallIn, lapseDay, latestDeadline, tooLate, tooSoon } from '../../machines/application.deadline.ts';
import { application } from '../../machines/application.ts';
import { grantBar, warnings, warningWords } from '../../machines/application.warnings.ts';
import type { Effect } from '../../machines/effects.ts';
import { policySchema } from '../../machines/policy.ts';
import { reminders } from '../../machines/reminders.ts';
import { step } from '../../src/engine/step.ts';
import {
  type ApplicationSnapshot,
  actOf,
  decisions,
  ids,
  ordinaryFacts,
  personOf,
  play,
  policy,
  reasonOf,
  states,
  variants,
} from './application.cases.ts';

const stateOf = (name: string): ApplicationSnapshot => {
  const snapshot = states[name];
  if (!snapshot) throw new Error(`there is no state ${name}`);
  return snapshot;
};

function effectsOf(from: ApplicationSnapshot, type: string, on: string, data: unknown): readonly Effect[] {
  const result = step(application, from, { type, data, act: actOf(application.commands[type]?.who[0] ?? 'public', on) });
  if (!result.ok) throw new Error(result.refusal.says);
  return result.effects;
}

const letterIn = (effects: readonly Effect[], kind: string) => effects.find((effect) => effect.do === 'letter' && effect.kind === kind);
const noticeIn = (effects: readonly Effect[]) => effects.find((effect) => effect.do === 'publish');
const decided = stateOf('decided');

describe('D4, D8: a decision', () => {
  it('freezes the revision, the report, the certificates, the measures, the findings and the declarations it was made on', () => {
    expect(decided.context.decision).toMatchObject({
      stage: 1,
      outcome: 'offer',
      decidedOn: '2026-12-09',
      by: personOf('portfolio-holder'),
      appointment: 'deciding',
      meeting: { case: ids.december, date: '2026-12-09' },
      revision: 1,
      report: { by: personOf('franchise-officer'), recommendation: 'text:recommendation', notes: { e: 'text:note-e' } },
      certificates: [{ reference: 'CECH-L1-0001', level: 1 }],
      measures: { hoursPerWeek: 20, bookableSession: 'either', level: 1 },
      criteria: { a: false, b: true, c: true, d: true, e: false, f: true, g: true, level: true },
      interests: { [personOf('portfolio-holder')]: { interest: 'none', nature: null, on: '2026-12-01', dispensation: null } },
      alternatives: 'text:alternatives',
      reasons: [reasonOf('a'), reasonOf('e')],
    });
  });

  it('P8, D4: a dispensation does not cover an interest declared after it, and the record says what each interest is', () => {
    const holder = 'portfolio-holder';
    const once = play(
      stateOf('placed'),
      ['declareInterest', '2026-12-02', { interest: 'interest', nature: 'text:trustee' }, holder],
      ['recordDispensation', '2026-12-03', { person: personOf(holder), reason: 'text:dispensation' }],
    );
    const byHolder = play(once, ['decide', '2026-12-09', decisions.offer]).context.decision;
    expect(byHolder?.interests[personOf(holder)]).toMatchObject({ nature: 'text:trustee', dispensation: { reason: 'text:dispensation' } });
    const again = play(once, ['declareInterest', '2026-12-04', { interest: 'interest', nature: 'text:landlord' }, holder]);
    const refused = step(application, again, { type: 'decide', data: decisions.offer, act: actOf(holder, '2026-12-09') });
    expect(refused).toMatchObject({ ok: false, refusal: { rule: 'P2a' } });
  });

  it('D8: its letter is made from what was frozen, though policy has changed since', () => {
    const act = actOf('system', '2026-12-17');
    const since = { ...act, policy: policySchema.parse({ hoursPerWeek: 40, levelToApproveStage1: 2, levelToApproveStage2: 2 }) };
    const result = step(application, decided, { type: 'effective', data: { name: 'effective', due: '2026-12-17' }, act: since });
    expect(result.ok && letterIn(result.effects, 'application-support-offered')).toMatchObject({
      model: {
        level: 1,
        decidedBy: 'deciding portfolio holder',
        stillToMeet: [
          { criterion: expect.stringContaining('20 hours'), reason: 'text:reason-a', next: 'text:next-a' },
          { criterion: expect.stringContaining('On-line'), reason: 'text:reason-e', next: 'text:next-e' },
        ],
        deadline: '2027-09-30',
        grantAmount: 150_000,
      },
    });
  });

  it('F8: the reasons of a decline go word for word into the letter', () => {
    const effects = effectsOf(variants.declineDecided, 'effective', '2027-09-16', { name: 'effective', due: '2027-09-16' });
    expect(letterIn(effects, 'application-declined')).toMatchObject({
      model: {
        reasons: [{ reason: 'text:reason-e', next: 'text:next-e' }],
        reviewBy: '2027-10-14',
        applyAgainFrom: '2027-10-15',
        grantOpen: true,
      },
    });
  });

  it('F4: an offer lists every criterion and the level as still to meet or must stay met', () => {
    expect(decided.context.offer?.terms).toEqual({
      hoursPerWeek: 20,
      bookableSession: 'either',
      level: 1,
      criteria: {
        a: 'still-to-meet',
        b: 'must-stay-met',
        c: 'must-stay-met',
        d: 'must-stay-met',
        e: 'still-to-meet',
        f: 'must-stay-met',
        g: 'must-stay-met',
        level: 'must-stay-met',
      },
    });
  });

  it('F4: an offer made for the level alone has the level still to meet, though policy asks for less at stage 2', () => {
    const act = { ...actOf('portfolio-holder', '2026-12-09'), policy: policySchema.parse({ levelToApproveStage1: 2 }) };
    const all = { c: true, d: true, e: true, f: true, g: true };
    const placed = stateOf('placed');
    const { submission, report } = placed.context;
    if (!submission || !report) throw new Error('nothing was submitted');
    const context = { ...placed.context, submission: { ...submission, minutesPerWeek: 1680 }, report: { ...report, met: all } };
    const data = { ...decisions.offer, reasons: [reasonOf('level')] };
    const result = step(application, { ...placed, context }, { type: 'decide', data, act });
    if (!result.ok) throw new Error(result.refusal.says);
    const offered = effectsOf(result.snapshot as ApplicationSnapshot, 'effective', '2026-12-17', { name: 'effective', due: '2026-12-17' });
    expect(letterIn(offered, 'application-support-offered')).toMatchObject({
      model: { level: 2, stillToMeet: [{ criterion: expect.stringContaining('GRIPP Level 2') }] },
    });
  });

  it('S6: an offer without a grant says why in its letter', () => {
    const grantPence = undefined;
    const act = actOf('portfolio-holder', '2026-12-09', { hub: { ...ordinaryFacts.hub, grantPaid: true } });
    const result = step(application, stateOf('placed'), { type: 'decide', data: { ...decisions.offer, grantPence }, act });
    if (!result.ok) throw new Error(result.refusal.says);
    const effects = effectsOf(result.snapshot as ApplicationSnapshot, 'effective', '2026-12-17', { name: 'effective', due: '2026-12-17' });
    expect(letterIn(effects, 'application-support-offered')).toMatchObject({
      model: { grantAmount: null, noGrantReason: expect.stringContaining('was paid for this hub, or an earlier one still runs') },
    });
  });

  it('F5: the package comes with the offer, and the franchise’s full package with the award only', () => {
    const offer = effectsOf(decided, 'effective', '2026-12-17', { name: 'effective', due: '2026-12-17' });
    expect(letterIn(offer, 'application-support-offered')).toMatchObject({
      model: { package: expect.arrayContaining([{ item: 'access to the training package' }]) },
    });
    expect(offer.some((effect) => effect.do === 'open')).toBe(false);
    const award = effectsOf(stateOf('signed'), 'countersign', '2027-10-05', { criteriaMet: true });
    expect(award).toContainEqual(
      expect.objectContaining({ do: 'open', command: 'franchise.open', organisation: ids.organisation, hub: ids.hub }),
    );
  });
});

describe('D7: notice, effect and call-in', () => {
  it('publishes at once and takes effect after 5 clear working days, over weekends and bank holidays', () => {
    const effects = effectsOf(stateOf('placed'), 'decide', '2026-12-09', decisions.offer);
    expect(noticeIn(effects)).toMatchObject({
      register: 'notice',
      data: { outcome: 'offer', state: 'published', effectiveOn: '2026-12-17', reasons: 'text:public' },
    });
    const christmas = effectsOf(stateOf('placed'), 'decide', '2026-12-22', decisions.offer);
    // 23, 24, 29, 30 and 31 December are the clear days; 25 and 28 December and 1 January are bank holidays.
    expect(christmas).toContainEqual({ do: 'set-deadline', name: 'effective', due: '2027-01-04', fires: 'on' });
  });

  it('D10: the administrator alone records a call-in and its outcome', () => {
    for (const name of ['callIn', 'confirmCallIn', 'referBack']) expect(application.commands[name]?.who).toEqual(['administrator']);
  });

  it('R6: a policy change moves no date that is set already', () => {
    const act = actOf('system', '2026-12-17');
    const since = { ...act, policy: policySchema.parse({ effectiveClearWorkingDays: 10, supportMonths: 3 }) };
    const result = step(application, decided, { type: 'effective', data: { name: 'effective', due: '2026-12-17' }, act: since });
    expect(result.ok && result.snapshot).toMatchObject({ state: 'offered', context: { offer: { deadline: '2027-09-30' } } });
  });

  it('leaves exempt reasons out of the notice', () => {
    const effects = effectsOf(stateOf('placed'), 'decide', '2026-12-09', { ...decisions.offer, exempt: true });
    expect(noticeIn(effects)).toMatchObject({ data: { exempt: true, reasons: null } });
  });

  it('keeps one notice up to date under one reference', () => {
    const calledIn = effectsOf(decided, 'callIn', '2026-12-14', { reason: 'text:call-in' });
    const confirmed = effectsOf(stateOf('called-in'), 'confirmCallIn', '2026-12-21', { reason: 'text:confirm' });
    const back = effectsOf(stateOf('called-in'), 'referBack', '2026-12-21', { reason: 'text:back' });
    const notices = [calledIn, confirmed, back].map(noticeIn);
    expect(notices.map((notice) => notice?.do === 'publish' && notice.reference)).toEqual(
      Array(3).fill(decided.context.decision?.reference),
    );
    expect(notices.map((notice) => notice?.do === 'publish' && notice.data.state)).toEqual(['called-in', 'in-force', 'referred-back']);
    expect(notices[1]).toMatchObject({ data: { effectiveOn: '2026-12-21' } });
  });

  it('F4: a call-in that is confirmed does not eat into the time given, within 12 months of the day it took effect', () => {
    const confirmed = play(stateOf('called-in'), ['confirmCallIn', '2027-01-06', { reason: 'text:confirm' }]);
    expect(confirmed.context.decision?.effectiveOn).toBe('2027-01-06');
    // Planned for 17 December: 20 days later, so 20 days more.
    expect(confirmed.context.offer).toMatchObject({ effectiveOn: '2027-01-06', deadline: '2027-10-20' });
    expect(deadlineAfterCallIn('2027-12-17', '2026-12-17', '2027-01-06')).toBe('2028-01-06');
    expect(deadlineAfterCallIn('2027-12-17', '2026-12-17', '2026-12-15')).toBe('2027-12-15');
    expect(deadlineAfterCallIn('2027-06-01', '2026-12-17', '2026-12-15')).toBe('2027-06-01');
  });

  it('R4: takes effect on the day that was published, though its timer fires days later', () => {
    const late = play(decided, ['effective', '2026-12-21', { name: 'effective', due: '2026-12-17' }]);
    expect(late.context.decision?.effectiveOn).toBe('2026-12-17');
    expect(late.context.offer).toMatchObject({ effectiveOn: '2026-12-17', deadline: '2027-09-30' });
    const declined = play(variants.declineDecided, ['effective', '2027-09-20', { name: 'effective', due: '2027-09-16' }]);
    expect(declined.context.closed?.on).toBe('2027-09-16');
  });

  it('P2, D7: a decision referred back is made afresh at a meeting, by the same holder, once', () => {
    const back = play(stateOf('called-in'), ['referBack', '2026-12-21', { reason: 'text:back' }]);
    expect(back.context).toMatchObject({ decision: null, offer: null, referredBack: true });
    const afresh = play(
      back,
      ['place', '2026-12-22', { meeting: ids.march }],
      ['decide', '2027-03-10', { ...decisions.offer, deadline: '2027-12-01' }],
    );
    expect(afresh.context.decision?.by).toBe(personOf('portfolio-holder'));
  });

  it('a decision referred back at stage 2 keeps the offer it is judged by, and stage 2 can be called in although stage 1 was referred back', () => {
    const calledIn = play(variants.declineDecided, ['callIn', '2027-09-10', { reason: 'text:call-in' }]);
    const back = play(calledIn, ['referBack', '2027-09-20', { reason: 'text:back' }]);
    expect(back.context.offer).toEqual(variants.declineDecided.context.offer);
    const resubmission = stateOf('resubmission');
    const referred = { ...resubmission, context: { ...resubmission.context, referredBack: true } };
    expect(play(referred, ['submit', '2027-06-10', { declaration: true }]).context.referredBack).toBe(false);
  });
});

describe('F3, D6: a meeting that moves', () => {
  it('F3: questions come with the next meeting and its cut-off, or say that none is published', () => {
    const sections = [{ section: 'e', question: 'text:question' }];
    const effects = effectsOf(stateOf('submitted'), 'returnForInformation', '2026-10-12', { sections });
    expect(letterIn(effects, 'application-returned')).toMatchObject({ model: { meetingDate: '2026-12-09', cutOff: '2026-11-18' } });
    const act = actOf('franchise-officer', '2026-10-12', { meetings: [] });
    const none = step(application, stateOf('submitted'), { type: 'returnForInformation', data: { sections }, act });
    expect(none.ok && letterIn(none.effects, 'application-returned')).toMatchObject({ model: { meetingDate: null, cutOff: null } });
  });

  it('keeps the application placed, with the new date and cut-off', () => {
    const moved = play(stateOf('placed'), [
      'meetingMoved',
      '2026-11-20',
      { meeting: ids.december, date: '2026-12-16', cutOff: '2026-11-18' },
    ]);
    expect(moved).toMatchObject({ state: 'placed', context: { meeting: { case: ids.december, date: '2026-12-16' } } });
  });

  it('F15: cancelled meetings, holds and call-ins do not count as deferrals', () => {
    const cancelled = play(stateOf('placed'), ['meetingCancelled', '2026-11-20', { meeting: ids.december }]);
    const back = play(stateOf('called-in'), ['referBack', '2026-12-21', { reason: 'text:back' }]);
    const renewed = play(stateOf('held'), ['levelChanged', '2027-01-10']);
    expect([cancelled, back, renewed].map(({ context }) => context.deferrals)).toEqual([0, 0, 0]);
    expect(play(stateOf('placed'), ['defer', '2026-12-09', { reason: 'text:defer' }]).context.deferrals).toBe(1);
  });
});

describe('F11: signing', () => {
  it('42 days run from the release of the agreement, and from the release of the second one', () => {
    expect(stateOf('agreement-issued').context.agreement).toMatchObject({ periods: 1, signBy: '2027-10-29' });
    expect(variants.secondPeriod.context.agreement).toMatchObject({ periods: 2, signBy: '2027-12-13' });
  });

  it('the organisation learns to which date its award is held, why, and whether it has still to sign', () => {
    const hold = { until: '2027-11-20', reason: 'text:hold' };
    const unsigned = play(variants.unsignedWithHolder, ['declareInterest', '2027-11-03', { interest: 'none' }]);
    const letters = [
      effectsOf(unsigned, 'holdAward', '2027-11-03', hold),
      effectsOf(stateOf('with-holder'), 'holdAward', '2027-10-06', hold),
    ].map((effects) => letterIn(effects, 'application-award-held'));
    expect(letters).toMatchObject([
      { model: { heldUntil: '2027-11-20', reason: 'text:hold', isSigned: false } },
      { model: { heldUntil: '2027-11-20', reason: 'text:hold', isSigned: true } },
    ]);
  });

  it('an approval ended because nobody signed says so in words', () => {
    const ended = { reasons: [reasonOf('agreement')], publicReasons: 'text:public' };
    const from = play(variants.unsignedWithHolder, ['declareInterest', '2027-11-03', { interest: 'none' }]);
    const effects = effectsOf(from, 'endApproval', '2027-11-03', ended);
    expect(letterIn(effects, 'application-award-ended')).toMatchObject({
      model: { reasons: [{ criterion: 'The franchise agreement, signed in time', reason: 'text:reason-agreement' }] },
    });
  });

  it('what the holder held to a date and was signed by then is awarded after all', () => {
    const held = play(
      variants.unsignedWithHolder,
      ['declareInterest', '2027-11-03', { interest: 'none' }],
      ['holdAward', '2027-11-03', { until: '2027-11-20', reason: 'text:hold' }],
    );
    const signed = play(held, ['signAgreement', '2027-11-20'], ['award', '2027-11-22', { criteriaMet: true }]);
    expect(play(signed, ['countersign', '2027-11-23', { criteriaMet: true }]).state).toBe('awarded');
  });
});

describe('F16: warnings', () => {
  const { hub } = ordinaryFacts;
  it('say that the pilot is full and that a hub is outside the priority areas, and refuse nothing', () => {
    expect(warnings({ franchisees: 9, hub }, policy)).toEqual([]);
    expect(warnings({ franchisees: 10, hub }, policy)).toEqual(['pilot-is-full']);
    expect(warnings({ franchisees: 9, hub: { ...hub, area: 'Elsewhere' } }, policy)).toEqual(['not-a-priority-area']);
    expect(warnings({ franchisees: 9, hub: { ...hub, area: null } }, policy)).toEqual(['not-a-priority-area']);
    expect(warnings({ franchisees: 9, hub: { ...hub, area: null } }, policySchema.parse({}))).toEqual([]);
    expect(Object.keys(warningWords)).toHaveLength(3);
    const act = actOf('portfolio-holder', '2026-12-09', { franchisees: 10 });
    const result = step(application, stateOf('placed'), { type: 'decide', data: decisions.offer, act });
    expect(result.ok && (result.snapshot.context as ApplicationContext).decision?.warnings).toEqual(['pilot-is-full']);
  });

  it.each([
    ['nothing of need where the policy names no areas', [], { area: 'Elsewhere', locality: 'crewe' }, ['not-a-priority-area']],
    ['a hub outside them', ['macclesfield'], { area: 'Elsewhere', locality: 'crewe' }, ['not-a-priority-area', 'not-most-in-need']],
    ['a hub of which neither is known', ['macclesfield'], { area: null, locality: null }, ['not-a-priority-area', 'not-most-in-need']],
    ['no hub whose locality is one of them', ['crewe'], { area: 'Elsewhere', locality: 'crewe' }, ['not-a-priority-area']],
    ['no hub whose own area is one of them', ['Elsewhere'], { area: 'Elsewhere', locality: 'crewe' }, ['not-a-priority-area']],
    ['no hub in a priority area, which is one of those most in need', ['macclesfield'], { area: hub.area, locality: 'crewe' }, []],
  ])('areas most in need (§1.8): warn of %s', (_, areasMostInNeed, where, expected) => {
    expect(warnings({ franchisees: 9, hub: { ...hub, ...where } }, { ...policy, areasMostInNeed })).toEqual(expected);
  });

  it('F10: a grant is barred by a decline that stood when the application was first submitted', () => {
    const decline = {
      case: ids.case,
      hub: ids.otherHub,
      outcome: 'declined',
      closedOn: '2026-10-08',
      reviewBy: null,
      standing: true,
      review: null,
    } as const;
    expect(grantBar({ past: [decline], hub }, '2026-10-08')).toBe('declined-before');
    expect(grantBar({ past: [decline], hub }, '2026-10-07')).toBeNull();
    expect(grantBar({ past: [{ ...decline, standing: false }], hub }, '2026-10-08')).toBeNull();
    expect(grantBar({ past: [], hub: { ...hub, grantPaid: true } }, '2026-10-08')).toBe('hub-was-granted');
  });
});

describe('F7: the stage 2 deadline', () => {
  const grounds = { effectiveOn: '2028-02-29', reviewDays: 0, reinstatedDays: 0 };

  it('is at most 12 calendar months from effective, and the whole days of a review and a reinstatement', () => {
    expect(latestDeadline(grounds)).toBe('2029-02-28');
    expect(latestDeadline({ effectiveOn: '2026-11-30', reviewDays: 30, reinstatedDays: 2 })).toBe('2028-01-01');
    expect(tooLate('2029-02-28', grounds)).toBeNull();
    expect(tooLate('2029-03-01', grounds)).toContain('28 February 2029');
  });

  it('is shortened with 28 days’ notice, lengthened without, never moved into the past or not at all', () => {
    const soon = (proposed: string) => tooSoon(proposed, '2027-09-30', '2027-06-01', policy);
    expect(soon('2027-06-29')).toBeNull();
    expect(soon('2027-06-28')).toContain('29 June 2027');
    expect(soon('2027-10-01')).toBeNull();
    expect(soon('2027-09-30')).toContain('already is');
    expect(tooSoon('2027-10-01', '2027-09-30', '2027-10-01', policy)).toContain('lie ahead');
    expect(tooSoon('2027-10-02', '2027-09-30', '2027-10-01', policy)).toBeNull();
  });

  it('F9: once missed, lapses at the end of the next working day, and of the day it was announced at the earliest', () => {
    expect(lapseDay('2027-10-01', policy)).toBe('2027-10-01');
    expect(lapseDay('2027-10-02', policy)).toBe('2027-10-04');
    expect(lapseDay('2027-12-25', policy)).toBe('2027-12-29');
    expect(lapseDay('2027-10-07', policy)).toBe('2027-10-07');
  });

  it('F9: the letter of a lapse names the day that was announced, though it goes on a later one', () => {
    const announced = effectsOf(stateOf('supported'), 'passDeadline', '2027-10-01', { name: 'passDeadline', due: '2027-09-30' });
    const lapsed = effectsOf(stateOf('lapse-pending'), 'lapse', '2027-10-02', { name: 'lapse', due: '2027-10-01' });
    expect(letterIn(announced, 'lapse-pending')).toMatchObject({ model: { lapsesOn: '2027-10-01' } });
    expect(letterIn(lapsed, 'application-lapsed')).toMatchObject({ model: { lapsedOn: '2027-10-01', reviewBy: '2027-10-30' } });
  });

  it('F8: answers to questions about a resubmission are not said to have come within the time to resubmit', () => {
    const first = effectsOf(stateOf('resubmission'), 'submit', '2027-06-10', { declaration: true });
    const answers = effectsOf(variants.preparedAtStage2, 'submit', '2027-10-20', { declaration: true });
    expect(letterIn(first, 'application-resubmission-acknowledged')).toMatchObject({ model: { answers: false, revision: 2 } });
    expect(letterIn(answers, 'application-resubmission-acknowledged')).toMatchObject({ model: { answers: true, revision: 3 } });
  });

  it('F9: reminders go 90, 30 and 7 days before, those that still lie ahead', () => {
    expect(reminders('2027-09-30', [90, 30, 7], '2027-01-05').map(({ name, due }) => `${name} ${due}`)).toEqual([
      'remind:90 2027-07-02',
      'remind:30 2027-08-31',
      'remind:7 2027-09-23',
    ]);
    expect(reminders('2027-09-30', [90, 30, 7], '2027-08-31').map(({ name }) => name)).toEqual(['remind:7']);
  });

  it('R4: an extension committed before the timer fires leaves nothing for it to lapse', () => {
    const moved = play(
      stateOf('supported'),
      ['proposeDeadline', '2027-09-20', { deadline: '2027-11-30', reason: 'text:reason' }],
      ['confirmDeadline', '2027-09-30'],
    );
    expect(play(moved, ['passDeadline', '2027-10-01', { name: 'passDeadline', due: '2027-09-30' }])).toEqual(moved);
  });
});
