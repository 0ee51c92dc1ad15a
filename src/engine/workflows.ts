// The registry: the one place where workflows are listed. A new workflow adds its files and a line here.
import { applicationFacts } from '../../db/facts/application.ts';
import { assessmentFacts } from '../../db/facts/assessment.ts';
import type { FactQueries } from '../../db/facts/fact-query.ts';
import { franchiseFacts } from '../../db/facts/franchise.ts';
import { grantFacts } from '../../db/facts/grant.ts';
import { meetingFacts } from '../../db/facts/meeting.ts';
import { reviewFacts } from '../../db/facts/review.ts';
import { schemeReviewFacts } from '../../db/facts/scheme-review.ts';
import { application } from '../../machines/application.ts';
import { assessment } from '../../machines/assessment.ts';
import { franchise } from '../../machines/franchise.ts';
import { grant } from '../../machines/grant.ts';
import { meeting } from '../../machines/meeting.ts';
import { review } from '../../machines/review.ts';
import { schemeReview } from '../../machines/scheme-review.ts';
import versions from '../../machines/versions.json' with { type: 'json' };
import type { Workflow } from '../../machines/workflow.ts';

/** A workflow with what the engine needs beside it: its version and the queries of its facts. */
export interface Registered {
  readonly workflow: Workflow;
  readonly version: number;
  readonly facts: FactQueries;
}

export type Registry = Readonly<Record<string, Registered>>;

export const registry: Registry = {
  assessment: { workflow: assessment, version: versions.assessment.version, facts: assessmentFacts },
  meeting: { workflow: meeting, version: versions.meeting.version, facts: meetingFacts },
  grant: { workflow: grant, version: versions.grant.version, facts: grantFacts },
  application: { workflow: application, version: versions.application.version, facts: applicationFacts },
  franchise: { workflow: franchise, version: versions.franchise.version, facts: franchiseFacts },
  review: { workflow: review, version: versions.review.version, facts: reviewFacts },
  'scheme-review': { workflow: schemeReview, version: versions['scheme-review'].version, facts: schemeReviewFacts },
};
