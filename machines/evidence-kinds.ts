// What a file is by its bytes (G12), whatever it is called.

/** The kinds of file that are recognised. Policy says which of them are taken. */
export const evidenceKinds = ['pdf', 'png', 'jpeg', 'docx', 'odt', 'xlsx', 'text'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface KindWords {
  readonly says: string;
  readonly mediaType: string;
  readonly endings: readonly string[];
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument.text';

/** Each kind in words, its media type and the endings its name may have. */
export const kindWords: Readonly<Record<EvidenceKind, KindWords>> = {
  pdf: { says: 'PDF', mediaType: 'application/pdf', endings: ['pdf'] },
  png: { says: 'PNG picture', mediaType: 'image/png', endings: ['png'] },
  jpeg: { says: 'JPEG picture', mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  docx: { says: 'Word document (DOCX)', mediaType: `${openXml}.wordprocessingml.document`, endings: ['docx'] },
  odt: { says: 'OpenDocument text (ODT)', mediaType: openDocument, endings: ['odt'] },
  xlsx: { says: 'Excel workbook (XLSX)', mediaType: `${openXml}.spreadsheetml.sheet`, endings: ['xlsx'] },
  text: { says: 'plain text (TXT)', mediaType: 'text/plain; charset=utf-8', endings: ['txt'] },
};

/** The media type under which a file of that kind is kept and given out. */
export function mediaTypeOf(kind: EvidenceKind): string {
  return kindWords[kind].mediaType;
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);
const ascii = (bytes: Uint8Array, from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length));
const shortAt = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);

const LONGEST_NAME = 512;

/** The name of the zip entry whose header begins here, in place or in the directory at the end; null where none begins. */
function entryNameAt(bytes: Uint8Array, at: number): string | null {
  const local = bytes[at + 2] === 3 && bytes[at + 3] === 4;
  const listed = bytes[at + 2] === 1 && bytes[at + 3] === 2;
  if (bytes[at + 1] !== 0x4b || !(local || listed)) return null;
  const length = shortAt(bytes, at + (local ? 26 : 28));
  return length <= LONGEST_NAME ? ascii(bytes, at + (local ? 30 : 46), length) : null;
}

/** An office document has a few hundred; a file made to keep us reading has no end of them. */
const MOST_ENTRIES = 5000;

/** The names of a zip's entries as far as the bytes go; null where there are too many. */
function zipNames(bytes: Uint8Array): Set<string> | null {
  const names = new Set<string>();
  let entries = 0;
  for (let at = bytes.indexOf(0x50); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
    const name = entryNameAt(bytes, at);
    if (name === null) continue;
    entries += 1;
    if (entries > 2 * MOST_ENTRIES) return null;
    names.add(name);
  }
  return names;
}

function zipKind(bytes: Uint8Array): EvidenceKind | null {
  // OpenDocument puts its media type first and uncompressed, so that it can be seen at a fixed place.
  if (ascii(bytes, 30, 8 + openDocument.length + 2) === `mimetype${openDocument}PK`) return 'odt';
  const names = zipNames(bytes);
  if (names === null) return null;
  const macros = [...names].some((name) => /vbaProject/i.test(name));
  if (macros || !names.has('[Content_Types].xml')) return null;
  const hasPart = (folder: string) => [...names].some((name) => name.startsWith(folder));
  if (hasPart('word/') === hasPart('xl/')) return null;
  return hasPart('word/') ? 'docx' : 'xlsx';
}

const isControl = (byte: number) => byte < 9 || byte === 0x0b || (byte > 0x0d && byte < 0x20) || byte === 0x7f;

function isText(bytes: Uint8Array): boolean {
  if (bytes.some(isControl)) return false;
  try {
    // As a stream: the bytes given may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * What a file is by its bytes, or null for anything not recognised (programs, archives, documents with macros). Give it the whole file
 * where it is at hand: a beginning is enough for most, but an office document may name its parts, and its macros, late.
 */
export function sniffKind(bytes: Uint8Array): EvidenceKind | null {
  if (bytes.length === 0) return null;
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && ascii(bytes, 12, 4) === 'IHDR') return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return zipKind(bytes);
  return isText(bytes) ? 'text' : null;
}
