// An application in each of its states, reached by real commands: once without a grant at stage 1, and with one at stage 2.
import type { ApplicationContext } from '../../../machines/application.context.ts';
import { addDays } from '../../../machines/calendar.ts';
import type { Actor } from '../../../machines/workflow.ts';
import { allButE, allMet, falls, meets } from '../alphabet-application.ts';
import { withMeetingAhead } from '../outside.ts';
import { type Office, personOf, system } from '../people.ts';
import { begin, type StartStep } from '../start.ts';
import { idOf, type World } from '../world.ts';
import {
  application,
  decidedAs,
  grantAsked,
  inForce,
  offered,
  onItsMeeting,
  stateOf,
  WITH_GRANT,
  WITHOUT_GRANT,
} from './application-starts.ts';

const why = { reason: 'text:reason' };
const contextOf = (world: World) => world.cases[application]?.snapshot.context as ApplicationContext;

const step = (command: string, as: Office | Actor, data: unknown = {}): StartStep => ({
  case: application,
  do: `application.${command}`,
  as,
  with: data,
});

/** Steps, of whose messages to others nothing is left under way. */
const after = (world: World, ...steps: readonly StartStep[]): World => begin(world, [...steps, { drop: true }]);

/** The state a day's waiting brings about. */
const fired = (world: World, name: string): World => after(world, { fire: name, of: application });

const released = (world: World): World => after(world, { release: true });

/** Supported, with the grant open and running. */
const supported = (): World => {
  const grant = idOf('6', 1);
  return after({ ...grantAsked(['a', 'e']), underway: [] }, step('grantOpened', system, { grant }));
};

const freshMeeting = (world: World): World =>
  withMeetingAhead({ ...world, registers: world.registers.filter(({ register }) => register !== 'programme') });

const complete = (world: World, isMet: boolean): World =>
  freshMeeting(after(world, step('confirmComplete', 'officer', isMet ? allMet : allButE)));

/** Sent back by a review and offered afresh, with the grant there was. */
function offeredAgain(before = supported()): World {
  const decision = contextOf(before).decision?.reference;
  const review = idOf('4e', 1);
  const told = { review, decision, on: before.today };
  const panel = ['holder1', 'holder2', 'cvs'] as const;
  const mustNotDecide = [personOf('deciding'), ...panel.map(personOf)];
  const back = after(
    before,
    step('reviewOpened', system, told),
    step('reviewClosed', system, { ...told, outcome: 'sent-back', directions: 'text:directions', mustNotDecide }),
  );
  return released(inForce(decidedAs(onItsMeeting(freshMeeting(back)), WITHOUT_GRANT, 'deputy')));
}

/** Stage 2, from the preparation to its decision. */
function stage2(isMet: boolean): World[] {
  const content = isMet ? meets : falls;
  const resubmission = after(supported(), step('prepare', 'lead', content));
  const submitted = after(resubmission, step('submit', 'signatory', { declaration: true }));
  const returned = after(submitted, step('returnForInformation', 'officer', { sections: [{ section: 'e', question: 'text:question' }] }));
  const waiting = complete(submitted, isMet);
  const placed = onItsMeeting(waiting);
  const decided = decidedAs(placed, isMet ? 'approve' : 'decline for what is not met');
  const calledIn = after(decided, step('callIn', 'administrator', why));
  const prepared = after(returned, step('prepare', 'lead', content));
  return [resubmission, prepared, submitted, returned, waiting, placed, decided, calledIn];
}

/** Resubmitted from support, complete, and waiting for its meeting. */
export const resubmittedFrom = (world: World, isMet: boolean): World =>
  complete(begin(world, [step('prepare', 'lead', isMet ? meets : falls), step('submit', 'signatory', { declaration: true })]), isMet);

/** Approved at stage 2 although the officer reported that (e) is not met: a record that can be found to be mistaken (D5). */
export function approvedOtherwise(): World {
  const submitted = after(supported(), step('prepare', 'lead', meets), step('submit', 'signatory', { declaration: true }));
  return released(inForce(decidedAs(onItsMeeting(complete(submitted, false)), 'approve, (e) found otherwise')));
}

/** Stage 3, from the approval to its ends. */
export function stage3(approved: World): World[] {
  const issued = released(after(approved, step('issueAgreement', 'officer')));
  const overdue = fired(issued, 'agreementDue');
  const signed = after(issued, step('signAgreement', 'signatory'));
  const withHolder = after(signed, step('referToHolder', 'officer', why));
  const reason = { criterion: 'agreement', reason: 'text:reason', next: 'text:next' };
  return [
    ...[approved, issued, overdue, signed, withHolder],
    after(overdue, step('referToHolder', 'officer', why)),
    after(signed, step('countersign', 'officer', { criteriaMet: true })),
    after(issued, step('refuseAgreement', 'lead')),
    released(after(withHolder, step('endApproval', 'deciding', { reasons: [reason], publicReasons: 'text:public' }))),
  ];
}

/** The supported application's time, from its deadline to the lapse. */
function lapsing(): World[] {
  const pending = fired(supported(), 'passDeadline');
  return [supported(), pending, released(fired(pending, 'lapse'))];
}

/** Supported without the grant that was offered: with time running, prepared, and about to lapse. */
export function withoutGrant(): World[] {
  const accepted = after(released(offered(WITH_GRANT)), step('acceptOffer', 'lead', { grant: false }));
  return [accepted, after(accepted, step('prepare', 'lead', meets)), fired(accepted, 'passDeadline')];
}

function offers(): World[] {
  const again = offeredAgain();
  return [
    offeredAgain(after(supported(), step('prepare', 'lead', meets))),
    ...[released(offered(WITHOUT_GRANT)), again, after(again, step('refuseOffer', 'lead'))],
    released(fired(again, 'lapseOffer')),
    after(again, step('withdraw', 'lead')),
  ];
}

/** Held: the level ran out after the cut-off. */
function held(placed: World): World {
  const until = addDays(placed.today, -1);
  const end = (entry: World['registers'][number]) => (entry.register === 'certificate' ? { ...entry, from: '2014-01-01', until } : entry);
  return after({ ...placed, registers: placed.registers.map(end) }, step('levelChanged', system));
}

/** On its third meeting, having been deferred at two. */
function deferred(placed: World): World {
  const again = (world: World) => onItsMeeting(freshMeeting(after(world, step('defer', 'deciding', why))));
  return again(again(placed));
}

/** An application with a grant, at stage 2 or 3, in each state that it can then be in. */
export function everyState(): World[] {
  const unmet = stage2(false);
  const decided = (worlds: readonly World[]) => worlds.find((world) => stateOf(world) === 'decided');
  const ways = stage2(true);
  const [approved, declined] = [decided(ways), decided(unmet)];
  const placed = ways.find((world) => stateOf(world) === 'placed');
  if (!approved || !declined || !placed) throw new Error('Stage 2 was not decided.');
  return [
    ...ways,
    held(placed),
    deferred(placed),
    ...stage3(released(inForce(approved))),
    ...lapsing(),
    ...offers(),
    released(inForce(declined)),
  ];
}
