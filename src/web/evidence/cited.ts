// The documents that a case shows, for reading beside it (G12).
import { evidenceByIds } from '../../../db/evidence.ts';
import type { OpenedCase } from '../case-access.ts';
import { paths, pathTo } from '../paths.ts';
import type { Visit } from '../route.ts';
import { shownDocument } from './document-words.ts';

/** A document as a list shows it. */
export type ShownDocument = ReturnType<typeof shownDocument>;

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The documents of its organisation's library that a case cites as it stands, by their ids. */
export async function citedDocuments(
  { services, today }: Pick<Visit, 'services' | 'today'>,
  { head }: Pick<OpenedCase, 'head'>,
): Promise<ReadonlyMap<string, ShownDocument>> {
  if (!head.organisation) return new Map();
  const ids = [...new Set(JSON.stringify(head.context).match(uuids) ?? [])];
  const about = { scheme: services.scheme.id, organisation: head.organisation.id, on: today };
  const rows = await evidenceByIds(services.db, about, ids);
  return new Map(rows.map((row) => [row.id, shownDocument(row, services)]));
}

/** The part of a case's page that lists them; null: it cites none. */
export async function documentsPart(visit: Visit, opened: OpenedCase) {
  const list = [...(await citedDocuments(visit, opened)).values()];
  const organisation = opened.head.organisation?.id;
  if (organisation === undefined || list.length === 0) return null;
  return {
    list,
    unscanned: !visit.services.scanned && opened.audience === 'staff',
    action: pathTo(paths.caseDocument, { case: opened.head.id }),
    library: pathTo(paths.evidence, { organisation }),
  };
}
