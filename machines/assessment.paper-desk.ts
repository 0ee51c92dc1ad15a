// The named guards and actions of papers in a self-assessment (P9).
import type { AssessmentEvent } from './assessment.commands.ts';
import { assessmentDesk } from './assessment.desk.ts';
import { questionsOpenAgain } from './assessment.paper.ts';
import { paperWords } from './assessment.paper-commands.ts';
import type { On } from './assessment.steps.ts';
import { ask } from './effects.ts';
import { onPaperConfirmed, onPaperContent, onPaperExpired, onPaperKeyed } from './paper.asks.ts';
import { isPaperOver, keyedIn, paperConfirmed, paperContentSettled, paperKeyed } from './paper.ts';

function sent<K extends AssessmentEvent['type']>(event: AssessmentEvent, type: K): On<K> {
  if (event.type !== type) throw new Error(`The self-assessment's paper expected "${type}" and got "${event.type}".`);
  return event as On<K>;
}

const wordsFor = (act: string) => paperWords[act as keyof typeof paperWords];

/** The self-assessment's setup with papers. */
export const assessmentPaperDesk = assessmentDesk.extend({
  guards: { isPaperOver: ({ context, event }) => isPaperOver(context, event.act.on) },
  actions: {
    rememberPaper: assessmentDesk.assign(({ event }) => paperKeyed(sent(event, 'keyPaper').data, event.act)),
    rememberPaperTaken: assessmentDesk.assign(({ context, event }) => paperConfirmed(context, event.act)),
    forgetPaper: assessmentDesk.assign({ paper: null }),
    rememberPaperContent: assessmentDesk.assign(({ context, event }) =>
      paperContentSettled(context, sent(event, 'confirmPaperContent').data),
    ),
    openQuestionsAgain: assessmentDesk.assign(({ context }) => questionsOpenAgain(context)),
    askPaperKeyed: assessmentDesk.enqueueActions(({ context, event, enqueue }) => enqueue(ask(onPaperKeyed(context, event.act)))),
    askPaperConfirmed: assessmentDesk.enqueueActions(({ context, event, enqueue }) => {
      enqueue(ask(onPaperConfirmed(context, event.act, wordsFor(keyedIn(context).data.form.act))));
    }),
    askPaperExpired: assessmentDesk.enqueueActions(({ event, enqueue }) => enqueue(ask(onPaperExpired(event.act)))),
    askPaperContent: assessmentDesk.enqueueActions(({ event, enqueue }) => {
      enqueue(ask(onPaperContent(sent(event, 'confirmPaperContent').data, event.act)));
    }),
    /** The time to reply is over: where more is left to reply to, its deadline fires at once and the case goes on. */
    askReplyTimeAgain: assessmentDesk.enqueueActions(({ context, enqueue }) => {
      if (context.replyBy !== null) enqueue(ask([{ do: 'set-deadline', name: 'replyDue', due: context.replyBy, fires: 'after' }]));
    }),
  },
});
