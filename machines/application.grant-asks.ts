// What the application tells its start-up grant (F7, S5, V5). Before the grant has told that it is open there is nobody to tell.
import type { Asking } from './application.asks.ts';
import { type ApplicationContext, there } from './application.context.ts';
import type { Effect, SendEffect } from './effects.ts';

type Told = SendEffect['data'];

function tell({ grant }: ApplicationContext, command: string, data: Told): Effect[] {
  return grant?.case ? [{ do: 'send', to: grant.case, command: `grant.${command}`, data }] : [];
}

/** How the application ended for its grant, told again with the day once the letter is released. */
export function tellSettled(
  context: ApplicationContext,
  outcome: 'approved' | 'declined' | 'lapsed' | 'withdrawn',
  on: string,
  releasedOn?: string,
): Effect[] {
  return tell(context, 'applicationSettled', { outcome, on, ...(releasedOn ? { releasedOn } : {}) });
}

/** The stage 2 deadline as it now is: conditions that depend on it move with it (F7). */
export function tellDeadline(context: ApplicationContext): Effect[] {
  return context.offer ? tell(context, 'deadlineMoved', { deadline: context.offer.deadline }) : [];
}

export function tellReviewOpened(context: ApplicationContext, data: { review: string; on: string }): Effect[] {
  return tell(context, 'reviewOpened', { review: data.review, on: data.on });
}

export function tellReviewClosed(context: ApplicationContext, data: { review: string; outcome: string; on: string }): Effect[] {
  return tell(context, 'reviewClosed', { review: data.review, outcome: data.outcome, on: data.on });
}

const outcomeForGrant: Readonly<Record<string, 'declined' | 'lapsed' | 'withdrawn'>> = {
  declined: 'declined',
  lapsed: 'lapsed',
  'offer-lapsed': 'lapsed',
  'offer-refused': 'withdrawn',
  withdrawn: 'withdrawn',
};

/** The letter that closed the application was released: what became of it, again, with that day. */
export function onClosingReleased({ context }: Asking): Effect[] {
  const { outcome, on, releasedOn } = there(context.closed, 'closing');
  const said = outcomeForGrant[outcome];
  return said && releasedOn ? tellSettled(context, said, on, releasedOn) : [];
}

/** The grant is open: it hears what happened between its acceptance and its message. */
export function onGrantOpened({ context }: Asking): Effect[] {
  const { closed, reviews } = context;
  const said = closed && outcomeForGrant[closed.outcome];
  const opened = reviews.flatMap((review) => tellReviewOpened(context, { review: review.case, on: review.on }));
  return [...opened, ...(said ? tellSettled(context, said, closed.on, closed.releasedOn ?? undefined) : [])];
}
