/** One driver would refuse `undefined` and the other store null: both refuse it here. */
export function noUndefined(params: readonly unknown[]): void {
  const at = params.indexOf(undefined);
  if (at >= 0) throw new TypeError(`Parameter $${at + 1} of a statement is undefined; pass null for nothing.`);
}
