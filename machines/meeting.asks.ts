// What a decision meeting asks for: its entry in the programme, its deadlines, its letters to staff, its messages to applications.

import { quarterOf, sayDate, yearOf } from './calendar.ts';
import type { Effect } from './effects.ts';
import {
  isCutOffPassed,
  type ListedWorkflow,
  type MeetingContext,
  type MeetingFacts,
  quarterKey,
  waitingItems,
} from './meeting.context.ts';
import type { TextRef } from './text.ts';
import type { Act } from './workflow.ts';

type MeetingAct = Act<MeetingFacts>;

/** One meeting in each quarter (D1). */
export function askForQuarter(context: MeetingContext): Effect[] {
  const when = `quarter ${quarterOf(context.date)} of ${yearOf(context.date)}`;
  return [
    { do: 'claim', key: quarterKey(context.date), says: `There is a meeting in ${when} already. Move that one, or cancel it first.` },
  ];
}

/** The quarter is free again for another meeting. */
export function giveQuarterBack(context: MeetingContext): Effect[] {
  return [{ do: 'release', key: quarterKey(context.date) }];
}

/** The meeting as the public sees it: its dates, and the reason when it was moved or cancelled (D6). */
export function askForEntry(context: MeetingContext, act: MeetingAct, state: 'published' | 'closed' | 'cancelled'): Effect {
  const { date, cutOff, papersDue, late, reason, replacement } = context;
  return {
    do: 'publish',
    register: 'programme',
    reference: act.subject.case,
    from: context.published ?? act.on,
    data: {
      date,
      cutOff,
      papersDue,
      state,
      quarter: quarterOf(date),
      year: yearOf(date),
      late,
      reason,
      replacement: replacement?.meeting ?? null,
    },
  };
}

/** Reminders: of the papers when the cut-off's day is over, of closing it some days after the meeting. */
export function askForReminders(context: MeetingContext, act: MeetingAct): Effect[] {
  const papers: Effect[] = isCutOffPassed(context, act.on)
    ? []
    : [{ do: 'set-deadline', name: 'papers', due: context.cutOff, fires: 'after' }];
  return [...papers, { do: 'set-deadline', name: 'unclosed', due: context.closeBy, fires: 'after' }];
}

/** Nothing that waited for the meeting's publication falls due any more. */
export const clocksStopped: Effect = { do: 'clear-deadline', name: '*' };

/** The administrator is reminded of a year that is not published on the first day of the last month in which it can be (D1). */
export function askForPublication(context: MeetingContext, act: MeetingAct): Effect[] {
  const due = `${yearOf(context.date) - 1}-12-01`;
  return act.on < due ? [{ do: 'set-deadline', name: 'unpublished', due, fires: 'on' }] : [];
}

/** The administrator is told that the year's meetings are not published while they still can be (D1). */
export function reportUnpublished(context: MeetingContext, act: MeetingAct): Effect {
  const year = yearOf(context.date);
  return {
    do: 'letter',
    kind: 'staff-stuck',
    to: 'administrator',
    model: {
      finding: `The decision meetings of ${year} are scheduled but not published.`,
      since: act.on,
      task: `Publish them before ${year} begins, with one in each quarter. After that it takes a second person and a published reason.`,
    },
  };
}

/** A second person is asked to confirm the late publication, or to let it expire (P10). */
export function askForSecond(context: MeetingContext): Effect[] {
  const { proposal } = context;
  if (proposal === null) return [];
  return [
    { do: 'set-deadline', name: 'expireProposal', due: proposal.expires, fires: 'after' },
    {
      do: 'letter',
      kind: 'staff-stuck',
      to: 'portfolio-holder',
      model: {
        finding: `The decision meetings of ${yearOf(context.date)} were not published before that year began.`,
        since: proposal.on,
        task: `Their late publication is proposed. Confirm it by ${sayDate(proposal.expires)}, or let the proposal expire.`,
      },
    },
  ];
}

/** The administrator is told that nobody confirmed what they proposed (P10). */
export function reportExpired(context: MeetingContext, act: MeetingAct): Effect[] {
  const finding = `The late publication of the decision meetings of ${yearOf(context.date)} was not confirmed in time.`;
  const task = 'Propose it again, and ask a portfolio holder or another administrator to confirm it.';
  return [{ do: 'letter', kind: 'staff-stuck', to: 'administrator', model: { finding, since: context.proposal?.on ?? act.on, task } }];
}

/** The year's other meetings are published with the first (D1); those whose day has come are not. `late` says why so late. */
export function askForSiblings(act: MeetingAct, late: TextRef | null): Effect[] {
  const data = late === null ? {} : { late };
  const others = act.facts.year.meetings.filter((meeting) => {
    return meeting.case !== act.subject.case && meeting.state === 'scheduled' && meeting.date > act.on;
  });
  return others.map((meeting) => ({ do: 'send', to: meeting.case, command: 'meeting.publishWithYear', data }));
}

const itemWords = { application: 'Application', franchise: 'Ending of a franchise' } as const satisfies Record<ListedWorkflow, string>;

/**
 * The pack of the meeting (D3): the agenda for the portfolio holders, and a report that each application on it is asked for. Franchise
 * officers are told to look it through while there is time (D2).
 */
export function askForPapers(context: MeetingContext, act: MeetingAct): Effect[] {
  const { date: meetingDate, papersDue } = context;
  const items = itemsWaiting(context);
  const agenda = items.map(({ id, workflow }) => ({ what: itemWords[workflow], item: `case:${id}` }));
  return [
    { do: 'letter', kind: 'papers-due', to: 'franchise-officer', model: { meetingDate, papersDue, applications: items.length } },
    { do: 'letter', kind: 'meeting-agenda', to: 'portfolio-holder', model: { meetingDate, items: agenda } },
    ...items
      .filter(({ workflow }) => workflow === 'application')
      .map(
        ({ id }): Effect => ({
          do: 'send',
          to: id,
          command: 'application.papers',
          data: { meeting: act.subject.case, date: meetingDate },
        }),
      ),
  ];
}

/** What comes onto the list after the cut-off, from a cancelled meeting, needs papers too: they are asked for once that day is over (D2). */
export function askForLatePapers(context: MeetingContext, act: MeetingAct): Effect[] {
  if (!isCutOffPassed(context, act.on)) return [];
  return [{ do: 'set-deadline', name: 'papers', due: act.on, fires: 'after' }];
}

/** The administrator is told that a meeting is still open days after its date. */
export function reportUnclosed(context: MeetingContext): Effect {
  const waiting = waitingItems(context).length;
  return {
    do: 'letter',
    kind: 'staff-stuck',
    to: 'administrator',
    model: {
      finding: `The decision meeting of ${sayDate(context.date)} is not closed. Applications on its list without a result: ${waiting}.`,
      since: context.date,
      task: 'Record what became of each application and close the meeting. If it was not held, cancel it so that its applications move on.',
    },
  };
}

/** A case on the list, and the workflow that its messages go to. */
export interface Item {
  readonly id: string;
  readonly workflow: ListedWorkflow;
}

/** Those on the list that still wait to be decided. */
export function itemsWaiting(context: MeetingContext): Item[] {
  return waitingItems(context).map((id) => ({ id, workflow: context.others[id] ?? 'application' }));
}

/** Tells an item that its meeting has another date; it stays placed (F3). */
export function tellMoved(context: MeetingContext, act: MeetingAct, { id, workflow }: Item): Effect {
  const { date, cutOff, reason } = context;
  const why = reason === null ? {} : { reason };
  return { do: 'send', to: id, command: `${workflow}.meetingMoved`, data: { meeting: act.subject.case, date, cutOff, ...why } };
}

/** Tells an item that its meeting will not decide it, and which one replaces it (D6). */
export function tellCancelled({ replacement, reason }: MeetingContext, act: MeetingAct, { id, workflow }: Item): Effect {
  const instead = replacement ? { replacement: { ...replacement } } : {};
  const why = reason === null ? {} : { reason };
  return { do: 'send', to: id, command: `${workflow}.meetingCancelled`, data: { meeting: act.subject.case, ...instead, ...why } };
}
