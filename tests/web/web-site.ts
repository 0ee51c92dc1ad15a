// The web service on a seeded database and a free port, for tests and for pictures. Data is written by SQL, in the shape the machines publish.
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../db/database.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { registry } from '../../src/engine/workflows.ts';
import { createApp } from '../../src/web/app.ts';
import { listen } from '../../src/web/listen.ts';
import { createLog } from '../../src/web/request-log.ts';
import type { Services } from '../../src/web/services.ts';

export const NOW = '2026-11-25T10:00:00Z';

export interface WebSite {
  readonly origin: string;
  readonly scheme: Services['scheme'];
  /** What was logged so far, as JSON lines. */
  readonly logged: () => string;
  stop(): Promise<void>;
}

const scheme: Services['scheme'] = {
  id: 'cech',
  code: 'CECH',
  name: 'Cheshire East Community Hubs',
  leadPartner: 'Cheshire East Council',
  qualityPartner: 'CVS Cheshire East',
  meetingPlace: 'Council offices, Sandbach (illustrative)',
  meetingTime: '14:00',
};

const sender = { name: 'Cheshire East Council', signedBy: 'Franchise Officer', addressLines: ['Sandbach'] };
const letterScheme: Services['letterScheme'] = {
  name: scheme.name,
  senders: { council: sender, cvs: sender },
  certificateCheck: 'hubs.example/certificates',
  complaints: 'You can complain to the council.',
};

/** What a service stands on in a test: a still clock, a worker that beats, a log that is kept by `write`. */
export function sampleServices(db: Db, write: (line: string) => void = () => undefined): Services {
  return {
    db,
    engine: createEngine(db, scheme.id, registry),
    scheme,
    letterScheme,
    now: () => NOW,
    workerBeats: () => true,
    log: createLog('info', { write }),
    demonstration: true,
    secure: false,
    trustedProxies: 0,
    requestsPerMinute: 10_000,
    publicUrl: 'http://hubs.example',
    uploads: { folder: join(tmpdir(), `hub-uploads-${randomUUID()}`), idleMs: 60_000 },
    scanned: false,
    post: async () => undefined,
    later: (work) => void work(),
    demo: null,
    oidc: null,
  };
}

/** A browser without a screen: keeps its cookies, follows nothing by itself. */
export interface Visitor {
  get(path: string): Promise<Response>;
  /** Sends a form as a browser does. Names may hold brackets. */
  post(path: string, fields: Readonly<Record<string, string>> | [string, string][]): Promise<Response>;
  /** Sends a form with a file. */
  upload(path: string, form: FormData): Promise<Response>;
  readonly cookies: Map<string, string>;
}

/** A new visitor of a site. */
export function visitorOf(site: Pick<WebSite, 'origin'>): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, 'Sec-Fetch-Site': 'same-origin', ...(cookie ? { Cookie: cookie } : {}) };
    const answer = await fetch(`${site.origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    get: (path) => send(path, {}),
    post: (path, fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    upload: (path, form) => send(path, { method: 'POST', body: form }),
  };
}

/** Starts the service on 127.0.0.1; the log is kept, not printed. */
export async function startWebSite(db: Db, changes: Partial<Services> = {}): Promise<WebSite> {
  const lines: string[] = [];
  const services = { ...sampleServices(db, (line) => void lines.push(line)), ...changes };
  const { port, stop } = await listen(createApp(services), 0, '127.0.0.1');
  return { origin: `http://127.0.0.1:${port}`, scheme: services.scheme, logged: () => lines.join(''), stop: () => stop(1000) };
}

/** The one organisation of the tests. */
export const organisationId = '00000000-0000-4000-8000-000000000001';
export const organisation = 'Barnies Community Trust (illustrative)';

/** A scheme with a programme of five meetings, one of them moved and one cancelled, and three certificates. */
export async function seedWebSite(db: Db): Promise<void> {
  await seedScheme(db);
  const december = await publishMeeting(db, { date: '2026-12-09', cutOff: '2026-11-18', papersDue: '2026-12-01' });
  await publishMeeting(db, { date: '2026-09-09', cutOff: '2026-08-19', papersDue: '2026-09-01', state: 'closed' });
  const june = await publishMeeting(db, {
    date: '2027-06-16',
    cutOff: '2027-05-26',
    papersDue: '2027-06-08',
    reason: 'The hall is used for the count of an election on 9 June.',
  });
  await publishMeeting(db, {
    date: '2027-03-10',
    cutOff: '2027-02-17',
    papersDue: '2027-03-02',
    state: 'cancelled',
    reason: 'The council is in its period before an election.',
    replacement: june,
  });
  await publishMeeting(db, { date: '2027-09-08', cutOff: '2027-08-18', papersDue: '2027-08-31' });
  await publishCertificate(db, december, { reference: 'CECH-4Q7T-Z0XM', level: 1, from: '2026-01-15', until: '2029-01-15' });
  await publishCertificate(db, december, { reference: 'CECH-1AST-DAY0', level: 2, from: '2023-11-25', until: '2026-11-25' });
  await publishCertificate(db, december, { reference: 'CECH-0VER-0000', level: 1, from: '2023-11-24', until: '2026-11-24' });
}

async function seedScheme(db: Db): Promise<void> {
  await db.rows(
    `insert into schemes (id, name, lead_partner, settings) values ('cech', 'Cheshire East Community Hubs', 'Cheshire East Council', '{}')`,
  );
  await db.rows(`insert into organisations (scheme_id, id, name, address) values ('cech', $1::uuid, $2::text, 'Crewe')`, [
    organisationId,
    organisation,
  ]);
}

interface Meeting {
  readonly date: string;
  readonly cutOff: string;
  readonly papersDue: string;
  readonly state?: string;
  readonly reason?: string;
  /** Why its year was published late (D1). */
  readonly late?: string;
  readonly replacement?: string;
}

/** Publishes a meeting as its machine does, and answers its case id. */
export async function publishMeeting(db: Db, meeting: Meeting): Promise<string> {
  const id = await openCase(db, 'meeting');
  const { reason, late, state = 'published', replacement = null, ...dates } = meeting;
  const keep = async (name: string, body: string | undefined) => {
    if (body === undefined) return null;
    const ref = `text:${name} ${id}`;
    await db.rows(`insert into texts (scheme_id, ref, case_id, salt, body) values ('cech', $1::text, $2::uuid, 'salt', $3::text)`, [
      ref,
      id,
      body,
    ]);
    return ref;
  };
  const [year, month] = meeting.date.split('-').map(Number);
  const data = {
    ...dates,
    state,
    year,
    quarter: Math.ceil((month ?? 1) / 3),
    replacement,
    reason: await keep('reason', reason),
    late: await keep('late', late),
  };
  await publish(db, { register: 'programme', reference: id, case: id, organisation: null, from: '2026-10-01', until: null, data });
  return id;
}

interface Certificate {
  readonly reference: string;
  readonly level: number;
  readonly from: string;
  readonly until: string;
}

async function publishCertificate(db: Db, caseId: string, { reference, level, from, until }: Certificate): Promise<void> {
  await publish(db, {
    register: 'certificate',
    reference,
    case: caseId,
    organisation: organisationId,
    from,
    until,
    data: { level, standard: 1 },
  });
}

interface Publication {
  readonly register: string;
  readonly reference: string;
  readonly case: string;
  readonly organisation: string | null;
  readonly hub?: string;
  readonly from: string;
  readonly until: string | null;
  readonly data: object;
}

/** Publishes an entry of a register as the engine does. */
export async function publish(db: Db, entry: Publication): Promise<void> {
  await db.rows(
    `insert into publications (scheme_id, register, reference, case_id, organisation_id, from_on, until_on, data, entry_id, at, hub_id)
     values ('cech', $1::text, $2::text, $3::uuid, $4::uuid, $5::date, $6::date, $7::text::jsonb, $8::uuid, $9::timestamptz, $10::uuid)`,
    [
      entry.register,
      entry.reference,
      entry.case,
      entry.organisation,
      entry.from,
      entry.until,
      JSON.stringify(entry.data),
      randomUUID(),
      NOW,
      entry.hub ?? null,
    ],
  );
}

/** A case that only publishes. */
export async function openCase(db: Db, workflow: string): Promise<string> {
  const id = randomUUID();
  await db.rows(
    `insert into cases (scheme_id, id, workflow, machine_version, version, state, closed, context, areas, reference, opened_on, changed_at, head)
     values ('cech', $1::uuid, $2::text, $4::int, 1, 'published', false, '{}', '{}', $1::text, '2026-10-01', $3::timestamptz, 'head')`,
    [id, workflow, NOW, registry[workflow]?.version ?? 1],
  );
  return id;
}
