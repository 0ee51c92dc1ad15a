// Reviews led at random through days, deadlines and people's commands: whatever happens, no outcome comes about unlawfully.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../machines/calendar.ts';
import type { Effect } from '../../machines/effects.ts';
import type { ReviewContext } from '../../machines/review.context.ts';
import { review } from '../../machines/review.ts';
import type { Role } from '../../machines/roles.ts';
import { step } from '../../src/engine/step.ts';
import { actOf, ordinaryFacts, people, type ReviewSnapshot, request } from './review.cases.ts';

interface Walk {
  snapshot: ReviewSnapshot | null;
  on: string;
  readonly deadlines: Map<string, { readonly due: string; readonly firesOn: string }>;
  readonly told: string[];
  readonly path: string[];
}

const holders = [people['portfolio-holder'], people.secondHolder, people.thirdHolder, people.decider, people.adviser, people.interested];
const representatives = [people['cvs-representative'], people.secondCvs];
const seatOf = (person: string) => (holders.includes(person as (typeof holders)[number]) ? 'portfolio-holder' : 'cvs-representative');
const panelOf = (walk: Walk) => walk.snapshot?.context.panel.map(({ person }) => person) ?? [];

function settle(walk: Walk, effects: readonly Effect[]) {
  for (const effect of effects) {
    if (effect.do === 'clear-deadline' && effect.name === '*') walk.deadlines.clear();
    if (effect.do === 'clear-deadline') walk.deadlines.delete(effect.name);
    if (effect.do === 'set-deadline')
      walk.deadlines.set(effect.name, { due: effect.due, firesOn: effect.fires === 'after' ? addDays(effect.due, 1) : effect.due });
    if (effect.do === 'send') walk.told.push(effect.command);
  }
}

/** Sends a command; what a rule refuses changes nothing. */
function send(walk: Walk, type: string, data: unknown, role: Role, person?: string): void {
  const result = step(review, walk.snapshot, { type, data, act: actOf(role, walk.on, person, ordinaryFacts) });
  if (!result.ok) {
    expect(result.refusal.says).toMatch(/\.$/);
    return;
  }
  walk.snapshot = result.snapshot as ReviewSnapshot;
  walk.path.push(`${walk.on} ${type} → ${result.snapshot.state}`);
  settle(walk, result.effects);
}

/** Days pass: deadlines fire on theirs. */
function pass(walk: Walk, days: number): void {
  for (const until = addDays(walk.on, days); walk.on < until; walk.on = addDays(walk.on, 1)) {
    for (const [name, { due, firesOn }] of [...walk.deadlines]) {
      if (firesOn > walk.on) continue;
      walk.deadlines.delete(name);
      send(walk, name.split(':')[0] ?? name, { name, due }, 'system');
    }
  }
}

const somebody = fc.constantFrom(...holders, ...representatives);
const deed = fc.record({
  type: fc.constantFrom(
    ...['appoint', 'appoint', 'declareInterest', 'declareInterest', 'setHearing', 'recordHeld', 'vote', 'vote', 'vote', 'pass', 'rare'],
  ),
  rare: fc.constantFrom(
    'acceptLate',
    'acceptLate',
    'acceptLate',
    'adjourn',
    'adjourn',
    'removeMember',
    'withdraw',
    'refuseLate',
    'refuseLate',
  ),
  person: somebody,
  /** Which member of the panel acts; beyond them, `person` does. */
  member: fc.integer({ min: 0, max: 3 }),
  days: fc.integer({ min: 12, max: 36 }),
  /** Whether it goes the less usual way: an interest, an absence, a vote to send back. */
  other: fc.boolean(),
  seldom: fc.integer({ min: 0, max: 11 }).map((number) => number === 0),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const reason = 'text:reason';
/** What each command carries. */
const payloads: Readonly<Record<string, (walk: Walk, deed: Deed) => object>> = {
  appoint: (_, { person }) => ({ person, seat: seatOf(person) }),
  removeMember: (_, { person }) => ({ person, reason }),
  declareInterest: (_, { seldom, other }) => ({ interest: seldom && other ? 'interest' : 'none' }),
  setHearing: ({ on }, { days, other }) => ({ date: addDays(on, days), ...(other ? { reason } : {}) }),
  recordHeld: (walk, { seldom }) => ({ present: panelOf(walk).slice(seldom ? 1 : 0) }),
  vote: (_, { other }) =>
    other ? { vote: 'send-back', reasons: reason, directions: 'text:directions' } : { vote: 'stands', reasons: reason },
  withdraw: () => ({ confirm: true }),
};

function act(walk: Walk, one: Deed): void {
  if (one.type === 'pass') {
    pass(walk, Math.ceil(one.days / 3));
    return;
  }
  const type = one.type === 'rare' ? one.rare : one.type;
  // A date that moves whenever it can never comes.
  if (type === 'setHearing' && walk.snapshot?.state === 'hearing-set' && !one.seldom) return;
  const data = payloads[type]?.(walk, one) ?? { reason };
  if (one.type === 'rare' && type !== 'acceptLate' && !one.seldom) return;
  const person = panelOf(walk)[one.member] ?? one.person;
  if (type === 'vote' || type === 'declareInterest') send(walk, type, data, seatOf(person), person);
  else send(walk, type, data, type === 'withdraw' ? 'lead' : 'administrator');
}

/** What must hold of every review at any time. */
function holds({ snapshot, deadlines, told }: Walk): void {
  if (!snapshot) return;
  const { state, context }: { state: string; context: ReviewContext } = snapshot;
  const seated = context.panel.map(({ person }) => person);
  const barred: string[] = [people.decider, people.adviser, people.interested, ...context.steppedDown.map(({ person }) => person)];
  expect(seated.filter((person) => barred.includes(person))).toEqual([]);
  expect(new Set(seated).size).toBe(seated.length);
  expect(told.filter((command) => command.endsWith('reviewOpened'))).toHaveLength(context.openedOn ? 1 : 0);
  const ended = context.closed !== null;
  expect(review.machine.states[state]?.tags.includes('closed')).toBe(ended);
  expect(told.filter((command) => command.endsWith('reviewClosed'))).toHaveLength(ended && context.openedOn ? 1 : 0);
  if (ended) expect(deadlines.size).toBe(0);
  if (state === 'hearing-set' || state === 'voting')
    expect(context.panel.map(({ declaredOn }) => declaredOn !== null)).toEqual([true, true, true]);
  if (state !== 'stands' && state !== 'sent-back') return;
  expect(context.votes.map(({ person }) => person).sort()).toEqual([...seated].sort());
  expect(context.votes.every(({ on }) => context.heldOn !== null && on >= context.heldOn)).toBe(true);
  expect(context.votes.filter(({ vote }) => vote === 'send-back').length > 1).toBe(state === 'sent-back');
  if (state === 'sent-back') expect(context.directions).not.toBeNull();
}

it('V4, V5: no review led at random has somebody barred on its panel, or an outcome without three votes after a hearing', {
  timeout: 60_000,
}, () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(fc.boolean(), fc.array(fc.noBias(deed), { minLength: 80, maxLength: 300 }), (late, deeds) => {
      const walk: Walk = { snapshot: null, on: late ? '2027-07-28' : '2027-07-12', deadlines: new Map(), told: [], path: [] };
      send(walk, 'request', late ? { ...request, late: 'text:late' } : request, 'lead');
      for (const each of deeds) {
        act(walk, each);
        holds(walk);
      }
      const state = walk.snapshot?.state ?? 'new';
      ends.set(state, (ends.get(state) ?? 0) + 1);
    }),
    { numRuns: 200, seed: 20150720 },
  );
  // The walks are of use only when they get everywhere.
  for (const state of ['stands', 'sent-back', 'withdrawn', 'late-refused']) expect(ends.get(state) ?? 0, state).toBeGreaterThan(0);
});
