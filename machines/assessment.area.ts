// One area of a self-assessment as a small machine of its own (G6): the case keeps a map of these and steps one at a time,
// so that validators in different areas never wait for each other.
import { addDays } from './calendar.ts';
import type { TextRef } from './text.ts';

/** Where one area stands. `unanswered`: the time to answer has passed, the validator finds on what is there. */
export type AreaStatus = 'open' | 'taken' | 'asked' | 'answered' | 'unanswered' | 'concluded';

/** Questions put to the organisation, by statement; `due` is the last day to answer; `reminders` are the days before on which one goes. */
export interface Questions {
  on: string;
  due: string;
  reminders: number[];
  questions: Record<string, TextRef>;
}

/** One area: its required statements, who validates it (null: nobody yet) and what was asked last (null: nothing is open). */
export interface Area {
  statements: string[];
  status: AreaStatus;
  validator: string | null;
  asked: Questions | null;
  /** The questions whose time to answer is over, until something else comes of the area: a paper may have answered them in time (P9). */
  passed?: Questions;
}

/** What can happen to an area. */
export type AreaEvent =
  | { type: 'take'; validator: string }
  | { type: 'ask'; asked: Questions }
  | { type: 'answer' }
  | { type: 'pass' }
  | { type: 'find' }
  | { type: 'conclude' }
  | { type: 'release' }
  | { type: 'reopen' };

const NEXT: Record<AreaStatus, Partial<Record<AreaEvent['type'], AreaStatus>>> = {
  open: { take: 'taken' },
  taken: { find: 'taken', ask: 'asked', conclude: 'concluded', release: 'open' },
  asked: { take: 'asked', answer: 'answered', pass: 'unanswered', release: 'asked' },
  answered: { take: 'answered', find: 'answered', ask: 'asked', conclude: 'concluded', release: 'answered' },
  unanswered: { take: 'unanswered', find: 'unanswered', ask: 'asked', conclude: 'concluded', release: 'unanswered' },
  concluded: { reopen: 'open' },
};

/** An area nobody has looked at. */
export function openArea(statements: string[]): Area {
  return { statements, status: 'open', validator: null, asked: null };
}

/** Whether the area takes the event where it stands. */
export function areaTakes(area: Area, event: AreaEvent['type']): boolean {
  return NEXT[area.status][event] !== undefined;
}

/** Whether a validator may take the area. */
export function areaIsFree(area: Area): boolean {
  return area.validator === null && areaTakes(area, 'take');
}

/** The area after the event; the same area when it does not take it. */
export function stepArea(area: Area, event: AreaEvent): Area {
  const status = NEXT[area.status][event.type];
  if (status === undefined) return area;
  const { passed, ...settled } = area;
  switch (event.type) {
    case 'take':
      return { ...area, status, validator: event.validator };
    case 'ask':
      return { ...settled, status, asked: event.asked };
    case 'answer':
      return { ...settled, status, asked: null };
    case 'pass':
      return { ...area, status, asked: null, ...(area.asked ? { passed: area.asked } : {}) };
    case 'conclude':
      return { ...settled, status };
    case 'release':
    case 'reopen':
      return { ...area, status, validator: null };
    default:
      return { ...area, status };
  }
}

/** The area on a date: questions whose last day has passed count as unanswered whether or not a timer has fired (R4). */
export function areaOn(area: Area, on: string): Area {
  return area.asked !== null && on > area.asked.due ? stepArea(area, { type: 'pass' }) : area;
}

/** The day on which a reminder of that many days before goes. */
export function reminderDate(asked: Questions, daysBefore: number): string {
  return addDays(asked.due, -daysBefore);
}

/** The reminders that still lie ahead of the day of asking, as [days before, date]. */
export function remindersAhead(asked: Questions): [number, string][] {
  return asked.reminders.map((days): [number, string] => [days, reminderDate(asked, days)]).filter(([, date]) => date > asked.on);
}
