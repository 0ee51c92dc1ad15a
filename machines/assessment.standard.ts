// What a standard asks of an organisation at a level (G1, G3).
import type { StandardFact } from './assessment.facts.ts';

/**
 * The required statements of levels 1 to `level`, by area, in the standard's order (G3). Statements and areas that only hubs meet,
 * Premises among them, are asked of organisations that run a hub (G1).
 */
export function requiredAreas(standard: StandardFact, level: number, runsHub: boolean): Map<string, string[]> {
  const areas = new Map<string, string[]>();
  for (const each of standard.statements) {
    if (!each.required || each.level > level || (each.hubsOnly && !runsHub)) continue;
    areas.set(each.area, [...(areas.get(each.area) ?? []), each.id]);
  }
  return areas;
}

/** What a level asks only of organisations that run a hub, by area (G1). */
export function hubStatements(standard: StandardFact, level: number): Record<string, string[]> {
  const onlyHubs = standard.statements.filter((each) => each.hubsOnly);
  return Object.fromEntries(requiredAreas({ ...standard, statements: onlyHubs }, level, true));
}
