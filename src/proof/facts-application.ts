// Twins of an application's facts.
import type { ApplicationContext } from '../../machines/application.context.ts';
import type { PastApplication } from '../../machines/application.facts.ts';
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import type { Subject } from '../../machines/workflow.ts';
import { casesOf, certificates, holdersNow, members, openReviewOf, singleOfficer, upcomingMeetings } from './facts-shared.ts';
import { rollOf } from './roll.ts';
import type { World } from './world.ts';

const contextOf = (one: { snapshot: { context: unknown } }) => one.snapshot.context as ApplicationContext;

function live(world: World, subject: Subject): string | null {
  const other = casesOf(world, 'application').find(([id, one]) => id !== subject.case && one.subject.hub === subject.hub && !one.isClosed);
  return other?.[0] ?? (world.outside.live as string | undefined) ?? null;
}

function reviewOf(world: World, id: string, { reviewable }: ApplicationContext): PastApplication['review'] {
  if (openReviewOf(world, id) !== null) return 'open';
  const last = reviewable.at(-1);
  return last?.reviewed || last?.remitted ? 'ended' : null;
}

function past(world: World, subject: Subject): PastApplication[] {
  const ended = (id: string) =>
    casesOf(world, 'franchise').some(([, one]) => one.isClosed && (one.snapshot.context as FranchiseContext).application === id);
  return casesOf(world, 'application')
    .filter(([id, one]) => id !== subject.case && one.isClosed && one.subject.organisation === subject.organisation)
    .flatMap(([id, one]) => {
      const { closed } = contextOf(one);
      if (!closed) return [];
      const { outcome, on: closedOn, standing } = closed;
      return [
        {
          case: id,
          hub: one.subject.hub ?? '',
          outcome,
          closedOn,
          reviewBy: contextOf(one).reviewable.at(-1)?.reviewBy ?? null,
          standing: standing && !ended(id),
          review: reviewOf(world, id, contextOf(one)),
        },
      ];
    })
    .sort((a, b) => `${a.closedOn} ${a.case}`.localeCompare(`${b.closedOn} ${b.case}`));
}

function hub(world: World, subject: Subject) {
  const paid = casesOf(world, 'grant').some(
    ([, one]) =>
      one.subject.hub === subject.hub &&
      ((one.snapshot.context as GrantContext).firstPaidOn !== null || (!one.isClosed && one.parent !== subject.case)),
  );
  const { area = null, locality = null } = rollOf(world).hubs.find(({ id }) => id === subject.hub) ?? {};
  return { area, locality, grantPaid: paid || world.outside.grantPaid === true };
}

/** An application's facts by name. */
export const applicationFacts = {
  live,
  past,
  certificates,
  organisation: singleOfficer,
  members,
  meetings: upcomingMeetings,
  holders: holdersNow,
  hub,
  franchisees: (world: World) => casesOf(world, 'application').filter(([, one]) => one.snapshot.state === 'awarded').length,
  submitted: (world: World, subject: Subject) => world.submissions[subject.case] ?? null,
  openReview: (world: World, subject: Subject) => openReviewOf(world, subject.case),
};
