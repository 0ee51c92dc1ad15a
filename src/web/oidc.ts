// The council's own accounts, by OpenID Connect: authorisation code with PKCE, state and nonce. The one home of openid-client.
import * as client from 'openid-client';
import type { Role } from '../../machines/roles.ts';
import { SettingsError } from '../config.ts';
import type { OidcConfig } from '../config-oidc.ts';
import { paths } from './paths.ts';
import { staffRoles } from './visitor.ts';

/** What binds the answer of the issuer to the browser that asked. */
export interface SignInKeys {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An account as its issuer vouches for it. */
export interface CouncilAccount {
  readonly issuer: string;
  /** The issuer's own name for it, never given to another person. */
  readonly subject: string;
  readonly email: string | null;
  /** Whether the issuer made sure of the address, or the settings believe it where it does not say. */
  readonly emailVerified: boolean;
  readonly groups: readonly string[];
}

/** Signing in with the council's accounts. */
export interface CouncilAccounts {
  readonly label: string;
  /** Where to send the browser. Throws where the issuer cannot be reached. */
  readonly authorise: (keys: SignInKeys) => Promise<string>;
  /** The account that the issuer's answer stands for. Throws whatever is wrong with it: not asked for, altered, over, refused. */
  readonly accountOf: (answer: URLSearchParams, keys: SignInKeys) => Promise<CouncilAccount>;
  /** The roles that membership of the groups gives. */
  readonly rolesOf: (groups: readonly string[]) => readonly Role[];
}

const CLOCK_SECONDS = 30;

/** Which roles each group gives. Throws a SettingsError for what is no role of staff. */
function rolesByGroup(pairs: OidcConfig['roles']): (group: string) => readonly Role[] {
  const byGroup = new Map<string, Role[]>();
  for (const [group, name] of pairs) {
    const role = staffRoles.find((each) => each === name);
    if (!role) throw new SettingsError(`OIDC_ROLES gives the role '${name}', which there is not: use one of ${staffRoles.join(', ')}.`);
    byGroup.set(group, [...(byGroup.get(group) ?? []), role]);
  }
  return (group) => byGroup.get(group) ?? [];
}

/** The accounts behind an issuer. It is asked for its addresses and keys at the first sign-in, not before. */
export function councilAccounts(config: OidcConfig, publicUrl: string): CouncilAccounts {
  const redirectUri = `${publicUrl}${paths.councilCallback}`;
  const roles = rolesByGroup(config.roles);
  let known: Promise<client.Configuration> | null = null;
  const server = () => {
    // An issuer that did not answer is asked again at the next sign-in.
    known ??= discover(config).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  return {
    label: config.label,
    rolesOf: (groups) => [...new Set(groups.flatMap(roles))],
    async authorise({ state, nonce, verifier }) {
      const challenge = await client.calculatePKCECodeChallenge(verifier);
      const asked = { redirect_uri: redirectUri, scope: 'openid email profile', state, nonce };
      const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
      return client.buildAuthorizationUrl(await server(), { ...asked, ...pkce }).href;
    },
    async accountOf(answer, { state, nonce, verifier }) {
      const at = await server();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await client.authorizationCodeGrant(at, new URL(`${redirectUri}?${answer}`), checks);
      const claims = tokens.claims();
      if (!claims) throw new Error('The issuer sent no ID token');
      const complete = typeof claims.email === 'string' && claims[config.groupsClaim] !== undefined;
      const isMore = !complete && at.serverMetadata().userinfo_endpoint !== undefined;
      const more = isMore ? await client.fetchUserInfo(at, tokens.access_token, claims.sub) : {};
      return accountIn({ ...more, ...claims }, config);
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  // Without TLS only on this machine: the settings let nothing else through.
  const plain = issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {};
  const metadata = { client_secret: clientSecret, [client.clockTolerance]: CLOCK_SECONDS };
  return client.discovery(new URL(issuer), clientId, metadata, client.ClientSecretPost(clientSecret), { ...plain, timeout: 10 });
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

function accountIn(claims: Claims, { groupsClaim, trustsEmails }: OidcConfig): CouncilAccount {
  const given = claims[groupsClaim];
  const groups = (Array.isArray(given) ? given : [given]).filter((group): group is string => typeof group === 'string');
  const { email, email_verified: verified } = claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof email === 'string' ? email : null,
    emailVerified: typeof verified === 'boolean' ? verified : trustsEmails,
    groups,
  };
}
