// Everything about one organisation on one page, for staff; and the notes of case workers, which are no part of the record.
import { randomUUID } from 'node:crypto';
import { addNote, notesOn, type ShownNote } from '../../../db/organisation-notes.ts';
import { listCases } from '../../../db/reads/case-list.ts';
import { daysOf, lettersTo, type OrganisationFile, readOrganisationFile } from '../../../db/reads/organisation-file.ts';
import type { Role } from '../../../machines/roles.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { organisationParts } from '../organisation-parts.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { shownCase } from '../shown-case.ts';
import { sayInstant } from '../spoken-date.ts';
import { caseWorkers, type Visitor } from '../visitor.ts';
import { signedIn } from './account.ts';
import { singleOfficerDoor } from './single-officer.ts';

const MOST_CASES = 200;
const MOST_LETTERS = 20;
const MOST_NOTES = 100;
const LONGEST_NOTE = 4000;
const doneWords = new Map([
  ['noted', 'Your note is kept'],
  ['single', 'It is confirmed that one person alone acts for this organisation'],
]);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What was typed and what is wrong with it; `id` is the form's. */
interface TypedNote {
  readonly id: string;
  readonly note: string;
  readonly about: string;
  readonly error: string | null;
}

/** Case workers note and read; who decides or sits on a panel goes by the record alone (D8, P3). */
const isCaseWorker = ({ offices }: Visitor) => offices.some((role) => (caseWorkers as readonly Role[]).includes(role));

/** The organisation of the address. Who belongs to it reads what its own pages show, whatever office they hold (P1). */
async function openFile(visit: Visit): Promise<OrganisationFile> {
  const { services, params } = visit;
  const id = params.organisation ?? '';
  const file = uuid.test(id) ? await readOrganisationFile(services.db, services.scheme.id, id) : undefined;
  if (!file) throw new HttpRefusal(404, 'There is no such organisation. Find it by one of its cases.');
  if (signedIn(visit).memberships.some(({ organisation }) => organisation === id))
    throw new HttpRefusal(
      403,
      'You belong to this organisation, so its page among staff is for others. Its cases are on your list of work.',
    );
  return file;
}

async function filePage(visit: Visit, file: OrganisationFile, typed: TypedNote): Promise<PageAnswer> {
  const { services, query } = visit;
  const { db, scheme } = services;
  const rows = await listCases(db, { scheme: scheme.id, organisations: [file.id], closed: null, most: MOST_CASES });
  const cases = rows.map((row) => shownCase(visit, row, 'staff'));
  const letters = await lettersTo(db, scheme.id, file.id, MOST_LETTERS);
  const days = await daysOf(db, scheme.id, file.id);
  const notes = isCaseWorker(signedIn(visit)) ? await notesOn(db, scheme.id, file.id, MOST_NOTES) : null;
  const about = rows.map((row, n) => ({ value: row.id, text: `${cases[n]?.title} ${row.reference}` }));
  const model = {
    title: file.name,
    evidence: pathTo(paths.evidence, { organisation: file.id }),
    breadcrumbs: [{ text: 'Cases', href: paths.cases }],
    done: doneWords.get(query.done ?? '') ?? null,
    single: await singleOfficerDoor(visit, file.id, file.singleOfficerConfirmedOn),
    errors: typed.error === null ? [] : [{ text: typed.error, href: '#note' }],
    open: cases.filter(({ closed }) => !closed),
    closed: cases.filter(({ closed }) => closed),
    parts: organisationParts(visit, file, { letters, days }),
    notes: notes && {
      action: pathTo(paths.organisationNotes, { organisation: file.id }),
      kept: notes.map(shownNote),
      id: typed.id,
      note: { id: 'note', name: 'note', value: typed.note, error: typed.error },
      about: { options: about.map((each) => ({ ...each, chosen: each.value === typed.about })), error: null },
    },
  };
  return { page: 'organisation-file', model, ...(typed.error === null ? {} : { status: 400 }) };
}

function shownNote({ body, by, at, case: about, reference }: ShownNote) {
  return { body, by, when: sayInstant(at), about: about && { reference: reference ?? '', href: pathTo(paths.case, { case: about }) } };
}

/** The page. */
export async function organisationFile(visit: Visit): Promise<PageAnswer> {
  return filePage(visit, await openFile(visit), { id: randomUUID(), note: '', about: '', error: null });
}

/** Keeps a note. */
export async function noteOnOrganisation(visit: Visit): Promise<Answer> {
  const file = await openFile(visit);
  const { services, body, now } = visit;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const note = text(body.note).trim();
  const about = text(body.about);
  const id = uuid.test(text(body.id)) ? text(body.id) : randomUUID();
  const error =
    note === ''
      ? 'Write the note'
      : note.length > LONGEST_NOTE
        ? `Keep the note to ${LONGEST_NOTE} characters`
        : note.includes('\0')
          ? 'Leave out characters that cannot be kept'
          : null;
  if (error !== null) return filePage(visit, file, { id, note: text(body.note), about, error });
  const written = { scheme: services.scheme.id, id, organisation: file.id, body: note, by: signedIn(visit).person, at: now };
  const kept = (about === '' || uuid.test(about)) && (await addNote(services.db, { ...written, case: about === '' ? null : about }));
  if (!kept) return filePage(visit, file, { id, note, about: '', error: 'Choose one of this organisation’s cases' });
  return { go: `${pathTo(paths.organisationFile, { organisation: file.id })}?done=noted#notes` };
}
