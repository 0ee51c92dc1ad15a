// How an application ends. A closed state is an ordinary one: what is sent back, reinstated or corrected brings the case back (V5, C1, D5).
import { labels } from './application.labels.ts';
import {
  correctableInForce,
  grantTells,
  interests,
  notCorrectable,
  noted,
  reinstatable,
  reviewableEnd,
  reviewed,
  reviewedClosed,
  reviewedEnding,
  reviewedLapse,
} from './application.transitions.ts';
import { onPaper, onPaperReopening } from './paper.transitions.ts';

/** The closed states. */
export const closedStates = {
  awarded: {
    meta: labels('Franchise awarded', 'The franchise is yours', 'Franchise awarded'),
    tags: ['closed' as const],
    on: { ...notCorrectable, ...reviewed, ...grantTells },
  },
  declined: {
    meta: labels('Declined', 'Declined', 'Declined'),
    tags: ['closed' as const],
    on: { ...reviewableEnd, ...reviewedClosed, ...correctableInForce, ...onPaper, ...grantTells, ...interests },
  },
  lapsed: {
    meta: labels('Lapsed: not resubmitted in time', 'Lapsed: not resubmitted in time', 'Lapsed'),
    tags: ['closed' as const],
    on: {
      ...notCorrectable,
      ...reviewableEnd,
      ...reviewedLapse('supported'),
      ...reinstatable('supported'),
      ...onPaperReopening('supported', 'askReopenedForPaper', 'reopenForPaper'),
      ...grantTells,
      ...interests,
    },
  },
  'offer-lapsed': {
    meta: labels('Offer lapsed: not answered', 'The offer lapsed: it was not answered in time', 'Lapsed'),
    tags: ['closed' as const],
    on: {
      ...notCorrectable,
      ...reviewableEnd,
      ...reviewedLapse('offered'),
      ...reinstatable('offered'),
      ...onPaperReopening('offered', 'askReopenedForPaper', 'reopenForPaper'),
      ...grantTells,
      ...interests,
    },
  },
  'offer-refused': {
    meta: labels('Support refused', 'You refused the support offered', 'Support refused'),
    tags: ['closed' as const],
    on: { ...notCorrectable, ...reviewedClosed, ...grantTells },
  },
  'approval-ended': {
    meta: labels('Approval ended', 'The approval was ended', 'Approval ended'),
    tags: ['closed' as const],
    on: { ...notCorrectable, ...reviewableEnd, ...reviewedEnding, ...grantTells },
  },
  'agreement-refused': {
    meta: labels('Agreement refused', 'You refused the franchise agreement', 'Agreement refused'),
    tags: ['closed' as const],
    on: { ...notCorrectable, ...reviewed, ...grantTells },
  },
  withdrawn: {
    meta: labels('Withdrawn', 'You withdrew your application', 'Withdrawn'),
    tags: ['closed' as const],
    on: { ...notCorrectable, ...reviewed, ...noted, ...grantTells },
  },
};
