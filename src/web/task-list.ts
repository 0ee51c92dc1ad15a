// The tasks of a list as the Design System shows them: a name that leads on, and how far it is, in words as well as in colour.

/** A task for the template. */
export interface Task {
  readonly id: string;
  readonly name: string;
  /** Null: it cannot be opened now. */
  readonly href: string | null;
  readonly hint: string | null;
  readonly status: string;
  /** Of the tag; null: plain words, for what needs no attention. */
  readonly colour: string | null;
}

/** A task with everything that its template asks about. */
export function task(given: Pick<Task, 'id' | 'name' | 'href' | 'status'> & Partial<Task>): Task {
  return { hint: null, colour: null, ...given };
}
