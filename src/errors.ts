// What people can cause is a Refusal: a sentence with a rule id. Everything else that is thrown is a bug.

/** The closed list of ways to be refused; the web turns each into one HTTP status. */
export type RefusalKind = 'not-found' | 'not-permitted' | 'not-allowed-now' | 'stale' | 'invalid' | 'conflict';

/** What a refusal can carry beside its sentence. */
export interface RefusalDetail {
  /** E6: a sentence for each malformed field, by its path ('meeting.date'). */
  readonly fields?: Readonly<Record<string, string>>;
  /** E3: the case as it is now. */
  readonly now?: unknown;
}

/** A command that was not carried out. `rule` is the id that refused it, `says` the sentence for the person: why, and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly rule: string;
  readonly says: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly now?: unknown;

  constructor(kind: RefusalKind, rule: string, says: string, detail: RefusalDetail = {}) {
    super(says);
    this.kind = kind;
    this.rule = rule;
    this.says = says;
    if (detail.fields) this.fields = detail.fields;
    if ('now' in detail) this.now = detail.now;
  }
}

const engineKinds: Readonly<Record<string, RefusalKind>> = {
  E2: 'not-permitted',
  E3: 'stale',
  E4: 'conflict',
  E5: 'conflict',
  E6: 'invalid',
};

/** The kind of a refusal by its rule: E2 to E6 have their own, E1 and every rule of a workflow mean "not now, not like this". */
export function kindOfRule(rule: string): RefusalKind {
  return engineKinds[rule] ?? 'not-allowed-now';
}
