// Where the choices of fields come from, by 'workflow.command path' or '* path'.
import { readProgramme } from '../../../db/reads/programme.ts';
import { spokenDate } from '../spoken-date.ts';
import type { Chooser } from './choice.ts';
import { councilChoosers } from './choosers-council.ts';
import { deskChoosers } from './choosers-desks.ts';
import { reviewChoosers } from './choosers-review.ts';

/** The decision meetings ahead. */
const meetingsAhead: Chooser = async ({ services, today }) => {
  const rows = await readProgramme(services.db, services.scheme.id);
  return rows
    .filter(({ date, state }) => state === 'published' && date >= today)
    .map((row) => ({ value: row.meeting, text: spokenDate(row.date) }));
};

const choosers: Readonly<Record<string, Chooser>> = {
  '* meeting': meetingsAhead,
  '* replacement': meetingsAhead,
  ...councilChoosers,
  ...deskChoosers,
  ...reviewChoosers,
};

/** The chooser of a field of a command, or undefined: the field is typed. */
export function chooserOf(command: string, path: string): Chooser | undefined {
  return choosers[`${command} ${path}`] ?? choosers[`* ${path}`];
}
