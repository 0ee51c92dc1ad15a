// The worlds that are searched, in the order in which they are begun: the largest first.
import type { Scene } from './scene.ts';
import { applicationDecided, applicationMoved } from './scenes/application-decided.ts';
import { applicationCorrectedLater, applicationEverywhere } from './scenes/application-everywhere.ts';
import { applicationAndGrant, applicationAndGrantReviewed } from './scenes/application-grant.ts';
import { applicationOnPaper, applicationOnPaperLater } from './scenes/application-paper.ts';
import { applicationDeciders, applicationPrepared } from './scenes/application-prepared.ts';
import {
  applicationAwarded,
  applicationCorrected,
  applicationDeclined,
  applicationResubmitted,
  applicationStage2,
} from './scenes/application-stage2.ts';
import { applicationOffered, applicationSupported } from './scenes/application-supported.ts';
import { applicationUnlocked } from './scenes/application-unlocked.ts';
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
import { grantEverywhere, grantOnPaper } from './scenes/grant-everywhere.ts';
import { programmePublished } from './scenes/meeting-programme.ts';
import { reviewHeard } from './scenes/review.ts';
import { reviewOfFranchise } from './scenes/review-of-franchise.ts';
import { reviewOnPaper } from './scenes/review-paper.ts';
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
  applicationAndGrantReviewed,
  applicationAndGrant,
  applicationEverywhere,
  applicationCorrectedLater,
  applicationUnlocked,
  applicationOnPaper,
  applicationOnPaperLater,
  grantPaid,
  grantSettled,
  grantRecovered,
  grantConditions,
  grantCorrected,
  grantInterested,
  grantEverywhere,
  grantOnPaper,
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
  programmePublished,
  reviewHeard,
  reviewOfFranchise,
  reviewOnPaper,
  schemeReviewed,
];
