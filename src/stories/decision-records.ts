// The record of a decision (D4, D8) as a page: what was decided, by whom, on what, and why. Notes for the file are not part of it (D9).
import { textBodies } from '../../db/recipients.ts';
import { coreOffer } from '../../machines/core-offer.ts';
import { decidersOf } from '../../machines/decision-in-force.ts';
import { renderTemplate } from '../render.ts';
import type { RecordedDecision } from './chronicle.ts';
import type { Rehearsal } from './rehearsal.ts';

const outcomes = { approve: 'Approved', offer: 'Support offered', decline: 'Declined' } as const;

/** Where a decision belongs. */
export interface DecisionPlace {
  readonly scheme: string;
  readonly hub: string;
  readonly organisation: string;
  readonly reference: string;
}

/** A decision record as an HTML page that asks nothing of the network. */
export async function decisionRecord(rehearsal: Rehearsal, { decision }: RecordedDecision, place: DecisionPlace): Promise<string> {
  const says = await words(rehearsal, decision);
  const person = (id: string) => rehearsal.world.people.find((each) => each.id === id)?.name ?? 'somebody of the scheme';
  const { report } = decision;
  return renderTemplate('pilot/decision', {
    ...place,
    notice: decision.reference,
    stage: decision.stage,
    outcome: outcomes[decision.outcome],
    decidedOn: decision.decidedOn,
    decidedBy: decidersOf(decision).map(person).join(', standing in for '),
    meetingDate: decision.meeting?.date ?? null,
    effectiveOn: decision.effectiveOn,
    revision: decision.revision,
    criteria: Object.entries(decision.criteria).map(([id, met]) => ({
      id,
      words: criterionWords(id, decision.measures.level),
      met,
      note: noteOn(id, says, report),
    })),
    reasons: decision.reasons.map(({ criterion, reason, next }) => ({
      criterion: criterionWords(criterion, decision.measures.level),
      reason: says(reason),
      next: says(next),
    })),
    alternatives: says(decision.alternatives),
    publicReasons: decision.exempt ? null : says(decision.publicReasons),
    recommendation: report === null ? null : says(report.recommendation),
    reportedBy: report === null ? null : decidersOf(report).map(person).join(', standing in for '),
    interests: Object.entries(decision.interests).map(([id, { interest, nature, dispensation }]) => ({
      person: person(id),
      nature: nature === null ? null : says(nature),
      interest:
        interest === 'none' ? 'no interest' : dispensation === null ? 'an interest, and took no part' : 'an interest, with a dispensation',
      dispensation: dispensation === null ? null : says(dispensation.reason),
    })),
    consulted: decision.consulted.map(person),
    certificates: decision.certificates.map(({ reference, level, until }) => ({ reference, level, until })),
  });
}

function criterionWords(id: string, level: number): string {
  return id === 'level' ? `GRIPP Level ${level}, signed off and in date` : (coreOffer.find((each) => each.id === id)?.words ?? id);
}

function noteOn(id: string, says: (ref: string) => string, report: RecordedDecision['decision']['report']): string {
  const notes: Readonly<Record<string, string>> = report?.notes ?? {};
  const note = notes[id];
  if (note !== undefined) return says(note);
  return id === 'level' ? 'Read from the certificate.' : 'Computed from the timetable.';
}

/** How each text of the decision reads. */
async function words({ bench }: Rehearsal, decision: RecordedDecision['decision']): Promise<(ref: string) => string> {
  const refs = JSON.stringify({ ...decision, internalNotes: null }).match(/text:[\w-]+/g) ?? [];
  const bodies = await textBodies(bench.engine.db, bench.engine.scheme, [...new Set(refs)]);
  return (ref) => bodies.get(ref) ?? '(erased)';
}
