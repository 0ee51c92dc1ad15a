// Where the worlds of an application begin, each reached by real commands.
import type { ApplicationContext } from '../../../machines/application.context.ts';
import { allButE, allMet, falls, meets, recordings } from '../alphabet-application.ts';
import { withMeetingAhead } from '../outside.ts';
import type { Office } from '../people.ts';
import { begin, certified, type StartStep } from '../start.ts';
import { idOf, type World, worldOn } from '../world.ts';

export const application = idOf('a', 1);
const none = { interest: 'none' };

/** Started, with these people's interests declared. */
const starting = (declared: readonly Office[]): readonly StartStep[] => [
  { case: application, do: 'application.start', as: 'lead' },
  ...declared.map((as): StartStep => ({ case: application, do: 'application.declareInterest', as, with: none })),
];

const everybody: readonly Office[] = ['officer', 'deciding', 'deputy', 'leader'];

/** A submission that meets everything, or falls short of (a) and (e), and its report. */
export const submitting = (isMet: boolean, report = isMet ? allMet : allButE): readonly StartStep[] => [
  { case: application, do: 'application.prepare', as: 'lead', with: isMet ? meets : falls },
  { case: application, do: 'application.submit', as: 'signatory', with: { declaration: true } },
  { case: application, do: 'application.confirmComplete', as: 'officer', with: report },
];

/** A draft. */
export const drafted = (declared = everybody): World => withMeetingAhead(begin(certified(worldOn('2027-01-04')), starting(declared)));

/** A world in which the application waits to be placed. */
export const waitingToBePlaced = (isMet = false, declared = everybody): World => begin(drafted(declared), submitting(isMet));

/** Placed on the meeting that is ahead, on the meeting's day. */
export function onItsMeeting(world: World): World {
  const entry = world.registers.find(({ register }) => register === 'programme');
  const placed = begin(world, [
    { case: application, do: 'application.place', as: 'officer', with: { meeting: entry?.reference } },
    { drop: true },
  ]);
  const { meeting } = (placed.cases[application]?.snapshot.context ?? {}) as Partial<ApplicationContext>;
  return { ...placed, today: meeting?.date ?? placed.today, deadlines: [] };
}

/** Decided as the recording of that name says, by that holder. */
export function decidedAs(world: World, word: string, as: Office = 'deciding'): World {
  const context = world.cases[application]?.snapshot.context as ApplicationContext;
  const [data] = recordings(world, context, application).find(([, one]) => one === word) ?? [];
  return begin(world, [{ case: application, do: 'application.decide', as, with: data }, { drop: true }]);
}

/** In force: its letter is under way. */
export const inForce = (world: World): World => begin(world, [{ fire: 'effective', of: application }, { drop: true }]);

export const WITH_GRANT = 'offer to the last day with the whole grant';
export const WITHOUT_GRANT = 'offer of the shortest time without grant';

/** Support offered, the letter with it not yet released. */
export const offered = (word: string): World => inForce(decidedAs(onItsMeeting(waitingToBePlaced()), word));

/** The grant's opening as it is sent once the whole grant is accepted; it is for (a), or for (a) and (e). */
export function grantAsked(criteria: readonly string[]): World {
  const waiting = begin(drafted(), submitting(false, criteria.includes('e') ? allButE : allMet));
  return begin(inForce(decidedAs(onItsMeeting(waiting), WITH_GRANT)), [
    { release: true },
    { case: application, do: 'application.acceptOffer', as: 'lead', with: { grant: true } },
  ]);
}

/** Supported, with the grant accepted or without. The grant's opening is under way to the outside. */
export const supported = (grant: boolean): World =>
  begin(offered(grant ? WITH_GRANT : WITHOUT_GRANT), [
    { release: true },
    { case: application, do: 'application.acceptOffer', as: 'lead', with: { grant } },
  ]);

/** Resubmitted, to be checked for completeness. */
export const resubmitted = (isMet: boolean): World =>
  begin({ ...supported(false), underway: [] }, [
    { case: application, do: 'application.prepare', as: 'lead', with: isMet ? meets : falls },
    { case: application, do: 'application.submit', as: 'signatory', with: { declaration: true } },
  ]);

/** Resubmitted and reported on, waiting for the meeting of stage 2. */
export const atStage2 = (isMet: boolean): World => {
  const prepared = begin(resubmitted(isMet), [
    { case: application, do: 'application.confirmComplete', as: 'officer', with: isMet ? allMet : allButE },
  ]);
  return withMeetingAhead({ ...prepared, registers: prepared.registers.filter(({ register }) => register !== 'programme') });
};

/** The application's stage. */
export const stageOf = (world: World): number => (world.cases[application]?.snapshot.context as ApplicationContext | undefined)?.stage ?? 1;

/** The application's state. */
export const stateOf = (world: World): string => world.cases[application]?.snapshot.state ?? '';
