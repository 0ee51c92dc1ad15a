// The named guards and actions of papers in a grant (P9).
import { ask } from './effects.ts';
import { grantDesk } from './grant.actions.ts';
import { conditionDates, onBackOnPaper } from './grant.asks.ts';
import type { GrantEvent, Sent } from './grant.context.ts';
import { takenUpOnPaper } from './grant.paper.ts';
import { onPaperConfirmed, onPaperContent, onPaperExpired, onPaperKeyed } from './paper.asks.ts';
import { isPaperOver, paperConfirmed, paperContentSettled, paperKeyed, takenOn } from './paper.ts';

function sent<K extends GrantEvent['type']>(event: GrantEvent, type: K): Sent<K> {
  if (event.type !== type) throw new Error(`The grant's paper expected "${type}" and got "${event.type}".`);
  return event as Sent<K>;
}

/** What evidence is called in a letter. */
const evidenceWords = 'your evidence for a condition of the start-up grant';

/** The grant's setup with papers. */
export const grantPaperDesk = grantDesk.extend({
  guards: { isPaperOver: ({ context, event }) => isPaperOver(context, event.act.on) },
  actions: {
    rememberPaper: grantDesk.assign(({ event }) => paperKeyed(sent(event, 'keyPaper').data, event.act)),
    rememberPaperTaken: grantDesk.assign(({ context, event }) => paperConfirmed(context, event.act)),
    forgetPaper: grantDesk.assign({ paper: null }),
    rememberPaperContent: grantDesk.assign(({ context, event }) => paperContentSettled(context, sent(event, 'confirmPaperContent').data)),
    takeUpOnPaper: grantDesk.assign(({ context }) => takenUpOnPaper(context)),
    askPaperKeyed: grantDesk.enqueueActions(({ context, event, enqueue }) => enqueue(ask(onPaperKeyed(context, event.act)))),
    askPaperConfirmed: grantDesk.enqueueActions(({ context, event, enqueue }) => {
      enqueue(ask(onPaperConfirmed(context, event.act, evidenceWords)));
    }),
    askPaperExpired: grantDesk.enqueueActions(({ event, enqueue }) => enqueue(ask(onPaperExpired(event.act)))),
    askPaperContent: grantDesk.enqueueActions(({ event, enqueue }) => {
      enqueue(ask(onPaperContent(sent(event, 'confirmPaperContent').data, event.act)));
    }),
    askBackOnPaper: grantDesk.enqueueActions(({ context, event, enqueue }) => enqueue(ask(onBackOnPaper({ context, act: event.act })))),
    /** As of the day of confirmation: what lies between it and the day of receipt is over. */
    askDatesOnPaper: grantDesk.enqueueActions(({ context, event, enqueue }) => {
      enqueue(ask(conditionDates({ context, act: { ...event.act, on: takenOn(context) } })));
    }),
  },
});
