// One statement as fields to fill in: the claim, a comment, documents of the library and links (G4, G12).
import { type Evidence, listEvidence } from '../../../db/evidence.ts';
import { sayDate } from '../../../machines/calendar.ts';
import type { OpenedCase } from '../case-access.ts';
import { statusOf } from '../evidence/document-words.ts';
import { paths, pathTo } from '../paths.ts';
import type { Visit } from '../route.ts';
import { type ClaimDraft, metWords } from './claim-draft.ts';
import type { StatementWords } from './standard-words.ts';

/** The organisation's library, for picking from. */
export async function libraryOf({ services, today }: Visit, { head }: OpenedCase): Promise<readonly Evidence[]> {
  if (!head.organisation) return [];
  const asked = { scheme: services.scheme.id, organisation: head.organisation.id, on: today, most: 1000, latest: true };
  return (await listEvidence(services.db, asked)).reverse();
}

/** The form that adds a document to the organisation's library and comes back to a page of the case. */
export function addingAt({ head }: Pick<OpenedCase, 'head'>, back: string): string {
  return `${pathTo(paths.evidenceAdd, { organisation: head.organisation?.id ?? '' })}?${new URLSearchParams({ back })}`;
}

/** A document as a choice says it. */
export function sayDocument({ title, dated, expiresOn, expired }: Evidence): string {
  const until = expiresOn === null ? '' : expired ? `, ran out on ${sayDate(expiresOn)}` : `, valid until ${sayDate(expiresOn)}`;
  return `${title}${dated === null ? '' : `, ${sayDate(dated)}`}${until}`;
}

/** What a colleague saved meanwhile, beside one's own. */
export interface Theirs {
  readonly who: string;
  readonly claim: string;
  readonly comment: string;
  readonly evidence: string;
}

/** What stands beside the fields of a statement. */
interface Beside {
  readonly error: string | null;
  readonly question: string | null;
  readonly theirs: Theirs | null;
  readonly plan: string | null;
}

/** The fields for the template. Names are read back by `claimsTyped`. */
export function statementFields(words: StatementWords, claim: ClaimDraft, library: readonly Evidence[], beside: Beside) {
  const id = `s-${words.id.replaceAll('.', '-')}`;
  const name = `claims[${words.id}]`;
  return {
    id,
    name,
    ...beside,
    text: words.text,
    why: words.why,
    shows: words.evidence,
    options: (['met', 'partly', 'not'] as const).map((value, index) => ({
      id: index === 0 ? id : `${id}-${value}`,
      value,
      text: metWords[value],
      chosen: value === claim.claim,
    })),
    comment: claim.comment,
    links: claim.links.join('\n'),
    documents: library
      .filter(({ id: document, erased, removed }) => !(erased || removed) || claim.documents.includes(document))
      .map((document) => ({
        id: `${id}-${document.id}`,
        value: document.id,
        text: sayDocument(document),
        status: statusOf(document, { scanned: false }),
        chosen: claim.documents.includes(document.id),
      })),
    attached: claim.documents.length + claim.links.length,
  };
}

/** A claim in one line for each part, for reading. */
export function sayClaim({ claim, comment, documents, links }: ClaimDraft, library: readonly Evidence[]) {
  const titles = documents.map(
    (id) => library.find((document) => document.id === id)?.title ?? 'a document that is no longer in your library',
  );
  return { claim: metWords[claim], comment, evidence: [...titles, ...links].join(', ') };
}
