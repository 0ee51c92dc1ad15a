import { describe, expect, it } from 'vitest';
import { readConfig, SettingsError } from '../../src/config.ts';

function problemsOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://hubs:secret@db.example:5432/hubs',
  PUBLIC_URL: 'https://hubs.example/',
};

describe('settings', () => {
  it('starts with nothing set: port 3000, the embedded database in data/, letters into a maildir', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      databaseUrl: undefined,
      dataDir: 'data',
      production: false,
      scheme: 'cech',
      mail: { smtp: undefined, maildir: 'data/mail', from: undefined },
      logLevel: 'info',
      clamdSocket: undefined,
      oidc: undefined,
      publicUrl: 'http://localhost:3000',
      trustedProxies: 0,
    });
  });

  it('takes an empty value as not given', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', NODE_ENV: '' })).toEqual(readConfig({}));
  });

  it('names every missing and wrong setting in one message', () => {
    const wrong = {
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      NODE_ENV: 'live',
      SCHEME: 'CECH!',
      SMTP_URL: 'mail',
      MAIL_FROM: 'nobody',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'ftp://x',
      TRUSTED_PROXIES: '-1',
      CLAMD_SOCKET: 'clamd',
      OIDC_ISSUER: 'http://login.example',
      OIDC_ROLES: 'validator',
    };
    const problems = problemsOf(wrong);
    for (const name of Object.keys(wrong)) expect(problems, name).toMatch(new RegExp(`^ {2}${name} must be`, 'm'));
  });

  it.each(['DATABASE_URL', 'SMTP_URL'] as const)('refuses a %s whose name or password is not well encoded', (name) => {
    const scheme = name === 'SMTP_URL' ? 'smtp' : 'postgres';
    expect(problemsOf({ MAIL_FROM: 'hubs@council.example', [name]: `${scheme}://hubs:50%off@mail.example/x` })).toMatch(
      new RegExp(`^ {2}${name} must be`, 'm'),
    );
  });

  it.each(['DATABASE_URL', 'PUBLIC_URL'] as const)('refuses production without %s, and says why', (name) => {
    expect(readConfig(production).production).toBe(true);
    expect(problemsOf({ ...production, [name]: '' })).toMatch(new RegExp(`^ {2}${name} is needed in production`, 'm'));
  });

  it('refuses a mail server without the address that letters come from', () => {
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example' })).toContain('MAIL_FROM is needed with SMTP_URL');
    expect(readConfig({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'hubs@council.example' }).mail.from).toBe('hubs@council.example');
  });

  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTls: false }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true, requireTls: false }],
    [
      'smtp://us%40er:pass%2Fword@mail.example:2525',
      { host: 'mail.example', port: 2525, secure: false, requireTls: true, user: 'us@er', password: 'pass/word' },
    ],
  ])('reads the mail server %s, and sends a password only over TLS', (address, smtp) => {
    expect(readConfig({ SMTP_URL: address, MAIL_FROM: 'hubs@council.example' }).mail.smtp).toEqual(smtp);
  });

  it('takes the council’s sign-in whole or not at all, and over TLS', () => {
    const whole = {
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'hubs',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_ROLES: 'Hub officers=franchise-officer; CVS=validator',
    };
    expect(readConfig(whole).oidc).toMatchObject({
      issuer: 'https://login.example',
      groupsClaim: 'groups',
      roles: [
        ['Hub officers', 'franchise-officer'],
        ['CVS', 'validator'],
      ],
    });
    expect(problemsOf({ ...whole, OIDC_CLIENT_SECRET: '' })).toContain('OIDC_CLIENT_SECRET is needed with the other settings');
    expect(problemsOf({ OIDC_ROLES: 'CVS=validator' })).toContain('OIDC_ISSUER is needed');
  });

  it('repeats no password in what it says', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://hubs:secret@db', SMTP_URL: 'http://mail:secret@mail' })).not.toContain('secret');
  });

  it('cannot be changed once read, and writes the public address without a slash at its end', () => {
    const config = readConfig(production);
    expect(Object.isFrozen(config) && Object.isFrozen(config.mail)).toBe(true);
    expect(config.publicUrl).toBe('https://hubs.example');
  });
});
