// Which rules each letter serves, beside L1 (kinds), which all do. A letter that is not listed here is a fault of the document. What the
// catalogue says is taken from there: letters of a decision (L3), and adverse ones (L5).
import { letters } from '../../../src/letters/catalogue.ts';
import type { LetterDefinition } from '../../../src/letters/letter-definition.ts';

const rulesOfLetters: Readonly<Record<string, readonly string[]>> = {
  'assessment-acknowledged': ['G5'],
  'assessment-evidence-requested': ['G6'],
  'assessment-evidence-reminder': ['G6'],
  'assessment-reply-invited': ['G10'],
  'assessment-signed-off': ['G3', 'G7', 'G8'],
  'assessment-not-yet-met': ['G7'],
  'level-expiring': ['G8'],
  'level-expired': ['G8'],
  certificate: ['G8'],
  'validation-waiting': ['G9'],
  'application-acknowledged': ['F1', 'P6'],
  'application-returned': ['F3'],
  'application-placed': ['F3', 'D1'],
  'application-moved': ['F3', 'D6'],
  'application-held': ['F14'],
  'application-deferred': ['F15'],
  'application-approved': ['F4', 'F8', 'F11', 'F13', 'D8'],
  'application-support-offered': ['F4', 'F5', 'F6', 'S1', 'D8', 'D9'],
  'offer-reminder': ['F6'],
  'offer-lapsed': ['F6', 'C2'],
  'support-refused-noted': ['F6'],
  'stage2-reminder': ['F9'],
  'application-resubmission-acknowledged': ['F8'],
  'deadline-moved': ['F7', 'P10'],
  'application-declined': ['F8', 'F10', 'D8', 'D9'],
  'lapse-pending': ['F9', 'C2'],
  'application-lapsed': ['F9', 'F10'],
  'application-withdrawn': ['F12'],
  'application-called-in': ['D7', 'D10'],
  'application-call-in-outcome': ['D7', 'D10'],
  'agreement-issued': ['F11'],
  'agreement-reminder': ['F11'],
  'agreement-not-signed': ['F11'],
  'agreement-refused-noted': ['F11', 'F12'],
  'application-award-held': ['F11'],
  'application-award-ended': ['F11'],
  'franchise-agreement-countersigned': ['F11'],
  'application-time-given-back': ['V6'],
  'application-reinstated': ['C1', 'F7', 'V5'],
  'offer-withdrawn': ['C1'],
  'application-decision-corrected': ['D5', 'C1', 'D7'],
  'application-correction-notice': ['D5'],
  'application-correction-dropped': ['D5'],
  'application-sections-unlocked': ['C1', 'P10'],
  'application-sections-received': ['C1'],
  'application-waiting': ['F3', 'F9', 'F14', 'P10'],
  'paper-keyed': ['P9'],
  'paper-waiting': ['P9'],
  'papers-due': ['D2'],
  'meeting-agenda': ['D2', 'D3'],
  'application-report': ['D3', 'D8', 'F16'],
  'grant-conditions-set': ['S2', 'S4'],
  'grant-condition-reminder': ['S4'],
  'grant-condition-met': ['S4'],
  'grant-condition-corrected': ['C1', 'S2', 'P10'],
  'grant-condition-not-met': ['S4'],
  'grant-condition-waived': ['S4'],
  'grant-dates': ['S2', 'F7', 'V6'],
  'grant-payment-refused': ['S3'],
  'grant-payment-advice': ['S3'],
  'grant-completed': ['S5'],
  'grant-stopped': ['S5'],
  'grant-ended-unpaid': ['S5', 'S6'],
  'grant-recovery-requested': ['S5'],
  'grant-repayment-recorded': ['S5'],
  'grant-written-off': ['S5'],
  'grant-waiting': ['S3', 'S4', 'S5', 'P5', 'P10'],
  'franchise-package-offered': ['H1'],
  'annual-review-due': ['H3'],
  'annual-review-outcome': ['H3'],
  'improvement-plan-judged': ['H3'],
  'franchise-level-lapsed': ['H4', 'G8'],
  'franchise-time-given': ['H4'],
  'franchise-suspended': ['H4', 'P10'],
  'franchise-suspended-afresh': ['H4', 'V5'],
  'franchise-reinstated': ['H4'],
  'franchise-ending-placed': ['H4', 'D6'],
  'franchise-call-in': ['H4', 'D7', 'D10'],
  'franchise-ending-decided': ['H4', 'D7'],
  'franchise-ending-decided-afresh': ['H4', 'V5'],
  'franchise-continues': ['H4'],
  'franchise-ended': ['H4', 'H5'],
  'franchise-waiting': ['H3', 'H4', 'P10'],
  'review-acknowledged': ['V1', 'V2', 'V3'],
  'review-late-refused': ['V2'],
  'review-hearing': ['V4', 'V7'],
  'review-adjourned': ['V4', 'V7'],
  'review-stands': ['V5'],
  'review-sent-back': ['V5', 'P2', 'P3'],
  'review-withdrawn': ['V1'],
  'review-overtaken': ['V1', 'V5'],
  'panel-invitation': ['V4', 'P3', 'P8'],
  'panel-hearing': ['V4', 'V7'],
  'review-waiting': ['V2', 'V4', 'V5', 'V7'],
  'scheme-review-due': ['H2'],
  'staff-stuck': ['D1', 'D6', 'H4'],
};

const catalogue = Object.entries<LetterDefinition>(letters);

/** Every letter with all the rules it serves, in the order of the catalogue. */
const served = catalogue.flatMap(([kind, { title, adverse, decision }]) =>
  [...(rulesOfLetters[kind] ?? []), ...(decision ? ['L3'] : []), ...(adverse ? ['L5'] : [])].map((rule) => ({ kind, title, rule })),
);

/** The titles of the letters that serve a rule. */
export function lettersServing(rule: string): string[] {
  return served.filter((one) => one.rule === rule).map(({ title }) => title);
}

/** Letters that serve no rule, and what is listed and is no letter or no rule. */
export function letterFaults(rules: readonly string[]): string[] {
  const listed = Object.entries(rulesOfLetters);
  const kinds = catalogue.map(([kind]) => kind);
  return [
    ...kinds
      .filter((kind) => (rulesOfLetters[kind] ?? []).length === 0)
      .map((kind) => `the letter "${kind}" serves no rule: list it in tests/support/process/letters-of-rules.ts`),
    ...listed.filter(([kind]) => !kinds.includes(kind)).map(([kind]) => `"${kind}" is listed with its rules, and there is no such letter`),
    ...listed.flatMap(([kind, ids]) =>
      ids.filter((id) => !rules.includes(id)).map((id) => `the letter "${kind}" serves ${id}, which docs/rules.md does not know`),
    ),
  ];
}
