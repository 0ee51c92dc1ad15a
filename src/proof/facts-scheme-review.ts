// Twins of the facts of the scheme's yearly review.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { yearOf } from '../../machines/calendar.ts';
import type { SchemeReviewContext } from '../../machines/scheme-review.context.ts';
import type { Subject } from '../../machines/workflow.ts';
import { casesOf } from './facts-shared.ts';
import { rollOf } from './roll.ts';
import type { World } from './world.ts';

const yearOfCase = (world: World, id: string) => (world.cases[id]?.snapshot.context as SchemeReviewContext | undefined)?.year ?? 0;

function figures(world: World, subject: Subject) {
  const year = yearOfCase(world, subject.case);
  const counts = new Map<string, number>();
  for (const [, one] of casesOf(world, 'application')) {
    const { closed } = one.snapshot.context as ApplicationContext;
    if (one.isClosed && closed && yearOf(closed.on) === year) counts.set(closed.outcome, (counts.get(closed.outcome) ?? 0) + 1);
  }
  return {
    franchises: casesOf(world, 'franchise').filter(([, one]) => !one.isClosed).length,
    applicationsOpen: casesOf(world, 'application').filter(([, one]) => !one.isClosed).length,
    applications: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([outcome, count]) => ({ outcome, count })),
  };
}

/** The yearly review's facts by name. */
export const schemeReviewFacts = {
  figures,
  versions: (world: World) => rollOf(world).versions,
  nextOpened: (world: World, subject: Subject) =>
    casesOf(world, 'scheme-review').some(([id]) => yearOfCase(world, id) === yearOfCase(world, subject.case) + 1),
};
