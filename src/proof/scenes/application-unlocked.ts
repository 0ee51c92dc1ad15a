// Sections of an application unlocked for a time by two officers, changed by the organisation, and reported on anew (C1, D3).
import type { ApplicationContext } from '../../../machines/application.context.ts';
import { papersDay } from '../../../machines/application.unlock.ts';
import { addDays } from '../../../machines/calendar.ts';
import { type Alphabet, attemptsFrom, type Try } from '../alphabet.ts';
import { allMet, meets } from '../alphabet-application.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { policy } from '../apply.ts';
import { levelMoves } from '../outside.ts';
import type { Office } from '../people.ts';
import type { Scene } from '../scene.ts';
import { begin } from '../start.ts';
import { as, parts } from '../view.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import type { World } from '../world.ts';
import { application, drafted, onItsMeeting, stateOf, submitting } from './application-starts.ts';

type Context = ApplicationContext;

const why = { reason: 'text:reason' };

const officers: readonly Office[] = ['officer', 'officer2', 'deciding'];

/** Two sections for ten days, and every slip. */
function proposals(world: World): Try[] {
  const until = (days: number, word: string, sections: readonly string[] = ['e', 'venues']): Try => [
    'officer',
    { sections, until: addDays(world.today, days), ...why },
    word,
  ];
  return [until(10, 'for ten days'), until(policy.unlockDaysMost + 1, 'for too long'), until(0, 'until today')];
}

const unlocking: Alphabet = {
  ...applicationTries,
  proposeUnlock: proposals,
  confirmUnlock: () => [['officer'], ['officer2']],
  prepareSections: () => [
    ['lead', { venues: meets.venues, statements: { e: 'text:e' } }, 'both'],
    ['lead', { statements: { d: 'text:d' } }, 'another'],
    ['lead', { statements: {} }, 'nothing'],
    ['signatory', { statements: { e: 'text:e' } }, 'by who submits'],
  ],
  submitSections: () => [['signatory', { declaration: true }]],
  confirmComplete: () => [['officer', allMet]],
  decide: (world, context: Context, id, one) => (applicationTries.decide?.(world, context as never, id, one) ?? []).slice(0, 1),
};

const used = [
  'proposeUnlock',
  'confirmUnlock',
  'prepareSections',
  'submitSections',
  'confirmComplete',
  'place',
  'decide',
  'defer',
  'returnForInformation',
];
const others = Object.keys(applicationTries).filter((command) => !used.includes(command));

/** One unlocking: what was unlocked, changed and reported on once is so a second time. */
const once = attemptsFrom(unlocking, others);

/** The level runs out on the list, and is renewed. */
const comesAndGoes = (world: World) => (['placed', 'held'].includes(stateOf(world)) ? levelMoves(world) : []);

const submitted = (singleOfficer?: string): World => {
  const world = drafted(officers);
  const own = singleOfficer ? { ...world, outside: { ...world.outside, singleOfficer } } : world;
  return begin(own, submitting(false).slice(0, 2));
};

const placed = (): World => {
  const ready = onItsMeeting(begin(drafted(officers), submitting(false)));
  return { ...ready, today: addDays(ready.today, -30) };
};

if (applicationView.see !== 'parts') throw new Error('The view of an application has parts.');
const view = parts({
  ...applicationView.parts,
  meeting: as(
    (meeting: Context['meeting'], context: Context) =>
      meeting && {
        case: meeting.case,
        date: { from: meeting.date },
        cutOff: { limit: meeting.cutOff },
        papers: { from: papersDay(context, policy) },
      },
    'its day, its cut-off, and the day on which its papers go out (C1, D2)',
  ),
  submission: as(
    (submission: Context['submission']) => submission && [submission.minutesPerWeek >= 1200, submission.revision > 1],
    'whether (a) is met, and whether sections were changed: that is done once in this world',
  ),
});

/** Sections unlocked, from the submission to the decision. */
export const applicationUnlocked: Scene = {
  name: 'an application whose sections are unlocked',
  about:
    'Two officers unlock named sections for a time; the organisation changes them or does not; the officer reports anew, or the holder cannot decide.',
  workflows: ['application'],
  starts: () => [submitted(), submitted('2026-01-01'), placed()],
  attempts: (world, id, one) => {
    const { revision } = (one.snapshot.context as Context).submission ?? { revision: 1 };
    const all = once(world, id, one);
    return revision > 1 ? all.filter(({ command }) => command !== 'proposeUnlock') : all;
  },
  idOfOpened: () => application,
  isPartial: true,
  outside: comesAndGoes,
  isOver: (world) => ['decided', 'returned'].includes(stateOf(world)) || (stateOf(world) === 'waiting' && isDeferred(world)),
  same: { views: { application: view }, inert: { application: applicationInert }, distances: [10, policy.unlockDaysMost] },
  most: 20_000,
};

const isDeferred = (world: World) => ((world.cases[application]?.snapshot.context as Context | undefined)?.deferrals ?? 0) > 0;
