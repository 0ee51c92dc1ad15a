// Stage 3 (F11): from the approval to the award, or to the holder.
import { labels } from './application.labels.ts';
import { correctableInForce, grantTells, interests, onPaperReopeningInForce, refusable, reviewed } from './application.transitions.ts';
import { onPaper } from './paper.transitions.ts';

const onApplicant = ['open', 'waiting-on-applicant'];
const onStaff = ['open', 'waiting-on-staff'];

const witnessable = { witnessAgreement: { actions: 'rememberWitness' } } as const;

/** The states of stage 3 that are open. */
export const awardStates = {
  approved: {
    meta: labels('Approved, agreement to be issued', 'Approved: the franchise agreement follows', 'Approved'),
    tags: onStaff,
    on: {
      ...reviewed,
      ...grantTells,
      ...correctableInForce,
      issueAgreement: { target: 'agreement-issued', actions: ['rememberAgreement', 'askAgreementIssued'] },
      ...refusable,
      ...onPaper,
      ...interests,
    },
  },
  'agreement-issued': {
    meta: labels('Agreement issued, to be signed', 'Sign the franchise agreement', 'Approved'),
    tags: onApplicant,
    on: {
      ...reviewed,
      ...grantTells,
      ...correctableInForce,
      letterReleased: { actions: ['startSigningWindow', 'askAgreementReleased'] },
      signAgreement: { target: 'signed', actions: ['rememberSignature', 'askSigned'] },
      agreementDue: [
        { guard: 'isLastSigningOver', target: 'with-holder', actions: 'askNotSignedTwice' },
        { guard: 'isSigningOver', target: 'agreement-overdue', actions: 'askNotSigned' },
        {},
      ],
      remind: [{ guard: 'isSigningOver' }, { actions: 'askAgreementReminder' }],
      ...refusable,
      ...onPaper,
      ...interests,
    },
  },
  'agreement-overdue': {
    meta: labels('Agreement not signed in time', 'The time to sign has passed: wait to hear from us', 'Approved'),
    tags: onStaff,
    on: {
      ...reviewed,
      ...grantTells,
      ...correctableInForce,
      newSigningPeriod: { target: 'agreement-issued', actions: ['givePeriod', 'askAgreementIssued'] },
      referToHolder: { target: 'with-holder', actions: 'askReferred' },
      ...refusable,
      ...onPaperReopeningInForce('agreement-issued'),
      ...interests,
    },
  },
  signed: {
    meta: labels('Agreement signed, to be countersigned', 'Signed: we countersign it', 'Approved'),
    tags: onStaff,
    on: {
      ...reviewed,
      ...grantTells,
      ...correctableInForce,
      ...witnessable,
      countersign: { target: 'awarded', actions: ['askAwarded', 'closeAsAwarded'] },
      referToHolder: { target: 'with-holder', actions: 'askReferred' },
      ...refusable,
      ...onPaper,
      ...interests,
    },
  },
  'with-holder': {
    meta: labels('Award with the portfolio holder', 'The portfolio holder is looking at the award', 'Approved'),
    tags: onStaff,
    on: {
      ...reviewed,
      ...grantTells,
      ...correctableInForce,
      signAgreement: { actions: ['rememberSignature', 'askSignedForHolder'] },
      ...witnessable,
      holdAward: { actions: ['rememberHold', 'askHeldTo'] },
      holdEnds: [{ guard: 'isHoldOver', actions: 'askHoldOver' }, {}],
      award: { target: 'signed', actions: 'askAwardGoesAhead' },
      endApproval: { target: 'approval-ended', actions: ['askApprovalEnded', 'closeAsApprovalEnded'] },
      ...refusable,
      ...onPaper,
      ...interests,
    },
  },
} as const;
