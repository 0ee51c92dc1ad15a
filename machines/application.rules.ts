// The application's rules in their order: who may act (P), then submission and placing (F1, F3, F6, F10, F12), then the others' files.
import { applicationCommands } from './application.commands.ts';
import type { ApplicationCommands, ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import { correctionRules } from './application.correction-rules.ts';
import { mustNotDecide } from './application.deciders.ts';
import { decisionRules } from './application.decision-rules.ts';
import type { ApplicationFacts, PastApplication } from './application.facts.ts';
import { meetingFor } from './application.paper.ts';
import { applicationPaperRules } from './application.paper-rules.ts';
import { stageThreeRules } from './application.stage-three-rules.ts';
import { supportRules } from './application.support-rules.ts';
import { unlockRules } from './application.unlock-rules.ts';
import { sayDate } from './calendar.ts';
import { mustStayOut, whyNotYourTurn } from './interests.ts';
import { levelOn } from './levels.ts';
import { whyNotConfirmed } from './two-people.ts';
import { actsFor, type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ApplicationContext, ApplicationFacts, ApplicationCommands>();

const atMeeting = ['decide', 'defer', 'confirmCorrection', 'recordCorrection'] as const;
const onAward = ['holdAward', 'award', 'endApproval'] as const;
const correctionActs = ['confirmOfferWithdrawal', 'confirmReinstatement', 'dropCorrection'] as const;
const holderActs = [...atMeeting, 'confirmDeadline', ...correctionActs, ...onAward] as const;
const officerActs = [
  'returnForInformation',
  'confirmComplete',
  'place',
  'proposeDeadline',
  'issueAgreement',
  'newSigningPeriod',
  'countersign',
  'referToHolder',
  'proposeOfferWithdrawal',
  'proposeReinstatement',
  'proposeCorrection',
  'proposeUnlock',
  'confirmUnlock',
] as const;

const reviewable: readonly PastApplication['outcome'][] = ['declined', 'lapsed', 'offer-lapsed', 'approval-ended'];

/** Whether a closing can still be reviewed, so that the case might come back: its window is open, or its review is (F10, V2). */
function mayComeBack(past: PastApplication, on: string): boolean {
  if (!reviewable.includes(past.outcome) || past.review === 'ended') return false;
  return past.review === 'open' || past.reviewBy === null || on <= past.reviewBy;
}

function barredFrom(command: string, context: ApplicationContext): readonly string[] {
  if (atMeeting.some((one) => one === command)) return mustNotDecide(context, 'decision');
  return onAward.some((one) => one === command) ? mustNotDecide(context, 'approval-ended') : [];
}

const personRules: Rule[] = [
  book.facts('P8a', [...holderActs, ...officerActs], ({ act, context }) =>
    context.interests[act.actor.person]
      ? null
      : 'You have not declared your interests in this application. Declare them, or that you have none, before you act.',
  ),
  book.facts('P2a', holderActs, ({ act, context }) => {
    if (!mustStayOut(context.interests, act.actor)) return null;
    // The turn passes to the deputy by a declaration, so an interest that is only in the register has to be declared.
    if (context.interests[act.actor.person]?.interest !== 'interest')
      return 'The register shows that you have an interest in this organisation. Declare it here too, so that another holder can decide.';
    return 'You have an interest in this application and no dispensation, so another holder decides it. The head of paid service can record a dispensation.';
  }),
  book.facts('P2c', [...atMeeting, ...onAward], ({ act, command, context }) =>
    actsFor(act.actor).some((person) => barredFrom(command, context).includes(person))
      ? 'A review panel sent this back. Whoever made what was set aside, or sat on the panel, does not make the fresh decision. Another holder decides.'
      : null,
  ),
  book.facts('P2b', holderActs, ({ act, command, context, facts }) =>
    whyNotYourTurn(context.interests, facts.holders, act.actor, 'this application', barredFrom(command, context)),
  ),
  book.facts('P8c', [...officerActs, 'witnessAgreement'], ({ act, context }) =>
    mustStayOut(context.interests, act.actor)
      ? 'You have an interest in this application and no dispensation, so you take no part in it. Ask another franchise officer.'
      : null,
  ),
  book.facts(
    'P5a',
    ['confirmComplete', 'decide', 'award', 'witnessAgreement', 'countersign', 'confirmCorrection', 'recordCorrection'],
    ({ act, context }) =>
      context.hands.includes(act.actor.person)
        ? 'You prepared, submitted or signed this for the organisation, so somebody else signs it off.'
        : null,
  ),
  book.facts('P5b', ['decide', 'confirmCorrection', 'recordCorrection'], ({ act, context }) =>
    context.report?.by === act.actor.person ? 'You reported on this application as its officer, so another person decides it.' : null,
  ),
  book.payload('P8d', ['declareInterest'], ({ act, context, data }) =>
    data.interest === 'none' && context.interests[act.actor.person]?.interest === 'interest'
      ? 'You declared an interest, and it stays on record. Ask the head of paid service for a dispensation if you should still act.'
      : null,
  ),
  book.payload('P8f', ['declareInterest'], ({ data }) =>
    data.interest === 'interest' && data.nature === undefined ? 'Say what your interest is: the record of the decision states it.' : null,
  ),
  book.payload('P8e', ['recordDispensation'], ({ context, data }) =>
    context.interests[data.person]?.interest === 'interest'
      ? null
      : 'This person has not declared an interest in this application. Ask them to declare it first.',
  ),
  book.facts('P10a', ['confirmDeadline'], ({ act, context }) => whyNotConfirmed(context.proposal ?? undefined, act, 'the new deadline')),
];

const submissionRules: Rule[] = [
  book.facts('F10a', ['start'], ({ facts }) =>
    facts.live === null ? null : 'This hub already has an application that is not closed. Go on with that one, or withdraw it first.',
  ),
  book.facts('F10b', ['start'], ({ act, facts }) => {
    const past = facts.past.find((one) => one.hub === act.subject.hub && mayComeBack(one, act.on));
    if (!past) return null;
    if (past.review === 'open') return 'The last application for this hub is under review. Apply again when the review has ended.';
    if (past.reviewBy === null)
      return 'The letter that closed the last application for this hub is still to come. Apply again once the time to ask for a review is over.';
    return `A review of the last application for this hub can be asked for until ${sayDate(past.reviewBy)}. Apply again after that day.`;
  }),
  book.facts('F10d', ['start'], ({ act, facts }) =>
    facts.past.some(({ hub, outcome, standing }) => hub === act.subject.hub && outcome === 'awarded' && standing)
      ? 'This hub has the franchise already, so there is nothing to apply for.'
      : null,
  ),
  book.facts('P6a', ['submit'], ({ act, context, facts }) => {
    if (there(context.prepared, 'prepared content').by !== act.actor.person) return null;
    const single = facts.organisation.singleOfficerConfirmedOn;
    if (single !== null && single <= act.on) return null;
    return 'You prepared this application, so another authorised signatory submits it. If your organisation has a single officer, ask the franchise officer to confirm that first.';
  }),
  book.facts('F1a', ['submit'], ({ act, context, facts }) => {
    const needed = act.policy.levelToApply;
    if (context.offer !== null || levelOn(facts.certificates, act.on) >= needed) return null;
    return `An application needs GRIPP Level ${needed}, signed off and in date. Complete the self-assessment first; what you have prepared is kept.`;
  }),
  book.facts('F3a', ['place'], ({ act, context }) =>
    meetingFor(context, act)
      ? null
      : 'No meeting with an open cut-off is published, so the application waits. Ask the administrator to publish the programme.',
  ),
  book.payload('F3b', ['place'], ({ act, context, data }) => {
    const next = meetingFor(context, act);
    if (!next || next.case === data.meeting) return null;
    return `The next meeting whose cut-off has not passed is on ${sayDate(next.date)}. Place the application on that one.`;
  }),
  book.facts('F12a', ['withdraw'], ({ context, state }) => {
    if (state !== 'decided' && state !== 'called-in') return null;
    if (context.stage === 2)
      return 'The stage 2 decision has been made, so the application can no longer be withdrawn. Wait for the letter: an approval is refused by refusing the agreement.';
    if (context.decision?.outcome !== 'approve') return null;
    return 'The application has been approved, so it can no longer be withdrawn. Refuse the agreement instead, once the approval has taken effect.';
  }),
];

/** Every rule, in the order in which the engine asks them. */
export const applicationRules: readonly Rule[] = [
  ...personRules,
  ...submissionRules,
  ...unlockRules,
  ...decisionRules,
  ...supportRules,
  ...stageThreeRules,
  ...correctionRules,
  ...applicationPaperRules(applicationCommands),
];
