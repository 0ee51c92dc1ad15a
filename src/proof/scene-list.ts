// The worlds that are searched, in the order in which they are begun: the largest first.
import type { Scene } from './scene.ts';
import { applicationDecided, applicationMoved } from './scenes/application-decided.ts';
import { applicationDeciders, applicationPrepared } from './scenes/application-prepared.ts';
import {
  applicationAwarded,
  applicationCorrected,
  applicationDeclined,
  applicationResubmitted,
  applicationStage2,
} from './scenes/application-stage2.ts';
import { applicationOffered, applicationSupported } from './scenes/application-supported.ts';
import { assessmentAreas, assessmentOnPaper, assessmentRenewed, assessmentSubmitted, assessmentValidators } from './scenes/assessment.ts';
import {
  franchiseBeside,
  franchiseDeciders,
  franchiseEnded,
  franchiseLeft,
  franchiseOnPaper,
  franchisePlaced,
  franchiseReviewed,
  franchiseSuspended,
} from './scenes/franchise.ts';
import { grantConditions, grantCorrected, grantInterested, grantPaid, grantRecovered, grantSettled } from './scenes/grant.ts';
import { reviewHeard } from './scenes/review.ts';
import { reviewOfFranchise } from './scenes/review-of-franchise.ts';
import { schemeReviewed } from './scenes/scheme-review.ts';
import { applicationsDecided, applicationsInARow } from './scenes/succession.ts';

export const scenes: readonly Scene[] = [
  applicationMoved,
  applicationDecided,
  applicationSupported,
  applicationOffered,
  applicationResubmitted,
  applicationStage2,
  applicationDeclined,
  applicationCorrected,
  applicationAwarded,
  applicationDeciders,
  applicationPrepared,
  grantPaid,
  grantSettled,
  grantRecovered,
  grantConditions,
  grantCorrected,
  grantInterested,
  franchiseReviewed,
  franchiseSuspended,
  franchisePlaced,
  franchiseEnded,
  franchiseLeft,
  franchiseOnPaper,
  franchiseDeciders,
  franchiseBeside,
  assessmentValidators,
  assessmentAreas,
  assessmentRenewed,
  assessmentOnPaper,
  assessmentSubmitted,
  applicationsInARow,
  applicationsDecided,
  reviewHeard,
  reviewOfFranchise,
  schemeReviewed,
];
