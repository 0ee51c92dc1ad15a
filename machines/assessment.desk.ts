// Every named guard and action of the self-assessment's machine: thin names over its pure steps and asks.
import { setup } from 'xstate';
import * as asks from './assessment.asks.ts';
import type { AssessmentEvent } from './assessment.commands.ts';
import type { AssessmentContext } from './assessment.context.ts';
import * as guards from './assessment.guards.ts';
import * as steps from './assessment.steps.ts';
import { ask, type Effect } from './effects.ts';

const { areaOfDeadline, ...branches } = guards;

// 'ask' is declared so that asking for effects is type-checked; nothing ever runs it.
const desk = setup({
  types: { context: {} as AssessmentContext, events: {} as AssessmentEvent },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  guards: branches,
});

type Type = AssessmentEvent['type'];

function eventOf<K extends Type>(event: AssessmentEvent, type: K): steps.On<K> {
  if (event.type !== type) throw new Error(`The self-assessment's step for "${type}" was asked to handle "${event.type}".`);
  return event as steps.On<K>;
}

/** An action that changes the case when its command comes. */
function changing<K extends Type>(type: K, step: (context: AssessmentContext, event: steps.On<K>) => steps.Change) {
  return desk.assign(({ context, event }) => step(context, eventOf(event, type)));
}

/** An action that asks for effects when its command comes. */
function asking<K extends Type>(type: K, effects: (context: AssessmentContext, event: steps.On<K>) => Effect[]) {
  return desk.enqueueActions(({ context, event, enqueue }) => enqueue(ask(effects(context, eventOf(event, type)))));
}

const changes = {
  begin: changing('start', (_, event) => steps.begun(event)),
  keepPrepared: changing('prepare', steps.prepared),
  keepSubmission: changing('submit', steps.submitted),
  keepDeclaration: changing('declareInterest', steps.declared),
  takeLead: changing('takeLead', (_, { act }) => ({ lead: act.actor.person })),
  takeArea: changing('takeArea', (context, { data, act }) => ({
    areas: steps.areaStepped(context, data.area, act.on, { type: 'take', validator: act.actor.person }),
  })),
  releaseArea: changing('releaseArea', (context, { data, act }) => ({
    areas: steps.areaStepped(context, data.area, act.on, { type: 'release' }),
  })),
  stepBack: changing('stepBack', (context, { act }) => steps.steppedBack(context, act.actor.person)),
  freeWork: changing('freeWork', (context, { data }) => steps.steppedBack(context, data.person)),
  keepFindings: changing('find', steps.found),
  keepQuestions: changing('askForMore', steps.askedForMore),
  keepAnswer: changing('answer', steps.answered),
  passAnswer: changing('answerDue', (context, { data, act }) => steps.passed(context, areaOfDeadline(data.name), act.on)),
  concludeArea: changing('concludeArea', (context, { data, act }) => ({
    areas: steps.areaStepped(context, data.area, act.on, { type: 'conclude' }),
    responded: true,
  })),
  inviteReply: changing('concludeArea', (_, event) => steps.replyInvited(event)),
  endReplyForInterest: changing('declareInterest', () => ({ replyBy: null })),
  keepReply: changing('reply', steps.replied),
  keepReconsidered: changing('reconsider', steps.reconsidered),
  sign: changing('signOff', (_, event) => steps.signed(event)),
  keepPlan: changing('notYetMet', steps.planned),
  keepSecondAsked: changing('askSecondValidator', steps.secondAsked),
};

const effects = {
  askStarted: asking('start', asks.onStart),
  askSubmitted: asking('submit', asks.onSubmit),
  askSecondAsked: asking('askSecondValidator', asks.onSecondAsked),
  askWithdrawn: asking('withdraw', asks.onWithdraw),
  askQuestions: asking('askForMore', (context, { data }) => asks.onAsk(context, data.area)),
  askAnswerClocksStopped: asking('answer', (context, { data }) => asks.onAnswered(context, data.area)),
  askRevision: asking('answer', asks.onRevision),
  askReminder: asking('remindAnswer', (context, { data, act }) => asks.onRemindAnswer(context, areaOfDeadline(data.name), act.on)),
  askFirstResponse: asking('remindFirstResponse', asks.onWaiting),
  askResponded: asking('concludeArea', asks.onConclude),
  askReplies: asking('concludeArea', asks.onReplyInvited),
  askReplyClosed: asking('reply', asks.onReplyClosed),
  askReopened: asking('declareInterest', (context) => [...asks.onReplyClosed(), ...asks.onWaiting(context)]),
  askSomebodyElse: asking('declareInterest', asks.onWaiting),
  askSuccessor: asking('stepBack', asks.onWaiting),
  askStandIn: asking('freeWork', asks.onWaiting),
  askSignedOff: asking('signOff', asks.onSignOff),
  askNotYetMet: asking('notYetMet', asks.onNotYetMet),
  askExpiring: asking('remindExpiry', (context, { act }) => asks.onRemindExpiry(context, act.on)),
  askExpired: asking('expire', asks.onExpire),
  askNothingLeft: asking('expire', asks.onExpiredQuietly),
};

/** The machine's parts, ready for its states. */
export const assessmentDesk = desk.extend({ actions: { ...changes, ...effects } });
