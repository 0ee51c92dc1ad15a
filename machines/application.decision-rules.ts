// What a decision can be and what it must say (D4, D5, D7, D9, F4, F8, F10, F13–F15, S1, S6).
import type { ApplicationCommands, ApplicationContext, Decision } from './application.context.ts';
import { there } from './application.context.ts';
import { citable, criteriaAsDecided, levelStanding, measuresNow, termsOf } from './application.criteria.ts';
import type { ApplicationFacts } from './application.facts.ts';
import { grantBar } from './application.warnings.ts';
import { grantBarWords, nameCriterion } from './application.words.ts';
import { addDays, addMonths, sayDate } from './calendar.ts';
import type { Criterion } from './core-offer.ts';
import { effectiveAfter } from './decision-in-force.ts';
import { levelOn } from './levels.ts';
import { type Asked, type DataOf, type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ApplicationContext, ApplicationFacts, ApplicationCommands>();

const recording = ['decide', 'proposeCorrection'] as const;

type Deciding = Asked<ApplicationContext, ApplicationFacts> & { data: DataOf<ApplicationCommands['decide']> };

/** The outcomes that a stage allows (D5): what a form offers and what the rules accept. */
export const outcomesOpen = { 1: ['approve', 'offer'], 2: ['approve', 'decline'] } as const satisfies Record<
  1 | 2,
  readonly Decision['outcome'][]
>;

const decidedOf = ({ act, context, data, facts }: Deciding) =>
  criteriaAsDecided(context, facts.certificates, act.on, act.policy, data.findsOtherwise);

const standingOf = ({ act, context, facts }: Deciding) => levelStanding(facts.certificates, measuresNow(context, act.policy).level, act.on);

const termsOffered = (asked: Deciding) => termsOf(decidedOf(asked), levelOn(asked.facts.certificates, asked.act.on), asked.act.policy);

/** The criteria an offer would list as still to meet without a reason. */
function withoutReason(asked: Deciding): Criterion[] {
  const { data } = asked;
  const { criteria } = termsOffered(asked);
  const open = citable.filter((criterion) => criteria[criterion] === 'still-to-meet');
  return open.filter((criterion) => !data.reasons.some((reason) => reason.criterion === criterion));
}

/** Reasons for them, in the words that there are: those of the notice. */
const unsaid = (asked: Deciding) =>
  withoutReason(asked).map((criterion) => ({ criterion, reason: asked.data.publicReasons, next: asked.data.publicReasons }));

/** The latest stage 2 deadline that a decision of today can give (F4). */
const latestOffered = ({ act }: Pick<Deciding, 'act'>) => addMonths(effectiveAfter(act.on, act.policy), act.policy.supportMonths);

const isOpen = ({ stage }: ApplicationContext, outcome: Decision['outcome']) => outcomesOpen[stage].some((open) => open === outcome);

const outcomeRules: Rule[] = [
  book.payload('F4a', recording, ({ context, data }) =>
    !isOpen(context, data.outcome) && data.outcome === 'decline'
      ? 'There is no decline at stage 1. Approve the application or offer support.'
      : null,
  ),
  book.payload('D5a', recording, ({ context, data }) =>
    !isOpen(context, data.outcome) && data.outcome === 'offer'
      ? 'Support is offered at stage 1 only. Approve the application or decline it with reasons.'
      : null,
  ),
  book.payload('D5b', recording, ({ data }) =>
    data.outcome !== 'offer' && (data.deadline !== undefined || data.grantPence !== undefined)
      ? 'A deadline and a grant belong to an offer of support. Leave both out, or offer support.'
      : null,
  ),
  book.payload('F14a', recording, (asked) => {
    const citesLevel = asked.data.reasons.some(({ criterion }) => criterion === 'level');
    if (standingOf(asked) !== 'expired' || (asked.data.outcome !== 'approve' && !(asked.data.outcome === 'decline' && citesLevel)))
      return null;
    return 'The organisation’s level has expired, so the application is held for renewal and this does not count against it. Record the decision once the level is renewed.';
  }),
  book.payload('F13a', recording, (asked) => {
    if (asked.data.outcome !== 'approve') return null;
    const criteria = decidedOf(asked);
    const unmet = citable.filter((criterion) => criterion !== 'level' && !criteria[criterion]);
    return unmet.length === 0
      ? null
      : `An approval needs the whole core offer; not met: ${unmet.join(', ')}. Choose another outcome, or record where you find otherwise.`;
  }),
  book.payload('F13b', recording, (asked) => {
    if (asked.data.outcome !== 'approve' || standingOf(asked) === 'in-date') return null;
    return `An approval needs GRIPP Level ${measuresNow(asked.context, asked.act.policy).level}, signed off and in date. Choose another outcome.`;
  }),
];

const reasonRules: Rule[] = [
  book.payload('F2a', recording, ({ context, data }) => {
    const unknown = data.reasons.find(({ criterion }) => !citable.some((known) => known === criterion));
    return context.stage === 1 && unknown
      ? `There is no criterion “${unknown.criterion}”. Choose one of: ${citable.map(nameCriterion).join('; ')}.`
      : null;
  }),
  book.payload('F8a', recording, ({ context, data }) => {
    if (context.stage === 1) return null;
    const listed = Object.keys(there(context.offer, 'offer').terms.criteria);
    const other = data.reasons.find(({ criterion }) => !listed.includes(criterion));
    return other
      ? `The offer did not list “${nameCriterion(other.criterion)}”, so no reason can rest on it. Choose one of: ${listed.map(nameCriterion).join('; ')}.`
      : null;
  }),
  book.payload('F8b', recording, ({ data }) =>
    data.outcome === 'decline' && data.reasons.length === 0
      ? 'A decline needs reasons. Give one for each criterion that is not met, and what to do next.'
      : null,
  ),
  book.payload('F8c', recording, (asked) => {
    if (asked.data.outcome !== 'decline') return null;
    const criteria: Readonly<Record<string, boolean>> = decidedOf(asked);
    const met = asked.data.reasons.find(({ criterion }) => criteria[criterion]);
    return met
      ? `“${nameCriterion(met.criterion)}” is found met, so it is no reason to decline. Leave it out, or record that you find otherwise.`
      : null;
  }),
];

const offerRules: Rule[] = [
  book.payload('F4b', recording, (asked) => {
    if (asked.data.outcome !== 'offer' || standingOf(asked) !== 'in-date') return null;
    const all = Object.values(decidedOf(asked)).every((met) => met);
    return all ? 'The core offer is met and the level is in date, so there is nothing to support. Approve the application.' : null;
  }),
  book.payload(
    'D9a',
    recording,
    (asked) => {
      const open = asked.data.outcome === 'offer' ? (withoutReason(asked)[0] ?? null) : null;
      return open ? `“${nameCriterion(open)}” is still to meet and has no reason. Say why, and what the organisation does next.` : null;
    },
    (asked) => ({ reasons: [...asked.data.reasons, ...unsaid(asked)] }),
  ),
  book.payload('D9b', recording, (asked) => {
    if (asked.data.outcome !== 'offer') return null;
    const criteria: Readonly<Record<string, string>> = termsOffered(asked).criteria;
    const met = asked.data.reasons.find(({ criterion }) => criteria[criterion] === 'must-stay-met');
    return met
      ? `“${nameCriterion(met.criterion)}” is met, and the letter of an offer has reasons only for what is still to meet. Leave it out, or record that you find otherwise.`
      : null;
  }),
  book.payload(
    'F4c',
    recording,
    ({ act, data }) => {
      if (data.outcome !== 'offer') return null;
      const latest = latestOffered({ act });
      if (data.deadline !== undefined && data.deadline <= latest) return null;
      return `An offer names the date by which the organisation resubmits, at most ${act.policy.supportMonths} months after the decision takes effect. Enter a date up to ${sayDate(latest)}.`;
    },
    (asked) => ({ deadline: latestOffered(asked) }),
  ),
  book.payload('F4d', recording, ({ act, data }) => {
    if (data.outcome !== 'offer' || data.deadline === undefined) return null;
    const lastAnswer = addDays(effectiveAfter(act.on, act.policy), act.policy.offerDays);
    return data.deadline > lastAnswer
      ? null
      : `The organisation has until ${sayDate(lastAnswer)} to answer the offer. Enter a deadline after that day.`;
  }),
  book.payload('V5b', recording, ({ context, data }) =>
    data.grantPence !== undefined && context.grant !== null
      ? 'The start-up grant accepted before goes on with its conditions, and a fresh decision never opens a second. Leave the grant out.'
      : null,
  ),
  book.payload('F10c', recording, ({ context, data, facts }) => {
    if (data.grantPence === undefined) return null;
    return grantBar(facts, there(context.firstSubmittedOn, 'first submission')) === 'declined-before'
      ? `${grantBarWords['declined-before']} Leave the grant out.`
      : null;
  }),
  book.payload('S6a', recording, ({ context, data, facts }) => {
    if (data.grantPence === undefined) return null;
    return grantBar(facts, there(context.firstSubmittedOn, 'first submission')) === 'hub-was-granted'
      ? `${grantBarWords['hub-was-granted']} Leave the grant out.`
      : null;
  }),
  book.payload(
    'S1a',
    recording,
    ({ act, data }) =>
      data.grantPence !== undefined && data.grantPence > act.policy.grantCapPence
        ? `A start-up grant is at most £${(act.policy.grantCapPence / 100).toLocaleString('en-GB')}. Enter a lower amount.`
        : null,
    ({ act }) => ({ grantPence: act.policy.grantCapPence }),
  ),
];

/** Rules about recording, deferring and calling in a decision. */
export const decisionRules: readonly Rule[] = [
  book.facts('F3c', ['decide', 'defer'], ({ act, context }) => {
    const { date } = there(context.meeting, 'meeting');
    return act.on >= date ? null : `The meeting is on ${sayDate(date)}. Record this at the meeting or after it.`;
  }),
  book.facts('F15a', ['defer'], ({ act, context }) =>
    context.deferrals < act.policy.deferralsMost
      ? null
      : `The decision has been deferred ${context.deferrals} times, and no more is allowed. Decide the application.`,
  ),
  book.payload('P8b', recording, ({ context, data }) =>
    data.consulted.every((person) => context.interests[person])
      ? null
      : 'Somebody you consulted has not declared their interests in this application. Ask them to declare first.',
  ),
  ...outcomeRules,
  ...reasonRules,
  ...offerRules,
  book.facts('D7a', ['callIn'], ({ act, context }) => {
    const { effectiveOn } = there(context.decision, 'decision');
    return act.on < effectiveOn ? null : `The decision took effect on ${sayDate(effectiveOn)}, so it can no longer be called in.`;
  }),
  book.facts('D7b', ['callIn'], ({ context }) =>
    context.referredBack ? 'This decision was made afresh after a referral back, so it cannot be called in again.' : null,
  ),
];
