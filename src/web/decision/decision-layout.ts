// The form in which a decision is recorded, and a mistaken record corrected (D4, D5, D9): the criteria as they stand beside what is typed.
import { randomUUID } from 'node:crypto';
import { textBodies } from '../../../db/recipients.ts';
import type { ApplicationAct, ApplicationContext } from '../../../machines/application.context.ts';
import { outcomesOpen } from '../../../machines/application.decision-rules.ts';
import { grantBar, warnings, warningWords } from '../../../machines/application.warnings.ts';
import { grantBarWords } from '../../../machines/application.words.ts';
import { addMonths, sayDate } from '../../../machines/calendar.ts';
import { effectiveAfter } from '../../../machines/decision-in-force.ts';
import { sayPounds } from '../../../machines/money.ts';
import { viewCase } from '../../engine/view-case.ts';
import type { OpenedCase } from '../case-access.ts';
import type { ShownField } from '../command-form/form-model.ts';
import type { CommandLayout, LayoutShown } from '../command-layout.ts';
import { paths, pathTo } from '../paths.ts';
import type { Visit } from '../route.ts';
import { senderOf } from '../visitor.ts';
import { shownCriteria } from './decision-criteria.ts';
import { previewOf } from './decision-preview.ts';
import { poundsTyped, readDecision } from './decision-typed.ts';

/** The case as the rules see it for the visitor. */
async function seen(visit: Visit, { head, visitor }: OpenedCase, command: string) {
  const key = { case: head.id, workflow: head.workflow, ...senderOf(visitor), at: visit.now, mint: randomUUID() };
  const view = await viewCase(visit.services.engine, key);
  const act = view.actFor(command.slice(command.indexOf('.') + 1)) as ApplicationAct;
  return { context: view.snapshot.context as ApplicationContext, act };
}

const wordsOf = ({ services }: Visit, refs: readonly string[]) => textBodies(services.db, services.scheme.id, refs);

/** A correction begins with the record that it corrects. */
async function begin(visit: Visit, { head }: OpenedCase): Promise<Readonly<Record<string, unknown>>> {
  const { decision, offer } = head.context as ApplicationContext;
  if (!decision || visit.params.command !== 'proposeCorrection') return {};
  const { reasons, findsOtherwise, alternatives, publicReasons, internalNotes } = decision;
  const refs = [alternatives, publicReasons, ...(internalNotes ? [internalNotes] : [])];
  const all = [...refs, ...reasons.flatMap(({ reason, next }) => [reason, next]), ...findsOtherwise.map(({ reason }) => reason)];
  const words = await wordsOf(visit, all);
  const say = (ref: string | null) => (ref === null ? '' : (words.get(ref) ?? ''));
  return {
    outcome: decision.outcome,
    reasons: reasons.map(({ criterion, reason, next }) => ({ criterion, reason: say(reason), next: say(next) })),
    findsOtherwise: findsOtherwise.map(({ criterion, met, reason }) => ({ criterion, met: met ? 'yes' : 'no', reason: say(reason) })),
    alternatives: say(alternatives),
    publicReasons: say(publicReasons),
    internalNotes: say(internalNotes),
    consulted: decision.consulted,
    exempt: decision.exempt ? 'yes' : 'no',
    ...(decision.outcome === 'offer' && offer ? { deadline: offer.deadline } : {}),
    ...(decision.outcome === 'offer' && offer?.grantPence ? { grantPounds: poundsTyped(offer.grantPence) } : {}),
  };
}

/** What has to be known before anything is typed: warnings (F16), why there is no grant, and whose declaration is missing (P8). */
function remarksOf(context: ApplicationContext, act: ApplicationAct): string[] {
  if (!context.report) return ['The franchise officer has not reported on this application yet, so there is nothing to decide.'];
  const bar = context.stage === 1 ? grantBar(act.facts, context.firstSubmittedOn ?? act.on) : null;
  return [...warnings(act.facts, act.policy).map((one) => warningWords[one]), ...(bar ? [grantBarWords[bar]] : [])];
}

function declaredBy({ interests }: ApplicationContext, person: string): string | null {
  const own = interests[person];
  if (!own) return null;
  if (own.interest === 'none') return `You declared on ${sayDate(own.on)} that you have no interest.`;
  return own.dispensation
    ? `You declared an interest on ${sayDate(own.on)} and have a dispensation.`
    : `You declared an interest on ${sayDate(own.on)}.`;
}

function placesOf(fields: readonly ShownField[], stage: 1 | 2) {
  const field = (path: string) => fields.find((one) => one.path === path) ?? null;
  const open: readonly string[] = outcomesOpen[stage];
  const outcome = field('outcome');
  return {
    mistake: field('mistake'),
    outcome: outcome && { ...outcome, options: outcome.options.filter(({ value }) => open.includes(value)) },
    alternatives: field('alternatives'),
    publicReasons: field('publicReasons'),
    internalNotes: field('internalNotes'),
    consulted: field('consulted'),
    exempt: field('exempt'),
    deadline: stage === 1 ? field('deadline') : null,
  };
}

async function model(visit: Visit, opened: OpenedCase, shown: LayoutShown) {
  const { context, act } = await seen(visit, opened, shown.command);
  const notes: readonly string[] = Object.values(context.report?.notes ?? {});
  const stage = context.stage;
  const { policy } = act;
  const pounds: unknown = typeof shown.sent === 'object' && shown.sent !== null ? Reflect.get(shown.sent, 'grantPounds') : '';
  return {
    stage,
    own: placesOf(shown.fields, stage),
    criteria: shownCriteria(context, act, { ...shown, texts: await wordsOf(visit, notes) }),
    remarks: remarksOf(context, act),
    latest: sayDate(addMonths(effectiveAfter(act.on, policy), policy.supportMonths)),
    cap: sayPounds(policy.grantCapPence),
    grant: stage === 1 ? { value: typeof pounds === 'string' ? pounds : '', error: shown.problems.grantPence ?? null } : null,
    declared: declaredBy(context, opened.visitor.person),
    declare: pathTo(paths.command, { case: opened.head.id, command: 'declareInterest' }),
    paper: pathTo(paths.paper, { case: opened.head.id }),
    records: shown.command === 'application.decide',
    preview: shown.look === null ? null : await previewOf(visit, opened, shown),
  };
}

/** The layout of `application.decide` and `application.proposeCorrection`. */
export const decisionLayout: CommandLayout = { page: 'decision', begin, read: readDecision, model };
