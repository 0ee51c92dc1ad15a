// The grant's rules in their order: who may act (P), conditions (S1, S2, S4), then payments' and recovery's files.
import { sayDate } from './calendar.ts';
import { CEILING_PENCE } from './grant.accounts.ts';
import { isOfOrganisation } from './grant.changes.ts';
import { grantCommands } from './grant.commands.ts';
import { conditionOf, isSatisfied, lastDayFor } from './grant.conditions.ts';
import type { GrantCommands, GrantContext } from './grant.context.ts';
import { correctionRules } from './grant.correction-rules.ts';
import type { GrantFacts } from './grant.facts.ts';
import { grantPaperRules } from './grant.paper-rules.ts';
import { paymentRules } from './grant.payment-rules.ts';
import { recoveryRules } from './grant.recovery-rules.ts';
import { mustStayOut, whyHolderStaysOut, whyNotDeclared, whyNotYourTurn } from './interests.ts';
import { sayPounds } from './money.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<GrantContext, GrantFacts, GrantCommands>();

const holderActs = ['waive', 'confirmCorrection', 'confirmRecovery'] as const;
const officerActs = [
  'setConditions',
  'proposeCorrection',
  'recordMet',
  'recordNotMet',
  'checkBankDetails',
  'witnessBankDetails',
  'requestPayment',
  'authorisePayment',
  'refusePayment',
  'recordPaid',
  'complete',
  'proposeRecovery',
  'recordRepayment',
  'keyPaper',
  'confirmPaper',
] as const;
/** What signs something of the organisation off, or moves its money (P5). */
const signingOff = [
  'setConditions',
  'proposeCorrection',
  'confirmCorrection',
  'recordMet',
  'recordNotMet',
  'waive',
  'witnessBankDetails',
  'authorisePayment',
  'recordPaid',
  'complete',
  'proposeRecovery',
  'confirmRecovery',
  'recordRepayment',
] as const;

/** What people do for the organisation. */
const organisationActs = ['submitEvidence', 'giveBankDetails', 'checkBankDetails', 'requestPayment', 'askAgain'] as const;

/** Whether the person found a condition met, not met or waived, authorised a payment or witnessed bank details. */
function hasSignedOff({ conditions, payments, bank }: GrantContext, person: string): boolean {
  const found = conditions.some((condition) => condition.found?.by === person);
  return found || payments.some(({ authorisedBy }) => authorisedBy === person) || bank?.witnessedBy === person;
}

const personRules: Rule[] = [
  book.facts('P5a', signingOff, ({ act, context }) =>
    context.hands.includes(act.actor.person) || isOfOrganisation(act.actor)
      ? 'You act for the organisation in this grant, so somebody else signs this off.'
      : null,
  ),
  book.facts('P5d', organisationActs, ({ act, context }) =>
    isOfOrganisation(act.actor) && hasSignedOff(context, act.actor.person)
      ? 'You signed something of this grant off for the council, so somebody else acts for the organisation.'
      : null,
  ),
  book.facts('P8a', holderActs, ({ act, context }) => whyNotDeclared(context.interests, act.actor, 'this grant')),
  book.facts('P2a', holderActs, ({ act, context }) => whyHolderStaysOut(context.interests, act.actor, 'this grant')),
  book.facts('P2b', holderActs, ({ act, context, facts }) => whyNotYourTurn(context.interests, facts.holders, act.actor, 'this grant')),
  book.facts('P8c', officerActs, ({ act, context }) =>
    !isOfOrganisation(act.actor) && mustStayOut(context.interests, act.actor)
      ? 'You have an interest in this grant and no dispensation, so you take no part in it. Ask another officer.'
      : null,
  ),
  book.payload('P8d', ['declareInterest'], ({ act, context, data }) =>
    data.interest === 'none' && context.interests[act.actor.person]?.interest === 'interest'
      ? 'You declared an interest, and it stays on record. Ask the head of paid service for a dispensation if you should still act.'
      : null,
  ),
  book.payload('P8e', ['recordDispensation'], ({ context, data }) =>
    context.interests[data.person]?.interest === 'interest'
      ? null
      : 'This person has not declared an interest in this grant. Ask them to declare it first.',
  ),
];

const settingRules: Rule[] = [
  book.payload('S1a', ['open'], ({ data }) =>
    data.pence > CEILING_PENCE ? `A start-up grant is at most ${sayPounds(CEILING_PENCE)}. Correct the award in the decision.` : null,
  ),
  book.payload('S2a', ['setConditions'], ({ context, data }) => {
    const late = data.conditions.some(({ due }) => due !== undefined && due > context.deadline);
    return late ? `No condition is due after the stage 2 deadline, ${sayDate(context.deadline)}. Enter an earlier date.` : null;
  }),
  book.payload('S2b', ['setConditions'], ({ context, data }) => {
    const stray = data.conditions.find(({ criterion }) => !context.criteria.includes(criterion));
    return stray
      ? `The offer does not list “${stray.criterion}” as still to meet, so the grant sets no condition for it. Choose one of: ${context.criteria.join(', ')}.`
      : null;
  }),
  book.payload('S2c', ['setConditions'], ({ context, data, act }) => {
    const past = data.conditions.some(({ due = context.deadline }) => due <= act.on);
    return past
      ? 'Each condition is due on a day that is still ahead. Enter a later date, or have the stage 2 deadline moved first.'
      : null;
  }),
  book.payload('S2d', ['setConditions'], ({ context, data }) => {
    const without = context.criteria.filter((one) => !data.conditions.some(({ criterion }) => criterion === one));
    return without.length === 0
      ? null
      : `The grant is for meeting every criterion that the offer lists as still to meet. Set a condition for: ${without.join(', ')}.`;
  }),
];

const conditionRules: Rule[] = [
  book.payload('S4a', ['submitEvidence', 'recordMet', 'recordNotMet', 'waive', 'proposeCorrection'], ({ context, data }) =>
    conditionOf(context, data.condition) ? null : `The grant has no condition ${data.condition}. Choose one of its conditions.`,
  ),
  book.payload('S4b', ['submitEvidence', 'waive'], ({ context, data }) => {
    const condition = conditionOf(context, data.condition);
    return condition && isSatisfied(condition) ? `Condition ${data.condition} is satisfied already. Choose another condition.` : null;
  }),
  book.facts('S4e', ['submitEvidence'], ({ act, context }) => {
    const since = context.stoppedOn ?? context.closed?.on ?? null;
    return since !== null && act.on >= since
      ? `The grant has stood still since ${sayDate(since)}, and nothing is submitted while it does. Ask for it to be looked at again, and say what we should know.`
      : null;
  }),
  book.payload('S4c', ['submitEvidence'], ({ act, context, data, facts }) => {
    const condition = conditionOf(context, data.condition);
    if (!condition) return null;
    const last = lastDayFor(condition, context, act.on, facts.application.deadline);
    return act.on > last
      ? `The time for condition ${data.condition} ended on ${sayDate(last)}. Ask for it to be looked at again, and say what kept you.`
      : null;
  }),
  book.payload('S4d', ['recordMet', 'recordNotMet'], ({ context, data }) =>
    conditionOf(context, data.condition)?.status === 'evidence'
      ? null
      : `No evidence for condition ${data.condition} is waiting. Record what you find once the organisation has submitted it.`,
  ),
];

/** Every rule, in the order in which the engine asks them. */
export const grantRules: readonly Rule[] = [
  ...personRules,
  ...settingRules,
  ...conditionRules,
  ...correctionRules,
  ...paymentRules,
  ...recoveryRules,
  ...grantPaperRules(grantCommands),
];
