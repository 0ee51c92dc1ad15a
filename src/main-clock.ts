/**
 * The scheme's clock: the machine's, unless the scheme's time has already run past it, as after a first start that played the pilot
 * into the future. Then it goes on from there at the usual pace, so that nothing is dated before what caused it.
 * `machine` gives milliseconds since 1970; `last` is the latest instant known to the scheme; the answer is an instant in UTC with milliseconds.
 */
export function clockAfter(last: string | null, machine: () => number): () => string {
  const ahead = last === null ? 0 : Math.max(0, Date.parse(last) - machine());
  return () => new Date(machine() + ahead).toISOString();
}
