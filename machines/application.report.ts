// The report on an application in the pack of its meeting (D3): frozen from what the case and its facts say when the papers are due.
import type { ApplicationAct, ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import { citable, criteriaAsDecided, measuresNow } from './application.criteria.ts';
import { outcomesOpen } from './application.decision-rules.ts';
import type { Outcome, PastApplication } from './application.facts.ts';
import { grantBar, warnings, warningWords } from './application.warnings.ts';
import { grantBarWords, nameCriterion, sayCriterion } from './application.words.ts';
import { sayDate } from './calendar.ts';
import type { LetterEffect } from './effects.ts';
import { levelOn } from './levels.ts';
import { officeOf } from './workflow.ts';

const MINUTES_IN_HOUR = 60;

const optionWords = {
  approve: 'Approve. It needs the whole core offer met and the level in date',
  offer: 'Offer support, with a deadline for stage 2, and the start-up grant where it can be offered',
  decline: 'Decline, with reasons from the criteria that the offer listed',
} as const;

const outcomeWords = {
  awarded: 'franchise awarded',
  declined: 'declined',
  lapsed: 'lapsed',
  'offer-lapsed': 'the offer of support lapsed',
  'offer-refused': 'the offer of support was refused',
  'approval-ended': 'the approval was ended',
  'agreement-refused': 'the agreement was refused',
  withdrawn: 'withdrawn',
} as const satisfies Record<Outcome, string>;

const sayHours = (minutes: number) => {
  const rest = minutes % MINUTES_IN_HOUR;
  return `${Math.floor(minutes / MINUTES_IN_HOUR)} hours${rest === 0 ? '' : ` ${rest} minutes`}`;
};

/** Earlier applications, and what this one has come through. */
function history({ stage, offer, deferrals, referredBack, sentBack }: ApplicationContext, { facts, subject }: ApplicationAct): string[] {
  const earlier = facts.past.map(({ hub, closedOn, outcome, standing }: PastApplication) => {
    const whose = hub === subject.hub ? 'for this hub' : 'of the organisation for another hub';
    return `Earlier application ${whose}: ${outcomeWords[outcome]} on ${sayDate(closedOn)}${standing ? '' : ', no longer standing'}.`;
  });
  const supported =
    stage === 2 && offer ? [`Support was offered at stage 1, and the time to resubmit ended on ${sayDate(offer.deadline)}.`] : [];
  return [
    ...earlier,
    ...supported,
    ...(deferrals > 0 ? [`The decision was deferred ${deferrals === 1 ? 'once' : 'twice'}.`] : []),
    ...(referredBack ? ['A decision of this stage was called in and referred back. The fresh one cannot be called in.'] : []),
    ...(sentBack ? ['A review panel sent an earlier decision back. Who made it does not decide again.'] : []),
  ];
}

/** What the holder is warned of (F16), and why no grant can be offered (F10, S6). */
function remarks({ stage, firstSubmittedOn }: ApplicationContext, { facts, policy, on }: ApplicationAct): string[] {
  const bar = stage === 1 ? grantBar(facts, firstSubmittedOn ?? on) : null;
  return [...warnings(facts, policy).map((warning) => warningWords[warning]), ...(bar ? [grantBarWords[bar]] : [])];
}

/** Asks for the report on the application for the portfolio holders (D3); `date` is the meeting's civil date. */
export function askForReport(context: ApplicationContext, act: ApplicationAct, date: string): LetterEffect {
  const { facts, policy, on } = act;
  const measures = measuresNow(context, policy);
  const submission = there(context.submission, 'submission');
  const report = there(context.report, 'officer’s report');
  const met = criteriaAsDecided(context, facts.certificates, on, policy, []);
  const inDate = facts.certificates.filter((certificate) => certificate.from <= on && on <= certificate.until);
  return {
    do: 'letter',
    kind: 'application-report',
    to: 'portfolio-holder',
    model: {
      meetingDate: date,
      stage: context.stage,
      submittedOn: submission.on,
      revision: submission.revision,
      access: sayHours(submission.minutesPerWeek),
      bookableDays: submission.bookableDays[measures.bookableSession],
      criteria: citable.map((id) => ({ name: sayCriterion(id, measures), met: met[id] ? 'Met' : 'Not met' })),
      notes: Object.entries(report.notes).map(([id, note]) => ({ name: nameCriterion(id), note })),
      level: levelOn(facts.certificates, on),
      levelNeeded: measures.level,
      certificates: inDate.map(({ reference, level, until }) => ({ certificate: reference, certified: level, until })),
      recommendation: report.recommendation,
      reportedBy: officeOf(report),
      reportedOn: report.on,
      history: history(context, act).map((line) => ({ line })),
      options: outcomesOpen[context.stage].map((outcome) => ({ option: optionWords[outcome] })),
      remarks: remarks(context, act).map((remark) => ({ remark })),
    },
  };
}
