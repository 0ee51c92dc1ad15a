// What a franchise promises, by name: its package, its year, what leads to a suspension, its ending, and its reviews.
import { describe, expect, it } from 'vitest';
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import type { FranchiseFacts } from '../../machines/franchise.facts.ts';
import { packageItems } from '../../machines/franchise.package.ts';
import { franchise } from '../../machines/franchise.ts';
import type { Role } from '../../machines/roles.ts';
import { step } from '../../src/engine/step.ts';
import {
  actOf,
  closing,
  expired,
  type FranchiseSnapshot,
  ids,
  payloads,
  personOf,
  play,
  reasonOf,
  reference,
  states,
  variants,
} from './franchise.cases.ts';

const fired = (name: string, due: string) => ({ name, due });

function send(from: FranchiseSnapshot, command: string, on: string, data: unknown = {}, as?: Role, facts: Partial<FranchiseFacts> = {}) {
  const role = as ?? franchise.commands[command]?.who[0] ?? 'public';
  return step(franchise, from, { type: command, data, act: actOf(role, on, facts) });
}

function effectsOf(from: FranchiseSnapshot, command: string, on: string, data?: unknown, facts?: Partial<FranchiseFacts>) {
  const result = send(from, command, on, data, undefined, facts);
  if (!result.ok) throw new Error(`${result.refusal.rule}: ${result.refusal.says}`);
  return result.effects;
}

const { active, attention, suspended, ended } = states;
const entryIn = (effects: ReturnType<typeof effectsOf>) => effects.find((one) => one.do === 'publish' && one.register === 'franchise');

describe('the package (H1)', () => {
  it('has the fourteen items of the paper, each offered, taken up or declined, with its dates and people', () => {
    expect(packageItems).toHaveLength(14);
    const answers = [
      { item: 'induction', answer: 'taken-up' },
      { item: 'branding', answer: 'declined' },
    ];
    const { context } = play(active, ['answerItems', '2027-02-01', { answers }, 'lead']);
    expect(context.package).toEqual({
      induction: { status: 'taken-up', offeredOn: '2027-01-21', on: '2027-02-01', by: personOf('lead') },
      branding: { status: 'declined', offeredOn: '2027-01-21', on: '2027-02-01', by: personOf('lead') },
    });
  });

  it('says when it is offered in full', () => {
    const rest = packageItems.filter((item) => item !== 'induction' && item !== 'branding');
    const complete = (items: readonly string[]) => effectsOf(active, 'offerItems', '2027-02-01', { items });
    expect(complete(rest)).toContainEqual(expect.objectContaining({ model: expect.objectContaining({ complete: true }) }));
    expect(complete(rest.slice(1))).toContainEqual(expect.objectContaining({ model: expect.objectContaining({ complete: false }) }));
  });
});

describe('the annual review (H3)', () => {
  it('comes with every anniversary, and is reminded of 60, 30 and 7 days before', () => {
    const effects = effectsOf(null as unknown as FranchiseSnapshot, 'open', '2027-01-20', payloads.open);
    const dates = effects.flatMap((effect) => (effect.do === 'set-deadline' ? [[effect.name, effect.due]] : []));
    expect(Object.fromEntries(dates)).toEqual({
      reviewDue: '2028-01-20',
      'remind:60': '2027-11-21',
      'remind:30': '2027-12-21',
      'remind:7': '2028-01-13',
    });
  });

  it('freezes the return as a revision, and the next is a year later', () => {
    const prepared = play(active, ['prepareReturn', '2027-12-01', payloads.prepareReturn, 'contributor']);
    expect(effectsOf(prepared, 'submitReturn', '2027-12-02', payloads.submitReturn)).toContainEqual({
      do: 'revision',
      number: 1,
      content: payloads.prepareReturn,
    });
    const found = play(
      prepared,
      ['submitReturn', '2027-12-02', payloads.submitReturn],
      ['recordFindings', '2027-12-10', payloads.continues],
    );
    expect(found.state).toBe('active');
    expect(found.context.annual).toMatchObject({ number: 2, dueOn: '2029-01-20', opensOn: '2028-11-21', returned: null });
  });

  it('never makes the next review fall due before it is found what this one found, however late', () => {
    const late = play(
      attention,
      ['prepareReturn', '2029-03-01', payloads.prepareReturn, 'contributor'],
      ['submitReturn', '2029-03-02', payloads.submitReturn],
      ['recordFindings', '2029-03-03', payloads.continues],
    );
    expect(late.context.annual).toMatchObject({ number: 3, dueOn: '2030-01-20' });
  });

  it('on 29 February, falls on the last day of February in other years (R4)', () => {
    const leap = play(null, ['open', '2028-02-29', { ...payloads.open, startsOn: '2028-02-29' }]);
    expect(leap.context.annual.dueOn).toBe('2029-02-28');
  });

  it('a line not met can still be met: the plan is judged again and nothing stays on record', () => {
    const running = play(
      active,
      ['prepareReturn', '2027-12-01', payloads.prepareReturn, 'contributor'],
      ['submitReturn', '2027-12-02', payloads.submitReturn],
      ['recordFindings', '2027-12-10', payloads.improve],
    );
    const failed = play(running, ['judgeLine', '2028-04-03', { line: 1, met: false, note: 'text:note' }]);
    expect(failed).toMatchObject({ state: 'attention', context: { grounds: [{ ground: 'plan', since: '2028-04-03' }] } });
    const met = play(failed, ['judgeLine', '2028-04-20', payloads.judgeLine]);
    expect(met).toMatchObject({ state: 'active', context: { grounds: [], actBy: null } });
  });
});

describe('what leads to a suspension (H4)', () => {
  it('is over when the level is renewed, without anybody doing anything', () => {
    const lapsed = play(active, ['levelChanged', '2027-04-01', {}, 'system', { certificates: expired }]);
    expect(lapsed).toMatchObject({ state: 'attention', context: { level: 0 } });
    expect(play(lapsed, ['levelChanged', '2027-06-01'])).toMatchObject({
      state: 'active',
      context: { level: 1, grounds: [], actBy: null },
    });
  });

  it('nobody acting is told to the administrator, again and again, until somebody does', () => {
    const again = play(attention, ['act', '2028-02-19', fired('act', '2028-02-18')]);
    expect(again.context.actBy).toBe('2028-03-17');
    expect(effectsOf(again, 'act', '2028-03-18', fired('act', '2028-03-17'))).toContainEqual(
      expect.objectContaining({ kind: 'staff-stuck', to: 'administrator' }),
    );
  });

  it('the register shows the suspension and the return', () => {
    const effects = effectsOf(variants.proposed, 'confirmSuspension', '2028-01-27');
    expect(entryIn(effects)).toMatchObject({
      from: '2027-01-20',
      data: { state: 'suspended', nextReview: '2028-01-20', revision: 2, level: 1 },
    });
    const back = effectsOf(variants.liftingProposed, 'confirmLifting', '2028-02-01');
    expect(entryIn(back)).toMatchObject({ data: { state: 'active' } });
  });

  it('a lifted suspension leaves what is on record with a new day to act', () => {
    const lifted = play(variants.liftingProposed, ['confirmLifting', '2028-02-01']);
    expect(lifted).toMatchObject({ state: 'attention', context: { suspension: null, actBy: '2028-02-29' } });
  });
});

describe('a review of a suspension (V1, V5, V6)', () => {
  const reviewed = variants.suspensionReviewed;

  it('finds the decision in the shape that reviews read', () => {
    expect(suspended.context.reviewable).toEqual([
      {
        reference,
        kind: 'suspension',
        on: '2028-01-27',
        releasedOn: '2028-01-28',
        reviewBy: '2028-02-25',
        by: [personOf('portfolio-holder')],
        involved: [personOf('franchise-officer')],
        remitted: false,
        reviewed: false,
      },
    ]);
    expect(reviewed.context.reviewable).toMatchObject([{ reviewed: true }]);
  });

  it('V6: the way back has as many days more as the review was open', () => {
    const stands = play(reviewed, ['reviewClosed', '2028-03-02', { ...closing('stands'), on: '2028-03-02' }]);
    expect(stands).toMatchObject({ state: 'suspended', context: { reviews: [], suspension: { backBy: '2028-07-30' } } });
  });

  it('V5: sent back, it is not suspended until another holder, who was not on the panel, confirms it afresh', () => {
    const sentBack = play(
      reviewed,
      ['reviewClosed', '2028-03-02', { ...closing('sent-back', [personOf('deputy')]), on: '2028-03-02' }],
      ['declareInterest', '2028-03-03', { interest: 'none' }, 'portfolio-holder'],
    );
    expect(sentBack).toMatchObject({ state: 'attention', context: { suspension: null, proposal: { by: personOf('franchise-officer') } } });
    const confirm = (person: string) => {
      const act = actOf('portfolio-holder', '2028-03-06');
      const context = { ...sentBack.context, interests: { [person]: { interest: 'none', on: '2028-03-03', dispensation: null } as const } };
      const as = { ...act, actor: { ...act.actor, person } };
      return step(franchise, { ...sentBack, context }, { type: 'confirmSuspension', data: {}, act: as });
    };
    expect(confirm(personOf('portfolio-holder'))).toMatchObject({ ok: false, refusal: { rule: 'P3a' } });
    expect(confirm(personOf('deputy'))).toMatchObject({ ok: false, refusal: { rule: 'P3a' } });
    const afresh = confirm(personOf('leader'));
    expect(afresh).toMatchObject({ ok: true, snapshot: { state: 'suspended', context: { sentBack: [] } } });
    if (afresh.ok) expect((afresh.snapshot.context as FranchiseContext).reviewable.at(-1)).toMatchObject({ remitted: true });
  });
});

describe('an ending (D4–D8, V5)', () => {
  it('D8: freezes what it was decided on', () => {
    expect(states['ending-decided'].context.decision).toMatchObject({
      reference,
      outcome: 'end',
      by: personOf('portfolio-holder'),
      appointment: 'deciding',
      effectiveOn: '2028-03-22',
      meeting: { case: ids.march, date: '2028-03-14' },
      proposed: { by: personOf('franchise-officer'), reasons: [reasonOf('review')] },
      grounds: [{ ground: 'review', since: '2028-01-21' }],
      alternatives: 'text:alternatives',
    });
  });

  it('D7: exempt reasons are left out of the notice', () => {
    const notice = (exempt: boolean) =>
      effectsOf(states['ending-placed'], 'decideEnding', '2028-03-14', { ...payloads.decideToEnd, exempt }).find(
        ({ do: kind }) => kind === 'publish',
      );
    expect(notice(true)).toMatchObject({ data: { reasons: null, exempt: true, outcome: 'end-franchise' } });
    expect(notice(false)).toMatchObject({ data: { reasons: 'text:public' } });
  });

  it('D7: a call-in makes it effective on the day of its confirmation, and a fresh decision cannot be called in', () => {
    const confirmed = play(states['ending-called-in'], ['confirmCallIn', '2028-04-10', { reason: 'text:confirm' }]);
    expect(confirmed.context).toMatchObject({ closed: { outcome: 'ended', on: '2028-04-10' }, decision: { effectiveOn: '2028-04-10' } });
    const again = play(
      states['ending-called-in'],
      ['referBack', '2028-04-10', { reason: 'text:back' }],
      ['placeEnding', '2028-04-11', { meeting: ids.june }],
      ['decideEnding', '2028-06-13', payloads.decideToEnd],
    );
    expect(send(again, 'callIn', '2028-06-14', { reason: 'text:again' })).toMatchObject({ ok: false, refusal: { rule: 'D7b' } });
  });

  it('V5, P2: a suspension and an ending sent back at once, in either order, both wait for somebody else', () => {
    const suspension = suspended.context.suspension && { ...suspended.context.suspension, reference: 'DN-SUSPENDED' };
    const base = variants.endingReviewed;
    const open = { case: '00000000-0000-4000-8000-0000000000f9', decision: 'DN-SUSPENDED', on: '2028-04-20' };
    const both = { ...base, context: { ...base.context, suspension, reviews: [...base.context.reviews, open] } };
    const ending: readonly [string, string, unknown] = ['reviewClosed', '2028-05-03', closing('sent-back', [personOf('leader')])];
    const ofSuspension = { ...closing('sent-back', [personOf('deputy')]), review: open.case, decision: open.decision };
    const suspending: readonly [string, string, unknown] = ['reviewClosed', '2028-05-03', ofSuspension];
    for (const order of [
      [ending, suspending],
      [suspending, ending],
    ] as const) {
      const { state, context } = play(both, ...order);
      expect(state).toBe('ending-proposed');
      expect(context).toMatchObject({ suspension: null, reviews: [], proposal: { data: { what: 'suspend' } } });
      expect(Object.fromEntries(context.sentBack.map(({ kind, mustNotDecide }) => [kind, mustNotDecide]))).toEqual({
        ending: [personOf('leader'), personOf('portfolio-holder')],
        suspension: [personOf('deputy'), personOf('portfolio-holder')],
      });
    }
  });

  it('V5: sent back, the franchise is in force again, and the ending waits for a meeting and another holder', () => {
    const back = play(variants.endingReviewed, ['reviewClosed', '2028-05-03', closing('sent-back', [personOf('leader')])]);
    expect(back).toMatchObject({
      state: 'ending-proposed',
      context: {
        closed: null,
        decision: null,
        sentBack: [{ kind: 'ending', mustNotDecide: [personOf('leader'), personOf('portfolio-holder')] }],
      },
    });
    const effects = effectsOf(variants.endingReviewed, 'reviewClosed', '2028-05-03', closing('sent-back'));
    expect(effects).toContainEqual(expect.objectContaining({ do: 'claim', key: `franchise:${ids.hub}` }));
    expect(entryIn(effects)).toMatchObject({ data: { state: 'active' } });
  });

  it('V5: a review of the suspension that ends after the franchise has ended changes nothing any more', () => {
    const both = play(
      variants.suspensionReviewed,
      ['proposeEnding', '2028-02-02', payloads.proposeEnding],
      ['placeEnding', '2028-02-03', payloads.placeEnding],
      ['decideEnding', '2028-03-14', payloads.decideToEnd],
      ['effective', '2028-03-22', fired('effective', '2028-03-22')],
    );
    // Every decision of these cases has the same reference, so the ending's is told apart here.
    const decision = { ...both.context.decision, reference: 'DN-OTHER' } as typeof both.context.decision;
    const told = { ...both, context: { ...both.context, decision } };
    expect(effectsOf(told, 'reviewClosed', '2028-04-03', closing('sent-back'))).toEqual([]);
    expect(play(told, ['reviewClosed', '2028-04-03', closing('sent-back')])).toMatchObject({ state: 'ended', context: { reviews: [] } });
  });

  it('finds the ending in the shape that reviews read, with the day its letter was released', () => {
    expect(ended.context.reviewable).toMatchObject([
      { reference, kind: 'ending', on: '2028-03-14', releasedOn: '2028-03-23', remitted: false },
    ]);
  });

  it('an ending that falls through leaves a suspended franchise suspended', () => {
    const off = play(
      suspended,
      ['proposeEnding', '2028-02-01', payloads.proposeEnding],
      ['withdrawEnding', '2028-02-02', { reason: 'text:off' }],
    );
    expect(off.state).toBe('suspended');
  });
});

describe('leaving by notice', () => {
  it('ends with the day that was named, also while an ending is being decided, whose notice then says so', () => {
    const leaving = play(
      states['ending-placed'],
      ['leave', '2028-02-10', { on: '2028-03-15' }],
      ['decideEnding', '2028-03-14', payloads.decideToEnd],
    );
    const effects = effectsOf(leaving, 'leaves', '2028-03-16', fired('leaves', '2028-03-15'));
    expect(effects).toContainEqual(expect.objectContaining({ register: 'notice', data: expect.objectContaining({ state: 'withdrawn' }) }));
    expect(entryIn(effects)).toMatchObject({ until: '2028-03-15', data: { state: 'left' } });
  });

  it('taken back, its timer does nothing (R4)', () => {
    const kept = play(active, ['leave', '2027-12-01', { on: '2028-01-10' }], ['takeBackNotice', '2027-12-02']);
    expect(play(kept, ['leaves', '2028-01-11', fired('leaves', '2028-01-10')]).state).toBe('active');
  });
});
