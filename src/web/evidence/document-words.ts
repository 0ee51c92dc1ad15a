// A document of the library in words: what it is, how it stands, how large it is.
import type { Evidence } from '../../../db/evidence.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { kindWords } from '../../../machines/evidence-kinds.ts';
import type { Tag } from '../case-parts/part.ts';
import type { Services } from '../services.ts';
import { sayType } from './document-form.ts';

const kindOf = (mediaType: string) => Object.values(kindWords).find((kind) => kind.mediaType === mediaType)?.says ?? 'file';

/** '1.4 MB', '23 KB'. */
function saySize(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** Whether its bytes can be had: with a scanner only what was found clean. */
export function isReadable({ erased, scan }: Pick<Evidence, 'erased' | 'scan'>, { scanned }: Pick<Services, 'scanned'>): boolean {
  return !erased && scan !== 'found' && (scan === 'clean' || !scanned);
}

/** What stands in the way of relying on it, the most serious first; null: nothing. */
export function statusOf(document: Evidence, { scanned }: Pick<Services, 'scanned'>): Tag | null {
  if (document.scan === 'found') return { text: 'Virus found', colour: 'red' };
  if (document.replacedBy !== null) return { text: 'Replaced', colour: 'grey' };
  if (document.removed) return { text: 'Removed', colour: 'grey' };
  if (document.erased) return { text: 'Erased', colour: 'grey' };
  if (scanned && document.scan === null) return { text: 'Being checked for viruses', colour: 'yellow' };
  return document.expired ? { text: 'Out of date', colour: 'red' } : null;
}

/** Its dates in one line; null where it has none. */
function sayDates({ dated, expiresOn, expired }: Evidence): string | null {
  const until = expiresOn === null ? [] : [`${expired ? 'ran out on' : 'valid until'} ${sayDate(expiresOn)}`];
  const parts = [...(dated === null ? [] : [`dated ${sayDate(dated)}`]), ...until];
  const says = parts.join(', ');
  return says === '' ? null : `${says.charAt(0).toUpperCase()}${says.slice(1)}`;
}

/** A document for a list. */
export function shownDocument(document: Evidence, services: Pick<Services, 'scanned'>) {
  return {
    id: document.id,
    title: document.title,
    what: `${sayType(document.type)}, ${kindOf(document.mediaType)}, ${saySize(document.size)}`,
    dates: sayDates(document),
    status: statusOf(document, services),
    readable: isReadable(document, services),
  };
}
