// A review: asked for in time or late, a panel, a hearing, votes. The case reviewed lies outside.
import { addDays, isWorkingDay, laterOf } from '../../../machines/calendar.ts';
import type { Json } from '../../../machines/effects.ts';
import type { ReviewContext } from '../../../machines/review.context.ts';
import type { ReviewableDecision } from '../../../machines/review.facts.ts';
import { type Alphabet, attemptsFrom, type Try } from '../alphabet.ts';
import { actorOf, hub, interested, type Office, organisation, personOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { as, asSet, from, gone, limit, parts, present, type View } from '../view.ts';
import { idOf, type Move, type Underway, type World, worldOn } from '../world.ts';

export const review = idOf('4e', 1);
export const outcomes = {
  ordinary: idOf('a', 1),
  unreleased: idOf('a', 2),
  remitted: idOf('a', 3),
  reviewed: idOf('a', 4),
  ended: idOf('a', 5),
};
const letters = 'it is only put into letters';
const noHolidays: ReadonlySet<string> = new Set();

const decision = (about: string, more: object): Json => ({
  case: about,
  workflow: 'application',
  reference: 'DN-0000-0000-0001',
  kind: 'decision',
  on: '2027-01-11',
  reviewBy: '2027-03-01',
  by: [personOf('deciding')],
  involved: [personOf('officer'), personOf('deputy')],
  remitted: false,
  reviewed: false,
  ...more,
});

const decisions = [
  decision(outcomes.ordinary, {}),
  decision(outcomes.unreleased, { reviewBy: null }),
  decision(outcomes.remitted, { remitted: true }),
  decision(outcomes.reviewed, { reviewed: true }),
  decision(outcomes.ended, { endedBy: 'agreement-refused' }),
];

function asks(world: World): Move[] {
  if (world.cases[review]) return [];
  const request = (about: string, word: string, more: object = {}): Move => ({
    does: 'opening',
    label: `review request (${word})`,
    command: 'review.request',
    actor: actorOf('lead'),
    about: { organisation, hub },
    data: { about, workflow: 'application', decision: 'DN-0000-0000-0001', grounds: ['bias'], explanation: 'text:explanation', ...more },
  });
  return [
    request(outcomes.ordinary, 'plain'),
    request(outcomes.ordinary, 'with a reason why late', { late: 'text:late' }),
    request(outcomes.ordinary, 'without grounds', { grounds: [] }),
    request(outcomes.unreleased, 'of what is not released'),
    request(outcomes.remitted, 'of what was remitted'),
    request(outcomes.reviewed, 'of what was reviewed'),
    request(outcomes.ended, 'of a case that was ended'),
    request(idOf('a', 9), 'of what is not there'),
  ];
}

const why = { reason: 'text:reason' };
const members: readonly Office[] = ['holder1', 'leader', 'cvs'];

function appointments(): Try[] {
  const seat = (office: Office, word?: string): Try => [
    'administrator',
    { person: personOf(office), seat: office === 'cvs' ? 'cvs-representative' : 'portfolio-holder' },
    word ?? office,
  ];
  return [
    ...members.map((office) => seat(office)),
    seat('holder2'),
    seat('deciding', 'who decided'),
    seat('deputy', 'who had a part'),
    seat('officer', 'who is no holder'),
  ];
}

function hearings(world: World, { hearBy }: ReviewContext): Try[] {
  const working = (day: string): string => (isWorkingDay(day, noHolidays) ? day : working(addDays(day, 1)));
  const weekend = (day: string): string => (isWorkingDay(day, noHolidays) ? weekend(addDays(day, 1)) : day);
  const soon = working(addDays(world.today, 21));
  const late = laterOf(working(addDays(hearBy ?? world.today, 1)), soon);
  return [
    ['administrator', { date: soon, ...why }, 'with notice'],
    ['administrator', { date: working(addDays(world.today, 1)) }, 'tomorrow'],
    ['administrator', { date: weekend(soon) }, 'a weekend'],
    ['administrator', { date: late }, 'late without a reason'],
    ['administrator', { date: late, ...why }, 'late with a reason'],
  ];
}

const present3 = (context: ReviewContext) => context.panel.map(({ person }) => person);

/** Everything that people may send to a review. */
export const reviewTries: Alphabet = {
  // Papers are still to come (P9).
  keyPaper: () => [],
  confirmPaper: () => [],
  confirmPaperContent: () => [],
  request: () => [],
  acceptLate: () => [['administrator'], [interested('administrator')]],
  refuseLate: () => [['administrator', why]],
  addStatement: () => [['lead', { statement: 'text:statement' }]],
  withdraw: () => [['lead', { confirm: true }]],
  appoint: appointments,
  removeMember: () => [['administrator', { person: personOf('holder1'), ...why }]],
  declareInterest: () => [
    ...members.map((who): Try => [who, { interest: 'none' }, 'none']),
    ['holder1', { interest: 'interest' }, 'interest'],
    ['holder2', { interest: 'none' }, 'none'],
  ],
  setHearing: hearings,
  adjourn: () => [['administrator', why]],
  recordHeld: (_, context: ReviewContext) => [
    ['administrator', { present: present3(context) }, 'all'],
    ['administrator', { present: [] }, 'nobody'],
  ],
  vote: () =>
    members.flatMap((who): Try[] => [
      [who, { vote: 'stands', reasons: 'text:reasons' }, 'stands'],
      [who, { vote: 'send-back', reasons: 'text:reasons', directions: 'text:directions' }, 'send back'],
      [who, { vote: 'send-back', reasons: 'text:reasons' }, 'send back without directions'],
      [who, { vote: 'stands', reasons: 'text:reasons', directions: 'text:directions' }, 'stands with directions'],
      [interested(who), { vote: 'stands', reasons: 'text:reasons' }, 'with an interest'],
    ]),
};

/** A review. */
export const reviewView: View = parts({
  requested: present(letters),
  grounds: gone(letters),
  explanation: gone(letters),
  statement: gone(letters),
  reviewed: gone('there is one outcome to be reviewed in this world'),
  late: present('its reason is only put into letters'),
  openedOn: present('days are counted by the case reviewed'),
  hearBy: limit('a later hearing needs a reason (V7)'),
  panel: asSet(parts({ declaredOn: present('that they declared (V4)') }), 'the order of seats does not count'),
  steppedDown: asSet(parts({ on: gone(letters), nature: gone(letters) }), 'who'),
  hearing: as(
    (hearing: ReviewContext['hearing']) => hearing && { on: { from: hearing.date }, over: { limit: hearing.date } },
    'whether it is ahead (V7)',
  ),
  heldOn: present(letters),
  votesBy: gone('only a reminder looks at it'),
  votes: asSet(parts({ reasons: gone(letters), on: gone(letters) }), 'who voted how'),
  directions: present('whether there are any (V5)'),
  closed: parts({ on: from('a day that is over') }),
});

function starts(): World[] {
  const world = (today: string, outside: object = {}): World => worldOn(today, { decisions: decisions as Json, ...outside });
  return [world('2027-02-08'), world('2027-04-05'), world('2027-04-05', { liveApplications: [idOf('a', 8)] })];
}

/** The case reviewed is ended by its organisation: no more is reviewed of it, and it tells the reviews that it knows of (V5). */
function ended(world: World): World {
  const { openedOn = null, closed = null } = (world.cases[review]?.snapshot.context ?? {}) as Partial<ReviewContext>;
  const of = (world.outside.decisions as unknown as ReviewableDecision[]).map((one) => ({ ...one, endedBy: 'withdrawn' }));
  const told: Underway = {
    kind: 'send',
    to: review,
    command: 'review.caseEnded',
    data: { outcome: 'withdrawn', on: world.today },
    about: {},
  };
  const isKnown = openedOn !== null && closed === null;
  return {
    ...world,
    outside: { ...world.outside, decisions: of as unknown as Json },
    underway: isKnown ? [...world.underway, told] : world.underway,
  };
}

const isEnded = (world: World) => (world.outside.decisions as unknown as ReviewableDecision[])[0]?.endedBy === 'withdrawn';

/** What else becomes of it: somebody leaves their office while another application becomes live, or the case reviewed ends. */
function outside(world: World): Move[] {
  if (!world.cases[review]) return [];
  const gone: Move = {
    does: 'outside',
    label: 'a holder leaves office',
    change: (now) => ({ ...now, outside: { ...now.outside, gone: ['holder1'], liveApplications: [idOf('a', 8)] } }),
  };
  const ends: Move = { does: 'outside', label: 'the organisation ends the case reviewed', change: ended };
  return [...(world.outside.gone ? [] : [gone]), ...(isEnded(world) ? [] : [ends])];
}

/** Of what can be reviewed only the last day to ask and whether the case was ended change (V1, V2). */
const decisionsSeen = (all: readonly ReviewableDecision[]) =>
  all.map(({ reviewBy, endedBy = null }) => ({ last: { limit: reviewBy }, endedBy }));

/** A review from its request to its end. */
export const reviewHeard: Scene = {
  name: 'a review',
  about:
    'Asked for in time, late, or not as it can be; a panel is appointed, declares, hears and votes in every way; its case may be ended.',
  workflows: ['review'],
  starts,
  openings: asks,
  attempts: attemptsFrom(reviewTries),
  idOfOpened: () => review,
  outside,
  same: {
    views: { review: reviewView, outside: parts({ decisions: as(decisionsSeen, 'the rest of them does not change') }) },
    inert: { review: ['chaseLate', 'chaseHearing', 'chaseHeld', 'chaseVotes'] },
  },
  most: 40_000,
};
