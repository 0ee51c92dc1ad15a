// What each workflow's cases hold, for the case's page: one file per workflow turns its context into parts.
import type { OpenedCase } from '../case-access.ts';
import type { Visit } from '../route.ts';
import { applicationParts } from './application.ts';
import { assessmentParts } from './assessment.ts';
import { franchiseParts } from './franchise.ts';
import { grantParts } from './grant.ts';
import type { Part } from './part.ts';
import { reviewParts } from './review.ts';

type PartsOf = (visit: Visit, opened: OpenedCase) => Promise<Part[]>;

const partsByWorkflow: Readonly<Record<string, PartsOf>> = {
  application: applicationParts,
  assessment: assessmentParts,
  grant: grantParts,
  franchise: franchiseParts,
  review: reviewParts,
};

/** What the case holds that this reader may see; none where its workflow has no parts of its own. */
export async function caseParts(visit: Visit, opened: OpenedCase): Promise<Part[]> {
  return (await partsByWorkflow[opened.workflow.name]?.(visit, opened)) ?? [];
}

/** Some of the case's parts, to be read beside a form; none when none is named. */
export async function casePartsNamed(visit: Visit, opened: OpenedCase, names: readonly string[]): Promise<Part[]> {
  return names.length === 0 ? [] : (await caseParts(visit, opened)).filter(({ id }) => names.includes(id));
}
