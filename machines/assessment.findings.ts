// How findings outlive a submission and a version of the standard (G7, G11), and what changed between two revisions (G5).
import type { Claim, Claims, Finding, Met } from './assessment.context.ts';
import type { CarriedStatement, PreviousFact } from './assessment.facts.ts';

const RANK: Record<Met, number> = { not: 0, partly: 1, met: 2 };

/** Whether the first is better for the organisation than the second. */
export function isBetter(a: Met, b: Met): boolean {
  return RANK[a] > RANK[b];
}

function sameEvidence(a: Claim, b: Claim): boolean {
  const keys = (claim: Claim) => claim.evidence.map((each) => ('document' in each ? each.document : each.link)).sort();
  return keys(a).join('\n') === keys(b).join('\n');
}

/**
 * Whether two claims are the same: result, comment and evidence (in any order). A text typed again counts as changed, because
 * only its salted reference is seen; a claim sent as `keep` stays the same.
 */
export function sameClaim(a: Claim | undefined, b: Claim | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.claim === b.claim && a.comment === b.comment && sameEvidence(a, b);
}

/** The statements, in the order given, whose claims differ between two revisions (G5). */
export function changedStatements(statements: readonly string[], before: Claims, after: Claims): string[] {
  return statements.filter((id) => !sameClaim(before[id], after[id]));
}

/** Findings, or replies to them, without those on the given statements. */
export function without<T>(byStatement: Readonly<Record<string, T>>, statements: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(byStatement).filter(([id]) => !statements.includes(id)));
}

/**
 * Findings under one version of the standard as findings under the next (G11): each goes to the statement that takes its place,
 * what has no successor is left behind. Where several meet in one statement the least good one counts.
 */
export function mapFindings(
  findings: readonly { statement: string; found: Met }[],
  maps: readonly CarriedStatement[],
): Record<string, Met> {
  const mapped: Record<string, Met> = {};
  for (const { statement, found } of findings) {
    for (const { from, to } of maps) {
      if (from !== statement) continue;
      const other = mapped[to];
      if (other === undefined || isBetter(other, found)) mapped[to] = found;
    }
  }
  return mapped;
}

/**
 * The findings of the assessment before, in the words of the standard in force, on the statements asked for now. A standard maps the
 * version just before it, so findings under an older one do not carry.
 */
export function earlierFindings(previous: PreviousFact | null, version: number, statements: readonly string[]): Record<string, Met> {
  if (previous === null || (previous.version !== version && previous.version !== version - 1)) return {};
  const maps = previous.version === version ? statements.map((id) => ({ from: id, to: id })) : previous.maps;
  const mapped = mapFindings(previous.findings, maps);
  return Object.fromEntries(Object.entries(mapped).filter(([id]) => statements.includes(id)));
}

/**
 * Findings at a first submission: those from before on which the organisation claims exactly what was found then.
 * They await the validator, who concludes each area as ever. `by` stays empty: nobody has found it here.
 */
export function carriedFindings(earlier: Record<string, Met>, claims: Claims): Record<string, Finding> {
  const carried: Record<string, Finding> = {};
  for (const [id, found] of Object.entries(earlier)) if (claims[id]?.claim === found) carried[id] = { found, by: '', carried: true };
  return carried;
}
