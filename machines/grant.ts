// The start-up grant (S): conditions, payments, and what becomes of the money when a condition is missed or the application ends.
import { grantCommands } from './grant.commands.ts';
import { isSatisfied } from './grant.conditions.ts';
import { emptyGrant, type GrantContext } from './grant.context.ts';
import { recoveryDay } from './grant.guards.ts';
import { paperSteps } from './grant.paper-commands.ts';
import { grantPaperDesk } from './grant.paper-desk.ts';
import { grantRules } from './grant.rules.ts';
import {
  answeredOnPaper,
  banking,
  broughtBack,
  broughtBackOnPaper,
  considerable,
  givable,
  interests,
  payable,
  refusable,
  released,
  reviewable,
  settledForGood,
  stoppable,
  takenUpAgain,
} from './grant.transitions.ts';
import { onPaper } from './paper.transitions.ts';
import { paperCarriesOut } from './paper.ts';
import type { Snapshot, StateMeta, Workflow } from './workflow.ts';

const labels = (staff: string, applicant: string, open: string): StateMeta => ({ staff, applicant, public: open });
const onStaff = ['open', 'waiting-on-staff'];
const onApplicant = ['open', 'waiting-on-applicant'];

/** The grant's machine: what may happen, in the order of a case's life. */
export const grantMachine = grantPaperDesk.createMachine({
  id: 'grant',
  context: emptyGrant,
  initial: 'new',
  states: {
    new: {
      meta: labels('Not opened', 'Not opened', 'Not opened'),
      tags: ['open'],
      on: { open: { target: 'open', actions: ['rememberOpening', 'askOpened'] } },
    },
    open: {
      meta: labels('Accepted, conditions to be set', 'Accepted: we set the conditions', 'Grant accepted'),
      tags: onStaff,
      on: {
        setConditions: { target: 'running', actions: ['rememberConditions', 'askConditionsSet', 'askConditionDates'] },
        deadlineMoved: { actions: 'rememberDeadline' },
        reviewOpened: { actions: 'rememberReview' },
        reviewClosed: [{ guard: 'isOtherReview' }, { actions: 'rememberReviewEnd' }],
        ...stoppable,
        ...released,
        ...banking,
        ...givable,
        ...interests,
      },
    },
    running: {
      meta: labels('Running', 'Running: show that the conditions are met', 'Grant running'),
      tags: onApplicant,
      on: {
        proposeCorrection: { actions: ['rememberCorrection', 'askCorrectionProposed'] },
        confirmCorrection: { actions: ['askCorrected', 'correct'] },
        expireCorrection: [{ guard: 'isCorrectionOver', actions: ['forgetCorrection', 'askCorrectionExpired'] }, {}],
        ...onPaper,
        submitEvidence: { actions: ['rememberEvidence', 'askJudgement'] },
        recordMet: { actions: ['rememberMet', 'askMet'] },
        recordNotMet: [
          { guard: 'stops', target: 'stopped', actions: ['rememberNotMet', 'askNotMet', 'rememberStop', 'askStopped'] },
          { actions: ['rememberNotMet', 'askNotMet'] },
        ],
        waive: { actions: ['rememberWaived', 'askWaived'] },
        remind: [{ guard: 'isStillWanted', actions: 'askReminder' }, {}],
        conditionDue: [{ guard: 'stops', target: 'stopped', actions: ['rememberStop', 'askStopped'] }, {}],
        requestPayment: { actions: ['rememberRequest', 'askRequested'] },
        authorisePayment: { actions: ['rememberAuthorised', 'askAuthorised'] },
        complete: { target: 'completed', actions: ['askClosing', 'askCompleted', 'close'] },
        deadlineMoved: [{ guard: 'isDeadlineKnown' }, { actions: ['rememberDeadline', 'askDeadlineMoved', 'askConditionDates'] }],
        reviewOpened: { actions: ['rememberReview', 'askConditionDates'] },
        reviewClosed: [{ guard: 'isOtherReview' }, { actions: ['rememberReviewEnd', 'askReviewEnded', 'askConditionDates'] }],
        ...stoppable,
        ...released,
        ...payable,
        ...refusable,
        ...reviewable,
        ...banking,
        ...givable,
        ...interests,
      },
    },
    stopped: {
      meta: labels('Stopped: recovery is considered later', 'Stopped: you can ask us to look again', 'Grant stopped'),
      tags: onStaff,
      on: {
        waive: [
          {
            guard: 'goesOn',
            target: 'running',
            actions: ['rememberWaived', 'takeUp', 'askTakenUp', 'askWaived', 'askGoesOn', 'askConditionDates'],
          },
          { actions: ['rememberWaived', 'askWaived'] },
        ],
        applicationSettled: { actions: ['rememberSettled', 'askConsiderDate'] },
        letterReleased: { actions: ['rememberRelease', 'askConsiderDate'] },
        ...takenUpAgain('askConsiderDate'),
        consider: [
          { guard: 'isTooSoonToConsider' },
          { guard: 'hasNothingPaid', target: 'ended-unpaid', actions: ['dropRequests', 'askClosing', 'askEndedUnpaid', 'close'] },
          { target: 'considering', actions: ['dropRequests', 'askConsidered'] },
        ],
        ...payable,
        ...refusable,
        ...answeredOnPaper,
        ...reviewable,
        ...interests,
      },
    },
    considering: {
      meta: labels('Recovery is considered', 'We consider what becomes of the money paid', 'Grant stopped'),
      tags: onStaff,
      on: {
        applicationSettled: { actions: 'rememberSettled' },
        refusePayment: [
          {
            guard: 'hasNothingPaid',
            target: 'ended-unpaid',
            actions: ['rememberRefused', 'askRefused', 'askClosing', 'askEndedUnpaid', 'close'],
          },
          { actions: ['rememberRefused', 'askRefused'] },
        ],
        ...takenUpAgain('askRecoveryDates'),
        ...released,
        ...considerable,
        ...payable,
        ...answeredOnPaper,
        ...reviewable,
        ...interests,
      },
    },
    recovering: {
      meta: labels('Repayment requested', 'Repay what we asked for', 'Grant stopped'),
      tags: onApplicant,
      on: {
        applicationSettled: { actions: 'rememberSettled' },
        recordRepayment: [
          { guard: 'isRepaid', target: 'repaid', actions: ['rememberRepayment', 'askClosing', 'askRepaid', 'close'] },
          { actions: ['rememberRepayment', 'askRepaid'] },
        ],
        repaymentDue: [{ guard: 'isRepaymentLate', actions: 'askRepaymentLate' }, {}],
        ...takenUpAgain('askRecoveryDates'),
        ...released,
        ...considerable,
        ...answeredOnPaper,
        ...reviewable,
        ...interests,
      },
    },
    completed: { meta: labels('Completed', 'Completed', 'Grant completed'), tags: ['closed'], on: settledForGood },
    repaid: { meta: labels('Repaid', 'Repaid', 'Grant repaid'), tags: ['closed'], on: settledForGood },
    'written-off': {
      meta: labels('Written off', 'Ended: nothing more is asked back', 'Grant ended'),
      tags: ['closed'],
      on: settledForGood,
    },
    'ended-unpaid': {
      meta: labels('Ended, nothing was paid', 'Ended: nothing was paid', 'Grant ended'),
      tags: ['closed'],
      on: { ...broughtBack, ...broughtBackOnPaper },
    },
  },
});

/** What lists show: the next condition's last day, or the day after which recovery is considered, or by which is to be repaid. */
function listing({ context, state }: Snapshot<GrantContext>) {
  const dues = context.conditions.filter((condition) => !isSatisfied(condition)).map(({ due }) => due);
  const isOpen = context.closed === null;
  const next = context.stoppedOn === null ? dues.sort()[0] : (context.recovery?.by ?? recoveryDay(context));
  return { parent: context.application, ...(isOpen && next ? { keyDate: next } : {}), ...(isOpen ? {} : { outcome: state }) };
}

/** The start-up grant as the engine runs it. */
export const grant: Workflow = {
  name: 'grant',
  title: 'Start-up grant',
  machine: grantMachine,
  commands: grantCommands,
  rules: grantRules,
  mainPaths: [['new', 'open', 'running', 'completed']],
  listing,
  carriesOut: paperCarriesOut(paperSteps),
};
