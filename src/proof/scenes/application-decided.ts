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

/** Two meetings published; the third and fourth dropped, so that the programme can end. */
function starts(): World[] {
  const programme = begin(worldOn('2026-12-01'), [...scheduling, { case: meetings[0] ?? '', do: 'meeting.publish', as: 'administrator' }]);
  const siblings: World = { ...programme, underway: [] };
  const two = meetings
    .slice(1, 2)
    .reduce<World>(
      (world, id) =>
        begin(world, [{ case: id, do: 'meeting.publishWithYear', as: { person: 'system', roles: ['system'], interests: [] } }]),
      siblings,
    );
  const kept = Object.fromEntries(Object.entries(two.cases).filter(([id]) => meetings.slice(0, 2).includes(id)));
  const small = { ...two, cases: kept, deadlines: two.deadlines.filter((row) => kept[row.case]) };
  const complete = (content: unknown, report: unknown) =>
    begin(certified(small), [
      { case: application, do: 'application.start', as: 'lead' },
      { case: application, do: 'application.declareInterest', as: 'deciding', with: none },
      { case: application, do: 'application.declareInterest', as: 'officer', with: none },
      { case: application, do: 'application.prepare', as: 'lead', with: content },
      { case: application, do: 'application.submit', as: 'signatory', with: { declaration: true } },
      { case: application, do: 'application.confirmComplete', as: 'officer', with: report },
    ]);
  return [complete(meets, allMet), complete(falls, allButE)];
}

/** Applications on their meetings. */
export const applicationDecided: Scene = {
  name: 'an application on its decision meetings',
  about: 'One complete application and two decision meetings until a decision is in force; the level comes and goes at any time.',
  workflows: ['application', 'meeting'],
  starts,
  attempts,
  idOfOpened: (world) => idOf('a', world.serial + 1),
  outside: levelMoves,
  isOver: (world) => handedOn.includes(world.cases[application]?.snapshot.state ?? ''),
  same: {
    views: { application: applicationView, meeting: meetingView },
    inert: { application: applicationInert, meeting: meetingInert },
  },
  most: 60_000,
};
