// What the database refused, in words that hold no value of any row or parameter: drivers quote both in their messages.

/** A statement failed. `code` is PostgreSQL's five-character code, or the system's own (such as ECONNREFUSED). */
export class DatabaseError extends Error {
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(message: string, code: string, constraint?: string) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    this.constraint = constraint;
  }
}

/** Something that must be unique is there already; `constraint` names the key or index. */
export class UniqueViolation extends DatabaseError {
  override readonly constraint: string;

  constructor(constraint: string) {
    super(`Something that must be unique is there already (${constraint}).`, '23505', constraint);
    this.name = 'UniqueViolation';
    this.constraint = constraint;
  }
}

/** What both drivers say of a refusal, under the names each of them uses. */
interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly constraint: string | undefined;
  readonly column: string | undefined;
}

// Classes whose messages speak of statements, connections and locks, never of values; HF is our own.
const SAFE_CLASSES = new Set(['08', '25', '28', '3D', '40', '42', '53', '55', '57', '58', 'HF']);

function text(source: object, ...names: string[]): string | undefined {
  for (const name of names) {
    const value: unknown = Reflect.get(source, name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

function refusalIn(error: unknown): Refusal | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = text(at, 'code');
    // Both drivers give a severity with what the server said; a lost connection has a code of this kind. Other errors have codes too.
    if (code !== undefined && (text(at, 'severity') !== undefined || /^E?CONN/.test(code))) {
      const constraint = text(at, 'constraint_name', 'constraint');
      return { code, message: at.message, constraint, column: text(at, 'column_name', 'column') };
    }
  }
  return undefined;
}

function sentence(refusal: Refusal): string {
  if (SAFE_CLASSES.has(refusal.code.slice(0, 2)) || !/^[0-9A-Z]{5}$/.test(refusal.code)) return refusal.message;
  const where = [refusal.constraint, refusal.column].filter((name) => name !== undefined).join(', ');
  return `The database refused a statement (${refusal.code}${where === '' ? '' : `: ${where}`}).`;
}

/**
 * The same error without parameters or row values: a {@link UniqueViolation}, a {@link DatabaseError}, or the error itself
 * where it did not come from the database. Pass what a typed read (`orm`) throws through it before logging or showing it.
 */
export function safeDatabaseError(error: unknown): unknown {
  if (error instanceof DatabaseError) return error;
  const fromOrm = error instanceof Error && error.constructor.name === 'DrizzleQueryError';
  const refusal = refusalIn(error);
  if (refusal?.code === '23505') return new UniqueViolation(refusal.constraint ?? 'unnamed');
  if (refusal) return new DatabaseError(sentence(refusal), refusal.code, refusal.constraint);
  if (fromOrm) return new DatabaseError('A statement failed before the database answered.', 'unknown');
  return error;
}

/** Awaits a typed statement (`orm`) and throws what {@link safeDatabaseError} makes of its failure. */
export async function safely<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw safeDatabaseError(error);
  }
}
