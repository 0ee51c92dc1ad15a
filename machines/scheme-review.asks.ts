// What the scheme's yearly review asks for: its year, its entry in the register, and its reminders (H2).
import { addMonths } from './calendar.ts';
import type { Effect } from './effects.ts';
import { type SchemeReviewAct, type SchemeReviewContext, there } from './scheme-review.context.ts';

const keepers = ['administrator', 'franchise-officer'] as const;
/** A review a year (H2). */
const MONTHS_TO_THE_NEXT = 12;

/** One review of the scheme a year, a reminder to publish it, and one of the next. */
export function askForYear({ year }: SchemeReviewContext, act: SchemeReviewAct): Effect[] {
  return [
    { do: 'claim', key: `scheme-review:${year}`, says: `The scheme’s review of ${year} has been opened already. Go on with that one.` },
    { do: 'set-deadline', name: 'remindPublish', due: addMonths(act.on, act.policy.schemeReviewMonths), fires: 'after' },
    { do: 'set-deadline', name: 'remindNext', due: addMonths(act.on, MONTHS_TO_THE_NEXT), fires: 'on' },
  ];
}

/** The review as the public sees it: findings, counts, and what was changed. Published again when a change is named later. */
export function askForEntry(context: SchemeReviewContext, act: SchemeReviewAct): Effect {
  const { impact, refresh } = there(context.findings, 'findings');
  const { franchises, applicationsOpen, applications } = there(context.figures, 'figures');
  return {
    do: 'publish',
    register: 'review',
    reference: act.subject.case,
    from: there(context.publishedOn, 'day of publication'),
    data: {
      year: context.year,
      impact: [...impact],
      refresh: [...refresh],
      franchises,
      applicationsOpen,
      applications: applications.map((one) => ({ ...one })),
      changes: context.changes.map((change) => ({ ...change })),
    },
  };
}

function toKeepers(year: number, task: string, dueBy: string): Effect[] {
  return keepers.map((to) => ({ do: 'letter', kind: 'scheme-review-due', to, model: { year, task, dueBy } }));
}

/** Those who keep it are reminded to publish. */
export function remindPublish({ year }: SchemeReviewContext, due: string): Effect[] {
  return toKeepers(year, 'Record what was found on impact and refresh, and publish the review.', due);
}

/** Those who keep it are reminded of the next year's. */
export function remindNext({ year }: SchemeReviewContext, act: SchemeReviewAct): Effect[] {
  const due = addMonths(act.on, act.policy.schemeReviewMonths);
  return toKeepers(year + 1, `A year has passed since the review of ${year} was opened. Open the review of ${year + 1}.`, due);
}
