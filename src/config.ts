// The settings: read from the environment once, judged together, frozen. Without any of them the embedded database in `data/` is used.
import { z } from 'zod';
import { missingForOidc, type OidcConfig, oidcOf, oidcShape } from './config-oidc.ts';

/** What the service runs with. Secrets (database and mail addresses may hold passwords) are for the modules that connect, not for logs. */
export interface Config {
  /** TCP port; 0 takes any free one. */
  readonly port: number;
  /** PostgreSQL; undefined means the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly production: boolean;
  /** Id of the scheme that this service runs. */
  readonly scheme: string;
  readonly mail: MailConfig;
  readonly logLevel: LogLevel;
  /** The Unix socket of ClamAV's daemon; undefined: files are not scanned for viruses. */
  readonly clamdSocket: string | undefined;
  /** Where the public reaches the service, without a slash at the end: for links in letters. */
  readonly publicUrl: string;
  /** Signing in with the council's accounts; undefined: by e-mail link alone. */
  readonly oidc: OidcConfig | undefined;
  /** How many reverse proxies stand in front, each adding to X-Forwarded-For. */
  readonly trustedProxies: number;
}

/** How letters leave: by SMTP when a server is given, else into a maildir on disk, so that a demonstration shows them. */
export interface MailConfig {
  readonly smtp: SmtpConfig | undefined;
  readonly maildir: string;
  /** The address that letters come from, instead of the one in the scheme's settings. */
  readonly from: string | undefined;
}

/** A mail server. `secure` is TLS from the first byte; otherwise STARTTLS, without which a password is not sent. */
export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user?: string;
  readonly password?: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** Settings are missing or wrong; the message lists all of them, one a line, and repeats no value of an address. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const whole = (most: number, says: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, { error: says })
    .transform(Number)
    .refine((value) => value <= most, { error: says });

const address = (schemes: readonly string[], says: string) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol) && isDecodable(new URL(value)), {
    error: says,
  });

/** Whether name and password can be read: a per cent sign in either has to be written %25. */
function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    decodeURIComponent(`${username}${password}${pathname}`);
    return true;
  } catch {
    return false;
  }
}

const environment = z.object({
  PORT: whole(65_535, 'must be a port number from 0 to 65535, such as 3000').default(3000),
  DATABASE_URL: address(
    ['postgres:', 'postgresql:'],
    'must be the address of a PostgreSQL database, such as postgres://user@host:5432/name',
  ).optional(),
  DATA_DIR: z.string().default('data'),
  NODE_ENV: z.enum(['development', 'production', 'test'], { error: 'must be development, production or test' }).default('development'),
  SCHEME: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, { error: "must be a scheme's id in lower-case letters, such as cech" })
    .default('cech'),
  SMTP_URL: address(['smtp:', 'smtps:'], 'must be the address of a mail server, such as smtp://mail.example:587').optional(),
  MAIL_FROM: z.email({ error: 'must be an e-mail address, such as hubs@council.example' }).optional(),
  MAILDIR: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  CLAMD_SOCKET: z.string().startsWith('/', { error: 'must be the path of the socket of clamd, such as /run/clamav/clamd.ctl' }).optional(),
  PUBLIC_URL: address(
    ['http:', 'https:'],
    'must be the address at which the public reaches the service, such as https://hubs.council.example',
  ).optional(),
  ...oidcShape,
  TRUSTED_PROXIES: whole(10, 'must be the number of reverse proxies in front of the service, from 0 to 10').default(0),
});
type Environment = z.output<typeof environment>;

/** What production needs although the environment's shape allows it to be absent. */
function missingInProduction(env: NodeJS.ProcessEnv): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const needed = {
    DATABASE_URL: 'is needed in production: the embedded database does not make sure that data reaches the disk',
    PUBLIC_URL: 'is needed in production: letters tell people where to check a certificate',
  };
  return Object.entries(needed).flatMap(([name, says]) => (given(env[name]) ? [] : [`${name} ${says}`]));
}

/**
 * The settings in an environment; an empty value counts as not given. Throws {@link SettingsError} with every missing or wrong
 * setting in one message, so that nobody has to start the service five times to learn of five mistakes.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const stated = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (given(value) ? [[name, value.trim()]] : [])));
  const read = environment.safeParse(stated);
  const problems = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...missingInProduction(env),
    ...missingForOidc(env),
  ];
  if (given(env.SMTP_URL) && !given(env.MAIL_FROM)) problems.push('MAIL_FROM is needed with SMTP_URL: the address that letters come from');
  if (!read.success || problems.length > 0)
    throw new SettingsError(`The settings need attention:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  return frozen(read.data);
}

function frozen(env: Environment): Config {
  return Object.freeze({
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    production: env.NODE_ENV === 'production',
    scheme: env.SCHEME,
    mail: Object.freeze({
      smtp: env.SMTP_URL === undefined ? undefined : smtpOf(new URL(env.SMTP_URL)),
      maildir: env.MAILDIR ?? `${env.DATA_DIR}/mail`,
      from: env.MAIL_FROM,
    }),
    logLevel: env.LOG_LEVEL,
    clamdSocket: env.CLAMD_SOCKET,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    oidc: oidcOf(env),
    trustedProxies: env.TRUSTED_PROXIES,
  });
}

function smtpOf(url: URL): SmtpConfig {
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return Object.freeze({
    host: url.hostname,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: user !== '',
    ...(user === '' ? {} : { user, password: decodeURIComponent(url.password) }),
  });
}

function given(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}
