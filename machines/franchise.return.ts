// What stands in an annual return (H3), on-line or on paper.
import { z } from 'zod';
import { text } from './text.ts';

/** The return of a year: what the hub did, what came of it, and how it is used. */
export const annualReturn = z.strictObject({
  activities: text('Enter what the hub did in the year'),
  difference: text('Enter what difference it made to people'),
  visitsPerWeek: z.int({ error: 'Enter how many visits there are in a usual week, as a whole number' }).min(0).max(100_000),
  hoursPerWeek: z.number({ error: 'Enter how many hours a week the public has access' }).min(0).max(168),
  changes: text('Enter what has changed since the application or the last return, or “nothing”'),
  help: text('Enter the help you would like').optional(),
});
