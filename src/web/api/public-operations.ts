// What programs of anybody may read, without a token.

import { z } from 'zod';
import { findCertificate } from '../../../db/reads/certificate.ts';
import { listDecisionNotices } from '../../../db/reads/decision-notices.ts';
import { readProgramme } from '../../../db/reads/programme.ts';
import { type RegisterRow, readRegister, readRegisterEntry } from '../../../db/reads/register.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths } from '../paths.ts';
import type { DataAnswer, Visit } from '../route.ts';
import { readTypedReference } from '../typed-reference.ts';
import { after, cursorOf, keysIn, most, type Operation, queryOf, sizeOf } from './operation.ts';
import { certificateSchema, decisionsSchema, meetingsSchema, registerEntrySchema, registerSchema } from './public-schemas.ts';

async function meetings({ services }: Visit): Promise<DataAnswer> {
  const rows = await readProgramme(services.db, services.scheme.id);
  const list = rows.map(({ cut_off, papers_due, replaced_by, ...row }) => ({
    ...row,
    cutOff: cut_off,
    papersDue: papers_due,
    replacedBy: replaced_by,
  }));
  return { data: { meetings: list } };
}

const pages = z.strictObject({ after, most });

async function decisions(visit: Visit): Promise<DataAnswer> {
  const { services } = visit;
  const asked = queryOf(pages, visit);
  const size = sizeOf(asked.most);
  const keys = keysIn(asked.after, /^\d{4}-\d\d-\d\d$/, /^[\w.-]{1,80}$/);
  const from = keys && { decidedOn: keys[0] ?? '', reference: keys[1] ?? '' };
  const rows = await listDecisionNotices(services.db, services.scheme.id, from, size + 1);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { data: { decisions: shown, next: rows.length > size && last ? cursorOf(last.decidedOn, last.reference) : null } };
}

function hubOf({ next_review, certificate_until, ...row }: RegisterRow) {
  return { ...row, nextReview: next_review, certificateUntil: certificate_until };
}

async function register({ services, today }: Visit): Promise<DataAnswer> {
  return { data: { hubs: (await readRegister(services.db, services.scheme.id, today)).map(hubOf) } };
}

async function registerEntry({ services, today, params }: Visit): Promise<DataAnswer> {
  const reference = params.reference ?? '';
  const row = /^[A-Z0-9-]{1,40}$/.test(reference) && (await readRegisterEntry(services.db, services.scheme.id, today, reference));
  if (!row) throw new HttpRefusal(404, 'There is no franchised hub with this reference.');
  return { data: hubOf(row) };
}

async function certificate({ services, today, params }: Visit): Promise<DataAnswer> {
  const reference = readTypedReference(params.reference ?? '', services.scheme.code);
  const row = reference === undefined ? undefined : await findCertificate(services.db, services.scheme.id, reference);
  if (!row || row.from_on > today) throw new HttpRefusal(404, 'There is no certificate with this reference.');
  const { from_on, until_on, ...about } = row;
  return { data: { ...about, from: from_on, until: until_on, valid: today <= until_on } };
}

const shared = { method: 'get', group: 'Public', who: ['public'], query: null, sends: null } as const;

export const publicOperations: readonly Operation[] = [
  {
    ...shared,
    id: 'listMeetings',
    path: paths.apiMeetings,
    title: 'The programme of decision meetings',
    says: 'Every published meeting, by date.',
    answers: meetingsSchema,
    run: meetings,
  },
  {
    ...shared,
    id: 'listDecisions',
    path: paths.apiDecisions,
    title: 'Public notices of decisions',
    says: 'The latest decision first.',
    query: pages,
    answers: decisionsSchema,
    run: decisions,
  },
  {
    ...shared,
    id: 'listRegister',
    path: paths.apiRegister,
    title: 'The register of franchised hubs',
    says: 'Every franchise in force, by name.',
    answers: registerSchema,
    run: register,
  },
  {
    ...shared,
    id: 'readRegisterEntry',
    path: paths.apiRegisterEntry,
    title: 'One franchised hub',
    says: '',
    answers: registerEntrySchema,
    run: registerEntry,
  },
  {
    ...shared,
    id: 'checkCertificate',
    path: paths.apiCertificate,
    title: 'Check a certificate',
    says: 'By the reference printed on it. One that has expired is answered with `valid` false.',
    answers: certificateSchema,
    run: certificate,
  },
];
