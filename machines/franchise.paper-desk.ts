// The named guards and actions of papers in a franchise (P9).
import { ask } from './effects.ts';
import { franchiseDesk } from './franchise.actions.ts';
import { onPaperInTime } from './franchise.asks.ts';
import type { FranchiseEvent } from './franchise.context.ts';
import { onPaperConfirmed, onPaperContent, onPaperExpired, onPaperKeyed } from './paper.asks.ts';
import { isPaperOver, paperConfirmed, paperContentSettled, paperKeyed } from './paper.ts';

type Sent<K extends FranchiseEvent['type']> = Extract<FranchiseEvent, { type: K }>;

function sent<K extends FranchiseEvent['type']>(event: FranchiseEvent, type: K): Sent<K> {
  if (event.type !== type) throw new Error(`The franchise's paper expected "${type}" and got "${event.type}".`);
  return event as Sent<K>;
}

/** The franchise's setup with papers. */
export const franchisePaperDesk = franchiseDesk.extend({
  guards: { isPaperOver: ({ context, event }) => isPaperOver(context, event.act.on) },
  actions: {
    rememberPaper: franchiseDesk.assign(({ event }) => paperKeyed(sent(event, 'keyPaper').data, event.act)),
    rememberPaperTaken: franchiseDesk.assign(({ context, event }) => paperConfirmed(context, event.act)),
    forgetPaper: franchiseDesk.assign({ paper: null }),
    rememberPaperContent: franchiseDesk.assign(({ context, event }) =>
      paperContentSettled(context, sent(event, 'confirmPaperContent').data),
    ),
    askPaperKeyed: franchiseDesk.enqueueActions(({ context, event, enqueue }) => enqueue(ask(onPaperKeyed(context, event.act)))),
    /** A return that came in time takes back what a missed one had brought, so whoever acted on that hears of it. */
    askPaperConfirmed: franchiseDesk.enqueueActions(({ context, event, enqueue }) => {
      const { act } = event;
      enqueue(ask([...onPaperConfirmed(context, act, 'your annual return'), ...onPaperInTime({ context, act })]));
    }),
    askPaperExpired: franchiseDesk.enqueueActions(({ event, enqueue }) => enqueue(ask(onPaperExpired(event.act)))),
    askPaperContent: franchiseDesk.enqueueActions(({ event, enqueue }) => {
      enqueue(ask(onPaperContent(sent(event, 'confirmPaperContent').data, event.act)));
    }),
  },
});
