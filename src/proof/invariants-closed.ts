// What a closed case still takes, written by hand from the rules, and that a letter waits once. Everything else on a closed case is a fault.
import type { Invariant } from './invariant.ts';
import type { World } from './world.ts';

/** Commands that a rule still allows on a closed case; `back` may bring it back to life. */
interface Allowed {
  readonly takes: readonly string[];
  readonly back?: readonly string[];
}

/** A review of an outcome, and word of a grant that runs beside it (V5, S3). */
const news = ['reviewOpened', 'reviewClosed', 'grantOpened', 'grantPaid'];
/** The letter on the end is let go, which begins the time to ask for a review (L3, V2). */
const letter = ['letterReleased'];
/** What the organisation sent on paper before the end, keyed afterwards (P9). */
const papers = ['keyPaper', 'confirmPaper', 'confirmPaperContent', 'expirePaper'];
/** Who may decide afresh declares their interests while it is closed (P2, P8). */
const interests = ['declareInterest', 'recordDispensation'];
const corrections = ['proposeCorrection', 'confirmCorrection', 'expireCorrection'];
/** A record in force is corrected with notice where it gets worse (D5). */
const withNotice = ['respondToCorrection', 'noticeEnds', 'recordCorrection', 'dropCorrection'];
const reinstating = ['proposeReinstatement', 'confirmReinstatement', 'expireCorrection'];

const lapsed: Allowed = {
  takes: [...news, ...letter, ...papers, ...interests, ...reinstating],
  back: ['reviewClosed', 'confirmReinstatement', 'confirmPaper'],
};
const paperEnds = ['confirmPaperContent', 'expirePaper'];
/** What becomes of its application is told to every grant, and noted (S5). */
const ofGrant = ['deadlineMoved', 'applicationSettled', 'reviewOpened', 'reviewClosed', 'letterReleased', ...paperEnds];
const ofReview: Allowed = { takes: ['caseEnded', 'confirmPaperContent'] };

const allowed: Readonly<Record<string, Readonly<Record<string, Allowed>>>> = {
  application: {
    awarded: { takes: news },
    declined: {
      takes: [...news, ...letter, ...papers, ...interests, ...corrections, ...withNotice],
      back: ['reviewClosed', 'confirmCorrection', 'recordCorrection'],
    },
    lapsed,
    'offer-lapsed': lapsed,
    'offer-refused': { takes: news, back: ['reviewClosed'] },
    'approval-ended': { takes: [...news, ...letter], back: ['reviewClosed'] },
    'agreement-refused': { takes: news },
    withdrawn: { takes: [...news, ...letter] },
  },
  assessment: { expired: { takes: [] }, withdrawn: { takes: [] } },
  // A message that was under way when it closed is noted (D6).
  meeting: { closed: { takes: ['list', 'settle'] }, cancelled: { takes: ['list', 'settle'] }, dropped: { takes: [] } },
  grant: {
    completed: { takes: ofGrant },
    repaid: { takes: ofGrant },
    'written-off': { takes: ofGrant },
    'ended-unpaid': {
      takes: [...ofGrant, ...papers, 'submitEvidence'],
      back: ['deadlineMoved', 'reviewClosed', 'submitEvidence', 'confirmPaper'],
    },
  },
  review: {
    stands: ofReview,
    'sent-back': ofReview,
    withdrawn: ofReview,
    overtaken: ofReview,
    'late-refused': ofReview,
    'not-confirmed': { takes: [] },
  },
  franchise: {
    ended: { takes: ['confirmPaperContent', ...letter, 'reviewOpened', 'reviewClosed'], back: ['reviewClosed'] },
    left: { takes: ['confirmPaperContent', ...letter, 'reviewOpened', 'reviewClosed'] },
  },
  // Whoever opens the next year's is reminded (H2).
  'scheme-review': { closed: { takes: ['remindNext'] } },
};

function twice({ unreleased }: World): string | null {
  const names = unreleased.map(({ case: id, kind, about }) => `${id} ${kind} ${about}`);
  const again = unreleased.find((_, at) => names.indexOf(names[at] ?? '') < at);
  return again ? `“${again.kind}” waits twice to be released about one outcome.` : null;
}

/** What holds of every closed case and of every letter. */
export const closedInvariants: readonly Invariant[] = [
  {
    rules: ['C1', 'D5', 'V5', 'P9', 'S5', 'H2'],
    name: 'a closed case takes nothing but what a rule allows, and comes back to life only by what puts it right',
    step: ({ before, case: id, workflow, command, outcome }) => {
      if (!before.cases[id]?.isClosed) return null;
      const from = outcome.before?.state ?? '';
      const rule = allowed[workflow]?.[from];
      if (!rule?.takes.includes(command)) return `A case that was ${from} took “${command}”.`;
      return outcome.after.state === from || rule.back?.includes(command) ? null : `“${command}” brought back a case that was ${from}.`;
    },
  },
  { rules: ['L3', 'L4'], name: 'a letter on one outcome waits once to be released', world: twice },
];
