// The programme of a year before it is published: meetings scheduled, moved, removed, and published in time or late (D1, D2).
import type { MeetingContext } from '../../../machines/meeting.context.ts';
import { type Alphabet, attemptsFrom, type Try } from '../alphabet.ts';
import { meetingTries } from '../alphabet-meeting.ts';
import { actorOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { begin, type StartStep } from '../start.ts';
import { as, parts } from '../view.ts';
import { meetingInert, meetingView } from '../view-meeting.ts';
import { idOf, type Move, type World, worldOn } from '../world.ts';

const inQuarters = ['2027-03-10', '2027-06-09', '2027-09-08', '2027-12-08'];
const began = ['2026-10-05', '2027-07-01'];
const why = { reason: 'text:reason' };

const idOfOpened = (world: World) => idOf('3', Object.keys(world.cases).length + 1);

/** A year's meetings of which these are scheduled; `published`: the programme of the year before is. */
function scheduled(today: string, dates: readonly string[], published: boolean): World {
  const steps = dates.map(
    (date, at): StartStep => ({ case: idOf('3', at + 1), do: 'meeting.schedule', as: 'administrator', with: { date }, about: {} }),
  );
  const before = begin(worldOn(today, { published, scheduled: dates.length }), steps);
  if (!published) return before;
  const data = { date: '2026-12-09', cutOff: '2026-11-18', state: 'closed', year: 2026 };
  const entry = {
    do: 'publish' as const,
    register: 'programme' as const,
    reference: idOf('3', 99),
    from: '2026-10-01',
    data,
    case: idOf('3', 99),
  };
  return { ...before, registers: [entry] };
}

/** On the first day one more meeting is scheduled, or not as it can be. */
function openings(world: World): Move[] {
  if (!began.includes(world.today) || Object.keys(world.cases).length > Number(world.outside.scheduled)) return [];
  const schedule = (date: string, word: string): Move => ({
    does: 'opening',
    label: `meeting schedule (${word})`,
    command: 'meeting.schedule',
    data: { date },
    actor: actorOf('administrator'),
    about: {},
  });
  return [
    schedule('2027-12-08', 'the last quarter'),
    schedule('2027-12-11', 'a weekend'),
    schedule('2031-03-12', 'years ahead'),
    schedule(world.today, 'its cut-off over'),
  ];
}

const isFirst = (id: string) => id === idOf('3', 1);

/** A meeting is moved once; which of the year's meetings somebody begins with does not count: the first or the last. */
const preparing: Alphabet = {
  ...meetingTries,
  publish: () => [['administrator']],
  reschedule: (_, { date }: MeetingContext, id) =>
    isFirst(id) && inQuarters.includes(date) ? [['administrator', { date: moved(date), ...why }]] : [],
  proposeLatePublication: (_, __, id) => (isFirst(id) ? [['administrator', why] as Try] : []),
  confirmLatePublication: (_, __, id) => (isFirst(id) ? [['administrator'], ['administrator2'], ['deciding']] : []),
  drop: (world, { date }: MeetingContext, id) => (Object.keys(world.cases).at(-1) === id || date < world.today ? [['administrator']] : []),
};

const moved = (date: string) => `${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}`;

if (meetingView.see !== 'parts') throw new Error('The view of a meeting has parts.');
const view = parts({
  ...meetingView.parts,
  date: as(
    (date: string) => ({ come: { from: date }, over: { limit: date }, isFirst: inQuarters.includes(date) }),
    'a meeting is moved once in this world',
  ),
});

/** Published, every meeting belongs to the worlds of a meeting. */
const isOver = ({ cases, underway }: World) =>
  underway.length === 0 && Object.values(cases).some(({ snapshot }) => snapshot.state === 'published');

/** The programme until it is published. */
export const programmePublished: Scene = {
  name: 'the programme of a year until it is published',
  about: 'Meetings are scheduled, moved and removed; the year is published before it begins, in its first year, or late by two people.',
  workflows: ['meeting'],
  starts: () => [
    scheduled('2026-10-05', inQuarters.slice(0, 3), true),
    scheduled('2027-07-01', inQuarters.slice(2), true),
    scheduled('2027-07-01', inQuarters.slice(2, 3), false),
  ],
  openings,
  attempts: attemptsFrom(preparing),
  idOfOpened,
  isOver,
  same: { views: { meeting: view }, inert: { meeting: meetingInert } },
  most: 20_000,
};
