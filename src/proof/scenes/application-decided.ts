// An application from its first draft until a decision on it is in force, on two real decision meetings.
import { attemptsFrom } from '../alphabet.ts';
import { allButE, allMet, falls, meets } from '../alphabet-application.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { meetingTries } from '../alphabet-meeting.ts';
import { levelMoves } from '../outside.ts';
import type { Attempt, Scene } from '../scene.ts';
import { begin, certified, type StartStep } from '../start.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import { meetingInert, meetingView } from '../view-meeting.ts';
import { type CaseNow, idOf, type World, worldOn } from '../world.ts';

const application = idOf('a', 1);
const meetings = [idOf('3', 1), idOf('3', 2), idOf('3', 3), idOf('3', 4)];
const dates = ['2027-03-10', '2027-06-09', '2027-09-08', '2027-12-08'];
const none = { interest: 'none' };

const scheduling = meetings.map(
  (id, at): StartStep => ({ case: id, do: 'meeting.schedule', as: 'administrator', with: { date: dates[at] }, about: {} }),
);

/** Where it leaves off: what follows a decision in force, a return with questions or a withdrawal is another world's. */
const handedOn = ['offered', 'approved', 'returned', 'withdrawn'];

const ofApplication = attemptsFrom(applicationTries, ['proposeCorrection', 'confirmCorrection']);
const ofMeeting = attemptsFrom(meetingTries);

function attempts(world: World, id: string, one: CaseNow): readonly Attempt[] {
  return one.workflow === 'meeting' ? ofMeeting(world, id, one) : ofApplication(world, id, one);
}

const fromSystem = { person: 'system', roles: ['system'], interests: [] } as const;

/** A programme of so many meetings, published before the year; the rest of the year's are not part of the world. */
export function programme(count: number): World {
  const all = begin(worldOn('2026-12-01'), [
    ...scheduling,
    { case: meetings[0] ?? '', do: 'meeting.publish', as: 'administrator' },
    { drop: true },
  ]);
  const kept = meetings.slice(0, count);
  const published = begin(
    all,
    kept.slice(1).map((id): StartStep => ({ case: id, do: 'meeting.publishWithYear', as: fromSystem })),
  );
  const isKept = (id: string) => kept.includes(id);
  return {
    ...published,
    cases: Object.fromEntries(Object.entries(published.cases).filter(([id]) => isKept(id))),
    deadlines: published.deadlines.filter((row) => isKept(row.case)),
    claims: {},
  };
}

/** Complete, waiting to be placed. */
function complete(world: World, isMet: boolean): World {
  return begin(certified(world), [
    { case: application, do: 'application.start', as: 'lead' },
    { case: application, do: 'application.declareInterest', as: 'deciding', with: none },
    { case: application, do: 'application.declareInterest', as: 'officer', with: none },
    { case: application, do: 'application.prepare', as: 'lead', with: isMet ? meets : falls },
    { case: application, do: 'application.submit', as: 'signatory', with: { declaration: true } },
    { case: application, do: 'application.confirmComplete', as: 'officer', with: isMet ? allMet : allButE },
  ]);
}

/** A withdrawal is told to its meeting first. */
function isOver(world: World): boolean {
  const state = world.cases[application]?.snapshot.state ?? '';
  return handedOn.includes(state) && (state !== 'withdrawn' || world.underway.length === 0);
}

const shared = {
  workflows: ['application', 'meeting'],
  attempts,
  idOfOpened: (world: World) => idOf('a', world.serial + 1),
  isOver,
  same: { views: { application: applicationView, meeting: meetingView }, inert: { application: applicationInert, meeting: meetingInert } },
  most: 40_000,
};

/** An application on two meetings. */
export const applicationMoved: Scene = {
  ...shared,
  name: 'an application on two decision meetings',
  about: 'One complete application; two meetings are moved, cancelled with and without another, held and closed.',
  starts: () => [complete(programme(2), true)],
};

/** An application on one meeting, with its level. */
export const applicationDecided: Scene = {
  ...shared,
  name: 'an application on a decision meeting, its level',
  about: 'One complete application and one meeting until a decision is in force; the level comes and goes at any time.',
  starts: () => [complete(programme(1), true), complete(programme(1), false)],
  outside: levelMoves,
};
