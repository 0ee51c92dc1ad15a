// The franchise's rules in their order: who may act (P), package and annual review (H1, H3), then what can end it (H4, D).
import { addDays, addMonths, sayDate, sayDays } from './calendar.ts';
import { franchiseCommands } from './franchise.commands.ts';
import type { FranchiseCommands, FranchiseContext } from './franchise.context.ts';
import { there } from './franchise.context.ts';
import { isSuspensionUntold } from './franchise.decision.ts';
import type { FranchiseFacts } from './franchise.facts.ts';
import { mayBeSuspended } from './franchise.grounds.ts';
import { packageWords } from './franchise.package.ts';
import { paperSteps } from './franchise.paper-commands.ts';
import { mustStayOut, whyHolderStaysOut, whyNotDeclared, whyNotYourTurn } from './interests.ts';
import { nextMeeting } from './next-meeting.ts';
import { paperRules } from './paper.ts';
import { whyNotConfirmed } from './two-people.ts';
import { actsFor, type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<FranchiseContext, FranchiseFacts, FranchiseCommands>();

const confirming = ['confirmSuspension', 'confirmLifting'] as const;
const holderActs = [...confirming, 'decideEnding', 'deferEnding'] as const;
const officerActs = [
  'recordFindings',
  'judgeLine',
  'giveTime',
  'closeGround',
  'proposeSuspension',
  'proposeLifting',
  'proposeEnding',
  'withdrawEnding',
  'placeEnding',
  'keyPaper',
  'confirmPaper',
] as const;

/** What a review sent back, where this command makes the fresh decision. */
function sentBackFor(command: string, { sentBack }: FranchiseContext) {
  const kind = { confirmSuspension: 'suspension', decideEnding: 'ending', deferEnding: 'ending' }[command];
  return sentBack.find((one) => one.kind === kind) ?? null;
}

const personRules: Rule[] = [
  book.facts('P8a', holderActs, ({ act, context }) => whyNotDeclared(context.interests, act.actor, 'this franchise')),
  book.facts('P2a', holderActs, ({ act, context }) => whyHolderStaysOut(context.interests, act.actor, 'this franchise')),
  book.facts('P3a', holderActs, ({ act, command, context }) =>
    actsFor(act.actor).some((person) => sentBackFor(command, context)?.mustNotDecide.includes(person))
      ? 'A review sent this back, and you made the decision set aside or sat on its panel, so another holder makes the fresh one.'
      : null,
  ),
  book.facts('P2b', holderActs, ({ act, command, context, facts }) =>
    whyNotYourTurn(context.interests, facts.holders, act.actor, 'this franchise', sentBackFor(command, context)?.mustNotDecide),
  ),
  book.facts('P8c', officerActs, ({ act, context }) =>
    mustStayOut(context.interests, act.actor)
      ? 'You have an interest in this franchise and no dispensation, so you take no part in it. Ask another franchise officer.'
      : null,
  ),
  book.facts('P5a', ['recordFindings', 'judgeLine', ...holderActs], ({ act, context }) =>
    context.hands.includes(act.actor.person)
      ? 'You prepared or submitted a return for the organisation, so somebody else decides on its franchise.'
      : null,
  ),
  book.facts('P5b', ['decideEnding'], ({ act, context }) =>
    context.ending?.by === act.actor.person ? 'You proposed this ending as its officer, so another person decides it.' : null,
  ),
  book.payload('P8d', ['declareInterest'], ({ act, context, data }) =>
    data.interest === 'none' && context.interests[act.actor.person]?.interest === 'interest'
      ? 'You declared an interest, and it stays on record. Ask the head of paid service for a dispensation if you should still act.'
      : null,
  ),
  book.payload('P8e', ['recordDispensation'], ({ context, data }) =>
    context.interests[data.person]?.interest === 'interest'
      ? null
      : 'This person has not declared an interest in this franchise. Ask them to declare it first.',
  ),
  book.facts('P10a', confirming, ({ act, command, context: { proposal } }) => {
    const what = command === 'confirmSuspension' ? 'suspend' : 'lift';
    const words = what === 'suspend' ? 'the suspension' : 'the lifting of the suspension';
    return whyNotConfirmed(proposal?.data.what === what ? proposal : undefined, act, words);
  }),
];

const packageRules: Rule[] = [
  book.payload('H1a', ['offerItems'], ({ context, data }) => {
    const again = data.items.find((item) => context.package[item] && context.package[item].status !== 'declined');
    return again ? `“${packageWords[again]}” is offered already. Leave it out.` : null;
  }),
  book.payload('H1b', ['answerItems'], ({ context, data }) => {
    const missing = data.answers.find(({ item }) => !context.package[item]);
    return missing ? `“${packageWords[missing.item]}” has not been offered yet. Ask the engagement officer for it.` : null;
  }),
];

const annualRules: Rule[] = [
  book.facts('H3a', ['prepareReturn', 'submitReturn'], ({ context }) =>
    context.annual.returned ? 'The annual return is in. The franchise officer records the findings next.' : null,
  ),
  book.facts('H3b', ['prepareReturn'], ({ act, context: { annual } }) =>
    act.on < annual.opensOn
      ? `The next annual return is due on ${sayDate(annual.dueOn)} and can be prepared from ${sayDate(annual.opensOn)}.`
      : null,
  ),
  book.facts('H3c', ['submitReturn'], ({ context }) =>
    context.annual.prepared ? null : 'Nobody has prepared the annual return. Prepare it first.',
  ),
  book.facts('P6a', ['submitReturn'], ({ act, context, facts }) => {
    if (context.annual.prepared?.by !== act.actor.person) return null;
    const single = facts.organisation.singleOfficerConfirmedOn;
    if (single !== null && single <= act.on) return null;
    return 'You prepared this return, so another authorised signatory submits it. If your organisation has a single officer, ask the franchise officer to confirm that first.';
  }),
  book.facts('H3d', ['recordFindings'], ({ context }) =>
    context.annual.returned ? null : 'The annual return is not in. Ask the organisation to submit it.',
  ),
  book.payload('H3e', ['recordFindings'], ({ data }) => {
    const needsPlan = data.recommendation === 'improve';
    if (needsPlan === data.plan.length > 0) return null;
    return needsPlan
      ? 'An improvement plan needs lines: what is done, how it is measured, who does it, by when and with what help.'
      : 'A plan belongs to the recommendation to improve. Leave its lines out, or recommend an improvement plan.';
  }),
  book.payload('H3f', ['recordFindings'], ({ act, data }) => {
    const latest = addMonths(act.on, act.policy.improvementPlanMonths);
    if (data.plan.every(({ due }) => due > act.on && due <= latest)) return null;
    return `Each line of an improvement plan is due on a day after today and up to ${sayDate(latest)}. Change its date.`;
  }),
  book.facts('H3g', ['judgeLine'], ({ context }) =>
    context.plan.some(({ met }) => met !== true) ? null : 'No line of an improvement plan is open. A plan begins with an annual review.',
  ),
  book.payload('H3h', ['judgeLine'], ({ context, data }) => {
    const line = context.plan[data.line - 1];
    if (line && line.met !== true) return null;
    return 'That line is not in the plan, or was found met. Choose an open line.';
  }),
];

const actingRules: Rule[] = [
  book.facts('H4a', ['proposeSuspension', 'confirmSuspension'], ({ context }) =>
    mayBeSuspended(context)
      ? null
      : 'A suspension rests on an expired level, a missed annual review or a failed improvement plan, and none is on record. Record what you found in the annual review, or propose an ending.',
  ),
  book.payload('H4b', ['proposeSuspension'], ({ act, data }) =>
    data.backBy > act.on ? null : 'The day by which you expect the way back lies ahead. Choose a later date.',
  ),
  book.facts('H4j', ['proposeLifting'], ({ context }) =>
    isSuspensionUntold(context)
      ? 'The letter on the suspension has not been released yet, so the organisation has not been told of it. Propose the lifting once it is.'
      : null,
  ),
  book.payload('H4c', ['giveTime'], ({ act, data }) => {
    const latest = addMonths(act.on, act.policy.franchiseTimeMonths);
    return data.until > act.on && data.until <= latest
      ? null
      : `Time can be given from tomorrow up to ${sayDate(latest)}. Choose a date between the two.`;
  }),
  book.payload('H4d', ['closeGround'], ({ context, data }) =>
    context.grounds.some(({ ground }) => ground === data.ground) ? null : 'That is not on record for this franchise. Choose what is.',
  ),
  book.payload('H4e', ['leave'], ({ act, data }) => {
    const { leaveNoticeDays } = act.policy;
    const earliest = addDays(act.on, leaveNoticeDays);
    return data.on >= earliest
      ? null
      : `Leaving the franchise takes ${sayDays(leaveNoticeDays, 'day')} of notice. Choose ${sayDate(earliest)} or later.`;
  }),
  book.facts('H4i', ['leave'], ({ act, context: { leavesOn } }) =>
    leavesOn !== null && act.on > leavesOn
      ? `The franchise ended with ${sayDate(leavesOn)}, the day you gave notice for, so the day no longer moves. Apply again if you want the franchise back.`
      : null,
  ),
  book.facts('H4f', ['takeBackNotice'], ({ act, context }) =>
    context.leavesOn !== null && act.on <= context.leavesOn ? null : 'No notice is running, so there is none to take back.',
  ),
  book.facts('H4g', ['placeEnding'], ({ act, facts }) =>
    nextMeeting(facts.meetings, act.on)
      ? null
      : 'No meeting with an open cut-off is published, so the ending waits. Ask the administrator to publish the programme.',
  ),
  book.payload('H4h', ['placeEnding'], ({ act, data, facts }) => {
    const next = nextMeeting(facts.meetings, act.on);
    if (!next || next.case === data.meeting) return null;
    return `The next meeting whose cut-off has not passed is on ${sayDate(next.date)}. Place the ending on that one.`;
  }),
];

const decisionRules: Rule[] = [
  book.facts('D4a', ['decideEnding', 'deferEnding'], ({ act, context }) => {
    const { date } = there(context.meeting, 'meeting');
    return act.on >= date ? null : `The meeting is on ${sayDate(date)}. Record this at the meeting or after it.`;
  }),
  book.facts('F15a', ['deferEnding'], ({ act, context }) =>
    context.deferrals < act.policy.deferralsMost
      ? null
      : `The decision has been deferred ${context.deferrals} times, and no more is allowed. Decide whether the franchise ends.`,
  ),
  book.payload('P8b', ['decideEnding'], ({ context, data }) =>
    data.consulted.every((person) => context.interests[person])
      ? null
      : 'Somebody you consulted has not declared their interests in this franchise. Ask them to declare first.',
  ),
  book.payload('D9a', ['decideEnding'], ({ data }) =>
    data.outcome === 'end' && data.reasons.length === 0
      ? 'An ending needs reasons, each with what the organisation does next. Give at least one.'
      : null,
  ),
  book.facts('D7a', ['callIn'], ({ act, context }) => {
    const { effectiveOn } = there(context.decision, 'decision');
    return act.on < effectiveOn ? null : `The decision took effect on ${sayDate(effectiveOn)}, so it can no longer be called in.`;
  }),
  book.facts('D7b', ['callIn'], ({ context }) =>
    context.referredBack ? 'This decision was made afresh after a referral back, so it cannot be called in again.' : null,
  ),
];

// From when a return is taken, H3b says.
const papersRules = paperRules({ steps: paperSteps, commands: franchiseCommands, checks: ['recordFindings'], since: () => null });

/** Every rule, in the order in which the engine asks them. */
export const franchiseRules: readonly Rule[] = [
  ...personRules,
  ...packageRules,
  ...annualRules,
  ...actingRules,
  ...decisionRules,
  ...papersRules,
];
