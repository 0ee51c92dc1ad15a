// An organisation's evidence library (G12): what is in it, and the form that puts a document in.
import { randomUUID } from 'node:crypto';
import { evidenceByIds, listEvidence } from '../../../db/evidence.ts';
import { kindWords } from '../../../machines/evidence-kinds.ts';
import type { Policy } from '../../../machines/policy.ts';
import { type DocumentTyped, documentTyped, documentTypes } from '../evidence/document-form.ts';
import { shownDocument } from '../evidence/document-words.ts';
import { keepDocument } from '../evidence/keep-document.ts';
import { type Library, libraryBreadcrumbs, openLibrary, policyOf } from '../evidence/library.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { ownAddress } from '../sign-in-first.ts';
import { isWithin } from '../throttle.ts';

const MOST = 1000;
const perPerson = { what: 'evidence, person', tries: 60, minutes: 15 } as const;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const doneWords = new Map([
  ['added', 'The document is in the library.'],
  ['removed', 'The document is out of the library.'],
]);

/** The list: what can be used first, what is out of the library folded away below. */
export async function evidenceLibrary(visit: Visit): Promise<PageAnswer> {
  const library = await openLibrary(visit);
  const { services, today, query } = visit;
  const { organisation, name, own, mayAdd } = library;
  const rows = await listEvidence(services.db, { scheme: services.scheme.id, organisation, on: today, most: MOST, latest: true });
  const shown = rows.map((row) => ({
    ...shownDocument(row, services),
    removed: row.removed || row.erased,
    href: pathTo(paths.document, { organisation, document: row.id }),
  }));
  const model = {
    title: 'Evidence library',
    breadcrumbs: [{ text: 'Your work', href: paths.desk }],
    name,
    own,
    done: doneWords.get(query.done ?? '') ?? null,
    unscanned: !services.scanned && !own,
    documents: shown.filter(({ removed }) => !removed),
    gone: shown.filter(({ removed }) => removed),
    add: mayAdd ? pathTo(paths.evidenceAdd, { organisation }) : null,
  };
  return { page: 'evidence-library', model };
}

/** Where to go after adding: the page somebody came from, or the library. */
function backOf(given: string | undefined, { organisation }: Library): string | null {
  const back = given === undefined || given === '' ? paths.home : ownAddress(given);
  return back.startsWith('/cases/') || back.startsWith(pathTo(paths.evidence, { organisation })) ? back : null;
}

/** A library that the visitor may put a document into. */
async function openToAdd(visit: Visit): Promise<Library> {
  const library = await openLibrary(visit);
  if (!library.mayAdd) throw new HttpRefusal(403, 'Only people of the organisation, and officers for them, add to its library.');
  return library;
}

interface Form {
  readonly id: string;
  readonly typed: DocumentTyped;
  readonly back: string | null;
  readonly problems: Readonly<Record<string, string>>;
}

const sayKinds = ({ evidenceKinds }: Policy) => evidenceKinds.map((kind) => kindWords[kind].says).join(', ');

function dateField(name: 'dated' | 'expiresOn', label: string, hint: string, { typed, problems }: Form) {
  const [year = '', month = '', day = ''] = typed[name].split('-');
  const part = (key: string, title: string, value: string, wide: boolean) => {
    const id = key === 'day' ? name : `${name}-${key}`;
    return { id, name: `${name}[${key}]`, label: title, value, wide };
  };
  const parts = [part('day', 'Day', day, false), part('month', 'Month', month, false), part('year', 'Year', year, true)];
  return { kind: { group: false, list: false, date: true }, id: name, label, hint, error: problems[name] ?? null, optional: true, parts };
}

function formPage(library: Library, form: Form, policy: Policy, old: string | null): PageAnswer {
  const { typed, problems } = form;
  const errors = Object.entries(problems).map(([field, text]) => ({
    text,
    href: field === 'id' || field === 'replaces' ? '#form' : `#${field}`,
  }));
  return {
    page: 'evidence-add',
    keep: 'nothing',
    ...(errors.length > 0 ? { status: 400 } : {}),
    model: {
      title: old === null ? 'Add a document' : 'Replace a document',
      breadcrumbs: libraryBreadcrumbs(library),
      errors,
      problems: { file: problems.file ?? null, type: problems.type ?? null, title: problems.title ?? null },
      name: library.own ? null : library.name,
      action: pathTo(paths.evidenceAdd, library),
      id: form.id,
      back: form.back ?? '',
      replaces: old === null ? '' : typed.replaces,
      old,
      typed: typed.title,
      types: Object.entries(documentTypes).map(([value, text]) => ({ value, text, chosen: value === typed.type })),
      dates: [
        dateField('dated', 'Date on the document', 'For example 31 3 2026.', form),
        dateField('expiresOn', 'Last day it is valid', 'Only where it has one, as an insurance has.', form),
      ],
      kinds: sayKinds(policy),
      most: `${Number((policy.evidenceMaxBytes / 1_048_576).toFixed(1))} MB`,
      mostBytes: policy.evidenceMaxBytes,
      accept: policy.evidenceKinds.flatMap((kind) => kindWords[kind].endings.map((ending) => `.${ending}`)).join(','),
    },
  };
}

/** The title of the document that is to be replaced, and what was said of it; undefined: there is none in the library. */
async function oldOne({ services, today }: Visit, { organisation }: Library, id: string) {
  const about = { scheme: services.scheme.id, organisation, on: today };
  const [old] = uuid.test(id) ? await evidenceByIds(services.db, about, [id]) : [];
  return old && !old.removed ? old : undefined;
}

/** The empty form; `replaces`: filled with what stays the same of the old document. */
export async function addingForm(visit: Visit): Promise<PageAnswer> {
  const library = await openToAdd(visit);
  const old = await oldOne(visit, library, visit.query.replaces ?? '');
  const typed = { type: old?.type ?? '', title: old?.title ?? '', dated: '', expiresOn: '', replaces: old?.id ?? '' };
  const form = { id: randomUUID(), typed, back: backOf(visit.query.back, library), problems: {} };
  return formPage(library, form, await policyOf(visit), old?.title ?? null);
}

/** Takes the file. Sent twice it is one document; a program in the page reads the answer as data. */
export async function addDocument(visit: Visit): Promise<Answer> {
  const library = await openToAdd(visit);
  if (!(await isWithin(visit, perPerson, library.visitor.person)))
    throw new HttpRefusal(429, 'You have sent many files in a short time. Wait a quarter of an hour, then go on.');
  const policy = await policyOf(visit);
  const upload = await visit.receive(policy.evidenceMaxBytes);
  const given = upload.fields.id ?? '';
  const id = uuid.test(given) ? given : randomUUID();
  const back = backOf(upload.fields.back, library);
  const kept = await keepDocument(visit, library, { id, upload, policy });
  const byItself = upload.fields.by === 'script';
  if ('problems' in kept) {
    const { problems } = kept;
    if (byItself) return { status: 400, data: { problems } };
    const typed = documentTyped(upload.fields);
    const old = await oldOne(visit, library, typed.replaces);
    return formPage(library, { id: problems.id ? randomUUID() : id, typed, back, problems }, policy, old?.title ?? null);
  }
  const go = back ?? `${pathTo(paths.evidence, library)}?done=added`;
  return byItself ? { data: { go } } : { go };
}
