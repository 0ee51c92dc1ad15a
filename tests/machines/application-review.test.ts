// What a review does to an application, and what two people can put right: promises that one cell of the table cannot show.
import { describe, expect, it } from 'vitest';
import type { ApplicationContext } from '../../machines/application.context.ts';
import type { ApplicationFacts } from '../../machines/application.facts.ts';
import { application } from '../../machines/application.ts';
import type { Effect } from '../../machines/effects.ts';
import type { Role } from '../../machines/roles.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import { type ApplicationSnapshot, actOf, decisions, ids, personOf, play, reasonOf, states } from './application.cases.ts';

interface Done {
  readonly after: ApplicationSnapshot;
  readonly effects: readonly Effect[];
}

const stateOf = (name: string): ApplicationSnapshot => {
  const snapshot = states[name];
  if (!snapshot) throw new Error(`no case in the state ${name}`);
  return snapshot;
};

interface Sent {
  readonly type: string;
  readonly on: string;
  readonly data?: unknown;
  readonly as?: Role;
  readonly person?: string;
  readonly facts?: Partial<ApplicationFacts>;
  readonly id?: string;
}

function judge(before: Snapshot, { type, on, data = {}, as, person, facts, id }: Sent) {
  const role = as ?? application.commands[type]?.who[0] ?? 'public';
  const act = actOf(role, on, facts);
  const actor = person ? { ...act.actor, person } : act.actor;
  return step(application, before, { type, data, act: { ...act, id: id ?? act.id, actor } });
}

function done(before: Snapshot, sent: Sent): Done {
  const result = judge(before, sent);
  if (!result.ok) throw new Error(`${sent.type} was refused: ${result.refusal.rule} ${result.refusal.says}`);
  return { after: result.snapshot as ApplicationSnapshot, effects: result.effects };
}

function refused(before: Snapshot, sent: Sent): string {
  const result = judge(before, sent);
  return result.ok ? 'accepted' : result.refusal.rule;
}

const lastOf = (context: ApplicationContext) => {
  const last = context.reviewable.at(-1);
  if (!last) throw new Error('nothing can be reviewed');
  return last;
};

const opened = (before: ApplicationSnapshot, on: string) =>
  done(before, { type: 'reviewOpened', on, data: { review: ids.review, decision: lastOf(before.context).reference, on } }).after;

const closing = (before: ApplicationSnapshot, on: string, outcome: string, mustNotDecide: readonly string[] = []) => ({
  type: 'reviewClosed',
  on,
  data: {
    review: ids.review,
    decision: lastOf(before.context).reference,
    on,
    outcome,
    directions: outcome === 'sent-back' ? 'text:directions' : null,
    mustNotDecide,
  },
});

const closed = (before: ApplicationSnapshot, on: string, outcome: string, mustNotDecide?: readonly string[]) =>
  done(before, closing(before, on, outcome, mustNotDecide));

const withGrant = (snapshot: ApplicationSnapshot) =>
  done(snapshot, { type: 'grantOpened', on: '2027-01-06', data: { grant: ids.grant } }).after;

const dueOf = (effects: readonly Effect[], name: string) =>
  effects.flatMap((effect) => (effect.do === 'set-deadline' && effect.name === name ? [effect.due] : []));
const sentTo = (effects: readonly Effect[]) => effects.flatMap((effect) => (effect.do === 'send' ? [effect] : []));

describe('what can be reviewed (V1, V2)', () => {
  it('is an offer, a decline, a lapse and the end of an approval, each from the release of its letter', () => {
    expect(stateOf('offered').context.reviewable).toMatchObject([
      {
        kind: 'decision',
        on: '2026-12-09',
        releasedOn: '2026-12-17',
        by: [personOf('portfolio-holder')],
        remitted: false,
        reviewed: false,
      },
    ]);
    for (const [state, kind, letter] of [
      ['declined', 'decision', 'application-declined'],
      ['lapsed', 'lapse', 'application-lapsed'],
      ['offer-lapsed', 'lapse', 'offer-lapsed'],
      ['approval-ended', 'approval-ended', 'application-award-ended'],
    ] as const) {
      const before = stateOf(state);
      expect(lastOf(before.context)).toMatchObject({ kind, releasedOn: null });
      const { after } = done(before, { type: 'letterReleased', on: '2027-11-01', data: { kind: letter, on: '2027-11-01' } });
      expect(lastOf(after.context)).toMatchObject({ kind, releasedOn: '2027-11-01', reviewBy: '2027-11-29' });
    }
    expect(stateOf('approved').context.reviewable.map(({ kind }) => kind)).toEqual(['decision']);
  });

  it('P3: names the officer who reported as involved, and the holder as the one who decided', () => {
    expect(lastOf(stateOf('declined').context)).toMatchObject({
      by: [personOf('portfolio-holder')],
      involved: [personOf('franchise-officer')],
    });
  });

  it('a decision made afresh after a review is not reviewable again, and its letter does not offer a review', () => {
    const back = closed(opened(stateOf('declined'), '2027-10-01'), '2027-10-20', 'sent-back').after;
    const meeting = { case: ids.december, date: '2027-12-08', cutOff: '2027-11-17' };
    const at: ApplicationSnapshot = { state: 'placed', context: { ...back.context, meeting } };
    const deputy = { person: personOf('deputy') };
    const ready = done(at, {
      type: 'declareInterest',
      on: '2027-12-08',
      data: { interest: 'none' },
      ...deputy,
      as: 'portfolio-holder',
    }).after;
    const decided = done(ready, { type: 'decide', on: '2027-12-08', data: decisions.decline, ...deputy }).after;
    const { after, effects } = done(decided, { type: 'effective', on: '2027-12-16', data: { name: 'effective', due: '2027-12-16' } });
    expect(lastOf(after.context)).toMatchObject({ remitted: true, reviewed: false });
    expect(effects).toContainEqual(
      expect.objectContaining({
        kind: 'application-declined',
        model: expect.objectContaining({ reviewBy: null, applyAgainFrom: '2027-12-16' }),
      }),
    );
  });
});

describe('while the decision is under review (V5, V6)', () => {
  it.each([
    ['offered', '2027-01-10', '2027-02-03', 'lapseOffer', '2027-02-07'],
    ['supported', '2027-01-10', '2027-02-03', 'passDeadline', '2027-10-24'],
    ['resubmission', '2027-09-29', '2027-10-23', 'passDeadline', '2027-10-24'],
  ])('the time of a case %s stands still, and is given back day by day', (state, from, to, name, due) => {
    const { after, effects } = closed(opened(stateOf(state), from), to, 'stands');
    expect(after.state).toBe(state);
    expect(dueOf(effects, name)).toEqual([due]);
    expect(after.context.offer).toMatchObject({ reviewDays: 24, deadline: '2027-10-24' });
    expect(after.context.reviews).toEqual([]);
  });

  it('F7: the bound of the deadline is later by the days of the review', () => {
    const { after } = closed(opened(stateOf('supported'), '2027-01-10'), '2027-02-03', 'withdrawn');
    const propose = (deadline: string) =>
      refused(after, { type: 'proposeDeadline', on: '2027-02-10', data: { deadline, reason: 'text:reason' } });
    expect([propose('2028-01-10'), propose('2028-01-11')]).toEqual(['accepted', 'F7a']);
  });

  it('nobody is late who would not have been: the last day moves with each day that the review is open (R4)', () => {
    const before = opened(stateOf('offered'), '2027-01-14');
    expect(refused(before, { type: 'acceptOffer', on: '2027-03-01', data: { grant: false } })).toBe('accepted');
    const late = opened(stateOf('offered'), '2027-01-15');
    expect(refused(late, { type: 'acceptOffer', on: '2027-01-16', data: { grant: false } })).toBe('F6a');
  });

  it('an announced lapse waits for as many days as the review took, and ends on a working day (F9)', () => {
    const { after, effects } = closed(opened(stateOf('lapse-pending'), '2027-10-01'), '2027-10-09', 'stands');
    expect(after.context.lapseOn).toBe('2027-10-11');
    expect(dueOf(effects, 'lapse')).toEqual(['2027-10-11']);
    // The deadline was over before the review began, and stays over.
    expect(after.context.offer?.deadline).toBe('2027-09-30');
  });

  it('a proposal goes on expiring', () => {
    const proposed = play(stateOf('supported'), ['proposeDeadline', '2027-02-10', { deadline: '2027-11-30', reason: 'text:reason' }]);
    const { effects } = done(proposed, {
      type: 'reviewOpened',
      on: '2027-02-11',
      data: { review: ids.review, decision: lastOf(proposed.context).reference, on: '2027-02-11' },
    });
    expect(dueOf(effects, 'expireProposal')).toEqual(['2027-02-24']);
  });

  it('the grant is told of its opening and of its end (V5)', () => {
    const granted = withGrant(stateOf('supported'));
    const before = done(granted, {
      type: 'reviewOpened',
      on: '2027-02-01',
      data: { review: ids.review, decision: lastOf(granted.context).reference, on: '2027-02-01' },
    });
    expect(sentTo(before.effects)).toEqual([
      { do: 'send', to: ids.grant, command: 'grant.reviewOpened', data: { review: ids.review, on: '2027-02-01' } },
    ]);
    expect(sentTo(closed(before.after, '2027-02-11', 'stands').effects)).toEqual([
      { do: 'send', to: ids.grant, command: 'grant.reviewClosed', data: { review: ids.review, outcome: 'stands', on: '2027-02-11' } },
    ]);
  });
});

describe('what is sent back (V5, P2, P3, F7, F10)', () => {
  it('is decided afresh by somebody who made neither the decision nor sat on the panel: the turn passes on', () => {
    const { after } = closed(opened(stateOf('supported'), '2027-01-10'), '2027-02-03', 'sent-back', [personOf('deputy')]);
    expect(after.state).toBe('waiting');
    expect(after.context).toMatchObject({ stage: 1, decision: null, offer: null, sentBack: { directions: 'text:directions' } });
    const placed = play(after, ['place', '2027-02-04', { meeting: ids.march }]);
    const declare = (before: ApplicationSnapshot, person: string) =>
      done(before, { type: 'declareInterest', on: '2027-03-10', data: { interest: 'none' }, person, as: 'portfolio-holder' }).after;
    const ready = ['portfolio-holder', 'deputy', 'leader'].map(personOf).reduce(declare, placed);
    const decide = (role: string) =>
      refused(ready, {
        type: 'decide',
        on: '2027-03-10',
        data: { ...decisions.offer, grantPence: undefined },
        person: personOf(role),
        as: 'portfolio-holder',
      });
    expect([decide('portfolio-holder'), decide('deputy'), decide('leader')]).toEqual(['P2c', 'P2c', 'accepted']);
  });

  it('keeps the grant accepted before, and a fresh offer opens no second', () => {
    const { after } = closed(opened(withGrant(stateOf('supported')), '2027-01-10'), '2027-02-03', 'sent-back');
    expect(after.context.grant).toEqual({ case: ids.grant, paidOn: null });
    const offered = { ...stateOf('offered'), context: { ...stateOf('offered').context, grant: after.context.grant } };
    const fresh = {
      ...offered,
      context: { ...offered.context, offer: offered.context.offer && { ...offered.context.offer, grantPence: null } },
    };
    const { effects } = done(fresh, { type: 'acceptOffer', on: '2027-01-05', data: { grant: false } });
    expect(effects.filter((effect) => effect.do === 'open')).toEqual([]);
    expect(sentTo(effects)).toMatchObject([{ command: 'grant.deadlineMoved', data: { deadline: '2027-09-30' } }]);
  });

  it('a lapse: the case has 28 days at least, its hub again, and its grant goes on', () => {
    const { after, effects } = closed(opened(withGrant(stateOf('lapsed')), '2027-10-10'), '2027-11-09', 'sent-back');
    expect(after).toMatchObject({ state: 'supported', context: { closed: null, offer: { deadline: '2027-12-07', reviewDays: 30 } } });
    expect(dueOf(effects, 'passDeadline')).toEqual(['2027-12-07']);
    expect(effects).toContainEqual(expect.objectContaining({ do: 'claim', key: `live-application:${ids.hub}` }));
    expect(sentTo(effects).map(({ command, data }) => [command, data.outcome ?? data.deadline])).toEqual([
      ['grant.reviewClosed', 'sent-back'],
      ['grant.deadlineMoved', '2027-12-07'],
    ]);
  });

  it('the lapse of an offer: 28 days to answer, and time after them to resubmit', () => {
    const { after } = closed(opened(stateOf('offer-lapsed'), '2027-02-01'), '2027-09-20', 'sent-back');
    expect(after).toMatchObject({ state: 'offered', context: { offer: { acceptBy: '2027-10-18', deadline: '2028-05-18' } } });
  });

  it('F10: a decline is overturned even where its hub has another application, and then only the bar on grants falls', () => {
    const before = opened(withGrant(stateOf('declined')), '2027-10-01');
    const { after, effects } = done(before, { ...closing(before, '2027-10-20', 'sent-back'), facts: { live: ids.march } });
    // The grant is told that it does not come back.
    expect(sentTo(effects)).toMatchObject([{ command: 'grant.reviewClosed', data: { outcome: 'overtaken' } }]);
    expect(after).toMatchObject({ state: 'declined', context: { closed: { outcome: 'declined', standing: false } } });
    expect(effects.filter((effect) => effect.do === 'claim')).toEqual([]);
  });

  it('a stage 1 decision after the resubmission: stage 1 is decided afresh on what was resubmitted', () => {
    const resubmitted = play(stateOf('resubmission'), ['submit', '2027-06-10', { declaration: true }]);
    const { after } = closed(opened(resubmitted, '2027-06-11'), '2027-07-01', 'sent-back');
    expect(after).toMatchObject({ state: 'submitted', context: { stage: 1, submission: { revision: 2 }, offer: null, report: null } });
  });

  it('the end of an approval: another holder looks at the award', () => {
    const { after } = closed(opened(stateOf('approval-ended'), '2027-10-10'), '2027-11-09', 'sent-back', [personOf('portfolio-holder')]);
    expect(after.state).toBe('with-holder');
    const end = { reasons: [reasonOf('b')], publicReasons: 'text:public' };
    expect(refused(after, { type: 'endApproval', on: '2027-11-10', data: end })).toBe('P2c');
  });
});

describe('what two people put right (C1, D5, P10)', () => {
  it('F7: a reinstated application has 28 days, and the bound grows by the days since the lapse', () => {
    const proposed = play(stateOf('lapsed'), ['proposeReinstatement', '2027-10-12', { reason: 'text:reason' }]);
    const { after, effects } = done(proposed, { type: 'confirmReinstatement', on: '2027-10-14' });
    expect(after).toMatchObject({ state: 'supported', context: { closed: null, offer: { deadline: '2027-11-11', reinstatedDays: 12 } } });
    expect(after.context.reviewable.map(({ kind }) => kind)).toEqual(['decision']);
    expect(effects).toContainEqual(
      expect.objectContaining({
        kind: 'application-reinstated',
        model: expect.objectContaining({ reason: 'text:reason', deadline: '2027-11-11' }),
      }),
    );
  });

  it('a withdrawn offer leaves no trace that binds: the fresh decision is a first one', () => {
    const proposed = play(stateOf('offered'), ['proposeOfferWithdrawal', '2027-01-05', { reason: 'text:reason' }]);
    const { after } = done(proposed, { type: 'confirmOfferWithdrawal', on: '2027-01-06' });
    expect(after).toMatchObject({ state: 'waiting', context: { decision: null, offer: null, reviewable: [], correction: null } });
  });

  it('D5: the new record refers to the old, is effective anew, and both notices say so', () => {
    const data = { ...decisions.offer, deadline: '2027-11-30', mistake: 'text:mistake' };
    const proposed = play(stateOf('offered'), ['proposeCorrection', '2027-01-05', data]);
    const old = proposed.context.decision;
    const id = '1b4e28ba-2fa1-41d2-883f-0123456789ab';
    const { after, effects } = done(proposed, { type: 'confirmCorrection', on: '2027-01-06', id });
    expect(after).toMatchObject({
      state: 'decided',
      context: {
        decision: {
          reference: 'DN-0123-4567-89AB',
          supersedes: { reference: old?.reference, mistake: 'text:mistake' },
          effectiveOn: '2027-01-14',
        },
        offer: { deadline: '2027-11-30', acceptBy: null },
        reviewable: [],
      },
    });
    const notices = effects.flatMap((effect) =>
      effect.do === 'publish' ? [[effect.reference, effect.data.state, effect.data.supersedes]] : [],
    );
    expect(notices).toEqual([
      [old?.reference, 'superseded', undefined],
      ['DN-0123-4567-89AB', 'published', old?.reference],
    ]);
    expect(refused(after, { type: 'callIn', on: '2027-01-07', data: { reason: 'text:reason' } })).toBe('accepted');
  });
});

describe('the start-up grant (S5)', () => {
  it('hears how the application ended, and again when its letter is released', () => {
    const granted = withGrant(stateOf('lapse-pending'));
    const lapsed = done(granted, { type: 'lapse', on: '2027-10-02', data: { name: 'lapse', due: '2027-10-01' } });
    expect(sentTo(lapsed.effects)).toMatchObject([{ command: 'grant.applicationSettled', data: { outcome: 'lapsed', on: '2027-10-02' } }]);
    const release = { type: 'letterReleased', on: '2027-10-04', data: { kind: 'application-lapsed', on: '2027-10-04' } };
    expect(sentTo(done(lapsed.after, release).effects)).toMatchObject([
      { command: 'grant.applicationSettled', data: { outcome: 'lapsed', on: '2027-10-02', releasedOn: '2027-10-04' } },
    ]);
  });

  it('that tells late that it is open hears what it missed', () => {
    const { effects } = done(stateOf('withdrawn'), { type: 'grantOpened', on: '2027-01-06', data: { grant: ids.grant } });
    expect(sentTo(effects)).toMatchObject([{ command: 'grant.applicationSettled', data: { outcome: 'withdrawn' } }]);
  });

  it('its first payment is remembered', () => {
    const { after } = done(withGrant(stateOf('supported')), {
      type: 'grantPaid',
      on: '2027-02-01',
      data: { grant: ids.grant, on: '2027-02-01' },
    });
    expect(after.context.grant).toEqual({ case: ids.grant, paidOn: '2027-02-01' });
  });
});
