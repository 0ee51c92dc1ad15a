// What must hold of every franchise: who suspends and ends it, on what grounds, and what time and reviews alone never do (H, P, V5).
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import { mayBeSuspended } from '../../machines/franchise.grounds.ts';
import type { MeetingContext } from '../../machines/meeting.context.ts';
import { actsFor } from '../../machines/workflow.ts';
import type { Invariant } from './invariant.ts';
import { actorOf, comesTo, decidedUndeclared, stepsOf } from './taken-step.ts';
import type { World } from './world.ts';

type Context = FranchiseContext;

const NOTICE_DAYS = 28;
const MOST_DEFERRALS = 2;
const endingStates = ['ending-proposed', 'ending-placed', 'ending-decided', 'ending-called-in'];
const byHolder = ['confirmSuspension', 'confirmLifting', 'decideEnding', 'deferEnding'];
const signsOff = ['recordFindings', 'judgeLine', ...byHolder];
const fresh: Readonly<Record<string, string>> = { confirmSuspension: 'suspension', decideEnding: 'ending', deferEnding: 'ending' };

/** A check of the steps of franchises alone; `before` is null where it opens. */
const ofFranchises = stepsOf<Context>('franchise');

const franchisesOf = (world: World) =>
  Object.entries(world.cases).flatMap(([id, one]) =>
    one.workflow === 'franchise' ? [{ id, hub: one.subject.hub, state: one.snapshot.state, context: one.snapshot.context as Context }] : [],
  );

/** A check of each franchise of a world. */
const ofEach = (check: (one: ReturnType<typeof franchisesOf>[number], world: World) => string | null) => (world: World) =>
  franchisesOf(world).reduce<string | null>((says, one) => says ?? check(one, world), null);

const people: readonly Invariant[] = [
  {
    rules: ['P8', 'P2'],
    name: 'nobody decides on a franchise who has not declared, or has an interest and no dispensation',
    step: ofFranchises((taken, before) => {
      return byHolder.includes(taken.command) ? decidedUndeclared(taken, before) : null;
    }),
  },
  {
    rules: ['P2', 'P3', 'P7'],
    name: 'what a review sent back of a franchise is decided afresh by neither its maker, nor the panel, nor whoever stands in for them',
    step: ofFranchises((taken, before) => {
      const barred = before?.sentBack.find(({ kind }) => kind === fresh[taken.command])?.mustNotDecide ?? [];
      return actsFor(actorOf(taken)).some((person) => barred.includes(person))
        ? 'Somebody decided afresh what had been sent back from them.'
        : null;
    }),
  },
  {
    rules: ['P5', 'P6', 'P10'],
    name: 'nobody signs off their own return, proposal or ending',
    step: ofFranchises((taken, before) => {
      const { person } = actorOf(taken);
      if (signsOff.includes(taken.command) && before?.hands.includes(person)) return `Somebody of the organisation did “${taken.command}”.`;
      const isSingle = taken.before.outside.singleOfficer !== undefined;
      const own = {
        submitReturn: isSingle ? null : before?.annual.prepared?.by,
        confirmSuspension: before?.proposal?.by,
        confirmLifting: before?.proposal?.by,
        decideEnding: before?.ending?.by,
        confirmPaper: before?.paper?.by,
      }[taken.command];
      return own === person ? `One person did “${taken.command}” alone.` : null;
    }),
  },
];

const ends: readonly Invariant[] = [
  {
    rules: ['H4', 'P10'],
    name: 'a franchise is suspended by a holder who confirms an officer’s proposal, on a ground, and comes back in the same way',
    step: ofFranchises((taken, before, after) => {
      if (before?.suspension === null && after.suspension !== null) {
        if (taken.command !== 'confirmSuspension' || before.proposal?.data.what !== 'suspend')
          return 'It was suspended with nothing proposed.';
        return mayBeSuspended(before) ? null : 'It was suspended with nothing on record.';
      }
      if (!before?.suspension || after.suspension) return null;
      if (taken.command === 'reviewClosed') return null;
      return taken.command === 'confirmLifting' && before.proposal?.data.what === 'lift'
        ? null
        : `“${taken.command}” lifted the suspension.`;
    }),
  },
  {
    rules: ['H4', 'D4', 'D7'],
    name: 'a franchise ends by a decision to end it, made at its meeting or later, that is in force',
    step: ofFranchises((taken, before) => {
      if (!comesTo(taken, 'ended')) return null;
      const { decision } = before ?? {};
      if (decision?.outcome !== 'end') return 'It ended without a decision to end it.';
      if (decision.decidedOn < decision.meeting.date) return 'It ended by a decision that was made before its meeting.';
      const isInForce = taken.command === 'confirmCallIn' || taken.before.today >= decision.effectiveOn;
      return isInForce ? null : 'It ended before the decision was in force.';
    }),
  },
  {
    rules: ['H4', 'C2'],
    name: 'time alone suspends and ends nothing but a notice that is over, or a decision whose day has come',
    step: ofFranchises((taken, before) => {
      if (actorOf(taken).person !== 'system') return null;
      if (comesTo(taken, 'suspended') && before?.suspension === null) return `“${taken.command}” suspended it.`;
      if (comesTo(taken, 'ended') && taken.command !== 'effective') return `“${taken.command}” ended it.`;
      if (!comesTo(taken, 'left')) return null;
      return taken.command === 'leaves' && before?.leavesOn && taken.before.today > before.leavesOn
        ? null
        : 'It was left before the notice was over.';
    }),
  },
  {
    rules: ['H4'],
    name: 'an organisation leaves with 28 days of notice, and what it did not take back',
    step: ofFranchises((taken, _, { leavesOn }) => {
      if (taken.command !== 'leave' || leavesOn === null) return null;
      const days = (Date.parse(leavesOn) - Date.parse(taken.before.today)) / 86_400_000;
      return days >= NOTICE_DAYS ? null : `It leaves within ${days} days.`;
    }),
  },
  {
    rules: ['V5'],
    name: 'a review never suspends, ends or lifts on its own grounds: what it sends back is decided afresh',
    step: ofFranchises((taken, before, after) => {
      if (!taken.command.startsWith('review') || taken.command === 'reviewDue') return null;
      if (comesTo(taken, 'ended', 'left', 'suspended')) return `A review made it ${taken.outcome.after.state}.`;
      const isOff = Boolean(before?.suspension && !after.suspension) || comesTo(taken, 'ending-proposed');
      return isOff && after.sentBack.length === 0 ? 'A review took a decision away and nobody has to decide it afresh.' : null;
    }),
  },
  {
    rules: ['F15', 'H4'],
    name: 'an ending is deferred twice at most',
    world: ofEach(({ context }) => (context.deferrals > MOST_DEFERRALS ? `It was deferred ${context.deferrals} times.` : null)),
  },
];

/** What waits for a day of which nobody would be told. */
function forgotten({ id, state, context }: ReturnType<typeof franchisesOf>[number], world: World): string | null {
  const own = world.deadlines.filter((row) => row.case === id).map(({ name }) => name);
  const { annual, closed, grounds, leavesOn, paper, proposal, reviews, suspension } = context;
  if (closed) return own.length > 0 ? 'It has ended, and something is still to come.' : null;
  const isReviewed = reviews.some(({ decision }) => decision === suspension?.reference);
  const wanted: readonly (readonly [name: string, isWanted: unknown])[] = [
    ['reviewDue', !annual.returned && !grounds.some(({ ground }) => ground === 'review')],
    ['act', state === 'attention'],
    ['expireProposal', proposal],
    ['expirePaper', paper],
    ['leaves', leavesOn],
    ['backDue', suspension && !isReviewed && world.today <= suspension.backBy],
    ['effective', state === 'ending-decided'],
  ];
  const lacking = wanted.find(([name, isWanted]) => isWanted && !own.includes(name));
  return lacking ? `“${lacking[0]}” would never come.` : null;
}

const records: readonly Invariant[] = [
  {
    rules: ['H3', 'H4'],
    name: 'where a franchise stands says what is on record',
    world: ofEach(({ state, context: { grounds, suspension, ending, decision, closed, leavesOn } }) => {
      if (state === 'active' && (grounds.length > 0 || suspension)) return 'It is in force with something to act on.';
      if (state === 'attention' && grounds.length === 0) return 'Staff have to act, and there is nothing to act on.';
      if (state === 'suspended' && !suspension) return 'It is suspended by nothing.';
      if (endingStates.includes(state) !== (ending !== null && closed === null))
        return `It is ${state}, and its ending is ${ending ? '' : 'not '}proposed.`;
      if (['ending-decided', 'ending-called-in'].includes(state) && !decision) return 'It is decided by nothing.';
      return state === 'ended' && leavesOn !== null ? 'It has ended, and is to be left.' : null;
    }),
  },
  {
    rules: ['H5'],
    name: 'the public register says of a franchise what it is',
    world: ofEach(({ id, context: { closed, suspension, annual, level } }, world) => {
      const entry = world.registers.find((one) => one.register === 'franchise' && one.case === id)?.data;
      const state = closed?.outcome ?? (suspension ? 'suspended' : 'active');
      if (entry?.state !== state) return `The register says “${String(entry?.state)}”, and it is ${state}.`;
      if (entry.level !== level) return `The register says level ${String(entry.level)}, and it is ${level}.`;
      return entry.nextReview === (closed ? null : annual.dueOn) ? null : 'The register names another day of the next review.';
    }),
  },
  {
    rules: ['H3', 'H4', 'C3', 'R4'],
    name: 'a franchise’s time limits all have a day that comes, and an ended one has none',
    world: ofEach(forgotten),
  },
  {
    rules: ['L3', 'V2'],
    name: 'a letter on a suspension or an ending waits for release only while that stands, and alone',
    world: ofEach(({ id, context: { suspension, closed } }, world) => {
      const waiting = world.unreleased.filter((letter) => letter.case === id).map(({ kind }) => kind);
      if (new Set(waiting).size < waiting.length) return 'Two letters of one kind wait to be released.';
      const isOf = (kind: string) => waiting.some((one) => one.startsWith(kind));
      if (isOf('franchise-suspended') && !suspension) return 'The letter on a suspension waits, and the suspension is over.';
      return isOf('franchise-ending-decided') && !closed ? 'The letter on an ending waits, and the franchise has not ended.' : null;
    }),
  },
  {
    rules: ['H4'],
    name: 'a hub has one franchise, which holds it until it ends',
    world: (world) => {
      const open = franchisesOf(world).filter(({ context }) => context.closed === null);
      if (new Set(open.map(({ hub }) => hub)).size < open.length) return 'A hub has two franchises.';
      const isHeld = ({ id, hub }: (typeof open)[number]) => world.claims[`franchise:${hub}`] === id;
      const isFree = franchisesOf(world).every((one) => one.context.closed === null || !isHeld(one));
      return open.every(isHeld) && isFree ? null : 'A franchise does not hold its hub, or one that has ended does.';
    },
  },
  {
    rules: ['D6', 'F3'],
    name: 'an ending and its meeting know of each other, and of one date',
    world: ofEach(({ id, state, context: { meeting } }, world) => {
      const held = world.cases[meeting?.case ?? ''];
      if (world.underway.length > 0 || state !== 'ending-placed' || !held) return null;
      const { items, date } = held.snapshot.context as MeetingContext;
      if (items[id] !== 'listed') return 'The meeting does not know of the ending that is placed on it.';
      return date === meeting?.date ? null : `The ending is placed on ${meeting?.date}, and its meeting is on ${date}.`;
    }),
  },
];

/** Everything that must hold of franchises. */
export const franchiseInvariants: readonly Invariant[] = [...people, ...ends, ...records];
