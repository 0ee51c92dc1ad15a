// What must hold of applications and grants that follow each other: one alive for a hub, and nothing given twice (F10, S6, C1).
import type { ApplicationContext } from '../../machines/application.context.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import { openReviewOf } from './facts-shared.ts';
import type { Invariant, Taken } from './invariant.ts';
import type { World } from './world.ts';

type Context = ApplicationContext;

const reviewed = ['declined', 'lapsed', 'offer-lapsed', 'approval-ended'];
const recording = ['decide', 'confirmCorrection', 'recordCorrection'];

const applicationsOf = (world: World) =>
  Object.entries(world.cases).flatMap(([id, { workflow, subject, isClosed, snapshot }]) =>
    workflow === 'application' ? [{ id, subject, isClosed, context: snapshot.context as Context }] : [],
  );

/** The other applications for the hub of the one that took the step, before it. */
const othersOf = ({ before, after, case: id }: Taken) =>
  applicationsOf(before).filter((one) => one.id !== id && one.subject.hub === after.cases[id]?.subject.hub);

/** Whether a review of how it ended is open, can be asked for, or is still to be told of (V2). */
function mayComeBack(world: World, { id, context: { closed, reviewable } }: ReturnType<typeof applicationsOf>[number]): boolean {
  if (openReviewOf(world, id) !== null) return reviewed.includes(closed?.outcome ?? '');
  const last = reviewable.at(-1);
  if (!closed || !reviewed.includes(closed.outcome) || last?.reviewed || last?.remitted) return false;
  return !last?.reviewBy || world.today <= last.reviewBy;
}

const isPaid = (world: World, hub: string | undefined) =>
  Object.values(world.cases).some(
    ({ workflow, subject, snapshot }) =>
      workflow === 'grant' && subject.hub === hub && (snapshot.context as GrantContext).firstPaidOn !== null,
  );

/** Everything that must hold of what follows one another. */
export const successionInvariants: readonly Invariant[] = [
  {
    rules: ['F10', 'V2'],
    name: 'an application starts once no other of its hub is alive, can come back, or holds the franchise',
    step: (taken) => {
      if (taken.workflow !== 'application' || taken.command !== 'start') return null;
      const others = othersOf(taken);
      if (others.some(({ isClosed }) => !isClosed)) return 'It started while another for the hub was alive.';
      if (others.some((one) => mayComeBack(taken.before, one))) return 'It started while the one before could still be reviewed.';
      const isHeld = others.some(({ context: { closed } }) => closed?.outcome === 'awarded' && closed.standing);
      return isHeld ? 'It started for a hub that has the franchise.' : null;
    },
  },
  {
    rules: ['F10', 'C1', 'V5'],
    name: 'an application that ended comes back only while its hub has no other, and one that is alive holds its hub',
    step: (taken) => {
      if (taken.workflow !== 'application' || !taken.before.cases[taken.case]?.isClosed || taken.after.cases[taken.case]?.isClosed)
        return null;
      return othersOf(taken).some(({ isClosed }) => !isClosed) ? `“${taken.command}” brought it back beside another.` : null;
    },
    world: (world) => {
      const wrong = applicationsOf(world).find(
        ({ id, subject, isClosed }) => (world.claims[`live-application:${subject.hub}`] === id) === isClosed,
      );
      if (!wrong || world.claims[`live-application:${wrong.subject.hub}`] === undefined) return null;
      return wrong.isClosed ? 'An application that ended holds its hub.' : 'An application that is alive does not hold its hub.';
    },
  },
  {
    rules: ['S6'],
    name: 'no grant is offered for a hub that was paid one',
    step: (taken) => {
      const { grantPence = null } = (taken.outcome.after.context as Context).offer ?? {};
      const isOffered = taken.workflow === 'application' && recording.includes(taken.command) && grantPence;
      return isOffered && isPaid(taken.before, taken.before.cases[taken.case]?.subject.hub)
        ? 'A second grant was offered for a hub.'
        : null;
    },
  },
];
