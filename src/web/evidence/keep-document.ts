// Keeps a file as evidence (G12): judged by its bytes and by policy, once however often it is sent.
import { createHash } from 'node:crypto';
import { UniqueViolation } from '../../../db/errors.ts';
import { addEvidence, evidenceByIds, evidenceOfHash, librarySize } from '../../../db/evidence.ts';
import { whyNotStored } from '../../../machines/evidence.ts';
import { kindWords, sniffKind } from '../../../machines/evidence-kinds.ts';
import type { Policy } from '../../../machines/policy.ts';
import type { Visit } from '../route.ts';
import type { Upload } from '../upload.ts';
import { documentTyped, problemsWith } from './document-form.ts';
import type { Library } from './library.ts';
import { safeName } from './safe-name.ts';

/** A sentence by field; 'file' is the file's, 'id' that of a form or key used for something else. */
export interface NotKept {
  readonly problems: Readonly<Record<string, string>>;
}

/** It is in the library. `repeated`: it was already, by this very act. */
export interface Kept {
  readonly id: string;
  readonly sha256: string;
  readonly repeated: boolean;
}

interface Sent {
  /** Of the act: a form's own, or a program's key. It becomes the document's. */
  readonly id: string;
  readonly upload: Upload;
  readonly policy: Policy;
}

/** Far more than any organisation shows: anybody can register one, and what is kept is kept in the database. */
const MOST_DOCUMENTS = 500;
const MOST_BYTES = 500 * 1_048_576;
const FULL = 'Your library is full. Take out documents that no case shows and that you do not need, or write to the franchise officer.';
const USED = 'This form was used for another file already. Open the form again.';

/** Puts the file into the library, or says what has to be put right. */
export async function keepDocument(visit: Visit, library: Library, { id, upload, policy }: Sent): Promise<Kept | NotKept> {
  const { services, today, now } = visit;
  const typed = documentTyped(upload.fields);
  const problems = problemsWith(typed, today);
  const read = await readFileOf(upload, policy);
  if ('problem' in read) return { problems: { file: read.problem, ...problems } };
  const before = await sentBefore(visit, library, id, read.sha256);
  if (before) return before;
  const { db, scheme } = services;
  const same = await evidenceOfHash(db, scheme.id, library.organisation, read.sha256);
  if (same && same.id !== typed.replaces) problems.file = `This file is in the library already, as “${same.title}”. Use that one.`;
  const { documents, bytes } = await librarySize(db, scheme.id, library.organisation);
  if (documents >= MOST_DOCUMENTS || bytes + read.bytes.length > MOST_BYTES) problems.file ??= FULL;
  if (typed.replaces !== '' && problems.replaces === undefined && !(await isThere(visit, library, typed.replaces)))
    problems.replaces = 'The document to replace is not in the library any more. Add this one as a new document.';
  if (Object.keys(problems).length > 0) return { problems };
  const { type, title } = typed;
  const orNull = (date: string) => (date === '' ? null : date);
  try {
    await addEvidence(db, {
      scheme: scheme.id,
      id,
      organisation: library.organisation,
      type,
      title,
      fileName: read.fileName,
      dated: orNull(typed.dated),
      expiresOn: orNull(typed.expiresOn),
      mediaType: read.mediaType,
      bytes: read.bytes,
      addedBy: library.visitor.person,
      addedAt: now,
      replaces: orNull(typed.replaces),
    });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return (await sentBefore(visit, library, id, read.sha256)) ?? { problems: { id: USED } };
  }
  return { id, sha256: read.sha256, repeated: false };
}

/** A file that may be kept, or why it may not. */
async function readFileOf({ file, files }: Upload, policy: Policy) {
  if (!file) return { problem: 'Choose a file' };
  if (files > 1) return { problem: 'Choose one file. Add each document by itself, so that each has its own title and dates.' };
  const large = file.size > policy.evidenceMaxBytes;
  const bytes = large ? Buffer.alloc(0) : await file.read();
  const kind = sniffKind(bytes);
  const problem = whyNotStored({ name: file.name, size: file.size, kind }, policy);
  if (problem !== null || kind === null) return { problem: problem ?? 'Choose another file' };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sha256, fileName: safeName(file.name, kind), mediaType: kindWords[kind].mediaType };
}

/** What this act did when it was sent before: pressed twice, or again after a lost connection. */
async function sentBefore({ services, today }: Visit, library: Library, id: string, sha256: string): Promise<Kept | NotKept | null> {
  const about = { scheme: services.scheme.id, organisation: library.organisation, on: today };
  const [there] = await evidenceByIds(services.db, about, [id]);
  if (!there) return null;
  const isSame = there.sha256 === sha256 && there.addedBy === library.visitor.person;
  return isSame ? { id, sha256, repeated: true } : { problems: { id: USED } };
}

async function isThere({ services, today }: Visit, { organisation }: Library, id: string): Promise<boolean> {
  const [old] = await evidenceByIds(services.db, { scheme: services.scheme.id, organisation, on: today }, [id]);
  return old !== undefined && !old.removed;
}
