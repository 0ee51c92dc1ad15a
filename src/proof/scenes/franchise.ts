// A franchise: its yearly review, suspension and the way back, its ending at a decision meeting, notice, papers, and who decides.
import type { FranchiseContext } from '../../../machines/franchise.context.ts';
import type { Reviewable } from '../../../machines/reviewable.ts';
import { type Alphabet, attemptsFrom, type Try } from '../alphabet.ts';
import { annualReturn, franchiseTries } from '../alphabet-franchise.ts';
import { meetingTries } from '../alphabet-meeting.ts';
import { levelMoves, programmeMoves, reviewMoves } from '../outside.ts';
import { actorOf, alsoAs, interested } from '../people.ts';
import type { Attempt, Scene } from '../scene.ts';
import { certified } from '../start.ts';
import { franchiseInert, franchiseView } from '../view-franchise.ts';
import { meetingInert, meetingView } from '../view-meeting.ts';
import { type CaseNow, type Move, type World, worldOn } from '../world.ts';
import { programme } from './application-decided.ts';
import {
  awarded,
  beginning,
  calledIn,
  deferred,
  endingDecided,
  endingProposed,
  endRecommended,
  failed,
  franchise,
  missed,
  noticed,
  onItsMeeting,
  planned,
  stateOf,
  suspended,
  unlevelled,
} from './franchise-starts.ts';

const awardedOn = '2027-03-01';

const shared = {
  workflows: ['franchise'],
  idOfOpened: () => franchise,
  same: { views: { franchise: franchiseView }, inert: { franchise: franchiseInert } },
  most: 30_000,
};

const inState =
  (...states: readonly string[]) =>
  (world: World) =>
    states.includes(stateOf(world));

const packaging = ['offerItems', 'answerItems'];
const papers = ['keyPaper', 'confirmPaper', 'confirmPaperContent'];
const declaring = ['declareInterest', 'recordDispensation'];
const notice = ['leave', 'takeBackNotice'];
const returns = ['prepareReturn', 'submitReturn', 'recordFindings', 'judgeLine'];
const apart = [...packaging, ...papers, ...declaring];

/** Reviews of the last outcome of each kind, one at a time: an earlier one is reviewed in the same way, and nothing rests on it any more. */
function lastReviewed(world: World): Move[] {
  const one = world.cases[franchise];
  if (!one) return [];
  const context = one.snapshot.context as FranchiseContext;
  const all: readonly Reviewable<string>[] = context.reviewable;
  const open = ((world.outside.reviews ?? []) as { decision: string }[]).map(({ decision }) => decision);
  const isLast = ({ reference, kind }: Reviewable<string>) => all.findLast((other) => other.kind === kind)?.reference === reference;
  const isFree = ({ kind }: Reviewable<string>) => !all.some((other) => other.kind === kind && open.includes(other.reference));
  const reviewable = all.filter((entry) => isLast(entry) && isFree(entry));
  const snapshot = { ...one.snapshot, context: { ...context, reviewable } };
  return reviewMoves({ ...world, cases: { ...world.cases, [franchise]: { ...one, snapshot } } });
}

/** The yearly review. */
export const franchiseReviewed: Scene = {
  ...shared,
  name: 'a franchise and its annual review',
  about: 'The return is prepared, submitted and missed, findings recorded, a plan judged, time given; the level comes and goes.',
  starts: () => [beginning(certified(worldOn(awardedOn))), beginning(worldOn(awardedOn)), awarded({ singleOfficer: '2026-01-01' })],
  attempts: attemptsFrom(franchiseTries, [...apart, ...notice, 'proposeSuspension', 'proposeEnding']),
  outside: levelMoves,
};

/** Suspended and back. */
export const franchiseSuspended: Scene = {
  ...shared,
  name: 'a franchise that is suspended',
  about: 'A suspension is proposed, confirmed, lifted and reviewed, and decided afresh; the level comes and goes.',
  starts: () => [unlevelled(), endRecommended()],
  attempts: attemptsFrom(franchiseTries, [...apart, ...notice, ...returns, 'giveTime', 'closeGround']),
  outside: (world) => [...levelMoves(world), ...lastReviewed(world)],
  isOver: inState('ending-proposed'),
};

/** Placed on real meetings. */
const ofFranchise = attemptsFrom(franchiseTries, [...apart, ...notice, ...returns, 'giveTime', 'closeGround', 'proposeLifting']);
const ofMeeting = attemptsFrom(meetingTries);

function onMeetings(world: World, id: string, one: CaseNow): readonly Attempt[] {
  return one.workflow === 'meeting' ? ofMeeting(world, id, one) : ofFranchise(world, id, one);
}

/** The ending as an item of two meetings. */
export const franchisePlaced: Scene = {
  ...shared,
  name: 'the ending of a franchise on two decision meetings',
  about: 'An ending is placed, deferred and withdrawn; two meetings are moved, cancelled with and without another, held and closed.',
  workflows: ['franchise', 'meeting'],
  starts: () => [endingProposed(awarded({}, programme(2)))],
  attempts: onMeetings,
  isOver: inState('active', 'attention', 'suspended', 'ending-decided'),
  same: {
    views: { franchise: franchiseView, meeting: meetingView },
    inert: { franchise: franchiseInert, meeting: meetingInert },
  },
};

/** Decided and after. */
export const franchiseEnded: Scene = {
  ...shared,
  name: 'the ending of a franchise, decided',
  about: 'Decided, called in, referred back, in force, its letter released, reviewed and decided afresh; suspended before, or not.',
  starts: () => [awarded(), missed(), suspended()].map((world) => onItsMeeting(endingProposed(world))),
  attempts: attemptsFrom(franchiseTries, [...apart, ...returns, ...notice, 'deferEnding', 'giveTime', 'closeGround']),
  outside: (world) => [...lastReviewed(world), ...programmeMoves(world)],
  isOver: inState('active', 'attention', 'suspended'),
};

/** Its ending proposed, placed, decided and called in. */
function ending(world: World = missed()): World[] {
  const placed = onItsMeeting(endingProposed(world));
  const decided = endingDecided(placed);
  return [endingProposed(world), placed, decided, calledIn(decided)];
}

/** The annual review, beside a suspension or an ending. */
export const franchiseBeside: Scene = {
  ...shared,
  name: 'a franchise’s annual review beside its suspension or ending',
  about: 'The return, findings and a plan while it is suspended or its ending is on the way; the level goes.',
  starts: () => [suspended(failed()), ...ending(planned())],
  attempts: attemptsFrom({ ...franchiseTries, recordFindings: (...asked) => franchiseTries.recordFindings?.(...asked).slice(0, 1) ?? [] }, [
    ...[...packaging, ...papers, ...declaring, ...notice, 'deferEnding', 'withdrawEnding', 'placeEnding', 'decideEnding', 'proposeLifting'],
    ...['proposeEnding', 'callIn', 'confirmCallIn', 'referBack'],
  ]),
  outside: levelMoves,
  isOver: inState('ended'),
};

/** Declarations of one who does not decide: in every state, and to no effect on who does. */
const leaderDeclares: Alphabet = {
  declareInterest: () => [['leader', { interest: 'interest', nature: 'text:nature' }, 'interest']],
  recordDispensation: () => [['paid', { person: actorOf('leader').person, reason: 'text:reason' }, 'the Leader']],
};

/** The package and leaving. */
export const franchiseLeft: Scene = {
  ...shared,
  name: 'a franchise, its package and its notice',
  about:
    'What is offered, taken up and declined; notice given, moved and taken back, in every state; a suspension or an ending is reviewed.',
  starts: () => [awarded(), missed(), suspended(), ...ending()],
  attempts: attemptsFrom({ ...franchiseTries, ...leaderDeclares }, [
    ...[...papers, ...returns, 'giveTime', 'proposeSuspension', 'proposeLifting', 'proposeEnding'],
    ...['withdrawEnding', 'placeEnding', 'deferEnding'],
  ]),
  outside: lastReviewed,
};

/** Papers. */
export const franchiseOnPaper: Scene = {
  ...shared,
  name: 'a franchise’s return on paper',
  about: 'An annual return keyed by one officer and confirmed by another, in time and late, in every state.',
  starts: () => [awarded(), noticed(missed()), suspended(), ...ending()],
  attempts: attemptsFrom(
    {
      ...franchiseTries,
      recordFindings: () => [
        ['officer', { findings: 'text:findings', recommendation: 'continue' }, 'by who keyed'],
        ['officer2', { findings: 'text:findings', recommendation: 'continue' }],
      ],
    },
    [
      ...packaging,
      ...declaring,
      ...notice,
      'judgeLine',
      'giveTime',
      'closeGround',
      'proposeSuspension',
      'proposeLifting',
      'proposeEnding',
      'placeEnding',
      'withdrawEnding',
    ],
  ),
};

const toEnd = {
  outcome: 'end',
  reasons: [{ topic: 'level', reason: 'text:reason', next: 'text:next' }],
  alternatives: 'text:alternatives',
  publicReasons: 'text:public',
};
const deciders = ['deciding', 'deputy', 'leader', 'holder1'] as const;

/** Who declares and decides, and people in two roles. */
const turns: Alphabet = {
  ...franchiseTries,
  prepareReturn: () => [[alsoAs('deciding', 'contributor'), annualReturn]],
  proposeSuspension: (...asked) => [...(franchiseTries.proposeSuspension?.(...asked) ?? []), ...suspending(...asked)],
  confirmSuspension: () => [
    ...deciders.map((who): Try => [who]),
    [interested('deciding')],
    [deputyForDeciding, {}, 'for the deciding holder'],
  ],
  withdrawEnding: () => [['officer2', { reason: 'text:reason' }]],
  proposeEnding: (...asked) => [
    ...(franchiseTries.proposeEnding?.(...asked) ?? []),
    ...(franchiseTries.proposeEnding?.(...asked) ?? []).map(([, data]): Try => [alsoAs('deciding', 'franchise-officer'), data]),
  ],
  decideEnding: () => [
    ...deciders.map((who): Try => [who, toEnd, 'end']),
    [interested('deciding'), toEnd, 'end'],
    [deputyForDeciding, toEnd, 'for the deciding holder'],
  ],
};

const deputyForDeciding = {
  ...actorOf('deputy'),
  cover: [{ role: 'portfolio-holder' as const, appointment: 'deciding' as const, for: actorOf('deciding').person }],
};

const suspending: Alphabet[string] = (...asked) =>
  (franchiseTries.proposeSuspension?.(...asked) ?? []).slice(0, 1).flatMap(([, data]): Try[] => [
    [interested('officer'), data],
    [alsoAs('deciding', 'franchise-officer'), data],
  ]);

/** With nobody's interests declared. */
function undeclared(world: World, sentBack: FranchiseContext['sentBack']): World {
  const one = world.cases[franchise];
  if (!one) throw new Error('The franchise is not there.');
  const context = { ...(one.snapshot.context as FranchiseContext), interests: {}, sentBack };
  return { ...world, cases: { [franchise]: { ...one, snapshot: { ...one.snapshot, context } } } };
}

const barred = { mustNotDecide: [actorOf('deciding').person, actorOf('holder1').person], directions: null };

/** Whose turn it is to suspend and to end. */
export const franchiseDeciders: Scene = {
  ...shared,
  name: 'who decides on a franchise',
  about: 'Every way in which three holders declare interests and are given dispensations, first and after a review sent it back.',
  starts: () => [
    undeclared(missed(), []),
    undeclared(missed(), [{ kind: 'suspension', ...barred }]),
    undeclared(onItsMeeting(endingProposed(missed())), []),
    undeclared(onItsMeeting(endingProposed(missed())), [{ kind: 'ending', ...barred }]),
    onItsMeeting(deferred(onItsMeeting(deferred(onItsMeeting(endingProposed(missed())))))),
    onItsMeeting(endingProposed(missed(), alsoAs('deciding', 'franchise-officer'))),
  ],
  attempts: attemptsFrom(turns, [
    ...packaging,
    ...papers,
    ...notice,
    'submitReturn',
    'recordFindings',
    'judgeLine',
    'giveTime',
    'closeGround',
    'placeEnding',
  ]),
  isOver: inState('suspended', 'ending-proposed', 'ending-decided'),
};
