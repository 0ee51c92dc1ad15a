// An organisation that applies again, for the same hub or another, after an application of it has ended; and a hub's grants in a row.
import type { ApplicationContext } from '../../../machines/application.context.ts';
import { addDays } from '../../../machines/calendar.ts';
import { type Alphabet, attemptsFrom } from '../alphabet.ts';
import { allButE, falls } from '../alphabet-application.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { grantTries } from '../alphabet-grant.ts';
import { reviewMoves, reviewTaken, withMeetingAhead } from '../outside.ts';
import { actorOf, hub, type Office, organisation, system } from '../people.ts';
import type { Attempt, Scene } from '../scene.ts';
import { begin, type StartStep } from '../start.ts';
import { as, parts, type View } from '../view.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import { grantInert, grantView } from '../view-grant.ts';
import { type CaseNow, idOf, type Move, type World } from '../world.ts';
import {
  application,
  atStage2,
  decidedAs,
  grantAsked,
  inForce,
  offered,
  onItsMeeting,
  supported,
  WITHOUT_GRANT,
  waitingToBePlaced,
} from './application-starts.ts';

const second = idOf('a', 2);
const otherHub = idOf('1', 2);
const none = { interest: 'none' };

/** A closed application as the next one sees it: with the window in which it can be reviewed (F10). */
function closedSeen(closed: ApplicationContext['closed'], { reviewable }: ApplicationContext) {
  if (!closed) return null;
  const { outcome, releasedOn, standing } = closed;
  return { outcome, isReleased: releasedOn !== null, standing, window: { limit: reviewable.at(-1)?.reviewBy ?? null } };
}

if (applicationView.see !== 'parts') throw new Error('The view of an application has parts.');
const view: View = parts({ ...applicationView.parts, closed: as(closedSeen, 'F10, with the window that the next application waits for') });

/** The alphabet with these commands alone. */
const only = (alphabet: Alphabet, ...commands: readonly string[]): Alphabet =>
  Object.fromEntries(Object.entries(alphabet).map(([command, tries]) => [command, commands.includes(command) ? tries : () => []]));

/** What can bring the first back: reinstated, or its record corrected in its favour (the other corrections leave it closed). */
const bringingBack = attemptsFrom({
  ...only(applicationTries, 'proposeReinstatement', 'confirmReinstatement', 'confirmCorrection'),
  proposeCorrection: (...asked) => (applicationTries.proposeCorrection?.(...asked) ?? []).filter(([, , word]) => word === 'approve'),
});

/** The application that follows until it is submitted. */
const following = attemptsFrom({
  ...only(applicationTries, 'withdraw'),
  prepare: () => [['lead', falls]],
  submit: applicationTries.submit ?? (() => []),
});

const attempts = (world: World, id: string, one: CaseNow): readonly Attempt[] =>
  id === application ? bringingBack(world, id, one) : following(world, id, one);

function opening(word: string, of: string): Move {
  return {
    does: 'opening',
    label: `application start (${word})`,
    command: 'application.start',
    data: {},
    actor: actorOf('lead'),
    about: { organisation, hub: of },
  };
}

/** Another is tried for either hub; a third, for the hub of the second while that goes on. */
function openings(world: World): Move[] {
  const next = world.cases[second];
  if (!next) return [opening('the same hub', hub), opening('another hub', otherHub)];
  return next.isClosed ? [] : [opening('the hub of the second', next.subject.hub ?? '')];
}

const did = (command: string, as: Office, data: unknown = {}): StartStep => ({
  case: application,
  do: `application.${command}`,
  as,
  with: data,
});

const declined = (): World => inForce(decidedAs(onItsMeeting(atStage2(false)), 'decline for what is not met'));
const lapsed = (): World =>
  begin(supported(false), [{ drop: true }, { fire: 'passDeadline', of: application }, { fire: 'lapse', of: application }, { drop: true }]);
const offerLapsed = (): World =>
  begin(offered(WITHOUT_GRANT), [{ release: true }, { fire: 'lapseOffer', of: application }, { drop: true }]);
const withdrawn = (): World => begin(waitingToBePlaced(), [did('withdraw', 'lead'), { drop: true }]);
const refused = (): World => begin(offered(WITHOUT_GRANT), [{ release: true }, did('refuseOffer', 'lead'), { drop: true }]);
const awarded = (): World =>
  begin(inForce(decidedAs(onItsMeeting(waitingToBePlaced(true)), 'approve')), [
    did('issueAgreement', 'officer'),
    { release: true },
    did('signAgreement', 'signatory'),
    did('countersign', 'officer', { criteriaMet: true }),
    { drop: true },
  ]);

/** A step of the second application. */
const next = (command: string, as: Office, data: unknown = {}, of = hub): StartStep => ({
  case: second,
  do: `application.${command}`,
  as,
  with: data,
  about: { organisation, hub: of },
});

/** The second application, started for that hub and submitted: it falls short of (a) and (e), so that support is what can be offered. */
const submitted = (world: World, of: string): World =>
  begin(world, [
    next('start', 'lead', {}, of),
    next('declareInterest', 'officer', none),
    next('declareInterest', 'deciding', none),
    next('prepare', 'lead', falls),
    next('submit', 'signatory', { declaration: true }),
    next('confirmComplete', 'officer', allButE),
  ]);

/** It is placed on a meeting, and that day has come. */
function onMeeting(world: World): World {
  const ahead = withMeetingAhead(world);
  const entry = ahead.registers.find(({ register }) => register === 'programme');
  const placed = begin(ahead, [next('place', 'officer', { meeting: entry?.reference })]);
  const { meeting = null } = (placed.cases[second]?.snapshot.context ?? {}) as Partial<ApplicationContext>;
  return withoutProgramme({ ...placed, underway: [], today: meeting?.date ?? placed.today, deadlines: [] });
}

/** The letter on the decline is released and the time to ask for a review is over. */
function windowOver(world: World): World {
  const released = begin(world, [{ release: true }]);
  const { reviewable = [] } = (released.cases[application]?.snapshot.context ?? {}) as Partial<ApplicationContext>;
  return { ...released, today: addDays(reviewable.at(-1)?.reviewBy ?? released.today, 1) };
}

/** The second one was submitted before the first was declined. */
function declinedAfterwards(): World {
  const before = submitted(onItsMeeting(atStage2(false)), otherHub);
  const world = inForce(decidedAs({ ...before, today: addDays(before.today, 1) }, 'decline for what is not met'));
  return { ...world, outside: { ...world.outside, submittedBefore: true } };
}

const withoutProgramme = (world: World): World => ({
  ...world,
  registers: world.registers.filter(({ register }) => register !== 'programme'),
});

/** Where the first is alive again, or the next one submitted, decided, withdrawn or for another hub, another world goes on. */
function isOver(world: World): boolean {
  const { snapshot, isClosed, subject } = world.cases[second] ?? {};
  const isNextOver = isClosed || ['submitted', 'decided'].includes(snapshot?.state ?? '');
  return world.cases[application]?.isClosed === false || isNextOver || (snapshot?.state === 'draft' && subject?.hub === otherHub);
}

const account = { accountName: 'text:name', sortCode: '12-34-56', accountNumber: '12345678', lastFour: '5678' };

/** Every message under way to a case of this world is delivered. */
function delivered(world: World): World {
  const [message, ...rest] = world.underway;
  if (!message) return world;
  const { to, command, data, about } = message;
  const isHere = message.kind === 'open' || world.cases[to] !== undefined;
  const step: StartStep = { case: to, do: command, as: system, with: data, about };
  return delivered(begin({ ...world, underway: rest }, isHere ? [step] : []));
}

/** The first was supported with a grant, of which half is authorised and not paid yet, and was then withdrawn. */
function grantAuthorised(): World {
  const world = delivered(grantAsked(['a']));
  const [grant = ''] = Object.keys(world.cases).filter((id) => world.cases[id]?.workflow === 'grant');
  const ofGrant = (command: string, as: Office, data: unknown): StartStep => ({ case: grant, do: `grant.${command}`, as, with: data });
  const authorised = begin(world, [
    ofGrant('setConditions', 'officer', { conditions: [{ criterion: 'a', evidence: 'text:evidence' }] }),
    ofGrant('giveBankDetails', 'lead', account),
    ofGrant('checkBankDetails', 'officer', { correct: true }),
    ofGrant('requestPayment', 'lead', { amount: '1000', purpose: 'text:purpose' }),
    ofGrant('authorisePayment', 'officer', { payment: 1 }),
    did('withdraw', 'lead'),
  ]);
  return delivered(withoutProgramme(authorised));
}

const shared = {
  workflows: ['application', 'grant'],
  idOfOpened: ({ cases }: World) => idOf('a', Object.values(cases).filter(({ workflow }) => workflow === 'application').length + 1),
  outside: reviewMoves,
  taken: reviewTaken,
  isOver,
  same: {
    views: { application: view, grant: grantView },
    inert: { application: applicationInert, grant: grantInert },
  },
  most: 30_000,
};

/** Applications in a row. */
export const applicationsInARow: Scene = {
  ...shared,
  name: 'an application after another, until it is submitted',
  about:
    'An application has ended in one of six ways; another is started for its hub or another hub, while the first is reviewed, reinstated or corrected.',
  starts: () => [declined(), lapsed(), offerLapsed(), withdrawn(), refused(), awarded()].map(withoutProgramme),
  openings,
  attempts,
};

const paying = attemptsFrom(only(grantTries, 'recordPaid', 'refusePayment', 'giveUp'));
const deciding = attemptsFrom(only(applicationTries, 'decide', 'withdraw'));

/** What can be decided on the second, which the first bears on. */
export const applicationsDecided: Scene = {
  ...shared,
  name: 'the decision on an application after another',
  about:
    'The first was declined before the second was submitted or after, for the same hub or another; it is reviewed, late or in time, or corrected; or its grant is paid meanwhile.',
  starts: () => [
    onMeeting(submitted(windowOver(declined()), hub)),
    onMeeting(submitted(declined(), otherHub)),
    onMeeting(declinedAfterwards()),
    onMeeting(submitted(grantAuthorised(), hub)),
  ],
  attempts: (world, id, one) => {
    if (one.workflow === 'grant') return paying(world, id, one);
    return id === application ? bringingBack(world, id, one) : deciding(world, id, one);
  },
};
