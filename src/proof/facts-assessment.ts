// Twins of a self-assessment's facts.
import type { AssessmentContext } from '../../machines/assessment.context.ts';
import type { StandardFact } from '../../machines/assessment.facts.ts';
import type { Subject } from '../../machines/workflow.ts';
import { casesOf, certificates } from './facts-shared.ts';
import type { World } from './world.ts';

/** A standard small enough to search and large enough for every branch: two areas, one of them asked of hubs alone. */
export const smallStandard: StandardFact = {
  version: 1,
  levels: [1],
  statements: [
    { id: 'g1', area: 'governance', level: 1, required: true, hubsOnly: false },
    { id: 'p1', area: 'premises', level: 1, required: true, hubsOnly: true },
  ],
};

function openCases(world: World, workflow: string, subject: Subject): string[] {
  return casesOf(world, workflow)
    .filter(([, one]) => one.subject.organisation === subject.organisation && !one.isClosed)
    .map(([id]) => id);
}

function previous(world: World, subject: Subject) {
  const earlier = casesOf(world, 'assessment').filter(
    ([id, one]) =>
      id !== subject.case && one.subject.organisation === subject.organisation && ['signed-off', 'expired'].includes(one.snapshot.state),
  );
  const last = earlier.at(-1)?.[1];
  if (!last) return null;
  const { standard: version, findings } = last.snapshot.context as AssessmentContext;
  const found = Object.entries(findings).sort(([a], [b]) => (a < b ? -1 : 1));
  return { version, findings: found.map(([statement, finding]) => ({ statement, found: finding.found })), maps: [] };
}

/** A self-assessment's facts by name. */
export const assessmentFacts = {
  standard: () => smallStandard,
  organisation: (world: World) => ({
    runsHub: world.outside.runsHub === true,
    singleOfficerConfirmedOn: (world.outside.singleOfficer as string | undefined) ?? null,
  }),
  previous,
  certificates,
  openApplications: (world: World, subject: Subject) => openCases(world, 'application', subject),
  franchises: (world: World, subject: Subject) => openCases(world, 'franchise', subject),
};
