// An application at stage 2, what follows a decline, and stage 3 until the award.
import { attemptsFrom } from '../alphabet.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { levelMoves, programmeMoves, reviewMoves, reviewTaken } from '../outside.ts';
import type { Scene } from '../scene.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import type { World } from '../world.ts';
import {
  application,
  atStage2,
  decidedAs,
  inForce,
  onItsMeeting,
  resubmitted,
  stageOf,
  stateOf,
  WITHOUT_GRANT,
  waitingToBePlaced,
} from './application-starts.ts';

const same = { views: { application: applicationView }, inert: { application: applicationInert } };
const idOfOpened = () => application;
const inState =
  (...states: readonly string[]) =>
  (world: World) =>
    states.includes(stateOf(world));

/** From the resubmission until it waits for its meeting. */
export const applicationResubmitted: Scene = {
  name: 'an application resubmitted, until it is complete',
  about: 'Checked, returned with questions, prepared and submitted again; a review of the offer opens and ends at any time.',
  workflows: ['application'],
  starts: () => [resubmitted(true), resubmitted(false)],
  attempts: attemptsFrom(applicationTries, ['proposeCorrection']),
  idOfOpened,
  outside: reviewMoves,
  taken: reviewTaken,
  isOver: (world) => stateOf(world) === 'waiting' || stageOf(world) === 1,
  same,
  most: 20_000,
};

/** Stage 2 until its decision is in force. */
export const applicationStage2: Scene = {
  name: 'an application at stage 2',
  about: 'Returned, placed, held, deferred, decided, called in and referred back; a review of the offer opens and ends at any time.',
  workflows: ['application'],
  starts: () => [atStage2(true), atStage2(false)],
  attempts: attemptsFrom(applicationTries, ['prepare', 'withdraw', 'proposeCorrection', 'defer']),
  idOfOpened,
  taken: reviewTaken,
  outside: (world) => [...reviewMoves(world), ...levelMoves(world), ...programmeMoves(world)],
  isOver: (world) => ['approved', 'declined', 'withdrawn', 'returned'].includes(stateOf(world)) || stateOf(world) === 'submitted',
  same,
  most: 20_000,
};

/** A decline, and its review. */
export const applicationDeclined: Scene = {
  name: 'an application that was declined',
  about: 'The letter is released, a review stands or sends it back, and another holder decides it afresh.',
  workflows: ['application'],
  starts: () => [inForce(decidedAs(onItsMeeting(atStage2(false)), 'decline for what is not met'))],
  attempts: attemptsFrom(applicationTries, ['returnForInformation', 'withdraw', 'defer', 'proposeCorrection']),
  idOfOpened,
  taken: reviewTaken,
  outside: (world) => [...reviewMoves(world), ...programmeMoves(world)],
  isOver: inState('approved', 'withdrawn'),
  same,
  most: 20_000,
};

/** Records that two people correct, before and after they are in force. */
export const applicationCorrected: Scene = {
  name: 'a decision that is corrected',
  about: 'An approval, an offer or a decline is superseded by another record, with notice where it is worse; the level comes and goes.',
  workflows: ['application'],
  starts: () => [
    decidedAs(onItsMeeting(waitingToBePlaced(true)), 'approve'),
    decidedAs(onItsMeeting(waitingToBePlaced()), WITHOUT_GRANT),
    decidedAs(onItsMeeting(atStage2(false)), 'decline for what is not met'),
  ],
  attempts: attemptsFrom(applicationTries, [
    'withdraw',
    'proposeOfferWithdrawal',
    'issueAgreement',
    'refuseAgreement',
    'acceptOffer',
    'refuseOffer',
  ]),
  idOfOpened,
  outside: levelMoves,
  isOver: inState('waiting', 'offer-lapsed'),
  same,
  most: 20_000,
};

/** Stage 3. */
export const applicationAwarded: Scene = {
  name: 'an application from its approval to the award',
  about: 'Agreement, signing times, the holder’s part, the award or its end and a review of that; the level comes and goes.',
  workflows: ['application'],
  starts: () => {
    const approved = inForce(decidedAs(onItsMeeting(waitingToBePlaced(true)), 'approve'));
    return [approved, { ...approved, outside: { ...approved.outside, singleOfficer: '2026-01-01' } }];
  },
  attempts: attemptsFrom(applicationTries, ['proposeCorrection']),
  idOfOpened,
  taken: reviewTaken,
  outside: (world) => [...reviewMoves(world), ...levelMoves(world)],
  same,
  most: 20_000,
};
