// Twins of a self-assessment's facts.
import type { AssessmentContext } from '../../machines/assessment.context.ts';
import type { StandardFact } from '../../machines/assessment.facts.ts';
import type { Subject } from '../../machines/workflow.ts';
import { casesOf, certificates, members } from './facts-shared.ts';
import { rollOf } from './roll.ts';
import type { World } from './world.ts';

const governance = { area: 'governance', level: 1, required: true, hubsOnly: false };
const ofHubs = { id: 'p1', area: 'premises', level: 1, required: true, hubsOnly: true };

/** Standards small enough to search and large enough for every branch: one area asked of everybody, with one statement or two, one of hubs alone, a second level. */
export const smallStandards = {
  small: { version: 1, levels: [1], statements: [{ id: 'g1', ...governance }, ofHubs] },
  wide: {
    version: 1,
    levels: [1],
    statements: [
      { id: 'g1', ...governance },
      { id: 'g2', ...governance },
    ],
  },
  levels: {
    version: 1,
    levels: [1, 2],
    statements: [
      { id: 'g1', ...governance },
      { id: 'g2', ...governance, level: 2 },
    ],
  },
} as const satisfies Readonly<Record<string, StandardFact>>;

/** The cases of this world, and those that the world says lie outside of it. */
function openCases(world: World, workflow: string, subject: Subject): string[] {
  const inside = casesOf(world, workflow)
    .filter(([, one]) => one.subject.organisation === subject.organisation && !one.isClosed)
    .map(([id]) => id);
  return [...inside, ...(((world.outside.openCases ?? {}) as Record<string, string[]>)[workflow] ?? [])];
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
  standard: (world: World) =>
    rollOf(world).standard ?? smallStandards[(world.outside.standard as keyof typeof smallStandards | undefined) ?? 'small'],
  organisation: (world: World, subject: Subject) => ({
    runsHub: world.outside.runsHub === true || rollOf(world).hubs.some((hub) => hub.organisation === subject.organisation),
    singleOfficerConfirmedOn: (world.outside.singleOfficer as string | undefined) ?? null,
  }),
  previous,
  certificates,
  members,
  openApplications: (world: World, subject: Subject) => openCases(world, 'application', subject),
  franchises: (world: World, subject: Subject) => openCases(world, 'franchise', subject),
};
