// What a paper means for a grant (P9): from when it could be sent, and the grant taken up again on the day on which it was confirmed.
import type { GrantContext } from './grant.context.ts';
import { takenUp } from './grant.course.ts';
import { takenOn } from './paper.ts';

/** The first day on which an organisation could send evidence. */
export const paperSince = ({ conditionsSetOn }: GrantContext): string | null => conditionsSetOn;

/** The grant that goes on: what is still wanted has the days it had left from the day of confirmation, not from the day of receipt (F7). */
export const takenUpOnPaper = (context: GrantContext): GrantContext => takenUp(context, takenOn(context));
