// The settings of the council's sign-in by OpenID Connect.
import { z } from 'zod';

/** The council's OpenID Connect issuer, and this service as its client. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the way in is called on the sign-in page. */
  readonly label: string;
  /** The claim that names a person's groups. */
  readonly groupsClaim: string;
  /** Pairs of a group and a role that it gives. */
  readonly roles: readonly (readonly [string, string])[];
  /** Whether the issuer's addresses are believed where it does not say that it has verified them: only where nobody can edit their own. */
  readonly trustsEmails: boolean;
}

/** Secrets go over TLS; a provider on this very machine, as in a test, may do without. */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}

/** The settings as they stand in an environment. */
export const oidcShape = {
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, { error: 'must be the https address of the council’s OpenID Connect issuer, such as https://login.council.example' })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(80).default('Sign in with your council account'),
  OIDC_GROUPS_CLAIM: z.string().default('groups'),
  OIDC_ROLES: z
    .string()
    .regex(/^[^=;]+=[a-z-]+(;[^=;]+=[a-z-]+)*;?$/, {
      error: 'must be groups with the role each gives, such as Hub officers=franchise-officer;Hub validators=validator',
    })
    .optional(),
  OIDC_TRUST_EMAILS: z
    .enum(['yes', 'no'], { error: 'must be yes or no: whether addresses that the issuer does not call verified are believed' })
    .default('no'),
};
const shaped = z.object(oidcShape);
type OidcEnvironment = z.output<typeof shaped>;

/** The settings of the council's sign-in go together: one without the others is a mistake. */
export function missingForOidc(env: NodeJS.ProcessEnv): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  const missing = names.filter((name) => !env[name]?.trim());
  const isAsked = missing.length < names.length || Boolean(env.OIDC_ROLES?.trim());
  return isAsked ? missing.map((name) => `${name} is needed with the other settings of OpenID Connect (OIDC_…)`) : [];
}

/** What the settings come to; undefined: there is no such sign-in. */
export function oidcOf(env: OidcEnvironment): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const roles = (env.OIDC_ROLES ?? '').split(';').flatMap((pair): [string, string][] => {
    const [group = '', role = ''] = pair.split('=').map((each) => each.trim());
    return group === '' ? [] : [[group, role]];
  });
  const trustsEmails = env.OIDC_TRUST_EMAILS === 'yes';
  return Object.freeze({ issuer, clientId, clientSecret, label: env.OIDC_LABEL, groupsClaim: env.OIDC_GROUPS_CLAIM, roles, trustsEmails });
}
