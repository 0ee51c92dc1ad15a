// What papers ask for (P9): the second officer's note, the letter that asks the organisation to check, and what became of that.
import type { Effect } from './effects.ts';
import { keyedIn, type OnPaper } from './paper.ts';
import type { TextRef } from './text.ts';
import type { Act } from './workflow.ts';

type On = Pick<Act<unknown>, 'on'>;

function toOfficers(task: string, { on }: On, dueBy: string | null, wrong: TextRef | null = null): Effect {
  return { do: 'letter', kind: 'paper-waiting', to: 'franchise-officer', model: { waitingSince: on, task, dueBy, wrong } };
}

/** Keyed: another officer compares it with the paper. `context` is the case after the change. */
export function onPaperKeyed(context: OnPaper, act: On): Effect[] {
  const { expires } = keyedIn(context);
  const task = 'Something received on paper was keyed. Compare it and the date of receipt with the paper, and confirm it or let it expire.';
  return [{ do: 'set-deadline', name: 'expirePaper', due: expires, fires: 'after' }, toOfficers(task, act, expires)];
}

/** Confirmed: the organisation learns what was keyed for it and on which day it counts. `before` is the case with the paper; `what` names the act. */
export function onPaperConfirmed(before: OnPaper, act: On, what: string): Effect[] {
  const { received } = keyedIn(before).data;
  return [
    { do: 'clear-deadline', name: 'expirePaper' },
    { do: 'letter', kind: 'paper-keyed', to: 'organisation', model: { receivedOn: received, keyedOn: act.on, what } },
  ];
}

export function onPaperExpired(act: On): Effect[] {
  return [
    toOfficers(
      'A paper that was keyed was not confirmed in time. Key it again with its date of receipt: nothing is lost by that.',
      act,
      null,
    ),
  ];
}

/** What the organisation says is wrong goes to the officers; what it confirms needs nobody. */
export function onPaperContent({ correct, wrong }: { correct: boolean; wrong?: TextRef | undefined }, act: On): Effect[] {
  if (correct) return [];
  const task =
    'The organisation says that what was keyed is not what it sent. Look at the paper again and put it right with the organisation.';
  return [toOfficers(task, act, null, wrong ?? null)];
}
