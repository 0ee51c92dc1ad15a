// What a review asks for when it ends: the case reviewed is told (V5, V6), and the organisation why.
import type { Effect } from './effects.ts';
import { type ReviewAct, type ReviewContext, there } from './review.context.ts';
import { about, toAdministrator, toPerson } from './review.notes.ts';
import { voteWords } from './review.words.ts';
import type { TextRef } from './text.ts';
import { officeOf } from './workflow.ts';

/** A late request is refused: an adverse letter with the reason (V2, L5). */
export function askLateRefused(context: ReviewContext, act: ReviewAct, reason: TextRef): Effect[] {
  const { lastDay, reason: given } = there(context.late, 'reason for asking late');
  const { on } = there(context.requested, 'request');
  return [
    { do: 'clear-deadline', name: '*' },
    {
      do: 'letter',
      kind: 'review-late-refused',
      to: 'organisation',
      model: { ...about(context), requestedOn: on, lastDay, refusedOn: act.on, given, reason },
    },
  ];
}

/** The case reviewed is told how the review ended; it counts the days itself (V6). */
function tellClosed(context: ReviewContext, act: ReviewAct, outcome: 'stands' | 'sent-back' | 'withdrawn' | 'overtaken'): Effect[] {
  const { case: target, workflow, reference, by } = there(context.reviewed, 'decision');
  const sentBack = outcome === 'sent-back';
  const mustNotDecide = sentBack ? [...new Set([...by, ...context.panel.map(({ person }) => person)])].sort() : [];
  const directions = sentBack ? context.directions : null;
  const data = { review: act.subject.case, decision: reference, on: act.on, outcome, directions, mustNotDecide };
  return [
    { do: 'clear-deadline', name: '*' },
    { do: 'send', to: target, command: `${workflow}.reviewClosed`, data },
  ];
}

/** The outcome by the majority of the three votes (V5). */
export function askOutcome(context: ReviewContext, act: ReviewAct, outcome: 'stands' | 'sent-back'): Effect[] {
  const votes = context.votes.map(({ person, vote, reasons, ...cover }) => ({
    office: officeOf({ by: person, ...cover }),
    vote: voteWords[vote],
    reason: reasons,
  }));
  const base = { ...about(context), heardOn: there(context.heldOn, 'hearing'), recordedOn: act.on, votes };
  if (outcome === 'stands')
    return [...tellClosed(context, act, outcome), { do: 'letter', kind: 'review-stands', to: 'organisation', model: base }];
  const { kind } = there(context.reviewed, 'decision');
  // A lapse is set aside and its time runs on (F7); the end of an approval goes to a holder outside a meeting (F11); a suspension is
  // proposed and confirmed afresh (H4); a decision and an ending go to a meeting.
  const next = { lapse: kind === 'lapse', holder: kind === 'approval-ended', meeting: kind === 'decision' || kind === 'ending' };
  const model = { ...base, ...next, directions: context.directions };
  return [...tellClosed(context, act, outcome), { do: 'letter', kind: 'review-sent-back', to: 'organisation', model }];
}

/** The organisation withdrew. The case reviewed is told only where it knew of the review. */
export function askWithdrawn(context: ReviewContext, act: ReviewAct): Effect[] {
  const told: Effect[] = context.openedOn ? tellClosed(context, act, 'withdrawn') : [{ do: 'clear-deadline', name: '*' }];
  const task = 'The organisation has withdrawn its review. There is nothing more for you to do.';
  return [
    ...told,
    { do: 'letter', kind: 'review-withdrawn', to: 'organisation', model: { ...about(context), withdrawnOn: act.on } },
    ...context.panel.map(({ person }) => toPerson(person, act.on, task)),
  ];
}

const endedWords = { withdrawn: 'withdrew its application', 'agreement-refused': 'refused the franchise agreement' } as const;

/** The organisation ended the case: there is nothing left that the panel could send back. */
export function askOvertaken(context: ReviewContext, act: ReviewAct, ended: keyof typeof endedWords): Effect[] {
  const task = `The organisation ${endedWords[ended]}, so the review has ended. There is nothing more for you to do.`;
  return [
    ...tellClosed(context, act, 'overtaken'),
    { do: 'letter', kind: 'review-overtaken', to: 'organisation', model: { ...about(context), endedOn: act.on, act: endedWords[ended] } },
    toAdministrator(act.on, task, null),
    ...context.panel.map(({ person }) => toPerson(person, act.on, task)),
  ];
}
