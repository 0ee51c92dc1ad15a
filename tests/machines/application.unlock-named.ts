// The named fixtures about sections that are unlocked for a time.
import type { ApplicationContext } from '../../machines/application.context.ts';
import type { ApplicationFacts } from '../../machines/application.facts.ts';
import { addDays } from '../../machines/calendar.ts';
import { asData, type Change, changesOf, onDay, withData } from '../support/situation-changes.ts';
import { contentOf, personOf } from './application.cases.ts';

const { withContext } = changesOf<ApplicationContext, ApplicationFacts>();

const sections = ['venues', 'c'] as const;
const changes = { venues: contentOf(5).venues, statements: { c: 'text:new-c' } };

const proposed = ({ by = personOf('contributor'), days = 10, left = 14 } = {}) =>
  withContext((_, { act }) => ({
    unlocking: {
      by,
      on: act.on,
      expires: addDays(act.on, left),
      data: { sections: [...sections], until: addDays(act.on, days), reason: 'text:reason' },
    },
  }));

const unlocked = ({ days = 10, by = null as string | null } = {}) =>
  withContext((_, { act }) => {
    const prepared = by ? { by, on: act.on, changes } : null;
    return { unlocked: { sections: [...sections], until: addDays(act.on, days), prepared } as ApplicationContext['unlocked'] };
  });

/** The named fixtures of this file. */
export const unlockNamed: Readonly<Record<string, Change>> = {
  'unlocking proposed': proposed(),
  'unlocking proposed by oneself': proposed({ by: personOf('franchise-officer') }),
  'unlocking proposed until today': proposed({ days: 0 }),
  'unlocking expired': proposed({ left: -1 }),
  unlocked: unlocked(),
  'unlocked until today': unlocked({ days: 0 }),
  'unlocked until yesterday': unlocked({ days: -1 }),
  'sections prepared': unlocked({ by: personOf('contributor') }),
  'sections prepared by the signatory': unlocked({ by: personOf('signatory') }),
  'until today': (situation) => withData({ until: situation.act.on })(situation),
  'until the 28th day': (situation) => withData({ until: addDays(situation.act.on, 28) })(situation),
  'until the 29th day': (situation) => withData({ until: addDays(situation.act.on, 29) })(situation),
  'until the day before the papers': withData({ until: '2026-11-30' }),
  'until the papers': withData({ until: '2026-12-01' }),
  'well before the meeting': onDay('2026-11-16'),
  'day before the papers': onDay('2026-11-30'),
  'day of the papers': onDay('2026-12-01'),
  'a locked section': asData({ venues: changes.venues, statements: { d: 'text:new-d' } }),
  'no section': asData({ statements: {} }),
  'changed since the report': withContext(({ submission }) => ({
    submission: submission ? { ...submission, revision: submission.revision + 1 } : null,
  })),
};
