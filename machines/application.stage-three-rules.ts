// Signing, countersigning and what the holder does when an award cannot go ahead (F11).
import type { ApplicationCommands, ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import { endable, levelStanding } from './application.criteria.ts';
import type { ApplicationFacts } from './application.facts.ts';
import { sayDate } from './calendar.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ApplicationContext, ApplicationFacts, ApplicationCommands>();

function whyNotSign(context: ApplicationContext, on: string, state: string): string | null {
  const { heldUntil, signBy, signed } = there(context.agreement, 'agreement');
  if (signed) return 'The agreement has been signed already. There is nothing more to sign.';
  // With the holder only a paper that was received in its time comes before the last day (P9).
  const isInTime = signBy !== null && on <= signBy;
  const last = state === 'with-holder' && !isInTime ? heldUntil : signBy;
  if (last !== null)
    return on <= last ? null : `The agreement could be signed until ${sayDate(last)}. Ask the franchise officer what happens now.`;
  if (state === 'with-holder')
    return 'The time to sign has passed and the award is with the portfolio holder. Wait to hear from the council.';
  return 'The agreement has not been released to you yet. Sign it once you have it.';
}

/** Rules about stage 3. */
export const stageThreeRules: readonly Rule[] = [
  book.facts('F11a', ['signAgreement'], ({ act, context, state }) => whyNotSign(context, act.on, state)),
  book.facts('P6b', ['witnessAgreement'], ({ context }) => {
    const { signed } = there(context.agreement, 'agreement');
    if (signed?.needsWitness && signed.witnessedBy === null) return null;
    return 'No signature waits for a witness: one is needed where an organisation with a single officer has signed.';
  }),
  book.facts('P6c', ['countersign'], ({ act, context }) => {
    const { signed } = there(context.agreement, 'agreement');
    if (!signed?.needsWitness) return null;
    if (signed.witnessedBy === null)
      return 'The organisation has a single officer. Ask another officer of the council to witness its signature, then countersign.';
    return signed.witnessedBy === act.actor.person
      ? 'You witnessed the signature for this organisation with a single officer, so another officer countersigns.'
      : null;
  }),
  book.facts('F11b', ['award'], ({ context }) =>
    there(context.agreement, 'agreement').signed
      ? null
      : 'The agreement is not signed. Hold the award to a date, so that the signatory can sign until then.',
  ),
  book.facts('F11c', ['countersign', 'award'], ({ act, context, facts }) => {
    const { level } = there(context.decision, 'decision').measures;
    if (levelStanding(facts.certificates, level, act.on) === 'in-date') return null;
    return `GRIPP Level ${level} is not in date, so the award cannot go ahead. The portfolio holder holds it to a date or ends the approval.`;
  }),
  book.facts('F11d', ['countersign', 'award', 'endApproval'], ({ facts }) =>
    facts.openReview === null ? null : 'A review of a decision on this application is open. Wait until it has ended.',
  ),
  book.payload('F11e', ['countersign', 'award'], ({ data }) =>
    data.criteriaMet
      ? null
      : 'The core offer is not met, so the award cannot go ahead. The portfolio holder holds it to a date or ends the approval.',
  ),
  book.payload('F11g', ['endApproval'], ({ data }) => {
    const unknown = data.reasons.find(({ criterion }) => !endable.includes(criterion));
    return unknown ? `There is no criterion “${unknown.criterion}”. Give reasons about ${endable.join(', ')}.` : null;
  }),
  book.payload('F11f', ['holdAward'], ({ act, data }) => (data.until > act.on ? null : 'Choose a date that lies ahead.')),
];
