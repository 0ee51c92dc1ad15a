/** The scheme's clock. `now` is an instant in UTC with milliseconds; a demonstration can move it on, never back. */
export interface Clock {
  readonly now: () => string;
  readonly moveTo: (instant: string) => void;
}

/**
 * The scheme's clock: the machine's, unless the scheme's time has already run past it, as after a first start that played the pilot
 * into the future. Then it goes on from there at the usual pace, so that nothing is dated before what caused it.
 * `machine` gives milliseconds since 1970; `last` is the latest instant known to the scheme.
 */
export function clockAfter(last: string | null, machine: () => number): Clock {
  let ahead = last === null ? 0 : Math.max(0, Date.parse(last) - machine());
  return {
    now: () => new Date(machine() + ahead).toISOString(),
    moveTo: (instant) => {
      ahead = Math.max(ahead, Date.parse(instant) - machine());
    },
  };
}
