// One document of a library (G12): what is known of it, who read it and why, where it is cited; downloads and removal.
import { giveOut, listDownloads } from '../../../db/evidence-downloads.ts';
import { casesCiting, isCitedIn, removeEvidence } from '../../../db/evidence-removal.ts';
import { namesOfPeople } from '../../../db/reads/case-names.ts';
import { registered } from '../../engine/engine.ts';
import { openCase } from '../case-access.ts';
import { shownDocument } from '../evidence/document-words.ts';
import { libraryBreadcrumbs, openDocument } from '../evidence/library.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, FileAnswer, PageAnswer, Visit } from '../route.ts';
import { sayInstant } from '../spoken-date.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const OWN = 'Their own organisation’s document';

type Opened = Awaited<ReturnType<typeof openDocument>>;

async function documentPage(visit: Visit, { library, document }: Opened, problem: string | null): Promise<PageAnswer> {
  const { services } = visit;
  const key = [services.db, services.scheme.id, library.organisation, document.id] as const;
  const cases = (await casesCiting(...key)).map(({ id, workflow, reference }) => ({
    text: `${registered(services.engine, workflow)?.workflow.title ?? workflow} ${reference}`,
    href: pathTo(paths.case, { case: id }),
  }));
  const [adder] = await namesOfPeople(services.db, services.scheme.id, [document.addedBy], visit.today);
  const at = { organisation: library.organisation, document: document.id };
  const { replacedBy } = document;
  return {
    page: 'evidence-document',
    keep: 'nothing',
    ...(problem === null ? {} : { status: 400 }),
    model: {
      breadcrumbs: libraryBreadcrumbs(library),
      errors: problem === null ? [] : [{ text: problem, href: '#why' }],
      ...shownDocument(document, services),
      problem,
      name: library.name,
      added: `${sayInstant(document.addedAt)} by ${(library.own ? (adder?.office ?? adder?.name) : adder?.name) ?? 'somebody'}`,
      fingerprint: document.sha256,
      unscanned: !services.scanned && !library.own,
      infected: document.scan === 'found',
      waiting: services.scanned && document.scan === null && !document.erased,
      successor: replacedBy === null ? null : pathTo(paths.document, { ...at, document: replacedBy }),
      own: library.own,
      download: pathTo(paths.documentDownload, at),
      replace: library.mayAdd && !document.removed ? `${pathTo(paths.evidenceAdd, library)}?replaces=${document.id}` : null,
      remove: library.own && !document.removed ? pathTo(paths.documentRemove, at) : null,
      cases,
      // Staff read names, an organisation the office of whoever holds one.
      downloads: (await listDownloads(...key)).map(({ at: when, person, office, why }) => ({
        who: library.own ? (office ?? person) : person,
        when: sayInstant(when),
        why,
      })),
    },
  };
}

/** The document's page. */
export async function evidenceDocument(visit: Visit): Promise<PageAnswer> {
  return documentPage(visit, await openDocument(visit), null);
}

interface Giving {
  readonly organisation: string;
  readonly document: string;
  readonly person: string;
  readonly why: string;
  readonly case: string | null;
}

/** Writes the download down and gives the file out. Throws 409 where it cannot be had now. */
export async function giveDocument({ services, now }: Visit, giving: Giving): Promise<FileAnswer> {
  const given = await giveOut(services.db, { scheme: services.scheme.id, at: now, ...giving }, { scanned: services.scanned });
  if (!given)
    throw new HttpRefusal(409, 'This document cannot be downloaded: it is being checked for viruses, or its content has been erased.');
  return { file: given.bytes, type: given.mediaType, name: given.fileName };
}

/** Why a reader of the library needs a document; null: staff have to say. */
export function whyOf(own: boolean, said: unknown): string | null {
  if (own) return OWN;
  const why = typeof said === 'string' ? said.trim().replace(/\s+/g, ' ') : '';
  return why.length < 3 || why.length > 200 || /\p{Cc}/u.test(why) || !why.isWellFormed() ? null : why;
}

export const SAY_WHY = 'Say in a few words why you need it: this is kept with your name';

/** A download from the library. Its own people need no reason, others give one. */
export async function downloadDocument(visit: Visit): Promise<Answer> {
  const opened = await openDocument(visit);
  const { library, document } = opened;
  const why = whyOf(library.own, visit.body.why);
  if (why === null) return documentPage(visit, opened, SAY_WHY);
  const { organisation, visitor } = library;
  return giveDocument(visit, { organisation, document: document.id, person: visitor.person, why, case: null });
}

/** A download beside a case that cites the document: the case is the reason. */
export async function downloadForCase(visit: Visit): Promise<Answer> {
  const { head, visitor } = await openCase(visit);
  const { db, scheme } = visit.services;
  const document = typeof visit.body.document === 'string' ? visit.body.document : '';
  const organisation = head.organisation?.id ?? '';
  const cited = uuid.test(document) && organisation !== '' && (await isCitedIn(db, scheme.id, organisation, document, head.id));
  if (!cited) throw new HttpRefusal(404, 'This case cites no such document.');
  return giveDocument(visit, { organisation, document, person: visitor.person, why: `For ${head.reference}`, case: head.id });
}

/** Takes it out of the library. What a case cites stays readable there (G5). */
export async function removeDocument(visit: Visit): Promise<Answer> {
  const { library, document } = await openDocument(visit);
  if (!library.own) throw new HttpRefusal(403, 'Only people of the organisation take a document out of its library.');
  const { organisation, visitor } = library;
  const { db, scheme } = visit.services;
  await removeEvidence(db, { scheme: scheme.id, organisation, document: document.id, person: visitor.person, at: visit.now });
  return { go: `${pathTo(paths.evidence, library)}?done=removed` };
}
