// The order of an object's keys is no fact: a payload comes in the order of its form, the journal keeps RFC 8785's, and jsonb its own.
// What a machine makes of a case must not hang on it, or a replay would differ (promise 2).

/** The same data with the keys of every object in one order. Arrays keep theirs. */
export function inKeyOrder<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inKeyOrder) as T;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) ordered[key] = inKeyOrder(Reflect.get(value, key));
  return ordered as T;
}
