// How a workflow's facts are read: SQL fragments that yield one JSON value each, put together into the one read of a command.

/**
 * One fact. `sql` is a SELECT of a single json value and may use the subject row `s` (s.scheme, s.case_id, s.organisation,
 * s.hub, s.person, s.on_date). `from` selects (id, version) of the other cases it was read from: the write compares them (promise 3).
 */
export interface FactQuery {
  readonly sql: string;
  readonly from?: string;
}

/** A workflow's facts by name. */
export type FactQueries = Readonly<Record<string, FactQuery>>;
