import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { whyNotStored } from '../../machines/evidence.ts';
import { evidenceKinds, kindWords, mediaTypeOf, sniffKind } from '../../machines/evidence-kinds.ts';
import { policySchema } from '../../machines/policy.ts';

const policy = policySchema.parse({});

/** One stored entry of a zip: its header, name and content. */
function entry(name: string, content = ''): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.from(content)]);
}

/** The line of a zip's closing directory that names an entry. */
function listed(name: string): Buffer {
  const header = Buffer.alloc(46);
  header.write('PK\x01\x02', 'latin1');
  header.writeUInt16LE(name.length, 28);
  return Buffer.concat([header, Buffer.from(name)]);
}

const zip = (...names: string[]) => Buffer.concat(names.map((name) => entry(name, 'x')));
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), Buffer.from('IHDR')]);
const opendocument = 'application/vnd.oasis.opendocument.text';
const program = Buffer.concat([Buffer.from('MZ'), Buffer.from([0x90, 0, 3, 0, 0, 0]), Buffer.from('This program cannot be run')]);

const samples = {
  pdf: Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'),
  png,
  jpeg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  docx: zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml'),
  odt: Buffer.concat([entry('mimetype', opendocument), entry('content.xml', 'x')]),
  xlsx: zip('[Content_Types].xml', 'xl/workbook.xml'),
  text: Buffer.from('Minutes of the trustees’ meeting\r\n1.\tApologies\n'),
} as const;

describe('a file is what its bytes say (G12)', () => {
  it.each(evidenceKinds)('%s is known by its content', (kind) => {
    expect(sniffKind(samples[kind])).toBe(kind);
  });

  it.each([
    ['a program', program],
    ['a program for another system', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ['an archive of files', zip('accounts.csv', 'setup.exe')],
    ['an archive that only has a folder “word”', zip('word/document.xml')],
    ['a Word document with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['an archive that is both document and workbook', zip('[Content_Types].xml', 'word/document.xml', 'xl/workbook.xml')],
    ['another OpenDocument', entry('mimetype', 'application/vnd.oasis.opendocument.graphics')],
    ['an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['half a PNG signature', png.subarray(0, 12)],
    ['text in another encoding', Buffer.from('caf\xe9 caf\xe9', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is not', (_, bytes) => {
    expect(sniffKind(bytes)).toBeNull();
  });

  it('a document that names its parts late is known by the directory at its end, macros too', () => {
    const late = Buffer.concat([entry('[Content_Types].xml', 'x'.repeat(5000)), listed('word/document.xml')]);
    expect(sniffKind(late)).toBe('docx');
    expect(sniffKind(Buffer.concat([late, listed('word/vbaProject.bin')]))).toBeNull();
  });

  it('a file made of beginnings of entries is not read to its end: one that overlaps them kept the service from answering for a minute', () => {
    const many = (count: number) => Buffer.concat([samples.docx, Buffer.alloc(7 * count, Buffer.from([0x50, 0x4b, 3, 4, 0x41, 0, 2]))]);
    expect([sniffKind(many(9_000)), sniffKind(many(11_000))]).toEqual(['docx', null]);
  });

  it('text that was cut within a character is still text, cut within a header nothing is read beyond the end', () => {
    expect(sniffKind(Buffer.from('trustees’').subarray(0, -1))).toBe('text');
    for (let length = 1; length < samples.docx.length; length += 1) expect(() => sniffKind(samples.docx.subarray(0, length))).not.toThrow();
  });

  it('is given out under the media type of its bytes', () => {
    expect(mediaTypeOf('pdf')).toBe('application/pdf');
    expect(new Set(evidenceKinds.map(mediaTypeOf)).size).toBe(evidenceKinds.length);
  });
});

describe('what is kept as evidence (G12)', () => {
  const offered = { name: 'Insurance 2027.PDF', size: 20_000, kind: 'pdf' } as const;

  it.each(evidenceKinds)('%s under any of its endings', (kind) => {
    for (const ending of kindWords[kind].endings) expect(whyNotStored({ name: `a.${ending}`, size: 1, kind }, policy)).toBeNull();
  });

  it('a program renamed to .pdf is refused', () => {
    expect(whyNotStored({ ...offered, name: 'setup.pdf', kind: sniffKind(program) }, policy)).toMatch(
      /^The file is not of a kind that can be kept\. Save it as PDF, PNG picture, .* or plain text \(TXT\), without macros/,
    );
  });

  it('a picture renamed to .pdf is refused with what it is', () => {
    expect(whyNotStored({ ...offered, kind: 'png' }, policy)).toContain(
      'a PNG picture does, which is what the file is. Name it with “.png”',
    );
  });

  it.each(['page.html', 'insurance', 'insurance.', '.pdf.exe'])('%s is refused for its ending', (name) => {
    expect(whyNotStored({ name, size: 1, kind: 'pdf' }, policy)).toContain('does not end as');
  });

  it('size is limited by policy, to the byte, and an empty file is refused', () => {
    expect(whyNotStored({ ...offered, size: policy.evidenceMaxBytes }, policy)).toBeNull();
    expect(whyNotStored({ ...offered, size: policy.evidenceMaxBytes + 1 }, policy)).toMatch(/at most 10 MB can be kept/);
    expect(whyNotStored({ ...offered, size: 0 }, policy)).toBe('The file is empty. Choose the file again.');
  });

  it('kinds are limited by policy', () => {
    const strict = policySchema.parse({ evidenceKinds: ['png'] });
    expect(whyNotStored(offered, strict)).toBe(
      'The file is not of a kind that can be kept. Save it as PNG picture, without macros, and choose that file.',
    );
  });

  it('no refusal repeats the name of the file, which may hold a person’s', () => {
    const name = 'DBS of the treasurer.exe';
    for (const kind of [null, 'pdf'] as const) expect(whyNotStored({ name, size: 1, kind }, policy)).not.toContain('treasurer');
  });
});
