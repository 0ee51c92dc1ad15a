// The named guards and actions of papers in an application (P9).
import { applicationDesk } from './application.actions.ts';
import { claimHub } from './application.asks.ts';
import type { ApplicationEvent } from './application.context.ts';
import { tellDeadline } from './application.grant-asks.ts';
import { reopened } from './application.paper.ts';
import { paperWords } from './application.paper-commands.ts';
import { ask } from './effects.ts';
import { onPaperConfirmed, onPaperContent, onPaperExpired, onPaperKeyed } from './paper.asks.ts';
import { isPaperOver, keyedIn, paperConfirmed, paperContentSettled, paperKeyed } from './paper.ts';

function sent<K extends ApplicationEvent['type']>(event: ApplicationEvent, type: K): Extract<ApplicationEvent, { type: K }> {
  if (event.type !== type) throw new Error(`The application's paper expected "${type}" and got "${event.type}".`);
  return event as Extract<ApplicationEvent, { type: K }>;
}

const wordsFor = (act: string) => paperWords[act as keyof typeof paperWords];

/** The application's setup with papers. */
export const applicationPaperDesk = applicationDesk.extend({
  guards: {
    isPaperOver: ({ context, event }) => isPaperOver(context, event.act.on),
    isResponseOnPaper: ({ context }) => context.paper?.data.form.act === 'respondToCorrection',
  },
  actions: {
    rememberPaper: applicationDesk.assign(({ event }) => paperKeyed(sent(event, 'keyPaper').data, event.act)),
    rememberPaperTaken: applicationDesk.assign(({ context, event }) => paperConfirmed(context, event.act)),
    forgetPaper: applicationDesk.assign({ paper: null }),
    rememberPaperContent: applicationDesk.assign(({ context, event }) =>
      paperContentSettled(context, sent(event, 'confirmPaperContent').data),
    ),
    reopenForPaper: applicationDesk.assign(({ context, event }) => reopened(context, event.act)),
    askPaperKeyed: applicationDesk.enqueueActions(({ context, event, enqueue }) => enqueue(ask(onPaperKeyed(context, event.act)))),
    askPaperConfirmed: applicationDesk.enqueueActions(({ context, event, enqueue }) => {
      enqueue(ask(onPaperConfirmed(context, event.act, wordsFor(keyedIn(context).data.form.act))));
    }),
    askPaperExpired: applicationDesk.enqueueActions(({ event, enqueue }) => enqueue(ask(onPaperExpired(event.act)))),
    askPaperContent: applicationDesk.enqueueActions(({ event, enqueue }) => {
      enqueue(ask(onPaperContent(sent(event, 'confirmPaperContent').data, event.act)));
    }),
    /** Before the change: the hub is claimed again, and a grant hears of the deadline that it depends on (F7, F10). */
    askReopenedForPaper: applicationDesk.enqueueActions(({ context, event, enqueue }) => {
      if (context.closed) enqueue(ask([claimHub(event.act), ...tellDeadline({ ...context, ...reopened(context, event.act) })]));
    }),
  },
});
