// A council's OpenID Connect issuer in small: discovery, keys, and tokens for codes that the test hands out instead of a sign-in page.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the issuer says of an account; `exp`, `nonce`, `aud` and `iss` override what would be right. */
export interface TwinClaims extends Readonly<Record<string, unknown>> {
  readonly sub: string;
}

export interface OidcTwin {
  readonly issuer: string;
  /** Somebody signs in at the address to which the service sent the browser; answers the query with which they come back. */
  approve(address: string, claims: TwinClaims): Promise<URLSearchParams>;
  /** What the userinfo endpoint adds. */
  userinfo: Readonly<Record<string, unknown>>;
  /** What was asked of the token endpoint, latest last. */
  readonly asked: readonly URLSearchParams[];
  stop(): Promise<void>;
}

interface Granted {
  readonly query: URLSearchParams;
  readonly claims: TwinClaims;
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: object): string {
  const head = `${base64({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64(claims)}`;
  return `${head}.${sign('sha256', Buffer.from(head), privateKey).toString('base64url')}`;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return new URLSearchParams(text);
}

/** Starts an issuer that knows one client. */
export async function startIssuer({
  clientId,
  clientSecret,
}: {
  readonly clientId: string;
  readonly clientSecret: string;
}): Promise<OidcTwin> {
  const codes = new Map<string, Granted>();
  const tokens = new Map<string, TwinClaims>();
  const asked: URLSearchParams[] = [];
  const say = (response: ServerResponse, status: number, body: object) =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

  const grant = (form: URLSearchParams) => {
    asked.push(form);
    const granted = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isClient = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
    const { query, claims } = granted ?? {};
    if (!claims || !isClient || query?.get('code_challenge') !== challenge || query.get('redirect_uri') !== form.get('redirect_uri'))
      return null;
    const now = Math.floor(Date.now() / 1000);
    const access = randomUUID();
    tokens.set(access, claims);
    const usual = { iss: twin.issuer, aud: clientId, iat: now, exp: now + 300, nonce: query.get('nonce') };
    return { access_token: access, token_type: 'Bearer', id_token: signed({ ...usual, ...claims }) };
  };

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here.example');
    if (pathname === '/.well-known/openid-configuration') {
      const at = (path: string) => `${twin.issuer}${path}`;
      return say(response, 200, {
        issuer: twin.issuer,
        authorization_endpoint: at('/authorize'),
        token_endpoint: at('/token'),
        jwks_uri: at('/keys'),
        userinfo_endpoint: at('/userinfo'),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (pathname === '/keys')
      return say(response, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
    if (pathname === '/token') {
      const answer = grant(await bodyOf(request));
      return say(response, answer ? 200 : 400, answer ?? { error: 'invalid_grant' });
    }
    const claims = tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    return say(response, claims ? 200 : 401, { sub: claims?.sub, ...twin.userinfo });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const twin: OidcTwin = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    userinfo: {},
    asked,
    approve: async (address, claims) => {
      const query = new URL(address).searchParams;
      const code = randomUUID();
      codes.set(code, { query, claims });
      return new URLSearchParams({ code, state: query.get('state') ?? '' });
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return twin;
}
