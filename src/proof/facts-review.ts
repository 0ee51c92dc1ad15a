// Twins of a review's facts.
import type { Reviewable } from '../../machines/application.aftermath.ts';
import type { ReviewContext } from '../../machines/review.context.ts';
import type { ReviewableDecision } from '../../machines/review.facts.ts';
import type { Role } from '../../machines/roles.ts';
import type { Subject } from '../../machines/workflow.ts';
import { casesOf, members, once } from './facts-shared.ts';
import { type Office, personOf } from './people.ts';
import { isHeld, rollOf } from './roll.ts';
import type { CaseNow, World } from './world.ts';

const seats: readonly Role[] = ['portfolio-holder', 'cvs-representative'];

/** By which act the organisation ended a case (V1). */
const endedBy = ({ snapshot, isClosed }: CaseNow) =>
  isClosed && ['withdrawn', 'agreement-refused'].includes(snapshot.state) ? snapshot.state : null;

function decisionOf(id: string, one: CaseNow, { reference, kind, on, reviewBy, by, involved, remitted, reviewed }: Reviewable) {
  const said = { reference, kind, on, reviewBy, by, involved, remitted, reviewed };
  return { case: id, workflow: one.workflow, ...said, endedBy: endedBy(one) } as ReviewableDecision;
}

function decisions(world: World, subject: Subject): ReviewableDecision[] {
  const outside = (world.outside.decisions as unknown as ReviewableDecision[] | undefined) ?? [];
  const inside = Object.entries(world.cases).flatMap(([id, one]) => {
    const { reviewable } = one.snapshot.context as { reviewable?: readonly Reviewable[] };
    if (one.subject.organisation !== subject.organisation || one.subject.hub !== subject.hub || !Array.isArray(reviewable)) return [];
    return reviewable.map((entry: Reviewable) => decisionOf(id, one, entry));
  });
  return [...outside, ...inside].sort((a, b) => (`${a.on} ${a.reference}` < `${b.on} ${b.reference}` ? -1 : 1));
}

interface Hands {
  readonly lead: string | null;
  readonly firstValidators?: readonly string[];
  readonly areas: Readonly<Record<string, { readonly validator: string | null }>>;
  readonly findings: Readonly<Record<string, { readonly by: string }>>;
}

/** Whoever validated a level of the organisation that was in date on that day (P3). */
function validatorsOn(world: World, organisation: string | undefined, on: string): string[] {
  const inDate = world.registers.filter(
    (entry) =>
      entry.register === 'certificate' &&
      entry.organisation === organisation &&
      entry.from <= on &&
      (entry.until == null || entry.until >= on),
  );
  return inDate.flatMap(({ case: id }) => {
    const held = world.cases[id];
    if (held?.workflow !== 'assessment') return [];
    const { lead, firstValidators = [], areas, findings } = held.snapshot.context as Hands;
    return [
      ...(lead ? [lead] : []),
      ...firstValidators,
      ...Object.values(areas).flatMap(({ validator }) => validator ?? []),
      ...Object.values(findings).map(({ by }) => by),
    ];
  });
}

/** Who could sit on a panel: their seats' roles, what they did for the organisation, and their standing interests in it (P3, V4). */
function candidates(world: World, { case: id, organisation }: Subject) {
  const { offices, memberships, ties } = rollOf(world);
  const gone = ((world.outside.gone as Office[] | undefined) ?? []).map(personOf);
  const seated = offices.filter((one) => seats.includes(one.role) && isHeld(one, world.today) && !gone.includes(one.person));
  const { on = null } = (world.cases[id]?.snapshot.context as ReviewContext | undefined)?.reviewed ?? {};
  const validated = on === null ? [] : validatorsOn(world, organisation, on);
  return once(seated, ({ person }) => person).map(({ person }) => {
    const own = ties.filter((tie) => tie.person === person && tie.organisation === organisation);
    const kinds = own.filter((tie) => isHeld(tie, world.today)).map(({ kind }) => kind);
    const isMember = memberships.some((one) => one.person === person && one.organisation === organisation && isHeld(one, world.today));
    const hasSupported = own.some(({ kind, from }) => kind === 'supported' && from <= world.today);
    return {
      person,
      roles: [...new Set(seated.filter((one) => one.person === person).map(({ role }) => role))].sort(),
      did: [...(validated.includes(person) ? ['validated'] : []), ...(hasSupported ? ['supported'] : [])],
      interests: [...new Set([...kinds, ...(isMember ? ['member'] : [])])].sort(),
    };
  });
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
