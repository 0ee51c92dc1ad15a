// What each command changes in a self-assessment, as pure functions from context, data and act to the parts that change.
import { type Area, type AreaEvent, areaOn, openArea, stepArea } from './assessment.area.ts';
import type { AssessmentEvent } from './assessment.commands.ts';
import { type AssessmentContext, areaOf, type Claim, type Claims, type Finding, statementsOf, unmet } from './assessment.context.ts';
import { carriedFindings, changedStatements, earlierFindings, without } from './assessment.findings.ts';
import { hubStatements, requiredAreas } from './assessment.standard.ts';
import { addDays, addMonths, addWorkingDays } from './calendar.ts';
import { certificateReference } from './certificate-reference.ts';
import { holidaysOf } from './policy.ts';

/** The event of one command. */
export type On<K extends AssessmentEvent['type']> = Extract<AssessmentEvent, { type: K }>;
/** The parts of a case that a command changes. */
export type Change = Partial<AssessmentContext>;

/** Pins the standard and the level, and opens every area that the organisation must meet (G1, G3, G11). */
export function begun({ data, act }: On<'start'>): Change {
  const { standard, organisation, previous } = act.facts;
  const areas: Record<string, Area> = {};
  for (const [area, statements] of requiredAreas(standard, data.targetLevel, organisation.runsHub)) areas[area] = openArea(statements);
  const ifHub = organisation.runsHub ? {} : hubStatements(standard, data.targetLevel);
  const all = [...Object.values(areas).flatMap((area) => area.statements), ...Object.values(ifHub).flat()];
  return {
    organisation: act.subject.organisation ?? '',
    level: data.targetLevel,
    standard: standard.version,
    areas,
    hubStatements: ifHub,
    earlier: earlierFindings(previous, standard.version, all),
  };
}

/** The case with what is asked of hubs, when the organisation has come to run one since it started (G1). */
export function widened(context: AssessmentContext, runsHub: boolean): AssessmentContext {
  if (!runsHub) return context;
  const areas = { ...context.areas };
  for (const [id, statements] of Object.entries(context.hubStatements)) {
    const area = areas[id] ?? openArea([]);
    areas[id] = { ...area, statements: [...area.statements, ...statements] };
  }
  return { ...context, areas, hubStatements: {} };
}

type SentClaim = On<'answer'>['data']['claims'][number];

function claimOf({ claim, comment, evidence }: SentClaim): Claim {
  return comment === undefined ? { claim, evidence } : { claim, comment, evidence };
}

/** The prepared claims: a kept one is the very claim of the last revision (G7). Rule G4d has refused a `keep` without one. */
export function prepared(context: AssessmentContext, { data, act }: On<'prepare'>): Change {
  const claims: Claims = {};
  for (const each of data.claims) {
    const claim = 'keep' in each ? context.claims[each.statement] : claimOf(each);
    if (claim) claims[each.statement] = claim;
  }
  const { areas, hubStatements: ifHub } = widened(context, act.facts.organisation.runsHub);
  return { areas, hubStatements: ifHub, prepared: { by: act.actor.person, claims }, hands: withHand(context, act.actor.person) };
}

function withHand(context: AssessmentContext, ...people: string[]): string[] {
  return [...new Set([...context.hands, ...people])];
}

/** The statements that submitting what is prepared would change (G5). */
export function wouldChange(context: AssessmentContext): string[] {
  return changedStatements(statementsOf(context), context.claims, context.prepared?.claims ?? {});
}

/** A new revision (G5): findings on changed claims fall away and their areas open again; the rest carries over (G7). */
export function submitted(context: AssessmentContext, { act }: On<'submit'>): Change {
  const changed = wouldChange(context);
  const claims = context.prepared?.claims ?? {};
  const areas = Object.entries(context.areas).map(([id, area]): [string, Area] => {
    const touched = area.statements.some((statement) => changed.includes(statement));
    return [id, touched ? stepArea(area, { type: 'reopen' }) : area];
  });
  const first = context.revision === 0;
  return {
    prepared: null,
    claims,
    revision: context.revision + 1,
    changed,
    submitted: act.on,
    hands: withHand(context, context.prepared?.by ?? act.actor.person, act.actor.person),
    areas: Object.fromEntries(areas),
    findings: first ? carriedFindings(context.earlier, claims) : without(context.findings, changed),
    replies: without(context.replies, changed),
    respondBy: addWorkingDays(act.on, act.policy.firstResponseWorkingDays, holidaysOf(act.policy)),
    responded: false,
    secondBy: null,
    firstValidators: [],
  };
}

/** One area after an event of its own, as it stands on that date (R4). */
export function areaStepped(context: AssessmentContext, id: string, on: string, event: AreaEvent): Record<string, Area> {
  const area = context.areas[id];
  return area === undefined ? context.areas : { ...context.areas, [id]: stepArea(areaOn(area, on), event) };
}

/** The validator's findings on statements of one area (G6): who agrees finds what is claimed. A reply was to the finding before (G10). */
export function found(context: AssessmentContext, { data, act }: On<'find'>): Change {
  const findings = { ...context.findings };
  for (const each of data.findings) {
    const by = act.actor.person;
    const claimed = context.claims[each.statement]?.claim ?? 'not';
    const finding: Finding = each.result === 'agree' ? { found: claimed, by } : { found: each.found, reason: each.reason, by };
    findings[each.statement] = finding;
  }
  const again = data.findings.map((each) => each.statement);
  return { findings, replies: without(context.replies, again), areas: areaStepped(context, data.area, act.on, { type: 'find' }) };
}

/** Questions go to the organisation for one area, with the time to answer that policy gives today (G6, R6). */
export function askedForMore(context: AssessmentContext, { data, act }: On<'askForMore'>): Change {
  const due = addDays(act.on, act.policy.answerDays);
  const questions = Object.fromEntries(data.statements.map(({ statement, question }) => [statement, question]));
  const asked = { on: act.on, due, reminders: act.policy.answerReminderDays, questions };
  return { areas: areaStepped(context, data.area, act.on, { type: 'ask', asked }), responded: true };
}

/** An answer is a revision too (G5): the claims change, and findings on changed ones fall away. */
export function answered(context: AssessmentContext, { data, act }: On<'answer'>): Change {
  const claims = { ...context.claims };
  for (const each of data.claims) claims[each.statement] = claimOf(each);
  const changed = changedStatements(statementsOf(context), context.claims, claims);
  return {
    claims,
    revision: context.revision + 1,
    changed: [...new Set([...context.changed, ...changed])],
    hands: withHand(context, act.actor.person),
    findings: without(context.findings, changed),
    replies: without(context.replies, changed),
    areas: areaStepped(context, data.area, act.on, { type: 'answer' }),
  };
}

/** The time to answer is over where the date says so (R4): the validator finds on what is there (G6). */
export function passed(context: AssessmentContext, id: string, on: string): Change {
  const area = context.areas[id];
  return area === undefined ? {} : { areas: { ...context.areas, [id]: areaOn(area, on) } };
}

/** A validator leaves, or an administrator frees the work of one who cannot: what they hold is free again (G9). Concluded areas stay concluded. */
export function steppedBack(context: AssessmentContext, person: string): Pick<AssessmentContext, 'areas' | 'lead'> {
  const areas = Object.entries(context.areas).map(([id, area]): [string, Area] => [
    id,
    area.validator === person ? stepArea(area, { type: 'release' }) : area,
  ]);
  return { areas: Object.fromEntries(areas), lead: context.lead === person ? null : context.lead };
}

/** Whether a person leads the case or has an area that is not concluded. */
export function holdsWork(context: AssessmentContext, person: string): boolean {
  return context.lead === person || Object.values(context.areas).some((area) => area.validator === person && area.status !== 'concluded');
}

/** The statements on which a person's findings stand, whoever has their areas now. */
export function foundBy(context: AssessmentContext, person: string): string[] {
  return Object.keys(context.findings).filter((id) => context.findings[id]?.by === person);
}

/** Whether a person leads the case, has an area of it, concluded or not, or found something that stands: they do not act for the organisation (P5). */
export function hasValidated(context: AssessmentContext, person: string): boolean {
  const hasArea = Object.values(context.areas).some(({ validator }) => validator === person);
  return context.lead === person || hasArea || foundBy(context, person).length > 0;
}

/** The concluded areas that an interest of this person opens again: those they concluded and those that rest on a finding of theirs. */
export function reopenedWithout(context: AssessmentContext, person: string): string[] {
  const fallen = foundBy(context, person);
  return Object.entries(context.areas)
    .filter(([, area]) => area.status === 'concluded' && (area.validator === person || area.statements.some((id) => fallen.includes(id))))
    .map(([id]) => id);
}

/**
 * A declaration (P8). An interest withdraws the validator: their areas are free again, and what they found does not stand, in whose
 * area it may be by now.
 */
export function declared(context: AssessmentContext, { data, act }: On<'declareInterest'>): Change {
  const person = act.actor.person;
  const declarations = { ...context.declarations, [person]: data.interest };
  if (data.interest === 'none') return { declarations };
  const fallen = foundBy(context, person);
  const { areas, lead } = steppedBack(context, person);
  const reopened = reopenedWithout(context, person);
  const opened = Object.entries(areas).map(([id, area]) => [id, reopened.includes(id) ? stepArea(area, { type: 'reopen' }) : area]);
  return {
    declarations,
    areas: Object.fromEntries(opened),
    findings: without(context.findings, fallen),
    replies: without(context.replies, fallen),
    lead,
  };
}

/** A reply to a finding that differs (G10). Who writes it speaks for the organisation (P5). */
export function replied(context: AssessmentContext, { data, act }: On<'reply'>): Change {
  return { replies: { ...context.replies, [data.statement]: data.text }, hands: withHand(context, act.actor.person) };
}

/** A finding changed in the organisation's favour after its reply (G10). */
export function reconsidered(context: AssessmentContext, { data, act }: On<'reconsider'>): Change {
  const { statement, found: now, reason } = data;
  return { findings: { ...context.findings, [statement]: { found: now, reason, by: act.actor.person } } };
}

/** The time to reply begins (G10). */
export function replyInvited({ act }: On<'concludeArea'>): Change {
  return { replyBy: addWorkingDays(act.on, act.policy.replyWorkingDays, holidaysOf(act.policy)) };
}

/**
 * The certificate (G8). Its last valid day is the same day of the month, `certificateMonths` later (R4 counts months so): signed off on
 * 15 January 2026 it is valid to the end of 15 January 2029. A sign-off at level N stands for 1..N (G3), so one certificate is enough.
 */
export function signed({ act }: On<'signOff'>): Change {
  const until = addMonths(act.on, act.policy.certificateMonths);
  return { certificate: { reference: certificateReference(act.id), from: act.on, until }, replyBy: null, plan: [] };
}

/** Back to draft with the plan attached; findings stay for the next submission (G7). */
export function planned(context: AssessmentContext, { data, act }: On<'notYetMet'>): Change {
  const found = unmet(context).flatMap((id) => [context.findings[id]?.by ?? '', validatorOf(context, id) ?? '']);
  const firstValidators = [...new Set([act.actor.person, ...found])].filter((person) => person !== '');
  return { plan: data.plan, lead: null, replyBy: null, secondBy: addDays(act.on, act.policy.reviewWindowDays), firstValidators };
}

/** A second validator looks at what was not found met, with the claims as they are (V1). The plan rests on a result that is set aside. */
export function secondAsked(context: AssessmentContext, { act }: On<'askSecondValidator'>): Change {
  const fallen = unmet(context);
  const areas = Object.entries(context.areas).map(([id, area]): [string, Area] => {
    return [id, area.statements.some((statement) => fallen.includes(statement)) ? stepArea(area, { type: 'reopen' }) : area];
  });
  return {
    prepared: null,
    plan: [],
    secondBy: null,
    hands: withHand(context, act.actor.person),
    areas: Object.fromEntries(areas),
    findings: without(context.findings, fallen),
    replies: without(context.replies, fallen),
    submitted: act.on,
    respondBy: addWorkingDays(act.on, act.policy.firstResponseWorkingDays, holidaysOf(act.policy)),
    responded: false,
  };
}

/** The area that a statement belongs to, for the validator who found it. */
export function validatorOf(context: AssessmentContext, statement: string): string | null {
  const area = areaOf(context, statement);
  return area === undefined ? null : (context.areas[area]?.validator ?? null);
}
