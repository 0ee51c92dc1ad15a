/** Who does not make a decision on this application that a review sent back (P2, P3). */
import type { SentBack } from './application.aftermath.ts';
import type { ApplicationContext } from './application.context.ts';

/** Who made the decision set aside, and the panel; nobody where it is not a fresh decision of that kind. */
export function mustNotDecide({ sentBack }: ApplicationContext, kind: SentBack['kind'] | null): readonly string[] {
  return sentBack !== null && sentBack.kind === kind ? sentBack.mustNotDecide : [];
}
