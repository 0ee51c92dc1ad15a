// The application (F): one organisation's bid to be franchisee for one hub, from the first draft to the award or another end.
import { awardStates } from './application.award-states.ts';
import { closedStates } from './application.closed-states.ts';
import { applicationCommands } from './application.commands.ts';
import { type ApplicationContext, emptyApplication } from './application.context.ts';
import { labels } from './application.labels.ts';
import { paperSteps } from './application.paper-commands.ts';
import { applicationPaperDesk } from './application.paper-desk.ts';
import { applicationRules } from './application.rules.ts';
import {
  completable,
  correctable,
  correctableInForce,
  grantTells,
  interests,
  levelTest,
  movableDeadline,
  notCorrectable,
  noted,
  offerWithdrawable,
  onPaperReopeningInForce,
  returnable,
  reviewed,
  reviewedAtStage2,
  reviewedFounding,
  takesEffect,
  timeRuns,
  unlockable,
  unlockableReported,
  withdrawable,
  withdrawableNoticed,
} from './application.transitions.ts';
import { onPaper, paperContent } from './paper.transitions.ts';
import { paperCarriesOut } from './paper.ts';
import type { Snapshot, Workflow } from './workflow.ts';

const onApplicant = ['open', 'waiting-on-applicant'];
const onStaff = ['open', 'waiting-on-staff'];

/** The application's machine: what may happen, in the order of a case's life. */
export const applicationMachine = applicationPaperDesk.createMachine({
  id: 'application',
  context: emptyApplication,
  initial: 'new',
  states: {
    new: {
      meta: labels('Not started', 'Not started', 'Not started'),
      tags: ['open'],
      on: { start: { target: 'draft', actions: 'askStarted' } },
    },
    draft: {
      meta: labels('Being prepared by the organisation', 'You are preparing your application', 'In preparation'),
      tags: onApplicant,
      on: { prepare: { target: 'prepared', actions: 'rememberPrepared' }, ...withdrawable, ...onPaper, ...interests },
    },
    prepared: {
      meta: labels('Prepared, to be submitted by a signatory', 'Prepared: an authorised signatory can submit it', 'In preparation'),
      tags: onApplicant,
      on: {
        ...reviewedAtStage2,
        ...grantTells,
        prepare: { actions: 'rememberPrepared' },
        submit: { target: 'submitted', actions: ['askSubmitted', 'rememberSubmission'] },
        ...withdrawable,
        ...onPaper,
        ...interests,
      },
    },
    submitted: {
      meta: labels('Submitted, to be checked for completeness', 'Submitted: we are checking that it is complete', 'Under consideration'),
      tags: onStaff,
      on: {
        ...reviewedAtStage2,
        ...grantTells,
        ...returnable,
        ...completable,
        ...unlockable,
        ...withdrawable,
        ...paperContent,
        ...interests,
      },
    },
    returned: {
      meta: labels('Returned for information', 'Returned to you with questions', 'Under consideration'),
      tags: onApplicant,
      on: {
        ...reviewedAtStage2,
        ...grantTells,
        prepare: { target: 'prepared', actions: 'rememberPrepared' },
        ...completable,
        ...withdrawable,
        ...onPaper,
        ...interests,
      },
    },
    waiting: {
      meta: labels(
        'Complete, waiting to be placed on a meeting',
        'Complete: waiting for a decision meeting',
        'Waiting for a decision meeting',
      ),
      tags: onStaff,
      on: {
        ...reviewedAtStage2,
        ...grantTells,
        ...noted,
        ...unlockableReported,
        place: { target: 'placed', actions: ['rememberMeeting', 'askPlaced'] },
        ...returnable,
        ...withdrawable,
        ...paperContent,
        ...interests,
      },
    },
    placed: {
      meta: labels('Placed on a decision meeting', 'On the list of a decision meeting', 'Waiting for a decision meeting'),
      tags: onStaff,
      on: {
        ...reviewedAtStage2,
        ...grantTells,
        ...unlockableReported,
        meetingMoved: [{ guard: 'isAboutMyMeeting', actions: ['askMeetingMoved', 'rememberMovedMeeting'] }, {}],
        meetingCancelled: [
          { guard: 'isReplaced', actions: ['askReplaced', 'rememberReplacement'] },
          { guard: 'isAboutMyMeeting', target: 'waiting', actions: ['askCancelled', 'leaveMeeting'] },
          {},
        ],
        cutOff: levelTest,
        papers: [{ guard: 'isAboutMyMeeting', actions: 'askReport' }, {}],
        levelChanged: levelTest,
        decide: { target: 'decided', actions: ['rememberDecision', 'askDecided'] },
        defer: { target: 'waiting', actions: ['askDeferred', 'countDeferral'] },
        ...withdrawable,
        ...paperContent,
        ...interests,
      },
    },
    held: {
      meta: labels('Held: the level has expired', 'Held until your level is renewed', 'Waiting for a decision meeting'),
      tags: onApplicant,
      on: {
        ...reviewedAtStage2,
        ...grantTells,
        ...unlockableReported,
        levelChanged: [
          { guard: 'isBackInTime', target: 'placed', actions: ['backOnMeeting', 'askBackOnMeeting'] },
          { guard: 'isLevelInDate', target: 'waiting', actions: 'askRenewed' },
          {},
        ],
        ...withdrawable,
        ...paperContent,
        ...interests,
      },
    },
    decided: {
      meta: labels('Decided, not yet in force', 'Decided: the letter follows once the decision is in force', 'Decided, not yet in force'),
      tags: onStaff,
      on: {
        ...reviewed,
        ...grantTells,
        ...correctable,
        effective: [{ guard: 'isNotYetEffective' }, ...takesEffect],
        callIn: { target: 'called-in', actions: 'askCalledIn' },
        ...withdrawableNoticed,
        ...paperContent,
        ...interests,
      },
    },
    'called-in': {
      meta: labels('Called in', 'The decision was called in and is being looked at', 'Called in'),
      tags: onStaff,
      on: {
        ...reviewed,
        ...grantTells,
        ...notCorrectable,
        confirmCallIn: takesEffect,
        referBack: { target: 'waiting', actions: ['askReferredBack', 'setDecisionAside'] },
        ...withdrawableNoticed,
        ...paperContent,
        ...interests,
      },
    },
    offered: {
      meta: labels('Support offered', 'Support is offered: accept or refuse it', 'Support offered'),
      tags: onApplicant,
      on: {
        ...reviewedFounding('askOfferTimes'),
        ...grantTells,
        ...correctableInForce,
        ...offerWithdrawable,
        letterReleased: [{ guard: 'isOfferLetter', actions: ['startOfferWindow', 'askOfferReleased'] }, noted.letterReleased],
        acceptOffer: [
          { guard: 'hasPrepared', target: 'resubmission', actions: ['rememberAcceptance', 'askAccepted'] },
          { target: 'supported', actions: ['rememberAcceptance', 'askAccepted'] },
        ],
        refuseOffer: { target: 'offer-refused', actions: ['askOfferRefused', 'closeAsOfferRefused'] },
        lapseOffer: [{ guard: 'isOfferOver', target: 'offer-lapsed', actions: ['askOfferLapsed', 'closeAsOfferLapsed'] }, {}],
        remind: [{ guard: 'isOfferOver' }, { actions: 'askOfferReminder' }],
        ...withdrawable,
        ...onPaper,
        ...interests,
      },
    },
    supported: {
      meta: labels('Supported until stage 2', 'You are supported: resubmit by the deadline', 'Supported'),
      tags: onApplicant,
      on: {
        ...reviewedFounding('askTimeRuns'),
        ...grantTells,
        ...noted,
        ...correctableInForce,
        ...timeRuns,
        ...withdrawable,
        ...onPaper,
        ...interests,
      },
    },
    resubmission: {
      meta: labels('Resubmission prepared, to be submitted', 'Resubmission prepared: an authorised signatory can submit it', 'Supported'),
      tags: onApplicant,
      on: {
        ...reviewedFounding('askTimeRuns'),
        ...grantTells,
        ...noted,
        ...correctableInForce,
        submit: { target: 'submitted', actions: ['askSubmitted', 'beginStage2', 'rememberSubmission'] },
        ...timeRuns,
        ...withdrawable,
        ...onPaper,
        ...interests,
      },
    },
    'lapse-pending': {
      meta: labels('Deadline missed, about to lapse', 'The deadline has passed: your application is about to lapse', 'Supported'),
      tags: onStaff,
      on: {
        ...reviewedFounding('askLapseTimes'),
        ...grantTells,
        ...correctableInForce,
        lapse: [{ guard: 'isLapseDue', target: 'lapsed', actions: ['askLapsed', 'closeAsLapsed'] }, {}],
        ...movableDeadline,
        ...withdrawable,
        ...onPaperReopeningInForce('supported', 'reopenForPaper'),
        ...interests,
      },
    },
    ...awardStates,
    ...closedStates,
  },
});

/** What lists show: the meeting it is placed on, else the stage 2 deadline. */
function listing({ context }: Snapshot<ApplicationContext>) {
  const { meeting, offer, closed, decision, stage } = context;
  const keyDate = meeting?.date ?? offer?.deadline;
  const outcome = closed?.outcome ?? decision?.outcome;
  return { stage, ...(keyDate ? { keyDate } : {}), ...(meeting ? { parent: meeting.case } : {}), ...(outcome ? { outcome } : {}) };
}

/** The application as the engine runs it. */
export const application: Workflow = {
  name: 'application',
  title: 'Franchise application',
  machine: applicationMachine,
  commands: applicationCommands,
  rules: applicationRules,
  mainPaths: [
    ['new', 'draft', 'prepared', 'submitted', 'waiting', 'placed', 'decided', 'approved', 'agreement-issued', 'signed', 'awarded'],
    ['decided', 'offered', 'supported', 'resubmission', 'submitted'],
  ],
  listing,
  carriesOut: paperCarriesOut(paperSteps),
};
