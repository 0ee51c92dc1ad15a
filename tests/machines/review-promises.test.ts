import { describe, expect, it } from 'vitest';
import type { Effect } from '../../machines/effects.ts';
import { whyCannotSit } from '../../machines/review.panel.ts';
import { review } from '../../machines/review.ts';
import { grounds, groundWords, type ReviewableKind } from '../../machines/review.words.ts';
import type { Act } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import {
  actOf,
  decision,
  ids,
  members,
  ordinaryFacts,
  outcomeOf,
  people,
  type ReviewSnapshot,
  reference,
  request,
  send,
  states,
  unseated,
} from './review.cases.ts';

const only = <D extends Effect['do']>(effects: readonly Effect[], kind: D) =>
  effects.filter((effect): effect is Extract<Effect, { do: D }> => effect.do === kind);

function refusalOf(snapshot: ReviewSnapshot | null, type: string, data: unknown, act: Act<unknown>): string {
  const result = step(review, snapshot, { type, data, act });
  return result.ok ? 'accepted' : `${result.refusal.rule}: ${result.refusal.says}`;
}

const administrator = (on: string) => actOf('administrator', on);

describe('V2: asking for a review', () => {
  it('opens it with the first command: the case reviewed is told, the decision is taken for ever, V7 runs', () => {
    const { effects, context } = send(null, 'request', request, actOf('signatory', '2027-07-12'));
    expect(only(effects, 'claim')).toEqual([
      {
        do: 'claim',
        key: `review:${reference}`,
        says: 'A review of this decision has been asked for already. A decision is reviewed once.',
      },
    ]);
    expect(only(effects, 'send')).toEqual([
      {
        do: 'send',
        to: ids.about,
        command: 'application.reviewOpened',
        data: { review: ids.case, decision: reference, on: '2027-07-12' },
      },
    ]);
    expect(context).toMatchObject({ openedOn: '2027-07-12', hearBy: '2027-08-23', late: null, grounds: ['information', 'reasons'] });
  });

  it('runs from the release of the letter, not from the decision: the 28th day counts, the 29th is late', () => {
    const late = { ...request, late: 'text:late' };
    expect(send(null, 'request', late, actOf('lead', '2027-07-20')).snapshot.state).toBe('appointing');
    expect(send(null, 'request', late, actOf('lead', '2027-07-21')).snapshot.state).toBe('late');
    expect(refusalOf(null, 'request', request, actOf('lead', '2027-07-21'))).toMatch(/^V2d: .*ended on 20 July 2027\. Say why/);
  });

  it('late holds nothing up until the administrator accepts it: no pause, no parent, no time to be heard', () => {
    const { effects } = send(null, 'request', { ...request, late: 'text:late' }, actOf('lead', '2027-07-28'));
    expect(only(effects, 'send')).toEqual([]);
    expect(review.listing(states.late as never)).toEqual({ keyDate: '2027-07-28' });
    const accepted = send(states.late, 'acceptLate', {}, administrator('2027-08-02'));
    expect(only(accepted.effects, 'send')).toMatchObject([{ command: 'application.reviewOpened', data: { on: '2027-08-02' } }]);
    // 30 working days from 2 August, over the bank holiday of 30 August.
    expect(accepted.context).toMatchObject({ openedOn: '2027-08-02', hearBy: '2027-09-14' });
    expect(review.listing(accepted.snapshot as never)).toEqual({ keyDate: '2027-09-14', parent: ids.about });
  });

  it('late and refused tells the organisation why, and the case reviewed never heard of it', () => {
    const { effects } = send(states.late, 'refuseLate', { reason: 'text:no' }, administrator('2027-08-02'));
    expect(only(effects, 'send')).toEqual([]);
    expect(only(effects, 'letter')).toMatchObject([
      { kind: 'review-late-refused', to: 'organisation', model: { given: 'text:late', reason: 'text:no', lastDay: '2027-07-20' } },
    ]);
  });

  it('one review a decision: no way of ending it gives the decision back', () => {
    for (const state of [states.late, states.appointing, states.voting]) {
      expect(only(send(state, 'withdraw', { confirm: true }, actOf('lead', '2027-08-12')).effects, 'release')).toEqual([]);
    }
  });

  it('V3: rests on the five grounds and no other', () => {
    expect(Object.values(groundWords)).toHaveLength(5);
    const parsed = review.commands.request?.data.safeParse({ ...request, grounds: ['taste'], explanation: 'x' });
    expect(parsed?.error?.issues.map(({ message }) => message)).toEqual(['Select a ground from the list']);
    expect(grounds).toEqual(['procedure', 'information', 'interest', 'bias', 'reasons']);
  });

  it('V1: reaches whatever workflow keeps reviewable decisions, by that workflow’s own message', () => {
    const facts = { ...ordinaryFacts, decisions: [{ ...decision, workflow: 'franchise', kind: 'ending' as const }] };
    const { effects } = send(null, 'request', { ...request, workflow: 'franchise' }, actOf('lead', '2027-07-12', people.lead, facts));
    expect(only(effects, 'send')).toMatchObject([{ to: ids.about, command: 'franchise.reviewOpened' }]);
    expect(only(effects, 'letter')).toMatchObject([{ model: { outcome: 'the end of the franchise' } }, {}]);
  });
});

describe('P3: who cannot sit is shown with why', () => {
  const why = (person: string, seat: 'portfolio-holder' | 'cvs-representative' = 'portfolio-holder') =>
    whyCannotSit(unseated.context, ordinaryFacts.candidates, person, seat)?.rule ?? null;

  it('nobody who decided, or had a part in the case at any stage, or has an interest; everybody else may', () => {
    expect(why(people.decider)).toBe('P3a');
    expect(why(people.adviser)).toBe('P3b');
    expect(why(people.earlierDecider)).toBe('P3b');
    expect(why(people.interested)).toBe('P8a');
    expect(why(people['cvs-representative'])).toBe('V4b');
    expect(why(people.thirdHolder)).toBeNull();
    expect(why(people.secondCvs, 'cvs-representative')).toBeNull();
  });

  it('nor whoever left this panel with an interest, though the register knows of none', () => {
    const left = send(
      states.appointing,
      'declareInterest',
      { interest: 'interest', nature: 'text:nature' },
      actOf('portfolio-holder', '2027-07-19'),
    );
    expect(left.context.panel).toHaveLength(2);
    const again = { person: people['portfolio-holder'], seat: 'portfolio-holder' };
    expect(refusalOf(left.snapshot, 'appoint', again, administrator('2027-07-19'))).toMatch(/^P8a/);
    const other = { person: people.thirdHolder, seat: 'portfolio-holder' };
    const { effects } = send(left.snapshot, 'appoint', other, administrator('2027-07-19'));
    expect(only(effects, 'letter')).toMatchObject([{ kind: 'panel-invitation', to: `person:${people.thirdHolder}` }]);
  });
});

describe('V4: the panel before the hearing', () => {
  it('says which seats are free', () => {
    expect(refusalOf(unseated, 'setHearing', { date: '2027-08-10' }, administrator('2027-07-14'))).toBe(
      'V4f: A panel is two portfolio holders and one CVS representative. Still to be appointed: 2 portfolio holders and 1 CVS representative.',
    );
  });

  it('P8: a member appointed after the others declared has to declare before the date is set', () => {
    const replaced = [
      ['removeMember', { person: people.secondHolder, reason: 'text:ill' }],
      ['appoint', { person: people.thirdHolder, seat: 'portfolio-holder' }],
    ].reduce((now, [type, data]) => send(now, type as string, data, administrator('2027-07-19')).snapshot, states.appointing);
    expect(refusalOf(replaced, 'setHearing', { date: '2027-08-10' }, administrator('2027-07-20'))).toMatch(/^V4g: .*interests: 1\./);
    const declared = send(replaced, 'declareInterest', { interest: 'none' }, actOf('portfolio-holder', '2027-07-20', people.thirdHolder));
    expect(send(declared.snapshot, 'setHearing', { date: '2027-08-10' }, administrator('2027-07-20')).snapshot.state).toBe('hearing-set');
  });

  it('a member who declares an interest after the date was set takes the hearing off, and the organisation is told without the reason', () => {
    const data = { interest: 'interest', nature: 'text:nature' };
    const { effects, context } = send(states['hearing-set'], 'declareInterest', data, actOf('portfolio-holder', '2027-07-22'));
    expect(context).toMatchObject({ hearing: null, panel: [{ person: people.secondHolder }, { person: people['cvs-representative'] }] });
    expect(only(effects, 'letter').filter(({ to }) => to === 'organisation')).toMatchObject([
      { kind: 'review-adjourned', model: { hearingDate: '2027-08-10', reason: null } },
    ]);
    expect(JSON.stringify(effects)).not.toContain('text:nature');
  });

  it('a hearing of two is no hearing: absence means another date', () => {
    const present = members.slice(1).map(({ person }) => person);
    expect(refusalOf(states['hearing-set'], 'recordHeld', { present }, administrator('2027-08-10'))).toMatch(/^V4i/);
    const { context, effects } = send(states['hearing-set'], 'adjourn', { reason: 'text:ill' }, administrator('2027-08-10'));
    expect(context).toMatchObject({ hearing: null, hearBy: '2027-08-23' });
    expect(context.panel.map(({ declaredOn }) => declaredOn)).toEqual(['2027-07-16', '2027-07-16', '2027-07-16']);
    expect(only(effects, 'set-deadline')).toEqual([{ do: 'set-deadline', name: 'chaseHearing:0', due: '2027-08-23', fires: 'after' }]);
  });
});

describe('V7: heard within 30 working days', () => {
  it('reminds before, and when the time is over', () => {
    const { effects } = send(null, 'request', request, actOf('lead', '2027-07-12'));
    expect(only(effects, 'set-deadline')).toEqual([
      { do: 'set-deadline', name: 'chaseHearing:20', due: '2027-07-26', fires: 'on' },
      { do: 'set-deadline', name: 'chaseHearing:15', due: '2027-08-02', fires: 'on' },
      { do: 'set-deadline', name: 'chaseHearing:0', due: '2027-08-23', fires: 'after' },
    ]);
  });

  it('a later date needs a reason, which the organisation reads; a reason that is not needed is not kept', () => {
    const set = (date: string, reason?: string) =>
      send(states.appointing, 'setHearing', reason ? { date, reason } : { date }, administrator('2027-07-20'));
    const late = set('2027-08-24', 'text:later');
    expect(only(late.effects, 'letter')[0]).toMatchObject({ kind: 'review-hearing', model: { lateReason: 'text:later' } });
    expect(set('2027-08-23', 'text:later').context.hearing).toEqual({ date: '2027-08-23', reason: null });
  });

  it('names the panel by office to the organisation, and the last day for a statement', () => {
    const [letter] = only(send(states.appointing, 'setHearing', { date: '2027-08-10' }, administrator('2027-07-20')).effects, 'letter');
    expect(letter?.model).toMatchObject({
      statementBy: '2027-08-09',
      members: members.map(({ person }) => ({ office: `person:${person}` })),
    });
  });
});

describe('V5: the outcome', () => {
  it('is the majority’s, whoever votes last', () => {
    const results = [
      ['stands', 'stands', 'send-back'],
      ['stands', 'send-back', 'send-back'],
      ['send-back', 'send-back', 'stands'],
      ['send-back', 'stands', 'stands'],
      ['stands', 'stands', 'stands'],
      ['send-back', 'send-back', 'send-back'],
    ] as const;
    expect(results.map((votes) => outcomeOf(votes).state)).toEqual(['stands', 'sent-back', 'sent-back', 'stands', 'stands', 'sent-back']);
  });

  it('waits for the third vote even when two agree', () => {
    expect(outcomeOf(['send-back', 'send-back']).state).toBe('voting');
  });

  /** Two votes to send back and the third of the CVS representative. */
  const last = (vote: object) =>
    send(outcomeOf(['send-back', 'stands']), 'vote', { reasons: 'text:last', ...vote }, actOf('cvs-representative', '2027-08-13'));

  it('sent back: the case learns the directions, and that neither decider nor panel makes the fresh decision (P2, P3)', () => {
    const { effects, context } = last({ vote: 'send-back' });
    const panel = members.map(({ person }) => person);
    expect(only(effects, 'send')).toEqual([
      {
        do: 'send',
        to: ids.about,
        command: 'application.reviewClosed',
        data: {
          review: ids.case,
          decision: reference,
          on: '2027-08-13',
          outcome: 'sent-back',
          directions: 'text:directions-0',
          mustNotDecide: [...panel, people.decider].sort(),
        },
      },
    ]);
    expect(context.closed).toEqual({ outcome: 'sent-back', on: '2027-08-13' });
    expect(only(effects, 'clear-deadline')).toEqual([{ do: 'clear-deadline', name: '*' }]);
  });

  it('sent back: directions recorded anew with a later vote are the panel’s', () => {
    const { effects } = last({ vote: 'send-back', directions: 'text:anew' });
    expect(only(effects, 'send')).toMatchObject([{ data: { directions: 'text:anew' } }]);
    expect(only(effects, 'letter')).toMatchObject([{ kind: 'review-sent-back', model: { directions: 'text:anew' } }]);
  });

  it('sent back: says where it goes next, which a lapse and a suspension do not share with decisions', () => {
    const nextOf = (kind: ReviewableKind) => {
      const from = outcomeOf(['send-back', 'stands']);
      const { reviewed } = from.context;
      const snapshot = { ...from, context: { ...from.context, reviewed: reviewed && { ...reviewed, kind } } };
      const act = actOf('cvs-representative', '2027-08-13');
      const [letter] = only(send(snapshot, 'vote', { vote: 'send-back', reasons: 'text:last' }, act).effects, 'letter');
      return [letter?.model.lapse, letter?.model.meeting];
    };
    expect(nextOf('decision')).toEqual([false, true]);
    expect(nextOf('ending')).toEqual([false, true]);
    expect(nextOf('lapse')).toEqual([true, false]);
    expect(nextOf('suspension')).toEqual([false, false]);
  });

  it('stands: directions of the minority go nowhere, each member’s reasons go to the organisation', () => {
    const { effects } = last({ vote: 'stands' });
    expect(only(effects, 'send')).toMatchObject([{ data: { outcome: 'stands', directions: null, mustNotDecide: [] } }]);
    expect(only(effects, 'letter')).toMatchObject([
      {
        kind: 'review-stands',
        model: {
          heardOn: '2027-08-10',
          votes: [
            { office: `person:${people['portfolio-holder']}`, vote: 'send it back', reason: 'text:vote-0' },
            { office: `person:${people.secondHolder}`, vote: 'let it stand', reason: 'text:vote-1' },
            { office: `person:${people['cvs-representative']}`, vote: 'let it stand', reason: 'text:last' },
          ],
        },
      },
    ]);
  });

  it('never awards by itself: a review opens nothing, publishes nothing and tells only the case reviewed', () => {
    for (const vote of ['stands', 'send-back']) {
      const { effects } = last({ vote });
      expect([...only(effects, 'open'), ...only(effects, 'publish'), ...only(effects, 'claim')]).toEqual([]);
      expect(only(effects, 'send').map(({ to, command }) => [to, command])).toEqual([[ids.about, 'application.reviewClosed']]);
    }
  });

  it('a member who leaves while the panel votes takes all votes with them: the three hear it together', () => {
    const voted = outcomeOf(['send-back', 'stands']);
    const data = { interest: 'interest', nature: 'text:nature' };
    const { context } = send(voted, 'declareInterest', data, actOf('cvs-representative', '2027-08-13'));
    expect(context).toMatchObject({ votes: [], directions: null, heldOn: null, votesBy: null, hearing: null });
  });
});

describe('V6: while a review is open the applicant’s deadlines pause', () => {
  it('the case reviewed is told the day it opened and the day it closed, also when it was withdrawn', () => {
    const { effects } = send(states['hearing-set'], 'withdraw', { confirm: true }, actOf('lead', '2027-07-30'));
    expect(only(effects, 'send')).toEqual([
      {
        do: 'send',
        to: ids.about,
        command: 'application.reviewClosed',
        data: { review: ids.case, decision: reference, on: '2027-07-30', outcome: 'withdrawn', directions: null, mustNotDecide: [] },
      },
    ]);
  });

  it('a late request that is withdrawn tells it nothing: it was never open', () => {
    expect(only(send(states.late, 'withdraw', { confirm: true }, actOf('lead', '2027-07-30')).effects, 'send')).toEqual([]);
  });
});

describe('R6: a later policy', () => {
  it('does not move the last day that was set when the letter was released', () => {
    const act = actOf('lead', '2027-07-20');
    const shorter = { ...act, policy: { ...act.policy, reviewWindowDays: 7 } };
    expect(step(review, null, { type: 'request', data: request, act: shorter })).toMatchObject({
      ok: true,
      snapshot: { state: 'appointing' },
    });
    const longer = { ...actOf('lead', '2027-07-21'), policy: { ...act.policy, reviewWindowDays: 90 } };
    expect(step(review, null, { type: 'request', data: request, act: longer })).toMatchObject({ ok: false, refusal: { rule: 'V2d' } });
  });
});

describe('every state of the review', () => {
  it('that is closed takes nothing more but the news that its case ended and what the organisation says of its paper, and lists its outcome', () => {
    const closed = Object.entries(review.machine.states).filter(([, node]) => node.tags.includes('closed'));
    expect(closed.map(([name, node]) => [name, Object.keys(node.on)])).toEqual([
      ['stands', ['caseEnded', 'confirmPaperContent']],
      ['sent-back', ['caseEnded', 'confirmPaperContent']],
      ['withdrawn', ['caseEnded', 'confirmPaperContent']],
      ['overtaken', ['caseEnded', 'confirmPaperContent']],
      ['late-refused', ['caseEnded', 'confirmPaperContent']],
      ['not-confirmed', []],
    ]);
    for (const [name] of closed) {
      const snapshot = states[name as 'stands'];
      expect(review.listing(snapshot as never)).toMatchObject({ outcome: name });
    }
  });

  it('asks for each letter of a review at least once in its life', () => {
    const kinds = new Set(
      [
        send(null, 'request', request, actOf('lead', '2027-07-12')),
        send(states.late, 'refuseLate', { reason: 'text:no' }, administrator('2027-08-02')),
        send(states.appointing, 'setHearing', { date: '2027-08-10' }, administrator('2027-07-20')),
        send(states['hearing-set'], 'adjourn', { reason: 'text:ill' }, administrator('2027-08-10')),
        send(states.appointing, 'withdraw', { confirm: true }, actOf('lead', '2027-07-30')),
        send(unseated, 'appoint', members[0], administrator('2027-07-14')),
      ].flatMap(({ effects }) => only(effects, 'letter').map(({ kind }) => kind)),
    );
    expect([...kinds].sort()).toEqual([
      'panel-hearing',
      'panel-invitation',
      'review-acknowledged',
      'review-adjourned',
      'review-hearing',
      'review-late-refused',
      'review-waiting',
      'review-withdrawn',
    ]);
  });
});
