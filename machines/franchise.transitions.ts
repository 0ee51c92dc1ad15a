// Transitions that several states of the franchise share.
import { onPaper, paperContent } from './paper.transitions.ts';

const interests = {
  declareInterest: { actions: 'rememberDeclaration' },
  recordDispensation: { actions: 'rememberDispensation' },
} as const;

const offering = {
  offerItems: { actions: ['rememberOffered', 'askOffered'] },
  answerItems: { actions: 'rememberAnswers' },
} as const;

const leaving = {
  leave: { actions: ['rememberLeave', 'askLeave'] },
  takeBackNotice: { actions: ['forgetLeave', 'askNoticeTakenBack'] },
} as const;

const leaves = [{ guard: 'isLeaveOver', target: 'left', actions: ['askLeft', 'closeAsLeft', 'askEntry'] }, {}] as const;

const reviewOpened = { actions: ['rememberReviewOpened', 'askReviewOpened'] } as const;
const reviewClosed = { actions: ['askReviewClosed', 'rememberReviewClosed'] } as const;

/** What each event that can bring a ground, or take one away, does beside that (H3, H4). */
const watchedActions = {
  reviewDue: ['askReviewDue', 'askGrounds', 'rememberGrounds'],
  submitReturn: ['askGrounds', 'rememberGrounds', 'askReturned', 'rememberReturned'],
  recordFindings: ['askGrounds', 'rememberGrounds', 'rememberFindings', 'askFound'],
  judgeLine: ['askJudged', 'askGrounds', 'rememberGrounds', 'rememberJudged'],
  levelChanged: ['askLevel', 'askGrounds', 'rememberGrounds', 'rememberLevel', 'askEntry'],
} as const;

const closingGround = ['askGrounds', 'rememberGrounds'] as const;

/** The same actions, with the state that follows: something to act on, or nothing. */
const watching = <const A extends readonly string[]>(actions: A) =>
  [
    { guard: 'leavesGrounds', target: 'attention', actions },
    { target: 'active', actions },
  ] as const;

/** In force and nothing else under way: the state shows whether staff have something to act on. */
export const inForce = {
  reviewDue: watching(watchedActions.reviewDue),
  submitReturn: watching(watchedActions.submitReturn),
  recordFindings: watching(watchedActions.recordFindings),
  judgeLine: watching(watchedActions.judgeLine),
  levelChanged: watching(watchedActions.levelChanged),
} as const;

/** While it is suspended or its ending is under way, the same things happen and the state stays. */
export const meanwhile = {
  reviewDue: { actions: watchedActions.reviewDue },
  submitReturn: { actions: watchedActions.submitReturn },
  recordFindings: { actions: watchedActions.recordFindings },
  judgeLine: { actions: watchedActions.judgeLine },
  levelChanged: { actions: watchedActions.levelChanged },
  closeGround: { actions: closingGround },
} as const;

export const closeGround = watching(closingGround);

/** What goes on in every state of a franchise that has not ended. */
export const always = {
  ...offering,
  ...interests,
  ...leaving,
  leaves,
  remind: [{ guard: 'isReturnWanted', actions: 'askReminder' }, {}],
  prepareReturn: { actions: 'rememberPrepared' },
  planDue: [{ guard: 'isLineDue', actions: 'askLineDue' }, {}],
  act: [{ guard: 'isActOver', actions: ['beginActAgain', 'askNotActed'] }, {}],
  expireProposal: [{ guard: 'isProposalOver', actions: ['forgetProposal', 'askProposalExpired'] }, {}],
  backDue: [{ guard: 'isBackOver', actions: 'askBackDue' }, {}],
  letterReleased: { actions: 'rememberRelease' },
  reviewOpened,
  reviewClosed,
  ...onPaper,
} as const;

export const endable = { proposeEnding: { target: 'ending-proposed', actions: ['rememberEnding', 'askEndingProposed'] } } as const;

/** The ending is off: where the franchise stands depends on what is on record. */
const backTo = <const B extends readonly string[]>(before: B) =>
  [
    { guard: 'isSuspended', target: 'suspended', actions: [...before, 'dropEnding', 'askGoesOn'] },
    { guard: 'leavesGrounds', target: 'attention', actions: [...before, 'dropEnding', 'askGoesOn'] },
    { target: 'active', actions: [...before, 'dropEnding', 'askGoesOn'] },
  ] as const;

export const endingWithdrawn = { withdrawEnding: backTo(['askEndingWithdrawn']) } as const;

/** The decision takes effect (D7), when its day came or with the confirmation of a call-in. */
export const takesEffect = <const B extends readonly string[]>(before: B) =>
  [
    { guard: 'isEnding', target: 'ended', actions: [...before, 'closeAsEnded', 'askEnded'] },
    ...backTo([...before, 'askContinues']),
  ] as const;

/** A review of the suspension in force: sent back, the franchise is not suspended until it is decided afresh (V5). */
export const suspensionReviewed = {
  reviewClosed: [
    { guard: 'isSetAsideWithGrounds', target: 'attention', actions: ['askReviewClosed', 'rememberReviewClosed'] },
    { guard: 'isSetAside', target: 'active', actions: ['askReviewClosed', 'rememberReviewClosed'] },
    reviewClosed,
  ],
} as const;

/** Who left can still have a suspension reviewed; it changes nothing any more. */
const { confirmPaperContent } = paperContent;

export const afterLeaving = { confirmPaperContent, letterReleased: { actions: 'rememberRelease' }, reviewOpened, reviewClosed } as const;

/** After the ending nothing is left but its letter and its review; sent back, the ending is to be decided afresh (V5). */
export const afterEnding = {
  confirmPaperContent,
  letterReleased: { actions: 'rememberRelease' },
  reviewOpened,
  reviewClosed: [{ guard: 'isSetAside', target: 'ending-proposed', actions: ['askReviewClosed', 'rememberReviewClosed'] }, reviewClosed],
} as const;
