// Programs for tests: a scheme with its people, the service on it, and calls with a token.
import { randomUUID } from 'node:crypto';
import { makeToken } from '../../db/api-tokens.ts';
import type { Db } from '../../db/database.ts';
import { registry } from '../../src/engine/workflows.ts';
import { hashOf, newToken } from '../../src/web/secret.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { startWebSite, type WebSite } from './web-site.ts';

export interface ApiSite {
  readonly desk: Desk;
  readonly site: WebSite;
  /** Makes a token for a person of the seed and answers it. */
  token(person: string, roles: readonly string[], how?: { scope?: 'read' | 'write'; expiresAt?: string; id?: string }): Promise<string>;
  /** Sends a request; `send` is the JSON body of a POST, or a form with a file. */
  call(token: string | null, path: string, said?: Said): Promise<Called>;
}

interface Said {
  readonly send?: unknown;
  readonly key?: string;
  readonly saw?: string | number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The service on a seeded scheme, its clock that of the desk. */
export async function startApiSite(db: Db): Promise<ApiSite> {
  const desk = await openDesk(db, { registry });
  const site = await startWebSite(db, { engine: desk.engine, now: () => desk.now });
  return {
    desk,
    site,
    token: async (person, roles, { scope = 'write', expiresAt = '2027-12-31T00:00:00Z', id = randomUUID() } = {}) => {
      const token = newToken();
      const about = { scheme: desk.scheme, id, person: desk.person(person), name: 'A program', roles, scope, at: desk.now, expiresAt };
      await makeToken(db, { ...about, tokenHash: hashOf(token) });
      return token;
    },
    call: async (token, path, said = {}) => {
      const { send } = said;
      const body = typeof send === 'string' || send instanceof FormData ? send : JSON.stringify(send);
      const post = send === undefined ? {} : { method: 'POST', body };
      const answer = await fetch(`${site.origin}${path}`, { headers: headersOf(token, said), ...post });
      const type = answer.headers.get('Content-Type') ?? '';
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, type, body: type.includes('json') ? JSON.parse(text) : {} };
    },
  };
}

function headersOf(token: string | null, { send, key, saw, headers = {} }: Said): Record<string, string> {
  return {
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(send === undefined || send instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
    ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    ...(saw === undefined ? {} : { 'If-Match': typeof saw === 'number' ? `"${saw}"` : saw }),
    ...headers,
  };
}
