import fc from 'fast-check';

const DAY_ZERO = Temporal.PlainDate.from('1970-01-01');

/** Any date from the first to the last, both included; made with Temporal, so that it owes the calendar under test nothing. */
export function civilDate(first: string, last: string): fc.Arbitrary<string> {
  const dayOf = (date: string): number => DAY_ZERO.until(date, { largestUnit: 'day' }).days;
  return fc.integer({ min: dayOf(first), max: dayOf(last) }).map((days) => DAY_ZERO.add({ days }).toString());
}
