// Twins of the facts that more than one workflow reads, and of the grant's.
import type { ApplicationContext } from '../../machines/application.context.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import type { Certificate } from '../../machines/levels.ts';
import type { MeetingFact } from '../../machines/next-meeting.ts';
import type { Subject } from '../../machines/workflow.ts';
import { isHeld, rollOf } from './roll.ts';
import type { CaseNow, World } from './world.ts';

/** The cases of a workflow with their ids, oldest first as SQL orders them. */
export function casesOf(world: World, workflow: string): (readonly [string, CaseNow])[] {
  return Object.entries(world.cases)
    .filter(([, one]) => one.workflow === workflow)
    .sort(([a, first], [b, second]) => `${first.openedOn} ${a}`.localeCompare(`${second.openedOn} ${b}`));
}

/** Compares as the database does with its own collation: by code. */
export const byText =
  <T>(text: (one: T) => string) =>
  (a: T, b: T) =>
    text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;

/** In the order of a text, and each text once. */
export const once = <T>(all: readonly T[], text: (one: T) => string): T[] =>
  [...new Map(all.map((one) => [text(one), one])).values()].sort(byText(text));

/** Register 'certificate' of the subject's organisation: every entry, oldest first. */
export function certificates(world: World, subject: Subject): Certificate[] {
  return world.registers
    .filter((entry) => entry.register === 'certificate' && entry.organisation === subject.organisation)
    .map(({ reference, data, from, until }) => ({ reference, level: Number(data.level), from, until: until ?? '' }))
    .sort(byText(({ from, reference }) => `${from} ${reference}`));
}

/** Register 'programme': entries dated today or later, in order of date. */
export function upcomingMeetings(world: World): MeetingFact[] {
  return world.registers
    .filter(({ register, data }) => register === 'programme' && String(data.date) >= world.today)
    .map(({ reference, data }) => ({
      case: reference,
      date: String(data.date),
      cutOff: String(data.cutOff),
      state: data.state as MeetingFact['state'],
    }))
    .sort(byText((entry) => `${entry.date} ${entry.case}`));
}

/** The appointments in force, lent ones too, less those that the world says nobody holds (P2, P7). */
export function holdersNow(world: World) {
  const vacant = (world.outside.vacant as string[] | undefined) ?? [];
  const held = rollOf(world).offices.flatMap((one) =>
    one.appointment !== null && isHeld(one, world.today) && !vacant.includes(one.appointment)
      ? [{ person: one.person, appointment: one.appointment }]
      : [],
  );
  return once(held, ({ appointment, person }) => `${appointment} ${person}`);
}

/** Since when the organisation is confirmed to have a single officer (P6). */
export function singleOfficer(world: World) {
  return { singleOfficerConfirmedOn: (world.outside.singleOfficer as string | undefined) ?? null };
}

/** Who acted or acts for the organisation, in which capacity, since when (P9). */
export const members = (world: World, subject: Subject) =>
  rollOf(world)
    .memberships.filter((one) => one.organisation === subject.organisation)
    .map(({ person, capacity, from, until }) => ({ person, capacity, from, until }))
    .sort(byText(({ person, capacity, from }) => `${person} ${capacity} ${from}`));

/** A review that hangs on a case and is open: a case of this world, or one outside of it. */
export function openReviewOf(world: World, id: string): string | null {
  const inside = casesOf(world, 'review').find(([, one]) => one.parent === id && !one.isClosed)?.[0];
  const outside = (world.outside.reviews as { case: string; of: string }[] | undefined)?.find((review) => review.of === id)?.case;
  return inside ?? outside ?? null;
}

const applicationOf = (world: World, subject: Subject) =>
  (world.cases[subject.case]?.snapshot.context as GrantContext | undefined)?.application ?? '';

/** The facts of a start-up grant. Where the application lies outside, the world says what it is. */
export const grantFacts = {
  application: (world: World, subject: Subject) => {
    const held = world.cases[applicationOf(world, subject)];
    if (!held) return (world.outside.application as object | undefined) ?? { deadline: null, outcome: null };
    const { offer, closed } = held.snapshot.context as ApplicationContext;
    return { deadline: offer?.deadline ?? null, outcome: closed?.outcome ?? null };
  },
  openReview: (world: World, subject: Subject) => openReviewOf(world, applicationOf(world, subject)),
  hubGrant: (world: World, subject: Subject) => {
    const holder = world.claims[`grant:${subject.hub}`];
    return holder && holder !== subject.case ? holder : null;
  },
  organisation: singleOfficer,
  holders: holdersNow,
  members,
};
