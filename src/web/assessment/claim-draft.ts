// A claim while it is being written (G4): as it was typed, as it is kept in a draft, and as the command takes it.
import type { Met } from '../../../machines/assessment.context.ts';
import { entriesOf } from '../command-form/payload.ts';

/** A claim that may not be finished: `claim` is empty until something was chosen. Documents are ids of the library. */
export interface ClaimDraft {
  readonly claim: Met | '';
  readonly comment: string;
  readonly documents: readonly string[];
  readonly links: readonly string[];
}

/** What the three answers are called. */
export const metWords: Readonly<Record<Met | '', string>> = { met: 'Met', partly: 'Partly met', not: 'Not met', '': 'Not answered yet' };

export const noClaim: ClaimDraft = { claim: '', comment: '', documents: [], links: [] };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
const text = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '');

/** A claim out of a form or a kept draft; what is not understood is left out. Links come one a line. */
export function claimTyped(sent: unknown): ClaimDraft {
  const claim = text(at(sent, 'claim'));
  const links = entriesOf(at(sent, 'links')).flatMap((lines) => text(lines).split(/\s+/));
  return {
    claim: claim === 'met' || claim === 'partly' || claim === 'not' ? claim : '',
    comment: text(at(sent, 'comment')),
    documents: [...new Set(entriesOf(at(sent, 'documents')).map(text))].filter((id) => uuid.test(id)).sort(),
    links: [...new Set(links)].filter((link) => link !== ''),
  };
}

/** The claims under 'claims', by statement. */
export function claimsTyped(sent: unknown): Map<string, ClaimDraft> {
  const claims = at(sent, 'claims');
  if (typeof claims !== 'object' || claims === null) return new Map();
  return new Map(Object.entries(claims).map(([statement, claim]) => [statement, claimTyped(claim)]));
}

/** Whether two drafts say the same. */
export function saysTheSame(a: ClaimDraft, b: ClaimDraft): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

const plain = ({ claim, comment, documents, links }: ClaimDraft) => [claim, comment, [...documents].sort(), [...links].sort()];

/** The claim as its command takes it. */
export function claimPayload(statement: string, { claim, comment, documents, links }: ClaimDraft): object {
  const evidence = [...documents.map((document) => ({ document })), ...links.map((link) => ({ link }))];
  return { statement, claim, ...(comment === '' ? {} : { comment }), evidence };
}

const isLink = (link: string) => /^https?:\/\/[^\s]+\.[^\s]+$/.test(link) && URL.canParse(link);

/** What has to be put right before it can be sent, or null. A draft is kept however it is. */
export function whyNotSendable({ comment, links }: ClaimDraft): string | null {
  if (comment.length > 4000) return 'The comment is too long: use 4,000 characters or fewer';
  return links.every(isLink) ? null : 'Enter each web address in full, beginning with https://';
}
