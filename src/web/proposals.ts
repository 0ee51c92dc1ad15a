// What two people agree on is proposed by one first (P10). A proposal is not yet a decision: until it is confirmed, and when it expires,
// the organisation that it is about is told nothing of it, neither in the history nor by its deadline.
import type { OpenedCase } from './case-access.ts';

type Reader = Pick<OpenedCase, 'audience' | 'workflow'>;

/** Whether an act is told to the reader. `command` with its workflow, such as 'application.proposeDeadline'. */
export function isActTold({ audience, workflow }: Reader, command: string): boolean {
  if (audience === 'staff') return true;
  const name = command.slice(command.indexOf('.') + 1);
  const proposed = /^propose([A-Z].*)$/.exec(name)?.[1];
  // What is proposed without being confirmed by a second person, such as an ending to be decided at a meeting, is told by letter.
  if (proposed !== undefined) return !Object.hasOwn(workflow.commands, `confirm${proposed}`);
  return isDeadlineTold({ audience }, name);
}

/** Whether a deadline is told to the reader: a proposal's own is not. A paper is the organisation's, so it is told by when it counts. */
export function isDeadlineTold({ audience }: Pick<Reader, 'audience'>, name: string): boolean {
  return audience === 'staff' || !/^expire(?!Paper)[A-Z]/.test(name);
}
