// The GRIPP self-assessment (G): an organisation claims, CVS validates area by area, and signs the level off or plans what is missing.
// What changes at each step is in assessment.steps.ts, what is asked for in assessment.asks.ts; here is which follows which.
import { assessmentCommands } from './assessment.commands.ts';
import { type AssessmentContext, emptyAssessment } from './assessment.context.ts';
import { paperSteps } from './assessment.paper-commands.ts';
import { assessmentPaperDesk } from './assessment.paper-desk.ts';
import { assessmentRules } from './assessment.rules.ts';
import { onPaper, onPaperReopening, paperContent } from './paper.transitions.ts';
import { paperCarriesOut } from './paper.ts';
import type { Snapshot, StateMeta, Workflow } from './workflow.ts';

const labels = (staff: string, applicant: string, open: string): StateMeta => ({ staff, applicant, public: open });

// What several states take alike.
const withdraw = { target: 'withdrawn', actions: 'askWithdrawn' } as const;
const takeLead = { actions: 'takeLead' } as const;
const stepBack = { actions: ['stepBack', 'askSuccessor'] } as const;
const freeWork = { actions: ['freeWork', 'askStandIn'] } as const;
const askSecondValidator = { target: 'submitted', actions: ['keepSecondAsked', 'askSecondAsked'] } as const;
const remindFirstResponse = [{ guard: 'responseAwaited', actions: 'askFirstResponse' }, {}] as const;
const concluded = {
  takeLead,
  stepBack,
  freeWork,
  reconsider: { actions: 'keepReconsidered' },
  signOff: { target: 'signed-off', actions: ['sign', 'askSignedOff'] },
  notYetMet: { target: 'draft', actions: ['keepPlan', 'askNotYetMet'] },
  declareInterest: [
    { guard: 'interestReopensAreas', target: 'validating', actions: ['keepDeclaration', 'endReplyForInterest', 'askReopened'] },
    { guard: 'interestReleasesWork', actions: ['keepDeclaration', 'askSomebodyElse'] },
    { actions: 'keepDeclaration' },
  ],
  withdraw,
} as const;

export const assessmentMachine = assessmentPaperDesk.createMachine({
  id: 'assessment',
  context: emptyAssessment,
  initial: 'new',
  states: {
    new: {
      meta: labels('Not started', 'Not started', 'Not started'),
      tags: ['open'],
      on: { start: { target: 'draft', actions: ['begin', 'askStarted'] } },
    },
    draft: {
      meta: labels('With the organisation: draft', 'Draft: make your claims', 'In preparation'),
      tags: ['open', 'waiting-on-applicant'],
      on: { prepare: { target: 'prepared', actions: 'keepPrepared' }, askSecondValidator, ...onPaper, withdraw },
    },
    prepared: {
      meta: labels('With the organisation: waiting for its signatory', 'Prepared: waiting for your signatory', 'In preparation'),
      tags: ['open', 'waiting-on-applicant'],
      on: {
        prepare: { actions: 'keepPrepared' },
        submit: { target: 'submitted', actions: ['keepSubmission', 'askSubmitted'] },
        askSecondValidator,
        ...onPaper,
        withdraw,
      },
    },
    submitted: {
      meta: labels('Waiting for a lead validator', 'Submitted: waiting for a validator', 'Submitted'),
      tags: ['open', 'waiting-on-staff', 'unassigned'],
      on: {
        declareInterest: { actions: 'keepDeclaration' },
        takeLead: { target: 'validating', actions: 'takeLead' },
        remindFirstResponse,
        ...paperContent,
        withdraw,
      },
    },
    validating: {
      meta: labels('Being validated', 'Being validated', 'Being validated'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        takeLead,
        stepBack,
        freeWork,
        takeArea: { actions: 'takeArea' },
        releaseArea: { actions: 'releaseArea' },
        find: { actions: 'keepFindings' },
        askForMore: { actions: ['keepQuestions', 'askQuestions'] },
        answer: { actions: ['askAnswerClocksStopped', 'keepAnswer', 'askRevision'] },
        answerDue: { actions: 'passAnswer' },
        remindAnswer: [{ guard: 'answerAwaited', actions: 'askReminder' }, {}],
        concludeArea: [
          {
            guard: 'lastAreaWithDifferences',
            target: 'replying',
            actions: ['concludeArea', 'askResponded', 'inviteReply', 'askReplies'],
          },
          { guard: 'lastArea', target: 'assessed', actions: ['concludeArea', 'askResponded'] },
          { actions: ['concludeArea', 'askResponded'] },
        ],
        declareInterest: [
          { guard: 'interestReleasesWork', actions: ['keepDeclaration', 'askSomebodyElse'] },
          { actions: 'keepDeclaration' },
        ],
        remindFirstResponse,
        ...onPaper,
        confirmPaper: { actions: ['openQuestionsAgain', 'askPaperConfirmed', 'rememberPaperTaken'] },
        withdraw,
      },
    },
    replying: {
      meta: labels('Areas concluded: the organisation may reply', 'Findings differ: you may reply', 'Being validated'),
      tags: ['open', 'waiting-on-applicant'],
      on: {
        ...concluded,
        ...onPaper,
        reply: [
          { guard: 'everyDifferenceReplied', target: 'assessed', actions: ['keepReply', 'askReplyClosed'] },
          { actions: 'keepReply' },
        ],
        replyDue: [{ guard: 'replyTimeOver', target: 'assessed' }, {}],
      },
    },
    assessed: {
      meta: labels('Areas concluded: waiting for the lead validator', 'Waiting for the lead validator', 'Being validated'),
      tags: ['open', 'waiting-on-staff'],
      on: { ...concluded, ...onPaperReopening('replying', 'askReplyTimeAgain') },
    },
    'signed-off': {
      meta: labels('Signed off', 'Signed off: your level is in force', 'Level signed off'),
      tags: ['open', 'standing'],
      on: {
        remindExpiry: [{ guard: 'levelRenewed' }, { actions: 'askExpiring' }],
        expire: [
          { guard: 'certificateInDate' },
          { guard: 'levelRenewed', target: 'expired', actions: 'askNothingLeft' },
          { target: 'expired', actions: 'askExpired' },
        ],
      },
    },
    expired: { meta: labels('Certificate run out', 'Your certificate has run out', 'Certificate run out'), tags: ['closed'] },
    withdrawn: { meta: labels('Withdrawn by the organisation', 'Withdrawn', 'Withdrawn'), tags: ['closed'] },
  },
});

function outcomeOf({ state, context }: Snapshot<AssessmentContext>): string | undefined {
  if (context.certificate !== null || state === 'withdrawn') return state;
  return context.plan.length > 0 ? 'not-yet-met' : undefined;
}

export const assessment: Workflow = {
  name: 'assessment',
  title: 'GRIPP self-assessment',
  machine: assessmentMachine,
  commands: assessmentCommands,
  rules: assessmentRules,
  mainPaths: [['new', 'draft', 'prepared', 'submitted', 'validating', 'assessed', 'signed-off']],
  listing: (snapshot: Snapshot<AssessmentContext>) => {
    const keyDate = snapshot.context.certificate?.until;
    const outcome = outcomeOf(snapshot);
    return { stage: snapshot.context.level, ...(keyDate === undefined ? {} : { keyDate }), ...(outcome === undefined ? {} : { outcome }) };
  },
  carriesOut: paperCarriesOut(paperSteps),
};
