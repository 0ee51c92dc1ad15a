import { describe, expect, it } from 'vitest';
import { letterKinds } from '../../machines/letter-kinds.ts';
import { compose } from '../../src/letters/compose.ts';
import { breakLines } from '../../src/letters/pdf-lines.ts';
import { openPen } from '../../src/letters/pdf-page.ts';
import { elements, PdfReader, textOf } from './pdf-reader.ts';
import { sampleLetter } from './sample-letter.ts';

const read = (...letter: Parameters<typeof sampleLetter>) => new PdfReader(compose(sampleLetter(...letter)).pdf);

describe('a letter’s PDF (L6)', () => {
  it.each(letterKinds)('%s: says what PDF/UA-1 asks', (kind) => {
    const pdf = read(kind);
    expect(pdf.raw.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf.dictionary(pdf.catalogue.MarkInfo).Marked).toBe(true);
    expect(pdf.catalogue.Lang).toBe('en-GB');
    expect(pdf.dictionary(pdf.catalogue.ViewerPreferences).DisplayDocTitle).toBe(true);
    expect(pdf.follow(pdf.info.Title)).toBe(`${compose(sampleLetter(kind)).subject.replace(/&/g, 'and')} (CECH-2027-0001)`);
    expect(pdf.stream(pdf.catalogue.Metadata)).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.unmarked()).toBe(0);
    expect(pdf.fonts().every((font) => font.embedded && font.name.includes('+Arimo'))).toBe(true);
    expect(pdf.pages().every((page) => page.Tabs === '/S' && page.StructParents !== undefined)).toBe(true);
  });

  it('is read in the order it is seen: who writes, to whom, subject, words, who signs', () => {
    const structure = read('application-withdrawn').structure();
    expect(structure.children.map((child) => child.role)).toEqual([...Array(13).fill('P'), 'H1', 'P', 'P', 'H2', 'L', 'P', 'P', 'P', 'P']);
    const texts = structure.children.map(textOf);
    expect(texts[0]).toBe('Cheshire East Community Hubs');
    expect(texts[6]).toBe('Lead, Barnies');
    expect(texts.slice(10, 15)).toEqual([
      'Date: 7 December 2026',
      'Our reference: CECH-AP-0003',
      'Letter number: CECH-2027-0001',
      'Your application for Barnies Community Centre, Nantwich is withdrawn',
      'Dear Lead, Barnies',
    ]);
    expect(texts.at(-1)).toBe('Community Hubs team, Cheshire East Council');
  });

  it('marks lists with labels and bodies', () => {
    const [list] = elements(read('agreement-issued').structure(), 'L');
    expect(list?.attributes).toMatchObject({ O: '/List', ListNumbering: '/Decimal' });
    expect(list?.children.map((item) => [item.role, ...item.children.map((part) => part.role)])).toEqual(
      Array(3).fill(['LI', 'Lbl', 'LBody']),
    );
    expect(list?.children.map((item) => item.children[0]?.text.trim())).toEqual(['1.', '2.', '3.']);
  });

  it('marks tables with scoped header cells', () => {
    const [table] = elements(read('assessment-not-yet-met').structure(), 'Table');
    expect(elements(table ?? none(), 'TH').map((cell) => [textOf(cell), cell.attributes.Scope])).toEqual(
      ['Statement', 'Action', 'Done when', 'Who', 'By', 'Help offered'].map((header) => [header, '/Column']),
    );
    expect(elements(table ?? none(), 'TD').map(textOf)).toContain('31 January 2027');
  });

  it('describes its links', () => {
    const [link] = elements(read('application-lapsed').structure(), 'Link');
    expect(link).toMatchObject({ text: 'www.lgo.org.uk', links: ['www.lgo.org.uk'] });
  });

  it('keeps every word of a table that goes over pages, and repeats its header for the eye only', () => {
    const plan = Array.from({ length: 12 }, (_, row) => ({
      statement: `Statement ${row}. ${'It says something that takes a few lines to say. '.repeat(3)}`.trim(),
      action: row === 5 ? `Start. ${'One more thing to do about it. '.repeat(150)}End.` : `Action ${row}`,
      measure: 'Minutes sent',
      owner: 'Chair',
      due: '2027-01-31',
      help: 'None & all',
    }));
    const pdf = read('assessment-not-yet-met', { plan });
    const structure = pdf.structure();
    expect(pdf.pages().length).toBeGreaterThan(4);
    expect(elements(structure, 'TH')).toHaveLength(6);
    const cells = elements(structure, 'TD').map(textOf);
    expect(cells).toEqual(
      plan.flatMap((row) => [row.statement, row.action.replace(/\s+/g, ' '), 'Minutes sent', 'Chair', '31 January 2027', 'None & all']),
    );
    expect(pdf.unmarked()).toBe(0);
    const continued = pdf.artifacts().slice(1, -1);
    for (const page of continued) expect(page).toMatch(/Statement\s*Action\s*Done\s*when\s*Who\s*By\s*Help\s*offered/);
  });

  it('numbers its pages and repeats whose letter it is on each after the first', () => {
    const [first, second] = read('application-declined').artifacts();
    expect(first).toBe('CECH-2027-0001Page 1 of 2');
    expect(second).toContain('CECH-2027-0001Page 2 of 2Cheshire East Community Hubs');
  });

  it('sets no line wider than its column, however long a word is', () => {
    const sizes = { body: 12, heading1: 17, heading2: 13, table: 10 };
    const about = { title: 'x', author: 'x', created: new Date('2027-01-01T00:00:00Z') };
    const { document } = openPen({ layout: 'portrait', left: 68, right: 68, top: 84, bottom: 74, align: 'left', sizes }, about);
    const plain = { strong: false, emphasis: false, href: null };
    const runs = [
      { ...plain, text: `on 30 November 2027 ${'m'.repeat(300)} ` },
      { ...plain, strong: true, text: `${'W'.repeat(90)}! and so on` },
    ];
    for (const width of [40, 90, 200, 459]) {
      const lines = breakLines(document, runs, 12, width);
      expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(width + 0.01);
      const text = lines.flatMap((line) => line.pieces.map((piece) => piece.text)).join('');
      expect(text.replace(/ /g, '')).toBe(`on30November2027${'m'.repeat(300)}${'W'.repeat(90)}!andsoon`);
    }
    expect(breakLines(document, [{ ...plain, text: 'on 30 November 2027' }], 12, 90).map((line) => line.pieces[0]?.text)).toEqual([
      'on 30 November',
      '2027',
    ]);
  });

  it('is the same bytes for the same letter', () => {
    const [one, two] = [compose(sampleLetter('application-declined')), compose(sampleLetter('application-declined'))];
    expect(Buffer.from(one.pdf).equals(Buffer.from(two.pdf))).toBe(true);
    expect([one.html, one.text]).toEqual([two.html, two.text]);
  });

  it('shows a white square, never a missing glyph, for characters its typeface lacks', () => {
    const pdf = read('application-held', { organisation: 'Hub \u{1f3e0} \u0645\u0631\u0643\u0632' });
    const body = elements(pdf.structure(), 'P').map(textOf).join(' ');
    expect(body).toContain('Hub \u25a1 \u25a1\u25a1\u25a1\u25a1');
  });

  it('survives a title that would break its XML', () => {
    const pdf = read('application-held', { hub: 'Arts & <Crafts>' });
    expect(pdf.stream(pdf.catalogue.Metadata)).toContain('Your application for Arts and Crafts is on hold');
    expect(textOf(elements(pdf.structure(), 'H1')[0] ?? none())).toContain('Arts & <Crafts>');
  });
});

function none(): never {
  throw new Error('nothing there');
}
