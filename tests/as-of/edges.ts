// Days that bound a command and have no deadline of the case's own: a window, a meeting's date, a level's end, another case's message.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { noticed } from '../../machines/application.corrections.ts';
import type { ApplicationFacts } from '../../machines/application.facts.ts';
import type { AssessmentContext } from '../../machines/assessment.context.ts';
import { addDays } from '../../machines/calendar.ts';
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import type { GrantFacts } from '../../machines/grant.facts.ts';
import type { MeetingContext } from '../../machines/meeting.context.ts';
import type { ReviewContext } from '../../machines/review.context.ts';
import type { ReviewFacts } from '../../machines/review.facts.ts';
import { fixtures as application } from '../machines/application.fixtures.ts';
import { fixtures as assessment } from '../machines/assessment.fixtures.ts';
import { fixtures as franchise } from '../machines/franchise.fixtures.ts';
import { fixtures as grant } from '../machines/grant.fixtures.ts';
import { fixtures as meeting } from '../machines/meeting.fixtures.ts';
import { reference } from '../machines/review.cases.ts';
import { fixtures as review } from '../machines/review.fixtures.ts';
import type { TableFixtures } from '../support/decision-table.ts';

/** A day on which a command begins or ceases to be taken. */
export interface Edge {
  readonly of: TableFixtures;
  readonly command: string;
  readonly state: string;
  readonly when?: readonly string[];
  /** 'until': taken on that day and refused from the next on. 'from': refused until the day before and taken on it. */
  readonly side: 'until' | 'from';
  readonly rule: string;
  readonly day: (context: never, facts: never) => string | null | undefined;
}

const edge = <C, F>(
  of: TableFixtures,
  one: Omit<Edge, 'of' | 'day'> & { readonly day: (context: C, facts: F) => string | null | undefined },
): Edge => ({
  ...one,
  of,
  day: one.day as Edge['day'],
});
const ofApplication = (one: Parameters<typeof edge<ApplicationContext, ApplicationFacts>>[1]) => edge(application, one);
const ofAssessment = (one: Parameters<typeof edge<AssessmentContext, unknown>>[1]) => edge(assessment, one);
const ofFranchise = (one: Parameters<typeof edge<FranchiseContext, unknown>>[1]) => edge(franchise, one);
const ofGrant = (one: Parameters<typeof edge<unknown, GrantFacts>>[1]) => edge(grant, one);
const ofMeeting = (one: Parameters<typeof edge<MeetingContext, unknown>>[1]) => edge(meeting, one);
const ofReview = (one: Parameters<typeof edge<ReviewContext, ReviewFacts>>[1]) => edge(review, one);

export const edges: readonly Edge[] = [
  ofApplication({ command: 'place', state: 'waiting', side: 'until', rule: 'F3b', day: (_, { meetings }) => meetings[0]?.cutOff }),
  ofApplication({ command: 'submit', state: 'prepared', side: 'until', rule: 'F1a', day: (_, { certificates }) => certificates[0]?.until }),
  ofApplication({ command: 'decide', state: 'placed', side: 'from', rule: 'F3c', day: ({ meeting: placed }) => placed?.date }),
  ofApplication({ command: 'defer', state: 'placed', side: 'from', rule: 'F3c', day: ({ meeting: placed }) => placed?.date }),
  ofApplication({
    command: 'start',
    state: 'new',
    when: ['review window over'],
    side: 'from',
    rule: 'F10b',
    day: (_, { past }) => past[0]?.reviewBy && addDays(past[0].reviewBy, 1),
  }),
  ofApplication({
    command: 'countersign',
    state: 'signed',
    side: 'until',
    rule: 'F11c',
    day: (_, { certificates }) => certificates[0]?.until,
  }),
  ofApplication({
    command: 'recordCorrection',
    state: 'supported',
    when: ['notice over'],
    side: 'from',
    rule: 'D5j',
    day: (context) => addDays(noticed(context)?.notice.until ?? '', 1),
  }),
  ofAssessment({
    command: 'askSecondValidator',
    state: 'draft',
    when: ['not yet met before'],
    side: 'until',
    rule: 'V1a',
    day: ({ secondBy }) => secondBy,
  }),
  ofAssessment({
    command: 'notYetMet',
    state: 'replying',
    side: 'from',
    rule: 'G10b',
    day: ({ replyBy }) => replyBy && addDays(replyBy, 1),
  }),
  ofAssessment({
    command: 'find',
    state: 'validating',
    when: ['answer awaited'],
    side: 'from',
    rule: 'G6d',
    day: ({ areas }) => areas.governance?.asked?.due && addDays(areas.governance.asked.due, 1),
  }),
  ofGrant({
    command: 'submitEvidence',
    state: 'running',
    when: ['deadline shortened, message under way'],
    side: 'until',
    rule: 'S4c',
    day: (_, { application: { deadline } }) => deadline,
  }),
  ofMeeting({
    command: 'publish',
    state: 'scheduled',
    side: 'until',
    rule: 'D1c',
    when: ['programme published'],
    day: ({ date }) => addDays(date, -1),
  }),
  ofMeeting({ command: 'close', state: 'published', side: 'from', rule: 'D6e', day: ({ date }) => date }),
  ofReview({
    command: 'request',
    state: 'new',
    side: 'until',
    rule: 'V2d',
    day: (_, { decisions }) => decisions.find((one) => one.reference === reference)?.reviewBy,
  }),
  ofReview({
    command: 'addStatement',
    state: 'hearing-set',
    side: 'until',
    rule: 'V7a',
    day: ({ hearing }) => hearing && addDays(hearing.date, -1),
  }),
  ofReview({ command: 'recordHeld', state: 'hearing-set', side: 'from', rule: 'V7b', day: ({ hearing }) => hearing?.date }),
  ofFranchise({ command: 'prepareReturn', state: 'active', side: 'from', rule: 'H3b', day: ({ annual }) => annual.opensOn }),
  ofFranchise({ command: 'decideEnding', state: 'ending-placed', side: 'from', rule: 'D4a', day: ({ meeting: placed }) => placed?.date }),
];
