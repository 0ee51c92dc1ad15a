// The franchise (H): in force for one hub, reviewed every year, suspended or ended only by people.
import { franchiseCommands } from './franchise.commands.ts';
import { emptyFranchise, type FranchiseContext } from './franchise.context.ts';
import { paperSteps } from './franchise.paper-commands.ts';
import { franchisePaperDesk } from './franchise.paper-desk.ts';
import { franchiseRules } from './franchise.rules.ts';
import {
  afterEnding,
  afterLeaving,
  always,
  closeGround,
  endable,
  endingWithdrawn,
  inForce,
  meanwhile,
  suspensionReviewed,
  takesEffect,
} from './franchise.transitions.ts';
import { paperCarriesOut } from './paper.ts';
import type { Snapshot, StateMeta, Workflow } from './workflow.ts';

const labels = (staff: string, applicant: string, open: string): StateMeta => ({ staff, applicant, public: open });
const onStaff = ['open', 'waiting-on-staff'];
const opening = ['askLevel', 'askGrounds', 'rememberGrounds', 'rememberOpened', 'askOpened'] as const;
const lifting = ['askLifted', 'lift', 'askBack'] as const;

/** The franchise's machine: where it stands is its state; package, annual review and plan go on beside it. */
export const franchiseMachine = franchisePaperDesk.createMachine({
  id: 'franchise',
  context: emptyFranchise,
  initial: 'new',
  states: {
    new: {
      meta: labels('Not started', 'Not started', 'Not started'),
      tags: ['open'],
      on: {
        open: [
          { guard: 'leavesGrounds', target: 'attention', actions: opening },
          { target: 'active', actions: opening },
        ],
      },
    },
    active: {
      meta: labels('In force', 'Your franchise is in force', 'In force'),
      tags: ['open', 'running'],
      on: {
        ...always,
        ...inForce,
        ...endable,
        proposeSuspension: { actions: ['rememberSuspensionProposed', 'askProposed'] },
      },
    },
    attention: {
      meta: labels('In force, staff have to act', 'Your franchise is in force; something has to be put right', 'In force'),
      tags: onStaff,
      on: {
        ...always,
        ...inForce,
        ...endable,
        closeGround,
        giveTime: { actions: ['rememberTime', 'askTimeGiven'] },
        proposeSuspension: { actions: ['rememberSuspensionProposed', 'askProposed'] },
        confirmSuspension: { target: 'suspended', actions: ['suspend', 'askSuspended'] },
      },
    },
    suspended: {
      meta: labels('Suspended', 'Your franchise is suspended: take the way back', 'Suspended'),
      tags: ['open', 'waiting-on-applicant'],
      on: {
        ...always,
        ...meanwhile,
        ...endable,
        ...suspensionReviewed,
        proposeLifting: { actions: ['rememberLiftingProposed', 'askProposed'] },
        confirmLifting: [
          { guard: 'leavesGrounds', target: 'attention', actions: lifting },
          { target: 'active', actions: lifting },
        ],
      },
    },
    'ending-proposed': {
      meta: labels('Ending proposed, to be placed on a meeting', 'It is proposed to end your franchise', 'In force'),
      tags: onStaff,
      on: {
        ...always,
        ...meanwhile,
        ...endingWithdrawn,
        placeEnding: { target: 'ending-placed', actions: ['rememberMeeting', 'askPlaced'] },
      },
    },
    'ending-placed': {
      meta: labels('Ending placed on a decision meeting', 'A meeting decides whether your franchise ends', 'In force'),
      tags: onStaff,
      on: {
        ...always,
        ...meanwhile,
        ...endingWithdrawn,
        meetingMoved: [{ guard: 'isAboutMyMeeting', actions: ['rememberMovedMeeting', 'askMeetingMoved'] }, {}],
        meetingCancelled: [
          { guard: 'isReplaced', actions: ['rememberReplacement', 'askReplaced'] },
          { guard: 'isAboutMyMeeting', target: 'ending-proposed', actions: ['leaveMeeting', 'askCancelled'] },
          {},
        ],
        decideEnding: { target: 'ending-decided', actions: ['rememberDecision', 'askDecided'] },
        deferEnding: { target: 'ending-proposed', actions: ['askDeferred', 'countDeferral'] },
      },
    },
    'ending-decided': {
      meta: labels('Ending decided, not yet in force', 'Decided: the letter follows once the decision is in force', 'In force'),
      tags: onStaff,
      on: {
        ...always,
        ...meanwhile,
        effective: [{ guard: 'isNotYetEffective' }, ...takesEffect([])],
        callIn: { target: 'ending-called-in', actions: 'askCalledIn' },
      },
    },
    'ending-called-in': {
      meta: labels('Decision called in', 'The decision was called in and is being looked at', 'In force'),
      tags: onStaff,
      on: {
        ...always,
        ...meanwhile,
        confirmCallIn: takesEffect(['askConfirmed']),
        referBack: { target: 'ending-proposed', actions: ['askReferredBack', 'setDecisionAside'] },
      },
    },
    ended: { meta: labels('Ended', 'Your franchise has ended', 'Ended'), tags: ['closed'], on: afterEnding },
    left: {
      meta: labels('Left by the organisation’s notice', 'You left the franchise', 'Ended'),
      tags: ['closed'],
      on: afterLeaving,
    },
  },
});

/** What lists show: the meeting it is placed on, else the day by which staff act, else the next annual review. */
function listing({ context }: Snapshot<FranchiseContext>) {
  const { meeting, actBy, annual, closed, application, findings } = context;
  const outcome = closed?.outcome ?? findings?.recommendation;
  return { keyDate: meeting?.date ?? actBy ?? annual.dueOn, parent: meeting?.case ?? application, ...(outcome ? { outcome } : {}) };
}

/** The franchise as the engine runs it. */
export const franchise: Workflow = {
  name: 'franchise',
  title: 'Franchise',
  machine: franchiseMachine,
  commands: franchiseCommands,
  rules: franchiseRules,
  mainPaths: [['new', 'active']],
  listing,
  carriesOut: paperCarriesOut(paperSteps),
};
