// What a franchise asks for: register, package, annual review, grounds to act on, leaving.
import { daysBetween, subtractClearWorkingDays } from './calendar.ts';
import type { ClearDeadline, Effect, LetterEffect, PublishEffect, Recipient, SetDeadline } from './effects.ts';
import type { Event } from './franchise.changes.ts';
import { actByFrom } from './franchise.changes.ts';
import type { FranchiseAct, FranchiseContext, FranchiseEvent, PlacedOn } from './franchise.context.ts';
import { there } from './franchise.context.ts';
import { groundsAfter, groundWords, isReturnMissed, judged, newGrounds } from './franchise.grounds.ts';
import { notYetOffered, packageItems, packageWords } from './franchise.package.ts';
import { keyedIn } from './paper.ts';
import { holidaysOf } from './policy.ts';
import { reminders } from './reminders.ts';

/** Context at the time of asking, and the act. */
export interface Asking {
  readonly context: FranchiseContext;
  readonly act: FranchiseAct;
}

export const clear = (name: string): ClearDeadline => ({ do: 'clear-deadline', name });

/** A letter to the organisation. */
export function toOrganisation(kind: LetterEffect['kind'], model: LetterEffect['model'], more: Partial<LetterEffect> = {}): LetterEffect {
  return { do: 'letter', kind, to: 'organisation', model, ...more };
}

/** A note to staff that something waits for them. */
export function toStaff(to: Recipient, task: string, { on }: FranchiseAct, dueBy: string | null = null): LetterEffect {
  return { do: 'letter', kind: 'franchise-waiting', to, model: { waitingSince: on, task, dueBy } };
}

/** A time limit: fires when its last day has ended. */
export const limit = (name: string, due: string): SetDeadline => ({ do: 'set-deadline', name, due, fires: 'after' });

/** The franchise in the public register as it is now (H5); the page resolves names, hours and offer. */
export function entry({ context, act }: Asking): PublishEffect {
  const { organisation, hub } = act.subject;
  const { reference, startsOn, level, annual, application, revision, suspension, closed } = context;
  return {
    do: 'publish',
    register: 'franchise',
    reference,
    ...(organisation ? { organisation } : {}),
    ...(hub ? { hub } : {}),
    from: startsOn,
    ...(closed ? { until: closed.on } : {}),
    data: {
      since: startsOn,
      level,
      nextReview: closed ? null : annual.dueOn,
      state: closed?.outcome ?? (suspension ? 'suspended' : 'active'),
      application,
      revision,
    },
  };
}

const hubKey = (act: FranchiseAct) => `franchise:${act.subject.hub ?? ''}`;

/** One franchise for a hub. */
export function claim(act: FranchiseAct): Effect {
  return { do: 'claim', key: hubKey(act), says: 'This hub has a franchise already. End that one first.' };
}

export function release(act: FranchiseAct): Effect {
  return { do: 'release', key: hubKey(act) };
}

/** The dates of the annual review that comes next (H3). */
export function annualDates({ context, act }: Asking): SetDeadline[] {
  const { dueOn, returned } = context.annual;
  if (returned || context.grounds.some(({ ground }) => ground === 'review')) return [];
  return [limit('reviewDue', dueOn), ...reminders(dueOn, act.policy.annualReviewReminderDays, act.on)];
}

/** The dates on which staff are asked to judge what is still open of the plan: one for each day. */
export function planDates({ context }: Asking): SetDeadline[] {
  const open = context.plan.filter(({ met }) => met === null).map(({ due }) => due);
  return [...new Set(open)].map((date) => limit(`planDue:${date}`, date));
}

export function onOpened(now: Asking): Effect[] {
  return [
    claim(now.act),
    entry(now),
    ...annualDates(now),
    toStaff('franchise-officer', 'A franchise has begun. Offer the full package.', now.act),
  ];
}

/** Staff are told of every new ground, once, and have time to act on it (H4); `context` is the case before the event. */
export function onGrounds(context: FranchiseContext, event: FranchiseEvent): Effect[] {
  const { act } = event;
  const brought = newGrounds(context, event);
  if (brought.length === 0) return groundsAfter(context, event).length === 0 && context.actBy ? [clear('act')] : [];
  const actBy = actByFrom(act.on, act.policy);
  const tasks = brought.map(({ ground }) =>
    toStaff('franchise-officer', `${groundWords[ground]} Help to put it right, give time, or propose what follows.`, act, actBy),
  );
  return [limit('act', actBy), ...tasks];
}

/** The organisation hears that its level has lapsed, once (H4); `context` is the case before the event. */
export function onLevel(context: FranchiseContext, event: FranchiseEvent): Effect[] {
  const { policy, facts, on } = event.act;
  if (!newGrounds(context, event).some(({ ground }) => ground === 'level')) return [];
  const needed = policy.levelToKeepFranchise;
  const ends = facts.certificates.filter(({ level, until }) => level >= needed && until < on).map(({ until }) => until);
  return [toOrganisation('franchise-level-lapsed', { level: needed, expiredOn: ends.sort().at(-1) ?? null })];
}

export function onOffered({ context }: Asking, { data }: Event<'offerItems'>): Effect[] {
  const items = packageItems.filter((item) => data.items.includes(item)).map((item) => ({ item: packageWords[item] }));
  return [toOrganisation('franchise-package-offered', { items, complete: notYetOffered(context.package).length === 0 })];
}

export function onReminder({ context, act }: Asking): Effect[] {
  const { dueOn } = context.annual;
  return [toOrganisation('annual-review-due', { dueOn, daysLeft: Math.max(0, daysBetween(act.on, dueOn)), missed: false })];
}

/** The anniversary has passed without a return: the organisation can still submit it. */
export function onReviewDue({ context, act }: Asking): Effect[] {
  if (!isReturnMissed(context, act.on)) return [];
  return [toOrganisation('annual-review-due', { dueOn: context.annual.dueOn, daysLeft: 0, missed: true })];
}

/**
 * Confirming a return on paper that had come in time while a missed one is on record: a suspension or an ending that rests on that was decided
 * or proposed by people, so people take it back (H4, P9). `context` is the case with the paper.
 */
export function onPaperInTime({ context, act }: Asking): Effect[] {
  const isMissed = context.grounds.some(({ ground }) => ground === 'review');
  const isActedOn = context.suspension !== null || context.ending !== null;
  if (!isMissed || !isActedOn || keyedIn(context).data.received > context.annual.dueOn) return [];
  const task =
    'The annual return had come in time on paper, so none was missed. Propose to lift a suspension, or withdraw an ending, that rests on that.';
  return [toStaff('franchise-officer', task, act)];
}

/** The return as it was submitted; `context` is the case with it still prepared. */
export function onReturned({ context, act }: Asking): Effect[] {
  const { content } = there(context.annual.prepared, 'prepared return');
  return [
    { do: 'revision', number: context.annual.number, content: { ...content } },
    toStaff('franchise-officer', 'An annual return is in. Record the findings of the annual review.', act),
  ];
}

export function onFound(now: Asking): Effect[] {
  const { findings: recorded, plan, annual } = now.context;
  const { recommendation, findings } = there(recorded, 'findings');
  const lines = plan.map(({ action, measure, owner, help, due }) => ({ action, measure, owner, help, due }));
  const model = {
    recordedOn: now.act.on,
    findings,
    plan: lines,
    endRecommended: recommendation === 'end',
    nextReview: annual.dueOn,
  };
  return [toOrganisation('annual-review-outcome', model), ...planDates(now), ...annualDates(now), entry(now)];
}

export function onLineDue({ act }: Asking): Effect[] {
  return [toStaff('franchise-officer', 'A line of an improvement plan is due. Judge whether it is met.', act)];
}

/** `context` is the case before the judgement. */
export function onJudged({ context }: Asking, { data }: Event<'judgeLine'>): Effect[] {
  const line = there(context.plan[data.line - 1], 'line of that number');
  const completed = judged(context.plan, data.line, data.met).every(({ met }) => met === true);
  return [toOrganisation('improvement-plan-judged', { action: line.action, due: line.due, met: data.met, note: data.note, completed })];
}

/** Nobody acted in time: the administrator is told, and time runs anew. */
export function onNotActed({ context }: Asking): Effect[] {
  const since = there(context.grounds[0], 'ground').since;
  const finding = `A franchise waits for staff to act. ${context.grounds.map(({ ground }) => groundWords[ground]).join(' ')}`;
  const task = 'Ask the franchise officer to help, give time, or propose a suspension or an ending.';
  const stuck: Effect = { do: 'letter', kind: 'staff-stuck', to: 'administrator', model: { finding, since, task } };
  return [stuck, limit('act', there(context.actBy, 'day to act by'))];
}

export function onTimeGiven(_: Asking, { data }: Event<'giveTime'>): Effect[] {
  return [limit('act', data.until), toOrganisation('franchise-time-given', { until: data.until, reason: data.reason })];
}

/** When the papers of that meeting are ready (D2). */
export function papersBy({ date }: PlacedOn, { policy }: FranchiseAct): string {
  return subtractClearWorkingDays(date, policy.papersClearWorkingDays, holidaysOf(policy));
}

export function onLeave({ context, act }: Asking): Effect[] {
  const on = there(context.leavesOn, 'day of leaving');
  return [limit('leaves', on), toStaff('franchise-officer', 'An organisation has given notice that it leaves its franchise.', act, on)];
}

export function onNoticeTakenBack({ act }: Asking): Effect[] {
  return [clear('leaves'), toStaff('franchise-officer', 'An organisation has taken its notice back: its franchise goes on.', act)];
}

/** With grounds on record staff have until then to act. */
export const actDate = ({ context }: Asking) => (context.actBy ? [limit('act', context.actBy)] : []);
