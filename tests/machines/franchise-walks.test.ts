// Franchises led at random through years of days, deadlines, messages and people's commands: never an impossible state.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../machines/calendar.ts';
import type { Effect } from '../../machines/effects.ts';
import { franchise } from '../../machines/franchise.ts';
import type { Role } from '../../machines/roles.ts';
import { step } from '../../src/engine/step.ts';
import { actOf, closing, expired, type FranchiseSnapshot, ids, ordinaryFacts, payloads, personOf, reasonOf } from './franchise.cases.ts';
import { paperFor } from './franchise.paper-named.ts';

interface Walk {
  snapshot: FranchiseSnapshot | null;
  on: string;
  isLevelGone: boolean;
  count: number;
  readonly deadlines: Map<string, { readonly due: string; readonly firesOn: string }>;
}

/** The two meetings of this walk's calendar: one is always ahead, and its cut-off with it. */
const meetingsOn = (on: string) => [{ case: ids.march, date: addDays(on, 30), cutOff: addDays(on, 9), state: 'published' as const }];

function settle(walk: Walk, effects: readonly Effect[]) {
  for (const effect of effects) {
    if (effect.do === 'clear-deadline' && effect.name === '*') walk.deadlines.clear();
    if (effect.do === 'clear-deadline') walk.deadlines.delete(effect.name);
    if (effect.do === 'set-deadline')
      walk.deadlines.set(effect.name, { due: effect.due, firesOn: effect.fires === 'after' ? addDays(effect.due, 1) : effect.due });
  }
}

/** Sends a command and answers whether it was carried out; what a rule refuses changes nothing. */
function send(walk: Walk, type: string, data: unknown, role: Role, person = personOf(role)): boolean {
  walk.count += 1;
  const facts = { certificates: walk.isLevelGone ? expired : ordinaryFacts.certificates, meetings: meetingsOn(walk.on) };
  const act = actOf(role, walk.on, facts);
  const id = `00000000-0000-4000-8000-${String(walk.count).padStart(12, '0')}`;
  const result = step(franchise, walk.snapshot, { type, data, act: { ...act, id, actor: { ...act.actor, person } } });
  if (!result.ok) {
    expect(result.refusal.says).toMatch(/\.$/);
    return false;
  }
  walk.snapshot = result.snapshot as FranchiseSnapshot;
  settle(walk, result.effects);
  check(walk);
  return true;
}

/** Where the case stands, its memory and its deadlines say the same. */
function check({ snapshot, deadlines }: Walk) {
  if (!snapshot) return;
  const { state, context } = snapshot;
  const isOver = state === 'ended' || state === 'left';
  expect(context.closed !== null).toBe(isOver);
  if (isOver) expect([...deadlines]).toEqual([]);
  else expect(deadlines.get('act')?.due ?? null).toBe(context.actBy);
  if (state === 'active') expect([context.grounds, context.suspension, context.ending]).toEqual([[], null, null]);
  if (state === 'attention') expect([context.grounds.length > 0, context.actBy !== null, context.suspension]).toEqual([true, true, null]);
  if (state === 'suspended') expect(context.suspension).not.toBeNull();
  if (!isOver) expect(state.startsWith('ending')).toBe(context.ending !== null);
  expect(state === 'ending-placed').toBe(context.meeting !== null);
  expect(state === 'ending-decided' || state === 'ending-called-in' || state === 'ended').toBe(
    context.decision !== null && state !== 'left',
  );
}

/** Days pass: deadlines fire on theirs, and none is refused. */
function pass(walk: Walk, days: number): void {
  for (const until = addDays(walk.on, days); walk.on < until; walk.on = addDays(walk.on, 1)) {
    for (const [name, deadline] of [...walk.deadlines]) {
      const { due, firesOn } = deadline;
      // One that was moved on the same day fires on its new day only.
      if (firesOn > walk.on || walk.deadlines.get(name) !== deadline) continue;
      walk.deadlines.delete(name);
      expect([name, send(walk, name.split(':')[0] ?? name, { name, due }, 'system')]).toEqual([name, true]);
    }
  }
}

const deeds = [
  'prepareReturn',
  'submitReturn',
  'keyPaper',
  'confirmPaper',
  'continue',
  'improve',
  'end',
  'met',
  'notMet',
  'giveTime',
  'closeGround',
  'levelGone',
  'levelBack',
  'proposeSuspension',
  'confirmSuspension',
  'proposeLifting',
  'confirmLifting',
  'proposeEnding',
  'withdrawEnding',
  'placeEnding',
  'callIn',
  'cancelMeeting',
  'decideToEnd',
  'decideToContinue',
  'deferEnding',
  'callIn',
  'confirmCallIn',
  'referBack',
  'released',
  'review',
  'stands',
  'sentBack',
  'leave',
  'takeBackNotice',
] as const;

const lines = (on: string) => payloads.improve.plan.map((line, index) => ({ ...line, due: addDays(on, 30 * (index + 1)) }));

function holderDoes(walk: Walk, type: string, data: unknown = {}) {
  // Whose turn it is follows from the case: each tries in order.
  for (const person of [personOf('portfolio-holder'), personOf('deputy')]) {
    send(walk, 'declareInterest', { interest: 'none' }, 'portfolio-holder', person);
    if (send(walk, type, data, 'portfolio-holder', person)) return;
  }
}

function reviewMessage(walk: Walk, outcome?: string) {
  const last = walk.snapshot?.context.reviewable.at(-1);
  if (!last) return;
  const about = { review: ids.review, decision: last.reference, on: walk.on };
  if (!outcome) {
    if (last.releasedOn && !last.reviewed && !last.remitted) send(walk, 'reviewOpened', about, 'system');
    return;
  }
  const [open] = walk.snapshot?.context.reviews ?? [];
  if (open) send(walk, 'reviewClosed', { ...closing(outcome), ...about, decision: open.decision }, 'system');
}

function carryOut(walk: Walk, deed: (typeof deeds)[number]): void {
  const { on } = walk;
  const officer = (type: string, data: unknown) => send(walk, type, data, 'franchise-officer');
  const reason = { reason: 'text:reason' };
  const levelTo = (isGone: boolean) => {
    walk.isLevelGone = isGone;
    send(walk, 'levelChanged', {}, 'system');
  };
  const suspension = { reasons: [reasonOf('level')], wayBack: 'text:way', backBy: addDays(on, 60) };
  const acts: Record<(typeof deeds)[number], () => unknown> = {
    prepareReturn: () => send(walk, 'prepareReturn', payloads.prepareReturn, 'contributor'),
    submitReturn: () => send(walk, 'submitReturn', payloads.submitReturn, 'signatory'),
    keyPaper: () => officer('keyPaper', { ...paperFor('active'), received: addDays(on, walk.count % 3 === 0 ? -20 : -1) }),
    confirmPaper: () => send(walk, 'confirmPaper', {}, 'engagement-officer'),
    continue: () => officer('recordFindings', payloads.continues),
    improve: () => officer('recordFindings', { ...payloads.improve, plan: lines(on) }),
    end: () => officer('recordFindings', payloads.end),
    met: () => officer('judgeLine', payloads.judgeLine),
    notMet: () => officer('judgeLine', { ...payloads.judgeLine, line: 2, met: false }),
    giveTime: () => officer('giveTime', { until: addDays(on, 40), reason: 'text:time' }),
    closeGround: () => officer('closeGround', payloads.closeGround),
    levelGone: () => levelTo(true),
    levelBack: () => levelTo(false),
    proposeSuspension: () => officer('proposeSuspension', suspension),
    confirmSuspension: () => holderDoes(walk, 'confirmSuspension'),
    proposeLifting: () => officer('proposeLifting', payloads.proposeLifting),
    confirmLifting: () => holderDoes(walk, 'confirmLifting'),
    proposeEnding: () => officer('proposeEnding', payloads.proposeEnding),
    withdrawEnding: () => officer('withdrawEnding', reason),
    placeEnding: () => officer('placeEnding', payloads.placeEnding),
    cancelMeeting: () => send(walk, 'meetingCancelled', { meeting: ids.march }, 'system'),
    decideToEnd: () => holderDoes(walk, 'decideEnding', payloads.decideToEnd),
    decideToContinue: () => holderDoes(walk, 'decideEnding', payloads.decideToContinue),
    deferEnding: () => holderDoes(walk, 'deferEnding', reason),
    callIn: () => send(walk, 'callIn', reason, 'administrator'),
    confirmCallIn: () => send(walk, 'confirmCallIn', reason, 'administrator'),
    referBack: () => send(walk, 'referBack', reason, 'administrator'),
    released: () => {
      for (const kind of ['franchise-suspended', 'franchise-ending-decided']) send(walk, 'letterReleased', { kind, on }, 'system');
    },
    review: () => reviewMessage(walk),
    stands: () => reviewMessage(walk, 'stands'),
    sentBack: () => reviewMessage(walk, 'sent-back'),
    leave: () => send(walk, 'leave', { on: addDays(on, 90) }, 'signatory'),
    takeBackNotice: () => send(walk, 'takeBackNotice', {}, 'signatory'),
  };
  acts[deed]();
}

it('a franchise led at random stands where its memory and its deadlines say, and no deadline is ever refused', () => {
  const reached = new Set<string>();
  const deed = fc.tuple(fc.constantFrom(...deeds), fc.constantFrom(0, 0, 0, 1, 2, 20, 45));
  fc.assert(
    fc.property(fc.array(deed, { minLength: 60, maxLength: 200 }), (path) => {
      const walk: Walk = { snapshot: null, on: '2027-01-20', isLevelGone: false, count: 0, deadlines: new Map() };
      send(walk, 'open', payloads.open, 'system');
      for (const [one, days] of path) {
        carryOut(walk, one);
        reached.add(walk.snapshot?.state ?? 'new');
        pass(walk, days);
      }
    }),
    { numRuns: 500, endOnFailure: true, seed: 2 },
  );
  expect([...reached].sort()).toEqual(
    Object.keys(franchise.machine.states)
      .filter((state) => state !== 'new')
      .sort(),
  );
}, 60_000);
