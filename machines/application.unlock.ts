// Sections unlocked for a time as the case remembers them (C1). Pure: context and event in, the changed part out.
import type { SectionChanges, Unlocking } from './application.aftermath.ts';
import type { ApplicationContext, ApplicationEvent } from './application.context.ts';
import { there } from './application.context.ts';
import type { SubmittedContent } from './application.facts.ts';
import { withHand } from './application.hands.ts';
import { addDays, earlierOf, subtractClearWorkingDays } from './calendar.ts';
import { bookableDays, minutesPerWeek } from './core-offer.ts';
import type { ClearDeadline, SetDeadline } from './effects.ts';
import { holidaysOf, type Policy } from './policy.ts';
import { proposalBy } from './two-people.ts';

type Event<K extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: K }>;
type Changed = Partial<ApplicationContext>;

type Section = Unlocking['sections'][number];

/** Nothing is unlocked any more: the whole application is open, decided or closed. */
export const allLocked = { unlocking: null, unlocked: null } as const;

/** The first day on which nothing changes any more, because the papers of its meeting are out (D2); null: it is on no meeting. */
export function papersDay({ meeting }: ApplicationContext, policy: Policy): string | null {
  return meeting && subtractClearWorkingDays(meeting.date, policy.papersClearWorkingDays, holidaysOf(policy));
}

/** The last day on which unlocked sections can be changed; null: none are unlocked. A meeting that moves nearer brings it nearer. */
export function lastDayToChange(context: ApplicationContext, policy: Policy): string | null {
  if (!context.unlocked) return null;
  const papers = papersDay(context, policy);
  return papers ? earlierOf(context.unlocked.until, addDays(papers, -1)) : context.unlocked.until;
}

/** The sections that a change is about. */
export function sectionsOf({ venues, bookable, statements }: SectionChanges): Section[] {
  const stated = Object.entries(statements).flatMap(([section, said]) => (said === undefined ? [] : [section as Section]));
  return [...(venues ? (['venues'] as const) : []), ...(bookable ? (['bookable'] as const) : []), ...stated];
}

/** What was submitted last with the sections that were changed in it. */
export function merged(submitted: SubmittedContent, changes: SectionChanges): SubmittedContent {
  const { venues = submitted.venues, bookable = submitted.bookable } = changes;
  return { venues, bookable, statements: { ...submitted.statements, ...changes.statements } as SubmittedContent['statements'] };
}

export function unlockProposed({ act, data }: Event<'proposeUnlock'>): Changed {
  return { unlocking: proposalBy(act, data) };
}

export function unlocked(context: ApplicationContext): Changed {
  const { sections, until } = there(context.unlocking, 'proposal to unlock sections').data;
  return { unlocking: null, unlocked: { sections, until, prepared: null } };
}

export function sectionsPrepared(context: ApplicationContext, { act, data }: Event<'prepareSections'>): Changed {
  const open = there(context.unlocked, 'unlocked section');
  const prepared = { by: act.actor.person, on: act.on, changes: data };
  return { unlocked: { ...open, prepared }, hands: withHand(context, act.actor.person) };
}

/** A revision of its own: what was submitted and decided before stays as it was (D8). The sections are locked again. */
export function sectionsSubmitted(context: ApplicationContext, { act }: Event<'submitSections'>): Changed {
  const { by, changes } = there(context.unlocked?.prepared, 'prepared section');
  const { venues, bookable } = merged(there(act.facts.submitted, 'content submitted before'), changes);
  return {
    unlocked: null,
    submission: {
      revision: there(context.submission, 'submission').revision + 1,
      on: act.on,
      by: act.actor.person,
      preparedBy: by,
      minutesPerWeek: minutesPerWeek(venues),
      bookableDays: bookableDays(bookable),
    },
    hands: withHand(context, act.actor.person),
  };
}

/** The time of what is proposed to be unlocked, or is, where the case's other deadlines are cleared. */
export function unlockTimes({ unlocked: open, unlocking }: ApplicationContext): SetDeadline[] {
  return [
    ...(unlocking ? [{ do: 'set-deadline', name: 'expireUnlocking', due: unlocking.expires, fires: 'after' } as const] : []),
    ...(open ? [{ do: 'set-deadline', name: 'lockSections', due: open.until, fires: 'after' } as const] : []),
  ];
}

/** The whole application is open: nothing of what was unlocked, or is proposed to be, falls due any more. */
export function clearUnlockTimes(context: ApplicationContext): ClearDeadline[] {
  return unlockTimes(context).map(({ name }) => ({ do: 'clear-deadline', name }));
}

/** Whether sections were changed since the officer reported (D3): the report is made anew before anybody decides. */
export const isReportStale = ({ report, submission }: ApplicationContext) => report !== null && report.revision !== submission?.revision;
