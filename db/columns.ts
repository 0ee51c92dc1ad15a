import { customType } from 'drizzle-orm/pg-core';
import { isoInstant } from './values.ts';

/** An instant: `timestamptz` to the millisecond, read as `2027-01-31T09:00:00.000Z`, so that it compares and pages exactly. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => (value.includes('T') ? value : isoInstant(value)),
});

/** Bytes of a file or a letter. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
