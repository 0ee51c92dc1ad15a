// The review's named guards and actions: what is remembered, and what is asked for.
import { setup } from 'xstate';
import { ask, type Effect } from './effects.ts';
import { onPaperConfirmed, onPaperContent, onPaperExpired, onPaperKeyed } from './paper.asks.ts';
import { isPaperOver, paperConfirmed, paperContentSettled, paperKeyed } from './paper.ts';
import * as asks from './review.asks.ts';
import { countVotes, type ReviewContext, type ReviewEvent, there } from './review.context.ts';
import * as endings from './review.ending-asks.ts';
import * as memory from './review.memory.ts';
import { seatWords } from './review.words.ts';

type Sent<T extends ReviewEvent['type']> = Extract<ReviewEvent, { type: T }>;
type Outcome = NonNullable<ReviewContext['closed']>['outcome'];

/** The event as the command it must be: the machine's table sends no other to these actions. */
function sent<T extends ReviewEvent['type']>(event: ReviewEvent, ...types: readonly T[]): Sent<T> {
  if (!types.some((type) => type === event.type)) throw new Error(`This action is not for "${event.type}".`);
  return event as Sent<T>;
}

const panelSize = Object.values(seatWords).reduce((sum, { number }) => sum + number, 0);

/** The count of votes with this one in it. */
function withThisVote(context: ReviewContext, event: ReviewEvent) {
  return countVotes([...context.votes, { vote: sent(event, 'vote').data.vote }]);
}

// 'ask' is declared so that asking for effects is type-checked; nothing ever runs it.
const base = setup({
  types: { context: {} as ReviewContext, events: {} as ReviewEvent },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  guards: {
    isPaperOver: ({ context, event }) => isPaperOver(context, event.act.on),
    isLate: ({ event }) => memory.requested(sent(event, 'request')).late !== null,
    hasInterest: ({ event }) => sent(event, 'declareInterest').data.interest === 'interest',
    isHearingOver: ({ context, event }) => event.act.on > there(context.hearing, 'hearing').date,
    areVotesOverdue: ({ context, event }) => event.act.on > there(context.votesBy, 'last day to vote'),
    isLastToSendBack: ({ context, event }) => {
      const { all, sendBack } = withThisVote(context, event);
      return all === panelSize && sendBack * 2 > panelSize;
    },
    isLastVote: ({ context, event }) => withThisVote(context, event).all === panelSize,
  },
});

const closeAs = (outcome: Outcome) => base.assign(({ event }) => ({ closed: { outcome, on: event.act.on } }));

const remembers = {
  rememberRequest: base.assign(({ event }) => memory.requested(sent(event, 'request'))),
  rememberOpened: base.assign(({ context, event }) => memory.opened({ act: memory.asOfToday(context, event) })),
  rememberStatement: base.assign(({ event }) => {
    const { act, data } = sent(event, 'addStatement');
    return { statement: { on: act.on, by: act.actor.person, text: data.statement } };
  }),
  rememberAppointed: base.assign(({ context, event }) => memory.appointed(context, sent(event, 'appoint'))),
  rememberRemoved: base.assign(({ context, event }) => memory.without(context, sent(event, 'removeMember').data.person)),
  rememberNoInterest: base.assign(({ context, event }) => memory.declaredNone(context, sent(event, 'declareInterest'))),
  rememberSteppedDown: base.assign(({ context, event }) => memory.steppedDown(context, sent(event, 'declareInterest'))),
  rememberHearing: base.assign(({ context, event }) => memory.hearingSet(context, sent(event, 'setHearing'))),
  rememberUnheard: base.assign(memory.unheard),
  rememberHeard: base.assign(({ context, event }) => memory.heard(context, sent(event, 'recordHeld'))),
  rememberVote: base.assign(({ context, event }) => memory.voted(context, sent(event, 'vote'))),
  closeAsNotConfirmed: closeAs('not-confirmed'),
  closeAsRefused: closeAs('late-refused'),
  closeAsWithdrawn: closeAs('withdrawn'),
  closeAsOvertaken: closeAs('overtaken'),
  closeAsStands: closeAs('stands'),
  closeAsSentBack: closeAs('sent-back'),
};

const papers = {
  rememberPaper: base.assign(({ event }) => paperKeyed(sent(event, 'keyPaper').data, event.act)),
  rememberPaperTaken: base.assign(({ context, event }) => paperConfirmed(context, event.act)),
  forgetPaper: base.assign({ paper: null }),
  rememberPaperContent: base.assign(({ context, event }) => paperContentSettled(context, sent(event, 'confirmPaperContent').data)),
  askPaperKeyed: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(onPaperKeyed(context, event.act)))),
  askPaperConfirmed: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(onPaperConfirmed(context, event.act, 'your request for a review')));
  }),
  askPaperExpired: base.enqueueActions(({ event, enqueue }) => enqueue(ask(onPaperExpired(event.act)))),
  askPaperContent: base.enqueueActions(({ event, enqueue }) => {
    enqueue(ask(onPaperContent(sent(event, 'confirmPaperContent').data, event.act)));
  }),
};

const asking = {
  askForClaim: base.enqueueActions(({ context, enqueue }) => enqueue(ask(asks.askForClaim(context)))),
  askForLate: base.enqueueActions(({ context, event, enqueue }) =>
    enqueue(ask(asks.askForLate(context, memory.asOfToday(context, event)))),
  ),
  askForOpening: base.enqueueActions(({ context, event, enqueue }) =>
    enqueue(ask(asks.askForOpening(context, memory.asOfToday(context, event)))),
  ),
  askLateAccepted: base.enqueueActions(({ enqueue }) => enqueue(ask([{ do: 'clear-deadline', name: 'chaseLate' }]))),
  askLateRefused: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(endings.askLateRefused(context, event.act, sent(event, 'refuseLate').data.reason)));
  }),
  askInvitation: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(asks.askInvitation(context, sent(event, 'appoint').data.person)));
  }),
  askRemoved: base.enqueueActions(({ event, enqueue }) => {
    enqueue(ask(asks.askRemoved(event.act, sent(event, 'removeMember').data.person)));
  }),
  askReplacement: base.enqueueActions(({ event, enqueue }) => enqueue(ask(asks.askReplacement(event.act)))),
  askHearing: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(asks.askHearing(context, event.act)))),
  /** Before the date is forgotten, so that the letter can name it; an interest or an absence stays between panel and administrator. */
  askAdjourned: base.enqueueActions(({ context, event, enqueue }) => {
    const reason = event.type === 'adjourn' ? event.data.reason : null;
    enqueue(ask(asks.askAdjourned(context, event.act, there(context.hearing, 'hearing').date, reason)));
  }),
  askVotes: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(asks.askVotes(context, event.act)))),
  askStands: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(endings.askOutcome(context, event.act, 'stands')))),
  askSentBack: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(endings.askOutcome(context, event.act, 'sent-back')))),
  askWithdrawn: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(endings.askWithdrawn(context, event.act)))),
  askOvertaken: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(endings.askOvertaken(context, event.act, sent(event, 'caseEnded').data.outcome)));
  }),
  chaseLate: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(asks.chaseLate(context, sent(event, 'chaseLate').data.due)));
  }),
  chaseHearing: base.enqueueActions(({ context, enqueue }) => enqueue(ask(asks.chaseHearing(context)))),
  chaseHeld: base.enqueueActions(({ context, enqueue }) => enqueue(ask(asks.chaseHeld(context)))),
  chaseVotes: base.enqueueActions(({ context, enqueue }) => enqueue(ask(asks.chaseVotes(context)))),
};

/** The review's setup with its named guards and actions. */
export const reviewDesk = base.extend({ actions: { ...remembers, ...papers, ...asking } });
