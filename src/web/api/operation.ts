// One thing a program can ask for, as the access table and the OpenAPI document both read it.
import { z } from 'zod';
import type { Role } from '../../../machines/roles.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { Answer, Visit } from '../route.ts';

/** A schema with the name under which a client generator finds it. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: z.ZodType;
}

/** What an operation is, without what carries it out. */
export interface Described {
  /** Its name for client generators: 'listCases'. */
  readonly id: string;
  readonly method: 'get' | 'post';
  /** As Express writes it: '/api/v1/cases/:case'. */
  readonly path: string;
  readonly group: string;
  readonly title: string;
  /** More than the title says; may be empty. */
  readonly says: string;
  readonly who: readonly [Role, ...Role[]];
  readonly query: z.ZodObject | null;
  /** What is sent: to a case, to open one, a file with its fields, or a plain request. */
  readonly sends: (NamedSchema & { readonly what: 'command' | 'opening' | 'file' | 'request' }) | null;
  /** A JSON answer, a PDF, or a file of whatever kind it is. */
  readonly answers: NamedSchema | 'pdf' | 'file';
}

/** An operation that has a route of its own. */
export interface Operation extends Described {
  readonly run: (visit: Visit) => Answer | Promise<Answer>;
  /** A file comes with it. */
  readonly takes?: 'file';
}

/** The query of a visit by an operation's schema. Throws 400 with a sentence for each parameter that is wrong, unknown ones included. */
export function queryOf<S extends z.ZodObject>(schema: S, { query }: Pick<Visit, 'query'>): z.output<S> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.map(({ code, path, message }) =>
      code === 'unrecognized_keys' ? ['the query', 'Remove what is not asked for here'] : [path.join('.'), message],
    ),
  );
  throw new HttpRefusal(400, 'The query of the address is wrong.', { fields });
}

const MOST = 100;

/** How many entries a page of a list holds. */
export const most = z
  .string()
  .regex(/^([1-9]\d?|100)$/, { error: `Give a number from 1 to ${MOST}` })
  .optional()
  .meta({ description: `How many to answer, 1 to ${MOST}; 50 where none is given.`, example: '20' });

/** The page size asked for. */
export function sizeOf(given: string | undefined): number {
  return given === undefined ? MOST / 2 : Number(given);
}

/** Where a list goes on: what `next` of the page before said. Its content is ours and may change. */
export const after = z.string().max(200).optional().meta({ description: 'Where to go on: `next` of the page before.' });

/** A cursor made of the keys of the last entry shown. */
export function cursorOf(...keys: readonly string[]): string {
  return Buffer.from(keys.join('~')).toString('base64url');
}

/** The keys in a cursor, each as its pattern says; null: none was given. Throws 400 for one that is not ours. */
export function keysIn(cursor: string | undefined, ...patterns: readonly RegExp[]): string[] | null {
  if (cursor === undefined) return null;
  const keys = Buffer.from(cursor, 'base64url').toString().split('~');
  if (keys.length !== patterns.length || keys.some((key, n) => !patterns[n]?.test(key)))
    throw new HttpRefusal(400, 'The query of the address is wrong.', { fields: { after: 'Send `next` of the page before, as it is' } });
  return keys;
}
