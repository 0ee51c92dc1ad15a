// What lies outside of a world, done by real commands in a counter-example's story: the level, the programme of meetings, and reviews.
import { addDays, addMonths, addWorkingDays, isWorkingDay, quarterOf, yearOf } from '../../machines/calendar.ts';
import { policy } from './apply.ts';
import { type Called, HUB, nameOfMeeting, nameOfOffice } from './counter-story-names.ts';
import type { Office } from './people.ts';
import type { World } from './world.ts';

/** A step of a story with the moment at which it is played. */
export interface TimedStep {
  readonly at: string;
  readonly step: Readonly<Record<string, unknown>>;
}

/** Steps, and what could not be made into steps, as sentences. */
export interface Around {
  readonly steps: readonly TimedStep[];
  readonly unplayed: readonly string[];
}

const none: ReadonlySet<string> = new Set();
const AREAS = ['governance', 'resources', 'information', 'projects', 'people', 'premises'];
/** Deadlines fire at six: what comes before them on their day. */
export const EARLY = '05:00';

/** A sign-off of Level 1, all at one moment. */
export function signedOff(on: string, which: string): TimedStep[] {
  const name = `self-assessment${which}`;
  const validator = nameOfOffice('validator');
  const step = (as: string, command: string, more: object = {}) => ({ as, do: `assessment.${command}`, case: name, ...more });
  const steps = [
    { ...step(`Lead, ${HUB}`, 'start', { with: { targetLevel: 1 } }), for: HUB },
    step(`Lead, ${HUB}`, 'prepare', { with: { claims: { $file: 'level-1/claims.json' } } }),
    step(`Signatory, ${HUB}`, 'submit'),
    step(validator, 'declareInterest', { with: { interest: 'none' } }),
    step(validator, 'takeLead'),
    ...AREAS.map((area) => ({ include: 'area-found-met.json', bind: { case: name, area, on, validator } })),
    step(validator, 'signOff'),
  ];
  return steps.map((one) => ({ at: on, step: one }));
}

/** Whether the level is there. */
export const isInDate = ({ registers, today }: World): boolean =>
  registers.some(({ register, until }) => register === 'certificate' && (until ?? '') >= today);

/** The level as a story comes by: from which moment it is there or not, and whether the search took it as given. */
export interface LevelChange {
  readonly at: string;
  readonly isThere: boolean;
  readonly isGiven: boolean;
}

/** The sign-off that a world takes as given, so that it runs out as in the search; and where a certificate would not run out so. */
export function givenLevel(changes: readonly LevelChange[]): Around {
  const steps: TimedStep[] = [];
  const unplayed: string[] = [];
  changes.forEach(({ at, isThere, isGiven }, n) => {
    if (!isThere) return;
    const on = at.slice(0, 10);
    const ends = changes[n + 1]?.at.slice(0, 10);
    const before = ends ? addMonths(addDays(ends, -1), -policy.certificateMonths) : addDays(on, -14);
    const signedOn = isGiven ? before : on;
    if (ends && addDays(addMonths(signedOn, policy.certificateMonths), 1) !== ends)
      unplayed.push(`The level is signed off on ${on} and runs out on ${ends}: a certificate is valid for longer.`);
    if (isGiven) steps.push(...signedOff(`${signedOn} ${EARLY}`, ''));
  });
  return { steps, unplayed };
}

const workingDay = (day: string): string => (isWorkingDay(day, none) ? day : workingDay(addDays(day, 1)));
const firstOf = (year: number, quarter: number) => workingDay(`${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`);

/** The programme with these meetings, a year's published in the December before it with one in each quarter (D1). */
export function programmeSteps(dates: readonly string[]): TimedStep[] {
  const as = nameOfOffice('administrator');
  return [...new Set(dates.map(yearOf))].flatMap((year) => {
    const own = dates.filter((date) => yearOf(date) === year);
    const others = [1, 2, 3, 4]
      .filter((quarter) => !own.some((date) => quarterOf(date) === quarter))
      .map((quarter) => firstOf(year, quarter));
    const all = [...own, ...others].sort();
    const at = `${year - 1}-12-01 ${EARLY}`;
    const named = (date: string) => ({ as, case: nameOfMeeting(date) });
    return [
      ...all.map((date) => ({ at, step: { ...named(date), do: 'meeting.schedule', with: { date } } })),
      { at, step: { ...named(all[0] ?? ''), do: 'meeting.publish' } },
    ];
  });
}

interface OutsideReview {
  readonly case: string;
  readonly of: string;
}

const reviewsOf = ({ outside }: World) => (outside.reviews as unknown as OutsideReview[] | undefined) ?? [];
const panel: readonly Office[] = ['holder1', 'holder2', 'cvs'];

/** The name of the review that a world has outside. */
const nameOfReview = ({ case: review }: OutsideReview) => `review ${Number.parseInt(review.slice(-6), 16)}`;

/** A request, taken in also when it is late. */
function requested(review: OutsideReview, { today, cases }: World, at: string, called: Called): TimedStep[] {
  const about = called(review.of) ?? 'application';
  const context = cases[review.of]?.snapshot.context as { reviewable?: readonly { reviewBy: string | null }[] } | undefined;
  const reviewBy = context?.reviewable?.at(-1)?.reviewBy;
  const isLate = reviewBy !== null && reviewBy !== undefined && today > reviewBy;
  const named = { case: nameOfReview(review) };
  const asked = {
    about: `$case:${about}`,
    workflow: cases[review.of]?.workflow ?? 'application',
    decision: `$outcome:${about}`,
    grounds: ['bias'],
    explanation: 'Words on: explanation.',
    ...(isLate ? { late: 'Words on: late.' } : {}),
  };
  return [
    { at, step: { as: nameOfOffice('lead'), for: HUB, do: 'review.request', ...named, with: asked } },
    ...(isLate ? [{ at, step: { as: nameOfOffice('administrator'), do: 'review.acceptLate', ...named } }] : []),
  ];
}

/** A panel, its hearing on the day on which the review ends, and its votes (V4, V5, V7). */
function heard(review: OutsideReview, from: string, at: string, vote: 'stands' | 'send-back'): TimedStep[] {
  const date = at.slice(0, 10);
  const step = (office: Office, when: string, command: string, data: object): TimedStep => ({
    at: when,
    step: { as: nameOfOffice(office), do: `review.${command}`, case: nameOfReview(review), with: data },
  });
  const seat = (office: Office) => (office === 'cvs' ? 'cvs-representative' : 'portfolio-holder');
  const directions = vote === 'send-back' ? { directions: 'Words on: directions.' } : {};
  return [
    ...panel.map((office) => step('administrator', from, 'appoint', { person: `$person:${nameOfOffice(office)}`, seat: seat(office) })),
    ...panel.map((office) => step(office, from, 'declareInterest', { interest: 'none' })),
    step('administrator', from, 'setHearing', { date, reason: 'Words on: reason.' }),
    step('administrator', at, 'recordHeld', { present: panel.map((office) => `$person:${nameOfOffice(office)}`) }),
    ...panel.map((office) => step(office, at, 'vote', { vote, reasons: 'Words on: reasons.', ...directions })),
  ];
}

/** What a review outside does between two worlds, by the real commands of a review. `began` says when each was opened. */
export function reviewSteps(
  before: World,
  after: World,
  at: string,
  { called, began }: { called: Called; began: Map<string, string> },
): Around {
  const opened = reviewsOf(after).filter((one) => !reviewsOf(before).some((known) => known.case === one.case));
  const closed = reviewsOf(before).filter((one) => !reviewsOf(after).some((known) => known.case === one.case));
  for (const one of opened) began.set(one.case, at);
  const asked = opened.flatMap((one) => requested(one, before, at, called));
  const ends = closed.map((one) => ended(one, after, at, began));
  return { steps: [...asked, ...ends.flatMap(({ steps }) => steps)], unplayed: ends.flatMap(({ unplayed }) => unplayed) };
}

function ended(review: OutsideReview, after: World, at: string, began: ReadonlyMap<string, string>): Around {
  const told = after.underway.find(({ command }) => command.endsWith('.reviewClosed'));
  const { outcome } = (told?.data ?? {}) as { outcome?: string };
  if (outcome === 'withdrawn') {
    const step = { as: nameOfOffice('lead'), do: 'review.withdraw', case: nameOfReview(review), with: { confirm: true } };
    return { steps: [{ at, step }], unplayed: [] };
  }
  const from = began.get(review.case) ?? at;
  const first = addWorkingDays(from.slice(0, 10), policy.hearingNoticeClearWorkingDays + 1, none);
  if (at.slice(0, 10) < first || !isWorkingDay(at.slice(0, 10), none))
    return { steps: [], unplayed: [`The review ends on ${at.slice(0, 10)}, and its hearing cannot be on that day.`] };
  return { steps: heard(review, from, at, outcome === 'sent-back' ? 'send-back' : 'stands'), unplayed: [] };
}
