// Everything that can wait for somebody of the scheme, by workflow.
import type { WaitingAsked } from '../../../db/reads/desk.ts';
import type { Role } from '../../../machines/roles.ts';
import { byAnother, paperTurn, type Turn, turnsOf } from './turn.ts';
import { applicationTurns } from './turns-application.ts';
import { franchiseTurns } from './turns-franchise.ts';
import { grantTurns } from './turns-grant.ts';

const validator = ['validator'] as const;
const administrator = ['administrator'] as const;
const panel = ['portfolio-holder', 'cvs-representative'] as const;

const { turn: assessment } = turnsOf('assessment');
const assessmentTurns: readonly Turn[] = [
  assessment('Take a self-assessment that nobody leads', 'takeLead', validator, ['submitted', 'validating', 'replying', 'assessed'], {
    when: '$ ? (@.lead == null && !exists(@.declarations.keyvalue() ? (@.key == $me && @.value == "interest")))',
    by: '$ ? (@.responded == false).respondBy',
  }),
  assessment('Validate your areas', 'find', validator, ['validating'], {
    when: '$.areas.keyvalue() ? (@.value.validator == $me && @.value.status != "concluded" && @.value.status != "asked")',
    by: '$ ? (@.responded == false).respondBy',
  }),
  assessment('Sign off, or record not yet met', 'signOff', validator, ['assessed'], { when: '$ ? (@.lead == $me)' }),
  paperTurn('assessment'),
];

const { turn: review } = turnsOf('review');
const mine = '@.person == $me';
const reviewTurns: readonly Turn[] = [
  paperTurn('review', 'Confirm a request that was keyed from paper'),
  review('Answer a late request for a review', 'acceptLate', administrator, ['late']),
  review('Arrange a panel and its hearing', 'appoint', administrator, ['appointing'], { by: '$.hearBy' }),
  review('Record that a hearing was held', 'recordHeld', administrator, ['hearing-set'], {
    when: '$.hearing ? (@.date <= $today)',
    by: '$.hearing.date',
  }),
  review('Declare your interests as a member of a panel', 'declareInterest', panel, ['appointing', 'hearing-set', 'voting'], {
    when: `$.panel[*] ? (${mine} && @.declaredOn == null)`,
    by: '$.hearing.date',
  }),
  review('Vote on a review', 'vote', panel, ['voting'], {
    when: `$ ? (exists(@.panel[*] ? (${mine} && @.declaredOn != null)) && !exists(@.votes[*] ? (${mine})))`,
    by: '$.votesBy',
  }),
];

const { turn: meeting, second: meetingSecond } = turnsOf('meeting');
const meetingTurns: readonly Turn[] = [
  meeting('Publish the year’s decision meetings', 'publish', administrator, ['scheduled'], { when: '$ ? (@.proposal == null)' }),
  meetingSecond(
    'Confirm that a year is published late',
    'confirmLatePublication',
    ['administrator', 'portfolio-holder'],
    'expireProposal',
    `$.proposal ? (${byAnother})`,
  ),
  meeting('Close a meeting that was held', 'close', administrator, ['published'], { when: '$ ? (@.date <= $today)', by: '$.closeBy' }),
];

const { turn: schemeReview } = turnsOf('scheme-review');
const schemeReviewTurns: readonly Turn[] = [
  schemeReview('Record findings and publish the yearly review', 'recordFindings', ['administrator', 'franchise-officer'], ['open']),
  schemeReview('Name what was changed and close the yearly review', 'close', ['administrator', 'franchise-officer'], ['published']),
];

export const allTurns: readonly Turn[] = [
  ...applicationTurns,
  ...grantTurns,
  ...franchiseTurns,
  ...assessmentTurns,
  ...reviewTurns,
  ...meetingTurns,
  ...schemeReviewTurns,
];

/** The turns as the database is asked for them: a line for each state, numbered by turn. */
export function askedOf(turns: readonly Turn[]): WaitingAsked[] {
  return turns.flatMap(({ workflow, states, deadline, when, by }, n) =>
    (states ?? [null]).map((state) => ({ n, workflow, state, deadline, when, by })),
  );
}

/** What can wait for somebody in those offices. */
export function turnsFor(offices: readonly Role[]): readonly Turn[] {
  return allTurns.filter(({ who }) => who.some((role) => offices.includes(role)));
}

/** The workflows whose dates somebody in those offices watches. */
export function workflowsWatched(offices: readonly Role[]): string[] {
  return [...new Set(turnsFor(offices).map(({ workflow }) => workflow))];
}
