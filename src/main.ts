// The composition root: the only place where things are made, and the only one that stops them, in reverse order.
import { join } from 'node:path';
import { openDb } from '../db/client.ts';
import type { Db } from '../db/database.ts';
import { DatabaseError, safeDatabaseError } from '../db/errors.ts';
import { lastCheckpointAt } from '../db/reads/last-checkpoint.ts';
import { readScheme } from '../db/schemes.ts';
import { type Config, readConfig, SettingsError } from './config.ts';
import { createEngine } from './engine/engine.ts';
import { migrateCases } from './engine/migrate-cases.ts';
import { registry } from './engine/workflows.ts';
import type { Bench } from './jobs/bench.ts';
import { clamdAt } from './jobs/clamd.ts';
import { notePoster } from './jobs/post-note.ts';
import type { Worker } from './jobs/worker.ts';
import { createMailer } from './letters/mail.ts';
import { clockAfter } from './main-clock.ts';
import { demoOf, startPausableWorker } from './main-demo.ts';
import { createErrands } from './main-errands.ts';
import { readSchemeSettings } from './main-scheme.ts';
import { createApp } from './web/app.ts';
import { listen, tryPort } from './web/listen.ts';
import { councilAccounts } from './web/oidc.ts';
import { paths } from './web/paths.ts';
import { createLog } from './web/request-log.ts';
import { clearUploads } from './web/upload.ts';

const PATIENCE_MS = 10_000;
const QUIET_MS = 60_000;
const REQUESTS_PER_MINUTE = 600;
/** A connection that brings nothing of its file for so long is given up. */
const UPLOAD_IDLE_MS = 30_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const complain = (line: string) => void process.stderr.write(`${line}\n`);

/** Starts everything; what was started is on the stack, also when a later part fails to start. Answers the port. */
async function start(config: Config, running: AsyncDisposableStack): Promise<number> {
  await tryPort(config.port);
  const db = await openDb({ url: config.databaseUrl, dataDir: config.dataDir, production: config.production, warn: say });
  running.defer(() => db.close());
  if (!(await readScheme(db, config.scheme))) {
    // Loaded only then: the stories it plays are not needed to go on.
    const { seedOnFirstStart } = await import('../seed/first-start.ts');
    await seedOnFirstStart({
      db,
      scheme: config.scheme,
      registry,
      now: clockAfter(null, Date.now).now,
      production: config.production,
      say,
    });
  }
  const { identity, demonstration, letters } = await schemeOf(db, config);
  const clock = clockAfter(await lastCheckpointAt(db, config.scheme), Date.now);
  const { now } = clock;
  const log = createLog(config.logLevel);
  const bench: Bench = {
    engine: createEngine(db, config.scheme, registry),
    mailer: createMailer(config.mail.smtp ? { by: 'smtp', ...config.mail.smtp } : { by: 'maildir', folder: config.mail.maildir }),
    ...letters,
    ...(config.clamdSocket === undefined ? {} : { scan: clamdAt(config.clamdSocket) }),
    warn: (sentence) => log.warn(sentence),
  };
  const migrated = await migrateCases(bench.engine, now());
  if (migrated > 0) say(`${migrated} cases were taken over by new versions of their machines.`);
  if (config.production && !config.mail.smtp)
    say(`No letter is e-mailed: SMTP_URL is not set. Letters are written to ${config.mail.maildir}.`);
  const worker = startPausableWorker(bench, now);
  running.defer(() => worker.stop());
  const errands = createErrands((error) => log.error({ err: safeDatabaseError(error) }, 'something failed after its answer'));
  running.defer(() => errands.done());
  const uploads = { folder: join(config.dataDir, 'uploads'), idleMs: UPLOAD_IDLE_MS };
  await clearUploads(uploads, Date.now());
  const app = createApp({
    db,
    engine: bench.engine,
    scheme: identity,
    letterScheme: letters.letterScheme,
    now,
    workerBeats: () => beatsAt(worker, now()),
    log,
    demonstration,
    secure: config.publicUrl.startsWith('https:'),
    trustedProxies: config.trustedProxies,
    requestsPerMinute: REQUESTS_PER_MINUTE,
    publicUrl: config.publicUrl,
    uploads,
    scanned: config.clamdSocket !== undefined,
    post: notePoster(bench),
    later: errands.later,
    // Only where everything is made up, nothing can be lost, and nobody calls it production.
    demo: demonstration && db.driver === 'pglite' && !config.production ? demoOf(bench, clock, worker) : null,
    oidc: config.oidc ? councilAccounts(config.oidc, config.publicUrl) : null,
  });
  const { port, stop } = await listen(app, config.port);
  running.defer(() => stop(PATIENCE_MS));
  return port;
}

/** The scheme's settings, with what the environment knows better: where the public reaches us, and who sends the mail. */
async function schemeOf(db: Db, config: Config) {
  const row = await readScheme(db, config.scheme);
  if (!row) throw new SettingsError(`There is no scheme '${config.scheme}' in the database: set SCHEME to one that is there.`);
  const { identity, demonstration, letters } = readSchemeSettings(row);
  const certificateCheck = `${config.publicUrl}${paths.certificates}`.replace(/^https?:\/\//, '');
  const letterScheme = { ...letters.letterScheme, certificateCheck };
  return { identity, demonstration, letters: { ...letters, letterScheme, from: config.mail.from ?? letters.from } };
}

/** Whether the worker has finished a round lately. */
function beatsAt(worker: Worker, at: string): boolean {
  const beat = worker.beat();
  return beat !== null && Temporal.Instant.from(beat).until(at).total('milliseconds') < QUIET_MS;
}

/** What kept the service from starting, in one line that an operator can act on. */
function sayWhy(error: unknown, port: number | undefined): string {
  if (error instanceof SettingsError || error instanceof DatabaseError) return error.message;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or set PORT to another one.`;
  if (code === 'EACCES' && Reflect.get(Object(error), 'syscall') === 'listen')
    return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
  return `The service could not start: ${error instanceof Error ? error.message : 'unknown error'}`;
}

const running = new AsyncDisposableStack();
let wantedPort: number | undefined;

async function stopOn(signal: string): Promise<void> {
  say(`${signal}: finishing what is in hand.`);
  await running.disposeAsync();
  say('Stopped.');
}

try {
  const config = readConfig(process.env);
  wantedPort = config.port;
  const port = await start(config, running);
  say(`Community hubs are at ${config.port === 0 ? `http://localhost:${port}` : config.publicUrl} (stop with Ctrl+C)`);
  // Once each: a second signal ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopOn(signal));
} catch (error) {
  complain(sayWhy(error, wantedPort));
  process.exitCode = 1;
  await running.disposeAsync();
}
