// What must hold of every start-up grant: its sums, who moves its money, and what never happens by itself (S, P5, V5).
import { outstandingPence, paidPence } from '../../machines/grant.accounts.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import { inKeyOrder } from '../engine/key-order.ts';
import { grantFacts, openReviewOf } from './facts-shared.ts';
import type { Invariant, Taken } from './invariant.ts';
import { stepsOf } from './taken-step.ts';
import type { World } from './world.ts';

type Context = GrantContext;

const CAP_PENCE = 200_000;
const signsOff = ['setConditions', 'recordMet', 'recordNotMet', 'waive', 'authorisePayment', 'recordPaid', 'complete', 'recordRepayment'];

/** A check of the steps of grants alone; `before` is null where it opens. */
const ofGrants = stepsOf<Context>('grant');

const personOf = ({ outcome }: Taken) => outcome.act.actor.person;
const grantsOf = ({ cases }: World) => Object.entries(cases).filter(([, { workflow }]) => workflow === 'grant');
const contextOf = (snapshot: { readonly context: unknown }) => snapshot.context as Context;

function badSums(world: World): string | null {
  for (const [, { snapshot }] of grantsOf(world)) {
    const context = contextOf(snapshot);
    if (context.award > CAP_PENCE) return `${context.award} pence were awarded.`;
    if (paidPence(context) > context.award) return `${paidPence(context)} pence were paid of ${context.award}.`;
    if (outstandingPence(context) < 0) return 'More was repaid and written off than was paid.';
  }
  return null;
}

function paidTwice(world: World): string | null {
  const paid = grantsOf(world).filter(([, { snapshot }]) => contextOf(snapshot).firstPaidOn !== null);
  if (new Set(paid.map(([, { subject }]) => subject.hub)).size < paid.length) return 'Two grants were paid for one hub.';
  const loose = paid.find(([id, { subject }]) => world.claims[`grant:${subject.hub}`] !== id);
  return loose ? 'A grant was paid and does not hold its hub.' : null;
}

/** What stays for good: all but what the organisation says of its papers (P9). */
const settled = (context: Context | null) => JSON.stringify(inKeyOrder({ ...context, paper: null, papers: [] }));

/** Everything that must hold of grants. */
export const grantInvariants: readonly Invariant[] = [
  { rules: ['S1', 'S3', 'S5'], name: 'paid is at most the award, and the award at most the cap', world: badSums },
  { rules: ['S6'], name: 'one grant is paid for a hub', world: paidTwice },
  {
    rules: ['V5'],
    name: 'no payment is authorised and no money asked back while a decision of its application is under review',
    step: ofGrants(({ command, before }, context) =>
      ['authorisePayment', 'proposeRecovery', 'confirmRecovery'].includes(command) &&
      (context?.review || openReviewOf(before, context?.application ?? ''))
        ? `“${command}” was done while a review was open.`
        : null,
    ),
  },
  {
    rules: ['S5'],
    name: 'nothing is authorised in a grant that stopped or whose application ended',
    step: ofGrants(({ command, outcome, before: world, case: id }, before) => {
      if (command !== 'authorisePayment') return null;
      if (outcome.before?.state !== 'running' || before?.stoppedOn) return 'A payment was authorised in a grant that does not run.';
      const { outcome: ended } = grantFacts.application(world, { case: id }) as { outcome: string | null };
      return ['declined', 'lapsed', 'withdrawn'].includes(ended ?? '') ? 'A payment was authorised after its application ended.' : null;
    }),
  },
  {
    rules: ['P5', 'P10'],
    name: 'nobody signs off their own condition, payment, bank details or proposal',
    step: ofGrants((taken, before) => {
      const person = personOf(taken);
      if (signsOff.includes(taken.command) && before?.hands.includes(person)) return `Somebody of the organisation did “${taken.command}”.`;
      const { payment } = taken.outcome.data as { payment?: number };
      const own = {
        authorisePayment: before?.payments.find(({ number }) => number === payment)?.requestedBy,
        checkBankDetails: before?.bank?.by,
        witnessBankDetails: before?.bank?.checkedBy,
        confirmRecovery: before?.proposal?.by,
        confirmCorrection: before?.correction?.by,
      }[taken.command];
      return own === person ? `One person did “${taken.command}” alone.` : null;
    }),
  },
  {
    rules: ['S3'],
    name: 'a payment is authorised to checked bank details and once what it depends on is satisfied',
    step: ofGrants(({ command, outcome }, before) => {
      if (command !== 'authorisePayment') return null;
      const { payment } = outcome.data as { payment: number };
      const depends = before?.payments.find(({ number }) => number === payment)?.conditions ?? [];
      const open = before?.conditions.some(({ number, status }) => depends.includes(number) && status !== 'met' && status !== 'waived');
      if (open) return 'A payment was authorised before its condition was met.';
      const isPayable = before?.bank?.checkedBy && (!before.bank.needsWitness || before.bank.witnessedBy);
      return isPayable ? null : 'A payment was authorised to bank details that nobody checked.';
    }),
  },
  {
    rules: ['S5', 'C2'],
    name: 'money is written off or asked back by people alone',
    step: ofGrants((taken, before, after) => {
      const isMoved = after.writtenOff !== (before?.writtenOff ?? 0) || (after.recovery !== null && before?.recovery === null);
      return isMoved && taken.command !== 'confirmRecovery' ? `“${taken.command}” decided what becomes of the money.` : null;
    }),
  },
  {
    rules: ['S5', 'S6'],
    name: 'a settled grant stays as it ended; one that ended unpaid comes back only with its hub',
    step: ofGrants(({ case: id, outcome, after: world }, before, after) => {
      const from = outcome.before?.state ?? '';
      if (['completed', 'repaid', 'written-off'].includes(from))
        return outcome.after.state === from && settled(after) === settled(before) ? null : `What was ${from} changed.`;
      if (from !== 'ended-unpaid' || outcome.after.state === from) return null;
      if (before?.closed?.gaveUp) return 'A grant came back that was given up.';
      return world.claims[`grant:${world.cases[id]?.subject.hub}`] === id ? null : 'A grant came back without its hub.';
    }),
  },
  {
    rules: ['L3', 'L4', 'S5'],
    name: 'the letter on a stop is not promised twice, nor left waiting once the grant goes on',
    step: ofGrants(({ case: id, outcome, after: world }) => {
      const waiting = world.unreleased.filter((letter) => letter.case === id && letter.kind === 'grant-stopped').length;
      if (waiting > 1) return 'Two letters on a stop wait to be released.';
      return waiting > 0 && ['running', 'open', 'completed'].includes(outcome.after.state)
        ? 'The letter on a stop waits to be released, and the grant goes on.'
        : null;
    }),
  },
];
