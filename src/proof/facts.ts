// The facts of a command, derived from a world as db/facts derives them from tables. Held equal to the SQL by tests/proof.
import type { Subject } from '../../machines/workflow.ts';
import { applicationFacts } from './facts-application.ts';
import { assessmentFacts } from './facts-assessment.ts';
import { meetingFacts } from './facts-meeting.ts';
import { reviewFacts } from './facts-review.ts';
import { schemeReviewFacts } from './facts-scheme-review.ts';
import { certificates, grantFacts, holdersNow, members, singleOfficer, upcomingMeetings } from './facts-shared.ts';
import type { World } from './world.ts';

/** One fact: a raw value read from the world for a subject. */
export type Fact = (world: World, subject: Subject) => unknown;

const twins: Readonly<Record<string, Readonly<Record<string, Fact>>>> = {
  application: applicationFacts,
  assessment: assessmentFacts,
  franchise: { certificates, organisation: singleOfficer, meetings: upcomingMeetings, holders: holdersNow, members },
  grant: grantFacts,
  meeting: meetingFacts,
  review: reviewFacts,
  'scheme-review': schemeReviewFacts,
};

/** The facts that a command names. Throws an Error naming a fact that has no twin here. */
export function factsFor(world: World, workflow: string, subject: Subject, names: readonly string[]): Readonly<Record<string, unknown>> {
  const facts: Record<string, unknown> = {};
  for (const name of names) {
    const fact = twins[workflow]?.[name];
    if (!fact) throw new Error(`The fact "${name}" of the workflow "${workflow}" has no twin in src/proof: add it.`);
    facts[name] = fact(world, subject);
  }
  return facts;
}
