// How PostgreSQL's text for a value becomes ours. Both drivers use these, so that a row reads the same from either.

const UTC_INSTANT = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?\+00$/;

/** `2027-01-31 09:00:00+00` as `2027-01-31T09:00:00.000Z`. Sessions run in UTC; anything else (also `infinity`) is a fault and throws. */
export function isoInstant(text: string): string {
  const parts = UTC_INSTANT.exec(text);
  if (!parts) throw new RangeError(`The database gave an instant that is not in UTC: ${text}`);
  const milliseconds = (parts[3] ?? '.').slice(1).padEnd(3, '0').slice(0, 3);
  return `${parts[1]}T${parts[2]}.${milliseconds}Z`;
}

/** A bigint (identities, counts) as a number; one too large to be exact throws rather than round. */
export function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database gave an integer too large to hold exactly: ${text}`);
  return value;
}

/** PostgreSQL's own type numbers for the values read in our own way. */
export const TYPE_NUMBERS = { bytea: 17, bigint: 20, json: 114, date: 1082, timestamp: 1114, timestamptz: 1184, jsonb: 3802 } as const;

/** What was typed, as JSON that the database can store: it has no place for a NUL, which no keyboard types. */
export function storableJson(value: unknown): string {
  return JSON.stringify(withoutNul(value));
}

function withoutNul(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '');
  if (Array.isArray(value)) return value.map(withoutNul);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.replaceAll('\0', ''), withoutNul(item)]));
}
