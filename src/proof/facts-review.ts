// Twins of a review's facts.
import type { Reviewable } from '../../machines/application.aftermath.ts';
import type { ReviewableDecision } from '../../machines/review.facts.ts';
import type { Subject } from '../../machines/workflow.ts';
import { casesOf, members } from './facts-shared.ts';
import { actorOf, type Office } from './people.ts';
import type { World } from './world.ts';

const seated: readonly Office[] = ['deciding', 'deputy', 'leader', 'holder1', 'holder2', 'cvs'];

function decisions(world: World, subject: Subject): ReviewableDecision[] {
  const outside = (world.outside.decisions as unknown as ReviewableDecision[] | undefined) ?? [];
  const inside = Object.entries(world.cases).flatMap(([id, one]) => {
    const { reviewable } = one.snapshot.context as { reviewable?: readonly Reviewable[] };
    if (one.subject.organisation !== subject.organisation || one.subject.hub !== subject.hub || !Array.isArray(reviewable)) return [];
    return reviewable.map((entry: Reviewable) => ({ case: id, workflow: one.workflow, ...entry }));
  });
  return [...outside, ...inside].sort((a, b) => (`${a.on} ${a.reference}` < `${b.on} ${b.reference}` ? -1 : 1));
}

function candidates(world: World) {
  const ties = (world.outside.ties as Record<string, string[]> | undefined) ?? {};
  const gone = (world.outside.gone as string[] | undefined) ?? [];
  return seated
    .filter((office) => !gone.includes(office))
    .map((office) => ({ person: actorOf(office).person, roles: [...actorOf(office).roles], did: [], interests: ties[office] ?? [] }))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}

/** A review's facts by name. */
export const reviewFacts = {
  decisions,
  liveApplications: (world: World, subject: Subject) => [
    ...casesOf(world, 'application')
      .filter(([, one]) => one.subject.hub === subject.hub && !one.isClosed)
      .map(([id]) => id),
    ...((world.outside.liveApplications as string[] | undefined) ?? []),
  ],
  candidates,
  members,
};
