// What a self-assessment asks for at each step: letters, deadlines, its certificate and messages. Read from the case as it is after the step.
import { remindersAhead } from './assessment.area.ts';
import { type AssessmentContext, differences, type Met, statementsOf, unmet } from './assessment.context.ts';
import type { AssessmentFacts } from './assessment.facts.ts';
import type { On } from './assessment.steps.ts';
import { addMonths, daysBetween } from './calendar.ts';
import type { Effect, LetterEffect } from './effects.ts';

const MET_WORDS: Record<Met, string> = { met: 'met', partly: 'partly met', not: 'not met' };

const toOrganisation = (kind: LetterEffect['kind'], model: LetterEffect['model']): Effect => ({
  do: 'letter',
  kind,
  to: 'organisation',
  model,
});

/** One live self-assessment per organisation and level: two at once would race for the same certificate. */
function claimKey(organisation: string, level: number): string {
  return `assessment:${organisation}:${level}`;
}

export function onStart(context: AssessmentContext): Effect[] {
  const says = `This organisation already has a self-assessment for level ${context.level} under way. Go on with that one, or withdraw it first.`;
  return [{ do: 'claim', key: claimKey(context.organisation, context.level), says }];
}

/** To the validators: a case that waits for one of them (G9). */
function validationWaiting(context: AssessmentContext): Effect {
  const { level, revision, submitted, respondBy } = context;
  return {
    do: 'letter',
    kind: 'validation-waiting',
    to: 'validator',
    model: { level, revision, receivedOn: submitted, firstResponseBy: respondBy },
  };
}

function revision(context: AssessmentContext): Effect {
  const { level, standard, claims, changed } = context;
  return { do: 'revision', number: context.revision, content: { level, standard, claims, changed } };
}

export function onSubmit(context: AssessmentContext): Effect[] {
  return [revision(context), ...onSecondAsked(context)];
}

/** The case waits for a first response, and everybody knows until when (G9, V1). */
export function onSecondAsked(context: AssessmentContext): Effect[] {
  const { level, submitted, respondBy } = context;
  return [
    toOrganisation('assessment-acknowledged', { level, revision: context.revision, receivedOn: submitted, firstResponseBy: respondBy }),
    validationWaiting(context),
    { do: 'set-deadline', name: 'remindFirstResponse', due: respondBy ?? '', fires: 'on' },
  ];
}

/** The first response came: nobody needs reminding of it any more (G9). */
const responded: Effect = { do: 'clear-deadline', name: 'remindFirstResponse' };

export function onWaiting(context: AssessmentContext): Effect[] {
  return [validationWaiting(context)];
}

/** The names of an area's deadlines: the command, the area, and for a reminder the days before. */
const answerDueName = (area: string) => `answerDue:${area}`;
const remindName = (area: string, days: number) => `remindAnswer:${area}/${days}`;

export function onAsk(context: AssessmentContext, area: string): Effect[] {
  const asked = context.areas[area]?.asked ?? null;
  if (asked === null) return [];
  const questions = Object.entries(asked.questions).map(([statement, question]) => ({ statement, question }));
  return [
    responded,
    toOrganisation('assessment-evidence-requested', { level: context.level, area, answerBy: asked.due, questions }),
    { do: 'set-deadline', name: answerDueName(area), due: asked.due, fires: 'after' },
    ...remindersAhead(asked).map(([days, due]): Effect => ({ do: 'set-deadline', name: remindName(area, days), due, fires: 'on' })),
  ];
}

export function onRemindAnswer(context: AssessmentContext, area: string, on: string): Effect[] {
  const asked = context.areas[area]?.asked ?? null;
  if (asked === null) return [];
  const model = { level: context.level, area, askedOn: asked.on, answerBy: asked.due, daysLeft: daysBetween(on, asked.due) };
  return [toOrganisation('assessment-evidence-reminder', model)];
}

/** The clocks of the questions that are being answered stop. Asked before the answer is kept, which ends the questions. */
export function onAnswered(context: AssessmentContext, area: string): Effect[] {
  const asked = context.areas[area]?.asked ?? null;
  if (asked === null) return [];
  const reminders = remindersAhead(asked).map(([days]): Effect => ({ do: 'clear-deadline', name: remindName(area, days) }));
  return [{ do: 'clear-deadline', name: answerDueName(area) }, ...reminders];
}

/** An answer changes what is claimed, so it is stored as a revision of its own (G5). */
export function onRevision(context: AssessmentContext): Effect[] {
  return [revision(context)];
}

export function onConclude(): Effect[] {
  return [responded];
}

export function onReplyInvited(context: AssessmentContext): Effect[] {
  const replyBy = context.replyBy ?? '';
  const rows = differences(context).map((statement) => {
    const finding = context.findings[statement];
    const claim = MET_WORDS[context.claims[statement]?.claim ?? 'not'];
    return { statement, claim, finding: MET_WORDS[finding?.found ?? 'not'], reason: finding?.reason ?? '' };
  });
  return [
    toOrganisation('assessment-reply-invited', { level: context.level, replyBy, differences: rows }),
    { do: 'set-deadline', name: 'replyDue', due: replyBy, fires: 'after' },
  ];
}

/** The time to reply does not run any more. */
export function onReplyClosed(): Effect[] {
  return [{ do: 'clear-deadline', name: 'replyDue' }];
}

function certificateModel(context: AssessmentContext) {
  const { certificate, level } = context;
  return { level, certificateReference: certificate?.reference ?? '', validUntil: certificate?.until ?? '' };
}

/** What a change of level tells the organisation's open applications and its franchises (G8, F14, H4). */
function levelChanged({ openApplications, franchises }: Pick<AssessmentFacts, 'openApplications' | 'franchises'>): Effect[] {
  return [
    ...openApplications.map((to): Effect => ({ do: 'send', to, command: 'application.levelChanged', data: {} })),
    ...franchises.map((to): Effect => ({ do: 'send', to, command: 'franchise.levelChanged', data: {} })),
  ];
}

export function onSignOff(context: AssessmentContext, { act }: On<'signOff'>): Effect[] {
  const { level, standard } = context;
  const signed = context.certificate;
  if (signed === null) return [];
  const { reference, from, until } = signed;
  const { hub } = act.subject;
  const model = { ...certificateModel(context), signedOffOn: from };
  const about = { organisation: context.organisation, ...(hub === undefined ? {} : { hub }) };
  const premises = context.areas.premises !== undefined;
  const reminders = act.policy.expiryReminderMonths.map((months): [number, string] => [months, addMonths(until, -months)]);
  return [
    { do: 'clear-deadline', name: '*' },
    { do: 'publish', register: 'certificate', reference, ...about, from, until, data: { level, standard } },
    toOrganisation('assessment-signed-off', model),
    toOrganisation('certificate', { ...model, validatorTitle: 'lead validator', standard: `GRIPP version ${standard}`, premises }),
    ...reminders
      .filter(([, due]) => due > from)
      .map(([months, due]): Effect => ({ do: 'set-deadline', name: `remindExpiry:${months}`, due, fires: 'on' })),
    { do: 'set-deadline', name: 'expire', due: until, fires: 'after' },
    { do: 'release', key: claimKey(context.organisation, level) },
    ...levelChanged(act.facts),
  ];
}

/** Why a statement is not met: the validator's words, or that the organisation said so itself. */
function whyUnmet(context: AssessmentContext, statement: string): { statement: string; reason: string } {
  const finding = context.findings[statement];
  return { statement, reason: finding?.reason ?? `You said that this is ${MET_WORDS[finding?.found ?? 'not']}, and we agree.` };
}

export function onNotYetMet(context: AssessmentContext, { act }: On<'notYetMet'>): Effect[] {
  const lastDue =
    context.plan
      .map((line) => line.due)
      .sort()
      .at(-1) ?? act.on;
  const reasons = statementsOf(context)
    .filter((id) => unmet(context).includes(id))
    .map((id) => whyUnmet(context, id));
  const secondValidatorBy = context.secondBy ?? act.on;
  return [
    { do: 'clear-deadline', name: '*' },
    toOrganisation('assessment-not-yet-met', { level: context.level, lastDue, secondValidatorBy, reasons, plan: context.plan }),
  ];
}

export function onWithdraw(context: AssessmentContext): Effect[] {
  return [
    { do: 'clear-deadline', name: '*' },
    { do: 'release', key: claimKey(context.organisation, context.level) },
  ];
}

export function onRemindExpiry(context: AssessmentContext, on: string): Effect[] {
  const until = context.certificate?.until ?? on;
  let monthsLeft = 0;
  while (addMonths(on, monthsLeft + 1) <= until) monthsLeft += 1;
  return [toOrganisation('level-expiring', { ...certificateModel(context), monthsLeft })];
}

export function onExpire(context: AssessmentContext, { act }: On<'expire'>): Effect[] {
  return [{ do: 'clear-deadline', name: '*' }, toOrganisation('level-expired', certificateModel(context)), ...levelChanged(act.facts)];
}

/** A later certificate keeps the level: nothing to tell anybody (G3). */
export function onExpiredQuietly(): Effect[] {
  return [{ do: 'clear-deadline', name: '*' }];
}
