// An organisation's evidence library for programs (G12): listed, added to, downloaded from, by the same rules as in the pages.
import { z } from 'zod';
import { listEvidence } from '../../../db/evidence.ts';
import { isCitedIn } from '../../../db/evidence-removal.ts';
import { openCase } from '../case-access.ts';
import { documentTypes } from '../evidence/document-form.ts';
import { keepDocument } from '../evidence/keep-document.ts';
import { openDocument, openLibrary, policyOf } from '../evidence/library.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { giveDocument, SAY_WHY, whyOf } from '../pages/evidence-document.ts';
import type { DataAnswer, FileAnswer, Visit } from '../route.ts';
import { pagesQuery } from './case-reads.ts';
import { commandId } from './commands.ts';
import { cursorOf, keysIn, queryOf, sizeOf } from './operation.ts';

/** The library, oldest first. Another's does not exist for an applicant (P4). */
export async function evidence(visit: Visit): Promise<DataAnswer> {
  const { services, today } = visit;
  const { organisation } = await openLibrary(visit);
  const asked = queryOf(pagesQuery, visit);
  const size = sizeOf(asked.most);
  const keys = keysIn(asked.after, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/, /^[0-9a-f-]{36}$/);
  const from = keys ? { after: { addedAt: keys[0] ?? '', id: keys[1] ?? '' } } : {};
  const rows = await listEvidence(services.db, { scheme: services.scheme.id, organisation, on: today, most: size + 1, ...from });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const list = shown.map(({ addedBy: _person, ...document }) => document);
  return { data: { evidence: list, next: rows.length > size && last ? cursorOf(last.addedAt, last.id) : null } };
}

/** What is sent with a file. Its fields are judged as those of the form are. */
export const uploadSchema = z.strictObject({
  file: z.string().meta({ format: 'binary', description: 'The file, with its name.', example: '(the bytes)' }),
  type: z.enum(Object.keys(documentTypes) as [keyof typeof documentTypes]).meta({ description: 'What it is evidence of being.' }),
  title: z.string().min(1).max(120),
  dated: z.iso.date().optional().meta({ description: 'The date on the document.' }),
  expiresOn: z.iso.date().optional().meta({ description: 'The last day it is valid.' }),
  replaces: z.uuid().optional().meta({ description: 'The document of the library whose place it takes.' }),
});

/** Adds a document. The key is its id: sent twice, it is one. */
export async function uploadEvidence(visit: Visit): Promise<DataAnswer> {
  const library = await openLibrary(visit);
  if (!library.mayAdd) throw new HttpRefusal(403, 'Only people of the organisation, and officers for them, add to its library.');
  const id = commandId(visit);
  const policy = await policyOf(visit);
  const upload = await visit.receive(policy.evidenceMaxBytes);
  const kept = await keepDocument(visit, library, { id, upload, policy });
  if (!('problems' in kept))
    return {
      data: { id: kept.id, sha256: kept.sha256 },
      status: 201,
      headers: kept.repeated ? { 'Idempotency-Replayed': 'true' } : {},
    };
  if (kept.problems.id) throw new HttpRefusal(409, 'This Idempotency-Key was used for another file. Use a new one for each.');
  throw new HttpRefusal(400, 'The document was not added.', { fields: kept.problems });
}

export const downloadSchema = z.strictObject({
  why: z
    .string()
    .min(3)
    .max(200)
    .optional()
    .meta({ description: 'Kept with your name. Needed by staff who give no case.', example: 'To check its dates' }),
  case: z.uuid().optional().meta({ description: 'The case it is read for, which cites it.' }),
});

/** Gives a document out and writes down to whom and why. */
export async function downloadEvidence(visit: Visit): Promise<FileAnswer> {
  const { library, document } = await openDocument(visit);
  const asked = downloadSchema.safeParse(visit.body);
  const said = asked.success ? asked.data : {};
  const giving = { organisation: library.organisation, document: document.id, person: library.visitor.person };
  if (said.case !== undefined) {
    const { head } = await openCase(visit, said.case);
    const { db, scheme } = visit.services;
    if (!(await isCitedIn(db, scheme.id, library.organisation, document.id, head.id)))
      throw new HttpRefusal(404, 'This case cites no such document.');
    return giveDocument(visit, { ...giving, why: `For ${head.reference}`, case: head.id });
  }
  const why = asked.success ? whyOf(library.own, said.why) : null;
  if (why === null) throw new HttpRefusal(400, 'Say why the document is needed, or for which case.', { fields: { why: SAY_WHY } });
  return giveDocument(visit, { ...giving, why, case: null });
}
