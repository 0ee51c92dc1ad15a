// The choices a self-assessment makes on its way: each guard picks a branch and refuses nothing (refusals are rules).
import type { AssessmentEvent } from './assessment.commands.ts';
import { type AssessmentContext, unanswered } from './assessment.context.ts';
import { foundBy, holdsWork, reopenedWithout } from './assessment.steps.ts';

interface Asked {
  readonly context: AssessmentContext;
  readonly event: AssessmentEvent;
}

/** The area that a deadline's name belongs to: 'answerDue:people' and 'remindAnswer:people/14' are of 'people'. */
export function areaOfDeadline(name: string): string {
  return name.slice(name.indexOf(':') + 1).split('/')[0] ?? '';
}

function askedInArea({ context, event }: Asked) {
  return event.type === 'answerDue' || event.type === 'remindAnswer'
    ? (context.areas[areaOfDeadline(event.data.name)]?.asked ?? null)
    : null;
}

/** Questions on the area are open and may still be answered. */
export function answerAwaited(asked: Asked): boolean {
  const questions = askedInArea(asked);
  return questions !== null && asked.event.act.on <= questions.due;
}

/** No validator has responded to the submission that this reminder is about (G9). */
export function responseAwaited({ context, event }: Asked): boolean {
  return event.type === 'remindFirstResponse' && !context.responded && event.data.due === context.respondBy;
}

/** The area being concluded is the last. */
export function lastArea({ context, event }: Asked): boolean {
  if (event.type !== 'concludeArea') return false;
  return Object.entries(context.areas).every(([id, area]) => id === event.data.area || area.status === 'concluded');
}

/** The area being concluded is the last, and some finding differs from its claim without a reply (G10). */
export function lastAreaWithDifferences(asked: Asked): boolean {
  return lastArea(asked) && unanswered(asked.context).length > 0;
}

/** With this reply nothing that differs is left without one. */
export function everyDifferenceReplied({ context, event }: Asked): boolean {
  return event.type === 'reply' && unanswered(context).every((id) => id === event.data.statement);
}

/** The time to reply is over (G10, R4). */
export function replyTimeOver({ context, event }: Asked): boolean {
  return context.replyBy !== null && event.act.on > context.replyBy;
}

/** A declared interest takes concluded areas with it, so that they are validated again (P8). */
export function interestReopensAreas({ context, event }: Asked): boolean {
  return (
    event.type === 'declareInterest' && event.data.interest === 'interest' && reopenedWithout(context, event.act.actor.person).length > 0
  );
}

/** A declared interest leaves the case or some of its areas without a validator, or without findings (P8). */
export function interestReleasesWork({ context, event }: Asked): boolean {
  if (event.type !== 'declareInterest' || event.data.interest === 'none') return false;
  const { person } = event.act.actor;
  return holdsWork(context, person) || foundBy(context, person).length > 0 || reopenedWithout(context, person).length > 0;
}

/** The certificate is still in date (R4: whatever has fired). */
export function certificateInDate({ context, event }: Asked): boolean {
  return context.certificate !== null && event.act.on <= context.certificate.until;
}

/** A later certificate of this level or above is in force beyond this one (G3): nothing runs out. */
export function levelRenewed({ context, event }: Asked): boolean {
  const own = context.certificate;
  if (own === null || (event.type !== 'expire' && event.type !== 'remindExpiry')) return false;
  const { facts, on } = event.act;
  return facts.certificates.some(({ level, from, until }) => level >= context.level && from <= on && until > own.until);
}
