// The review (V): a panel of two portfolio holders and one CVS representative looks at how an outcome was reached, and never at what to award.
import { setup } from 'xstate';
import { ask, type Effect } from './effects.ts';
import * as asks from './review.asks.ts';
import { reviewCommands } from './review.commands.ts';
import { countVotes, emptyReview, type ReviewContext, type ReviewEvent, there } from './review.context.ts';
import * as endings from './review.ending-asks.ts';
import * as memory from './review.memory.ts';
import { reviewRules } from './review.rules.ts';
import { seatWords } from './review.words.ts';
import type { Snapshot, StateMeta, Workflow } from './workflow.ts';

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
  rememberOpened: base.assign(({ event }) => memory.opened(event)),
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
  closeAsRefused: closeAs('late-refused'),
  closeAsWithdrawn: closeAs('withdrawn'),
  closeAsOvertaken: closeAs('overtaken'),
  closeAsStands: closeAs('stands'),
  closeAsSentBack: closeAs('sent-back'),
};

const asking = {
  askForClaim: base.enqueueActions(({ context, enqueue }) => enqueue(ask(asks.askForClaim(context)))),
  askForLate: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(asks.askForLate(context, event.act)))),
  askForOpening: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(asks.askForOpening(context, event.act)))),
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

const labels = (staff: string, applicant: string, inPublic: string): StateMeta => ({ staff, applicant, public: inPublic });

const withdrawable = { withdraw: { target: 'withdrawn', actions: ['closeAsWithdrawn', 'askWithdrawn'] } } as const;
/** The organisation ended the case itself: nothing is left that could be sent back. */
const overtakable = { caseEnded: { target: 'overtaken', actions: ['closeAsOvertaken', 'askOvertaken'] } } as const;

/** Told of it too late to matter. */
const deaf = { caseEnded: {} } as const;
const statable = { addStatement: { actions: 'rememberStatement' } } as const;

/** A hearing that is off goes back to the panel: nothing of it counts, and its members hear it again together. */
const calledOff = {
  adjourn: { target: 'appointing', actions: ['askAdjourned', 'rememberUnheard'] },
  removeMember: { target: 'appointing', actions: ['rememberRemoved', 'askRemoved', 'askAdjourned', 'rememberUnheard'] },
  declareInterest: [
    { guard: 'hasInterest', target: 'appointing', actions: ['rememberSteppedDown', 'askAdjourned', 'askReplacement', 'rememberUnheard'] },
    { actions: 'rememberNoInterest' },
  ],
} as const;

export const reviewMachine = base.extend({ actions: { ...remembers, ...asking } }).createMachine({
  id: 'review',
  context: emptyReview,
  initial: 'new',
  states: {
    new: {
      meta: labels('Not asked for', 'Not asked for', 'No review'),
      tags: ['open'],
      on: {
        request: [
          { guard: 'isLate', target: 'late', actions: ['rememberRequest', 'askForClaim', 'askForLate'] },
          { target: 'appointing', actions: ['rememberRequest', 'rememberOpened', 'askForClaim', 'askForOpening'] },
        ],
      },
    },
    late: {
      meta: labels('Asked for late: waiting for your answer', 'Asked for late: waiting for our answer', 'No review'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        acceptLate: { target: 'appointing', actions: ['rememberOpened', 'askLateAccepted', 'askForOpening'] },
        refuseLate: { target: 'late-refused', actions: ['closeAsRefused', 'askLateRefused'] },
        chaseLate: { actions: 'chaseLate' },
        ...withdrawable,
      },
    },
    appointing: {
      meta: labels('Panel and hearing to be arranged', 'A panel is being arranged', 'Review under way'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        appoint: { actions: ['rememberAppointed', 'askInvitation'] },
        removeMember: { actions: ['rememberRemoved', 'askRemoved'] },
        declareInterest: [{ guard: 'hasInterest', actions: ['rememberSteppedDown', 'askReplacement'] }, { actions: 'rememberNoInterest' }],
        setHearing: { target: 'hearing-set', actions: ['rememberHearing', 'askHearing'] },
        chaseHearing: { actions: 'chaseHearing' },
        ...statable,
        ...withdrawable,
        ...overtakable,
      },
    },
    'hearing-set': {
      meta: labels('Hearing date set', 'A hearing date is set', 'Review under way'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        setHearing: { actions: ['rememberHearing', 'askHearing'] },
        recordHeld: { target: 'voting', actions: ['rememberHeard', 'askVotes'] },
        chaseHeld: [{ guard: 'isHearingOver', actions: 'chaseHeld' }, {}],
        ...statable,
        ...calledOff,
        ...withdrawable,
        ...overtakable,
      },
    },
    voting: {
      meta: labels('Heard: the panel votes', 'Heard: the panel is deciding', 'Review under way'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        vote: [
          { guard: 'isLastToSendBack', target: 'sent-back', actions: ['rememberVote', 'closeAsSentBack', 'askSentBack'] },
          { guard: 'isLastVote', target: 'stands', actions: ['rememberVote', 'closeAsStands', 'askStands'] },
          { actions: 'rememberVote' },
        ],
        chaseVotes: [{ guard: 'areVotesOverdue', actions: 'chaseVotes' }, {}],
        ...calledOff,
        ...withdrawable,
        ...overtakable,
      },
    },
    stands: { meta: labels('Closed: the outcome stands', 'The outcome stands', 'Review ended'), tags: ['closed'], on: deaf },
    'sent-back': { meta: labels('Closed: sent back', 'Sent back to be decided afresh', 'Review ended'), tags: ['closed'], on: deaf },
    withdrawn: { meta: labels('Closed: withdrawn', 'Withdrawn', 'Review ended'), tags: ['closed'], on: deaf },
    overtaken: {
      meta: labels('Closed: the organisation ended the case', 'Ended: you ended the case yourself', 'Review ended'),
      tags: ['closed'],
      on: deaf,
    },
    'late-refused': { meta: labels('Closed: late request refused', 'Late request refused', 'No review'), tags: ['closed'], on: deaf },
  },
});

/** The review as the engine runs it. It hangs on the case reviewed only once it is open: a late request holds nothing up. */
export const review: Workflow = {
  name: 'review',
  title: 'Review',
  machine: reviewMachine,
  commands: reviewCommands,
  rules: reviewRules,
  mainPaths: [
    ['new', 'appointing', 'hearing-set', 'voting', 'stands'],
    ['voting', 'sent-back'],
  ],
  listing: ({ context }: Snapshot<ReviewContext>) => {
    const keyDate = context.hearing?.date ?? context.hearBy ?? context.requested?.on;
    return {
      ...(keyDate ? { keyDate } : {}),
      ...(context.openedOn && context.reviewed ? { parent: context.reviewed.case } : {}),
      ...(context.closed ? { outcome: context.closed.outcome } : {}),
    };
  },
};
