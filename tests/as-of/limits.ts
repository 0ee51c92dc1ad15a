// Every deadline that a machine sets, with what it bounds: which commands are taken until its last day and refused from the next on.
// By hand, like the decision tables: what stands here is what the rules say, and the machines are compared with it.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { noticed } from '../../machines/application.corrections.ts';
import type { AssessmentContext } from '../../machines/assessment.context.ts';
import { addDays } from '../../machines/calendar.ts';
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import type { MeetingContext } from '../../machines/meeting.context.ts';
import type { ReviewContext } from '../../machines/review.context.ts';
import { fixtures as application } from '../machines/application.fixtures.ts';
import { fixtures as assessment } from '../machines/assessment.fixtures.ts';
import { fixtures as franchise } from '../machines/franchise.fixtures.ts';
import { fixtures as grant } from '../machines/grant.fixtures.ts';
import { fixtures as meeting } from '../machines/meeting.fixtures.ts';
import { fixtures as review } from '../machines/review.fixtures.ts';
import { fixtures as schemeReview } from '../machines/scheme-review.fixtures.ts';
import type { TableFixtures } from '../support/decision-table.ts';

export const workflows: readonly TableFixtures[] = [application, assessment, franchise, grant, meeting, review, schemeReview];

/** A time limit of a case in a state. */
export interface Limit {
  readonly of: TableFixtures;
  readonly deadline: string;
  readonly state: string;
  /** Named fixtures that make the situation, where the state's ordinary case has no such limit. */
  readonly when?: readonly string[];
  /** The last day on which what it bounds is taken. */
  readonly last: (context: never) => string | null | undefined;
  /** 'on': the deadline fires on the day after `last`, which is its own date: a decision's day of effect. */
  readonly fires?: 'on';
  /** Commands taken until the last day, and the rule that refuses each from the next day on, whether the timer has fired or not. */
  readonly bounds: Readonly<Record<string, string>>;
  /** Commands that the fired timer ends and the date does not, each with why that is right. */
  readonly until?: Readonly<Record<string, string>>;
  /** Where the rules look at the calendar year (D1): the days on which the situation stays within one. */
  readonly only?: readonly string[];
}

const withdrawing = 'F12: withdrawing is open until a decision, and takes nothing from anybody';
const proposing = 'C1: a proposal changes nothing; who confirms it meets the case as it is then';
const nothingLeft = 'H4: it changes nothing of an end that comes with its day, whenever the timer fires';
const limit = <C>(
  of: TableFixtures,
  one: Omit<Limit, 'of' | 'last'> & { readonly last: (context: C) => string | null | undefined },
): Limit => ({
  ...one,
  of,
  last: one.last as Limit['last'],
});
const ofApplication = (one: Parameters<typeof limit<ApplicationContext>>[1]) => limit(application, one);
const ofAssessment = (one: Parameters<typeof limit<AssessmentContext>>[1]) => limit(assessment, one);
const ofFranchise = (one: Parameters<typeof limit<FranchiseContext>>[1]) => limit(franchise, one);
const ofGrant = (one: Parameters<typeof limit<GrantContext>>[1]) => limit(grant, one);
const ofMeeting = (one: Parameters<typeof limit<MeetingContext>>[1]) => limit(meeting, one);

const ofReview = (one: Parameters<typeof limit<ReviewContext>>[1]) => limit(review, one);

export const limits: readonly Limit[] = [
  ofApplication({ deadline: 'cutOff', state: 'placed', last: ({ meeting }) => meeting?.cutOff, bounds: {} }),
  ofApplication({
    deadline: 'lapseOffer',
    state: 'offered',
    last: ({ offer }) => offer?.acceptBy,
    bounds: { acceptOffer: 'F6a', refuseOffer: 'F6a' },
    until: { withdraw: withdrawing, proposeOfferWithdrawal: proposing, proposeCorrection: proposing },
  }),
  ofApplication({ deadline: 'passDeadline', state: 'supported', last: ({ offer }) => offer?.deadline, bounds: { prepare: 'F8d' } }),
  ofApplication({
    deadline: 'passDeadline',
    state: 'resubmission',
    last: ({ offer }) => offer?.deadline,
    bounds: { prepare: 'F8d', submit: 'F8d' },
  }),
  ofApplication({
    deadline: 'lapse',
    state: 'lapse-pending',
    last: ({ lapseOn }) => lapseOn,
    bounds: { proposeDeadline: 'F9a' },
    until: { withdraw: withdrawing, proposeCorrection: proposing },
  }),
  ofApplication({
    deadline: 'lapse',
    state: 'lapse-pending',
    when: ['new deadline proposed'],
    last: ({ lapseOn }) => lapseOn,
    bounds: { confirmDeadline: 'F9a', proposeDeadline: 'F9a' },
    until: { withdraw: withdrawing, proposeCorrection: proposing },
  }),
  ofApplication({
    deadline: 'expireProposal',
    state: 'supported',
    when: ['new deadline proposed'],
    last: ({ proposal }) => proposal?.expires,
    bounds: { confirmDeadline: 'P10a' },
  }),
  ofApplication({
    deadline: 'expireCorrection',
    state: 'lapsed',
    when: ['reinstatement proposed'],
    last: ({ correction }) => correction?.expires,
    bounds: { confirmReinstatement: 'P10b' },
  }),
  ofApplication({
    deadline: 'expireCorrection',
    state: 'offered',
    when: ['withdrawal proposed'],
    last: ({ correction }) => correction?.expires,
    bounds: { confirmOfferWithdrawal: 'P10b' },
  }),
  ofApplication({
    deadline: 'expireCorrection',
    state: 'declined',
    when: ['corrected decline proposed'],
    last: ({ correction }) => correction?.expires,
    bounds: { confirmCorrection: 'P10b' },
  }),
  ofApplication({
    deadline: 'noticeEnds',
    state: 'supported',
    when: ['notice running'],
    last: (context) => noticed(context)?.notice.until,
    bounds: { respondToCorrection: 'D5h' },
  }),
  ofApplication({
    deadline: 'expireCorrection',
    state: 'supported',
    when: ['notice over'],
    last: ({ correction }) => correction?.expires,
    bounds: { recordCorrection: 'P10b' },
    until: { dropCorrection: 'D5: what is dropped lapses with the day all the same' },
  }),
  ofApplication({
    deadline: 'expireUnlocking',
    state: 'submitted',
    when: ['unlocking expired'],
    last: ({ unlocking }) => unlocking?.expires,
    bounds: { confirmUnlock: 'P10c' },
  }),
  ofApplication({
    deadline: 'lockSections',
    state: 'submitted',
    when: ['unlocked'],
    last: ({ unlocked }) => unlocked?.until,
    bounds: { prepareSections: 'C1g' },
  }),
  ofApplication({
    deadline: 'expirePaper',
    state: 'draft',
    when: ['paper keyed'],
    last: ({ paper }) => paper?.expires,
    bounds: { confirmPaper: 'P9d' },
  }),
  ofApplication({
    deadline: 'effective',
    state: 'decided',
    fires: 'on',
    last: ({ decision }) => decision && addDays(decision.effectiveOn, -1),
    bounds: { callIn: 'D7a' },
  }),
  ofApplication({
    deadline: 'agreementDue',
    state: 'agreement-issued',
    last: ({ agreement }) => agreement?.signBy,
    bounds: { signAgreement: 'F11a' },
  }),
  ofApplication({
    deadline: 'holdEnds',
    state: 'with-holder',
    when: ['unsigned', 'held to 20 November'],
    last: ({ agreement }) => agreement?.heldUntil,
    bounds: { signAgreement: 'F11a' },
  }),
  ofAssessment({
    deadline: 'expirePaper',
    state: 'draft',
    when: ['paper keyed'],
    last: ({ paper }) => paper?.expires,
    bounds: { confirmPaper: 'P9d' },
  }),
  ofAssessment({
    deadline: 'answerDue:projects',
    state: 'validating',
    last: ({ areas }) => areas.projects?.asked?.due,
    bounds: { answer: 'G6f' },
  }),
  ofAssessment({ deadline: 'replyDue', state: 'replying', last: ({ replyBy }) => replyBy, bounds: { reply: 'G10a' } }),
  ofAssessment({ deadline: 'expire', state: 'signed-off', last: ({ certificate }) => certificate?.until, bounds: {} }),
  ofFranchise({
    deadline: 'expirePaper',
    state: 'active',
    when: ['paper keyed'],
    last: ({ paper }) => paper?.expires,
    bounds: { confirmPaper: 'P9d' },
  }),
  ofGrant({
    deadline: 'conditionDue:1',
    state: 'running',
    last: ({ conditions }) => conditions[0]?.due,
    bounds: { submitEvidence: 'S4c', requestPayment: 'S5l', authorisePayment: 'S5l' },
    until: {
      recordMet: 'S4: what came in time is judged, whenever that is',
      recordNotMet: 'S4: what came in time is judged, whenever that is',
    },
  }),
  ofGrant({
    deadline: 'expireCorrection',
    state: 'running',
    when: ['correction proposed'],
    last: ({ correction }) => correction?.expires,
    bounds: { confirmCorrection: 'P10b' },
  }),
  ofGrant({
    deadline: 'expirePaper',
    state: 'running',
    when: ['paper keyed'],
    last: ({ paper }) => paper?.expires,
    bounds: { confirmPaper: 'P9d' },
  }),
  ofGrant({
    deadline: 'consider',
    state: 'stopped',
    last: ({ considerAfter }) => considerAfter,
    bounds: {},
    until: {
      waive: 'S5: recovery begins to be considered; waiving until then is in the organisation’s favour',
      refusePayment: 'S5: the requests are dropped in the same act, so none is left to refuse',
    },
  }),
  ofGrant({
    deadline: 'expireProposal',
    state: 'considering',
    last: ({ proposal }) => proposal?.expires,
    bounds: { confirmRecovery: 'P10a' },
  }),
  ofGrant({ deadline: 'repaymentDue', state: 'recovering', last: ({ recovery }) => recovery?.by, bounds: {} }),
  ofMeeting({ deadline: 'papers', state: 'published', last: ({ cutOff }) => cutOff, bounds: {} }),
  ofMeeting({ deadline: 'unclosed', state: 'published', last: ({ closeBy }) => closeBy, bounds: {} }),
  ofMeeting({
    deadline: 'expireProposal',
    state: 'scheduled',
    when: ['late publication proposed', 'year begun'],
    last: ({ proposal }) => proposal?.expires,
    bounds: { confirmLatePublication: 'P10a' },
    only: ['an ordinary day', 'the day before the clocks go forward', 'the day on which the clocks go forward', '29 February'],
  }),
  ofReview({ deadline: 'expirePaper', state: 'keyed', last: ({ paper }) => paper?.expires, bounds: { confirmPaper: 'P9d' } }),
  ofReview({ deadline: 'chaseHearing:0', state: 'appointing', last: ({ hearBy }) => hearBy, bounds: {} }),
  ofReview({ deadline: 'chaseLate', state: 'late', last: () => '2027-08-04', bounds: {} }),
  ofReview({ deadline: 'chaseHeld', state: 'hearing-set', last: ({ hearing }) => hearing?.date, bounds: {} }),
  ofReview({ deadline: 'chaseVotes', state: 'voting', last: ({ votesBy }) => votesBy, bounds: {} }),
  ofFranchise({ deadline: 'reviewDue', state: 'active', last: ({ annual }) => annual.dueOn, bounds: {} }),
  ofFranchise({ deadline: 'act', state: 'attention', last: ({ actBy }) => actBy, bounds: {} }),
  ofFranchise({ deadline: 'planDue:2028-03-31', state: 'active', when: ['plan is running'], last: ({ plan }) => plan[0]?.due, bounds: {} }),
  ofFranchise({ deadline: 'backDue', state: 'suspended', last: ({ suspension }) => suspension?.backBy, bounds: {} }),
  ofFranchise({
    deadline: 'expireProposal',
    state: 'attention',
    when: ['proposed'],
    last: ({ proposal }) => proposal?.expires,
    bounds: { confirmSuspension: 'P10a' },
  }),
  ofFranchise({
    deadline: 'expireProposal',
    state: 'suspended',
    when: ['lifting proposed'],
    last: ({ proposal }) => proposal?.expires,
    bounds: { confirmLifting: 'P10a' },
  }),
  ofFranchise({
    deadline: 'leaves',
    state: 'attention',
    when: ['notice given'],
    last: ({ leavesOn }) => leavesOn,
    bounds: { takeBackNotice: 'H4f', leave: 'H4i' },
    until: {
      offerItems: nothingLeft,
      answerItems: nothingLeft,
      prepareReturn: nothingLeft,
      keyPaper: nothingLeft,
      giveTime: nothingLeft,
      declareInterest: nothingLeft,
      proposeSuspension: proposing,
      proposeEnding: proposing,
    },
  }),
  ofFranchise({
    deadline: 'effective',
    state: 'ending-decided',
    fires: 'on',
    last: ({ decision }) => decision && addDays(decision.effectiveOn, -1),
    bounds: { callIn: 'D7a' },
    until: {
      offerItems: nothingLeft,
      answerItems: nothingLeft,
      prepareReturn: nothingLeft,
      keyPaper: nothingLeft,
      declareInterest: nothingLeft,
      leave: nothingLeft,
    },
  }),
];

/** Deadlines that remind or report and nothing else: they bound nothing, and no state changes when they fire. */
export const reminders: Readonly<Record<string, readonly string[]>> = {
  application: ['remind'],
  assessment: ['remindAnswer', 'remindExpiry', 'remindFirstResponse'],
  franchise: ['remind'],
  grant: ['remind'],
  meeting: ['unpublished'],
  review: [],
  'scheme-review': ['remindNext', 'remindPublish'],
};
