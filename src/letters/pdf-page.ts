/** A tagged PDF under construction (L6): where the pen is, how text is marked for assistive technology, when a page is full. */
import PDFDocument from 'pdfkit';
import { type FontName, useFont } from './pdf-fonts.ts';
import type { Line } from './pdf-lines.ts';

/** Measures of one kind of sheet, in points (72 to the inch). */
export type Sheet = {
  readonly layout: 'portrait' | 'landscape';
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly align: 'left' | 'centre';
  readonly sizes: { readonly body: number; readonly heading1: number; readonly heading2: number; readonly table: number };
};

/** The pen: the document, its outermost structure element, and the height reached on the current page. */
export type Pen = {
  readonly document: PDFKit.PDFDocument;
  readonly root: Element;
  readonly sheet: Sheet;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  y: number;
};

/** A structure element. pdfkit's types lack the dictionary it writes, which some attributes of PDF/UA need. */
export type Element = PDFKit.PDFStructureElement & { readonly dictionary: { readonly data: { A?: unknown } } };

/** Dark enough on white for 7:1. */
export const colours = { ink: '#1a1a1a', quiet: '#4a4f55', brand: '#0f4c5c', rule: '#b9c4c9', shade: '#eef3f4' } as const;

/** Opens an A4 document that claims PDF/UA-1. Same input and `created` give the same bytes. */
export function openPen(sheet: Sheet, about: { title: string; author: string; created: Date }): Pen {
  const options = {
    size: 'A4',
    layout: sheet.layout,
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/UA',
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    // No default font: pdfkit would compare it with each cut that is taken up, every time.
    font: '',
    info: { Title: metadataText(about.title), Author: metadataText(about.author), CreationDate: about.created },
  };
  // The types of pdfkit know neither the subset PDF/UA nor a parsed font.
  const document = new PDFDocument(options as PDFKit.PDFDocumentOptions);
  const root = document.struct('Document') as Element;
  document.addStructure(root);
  const { width, height } = document.page;
  return { document, root, sheet, left: sheet.left, width: width - sheet.left - sheet.right, bottom: height - sheet.bottom, y: sheet.top };
}

/** Ends the document and hands over its bytes. pdfkit compresses synchronously, so all of them are there at once. */
export function closePen(pen: Pen): Uint8Array {
  pen.root.end();
  pen.document.end();
  const chunks: Buffer[] = [];
  for (let chunk = pen.document.read(); chunk !== null; chunk = pen.document.read()) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}

/** Goes to the top of a new page. */
export function turnPage(pen: Pen): void {
  pen.document.addPage();
  pen.y = pen.sheet.top;
}

/** Makes sure that `height` points are left, on a new page if need be. */
export function need(pen: Pen, height: number): void {
  if (pen.y + height > pen.bottom && pen.y > pen.sheet.top) turnPage(pen);
}

/** Adds a structure element under another; the caller ends it when its content is drawn. */
export function element(pen: Pen, parent: Element, type: string, options: { scope?: 'Column' } = {}): Element {
  const made = pen.document.struct(type, options as PDFKit.Mixins.StructureElementOptions) as Element;
  parent.add(made);
  return made;
}

/** Draws what assistive technology should pass over: rules, shading, running heads, page numbers. */
export function artifact(pen: Pen, type: 'Layout' | 'Pagination', draw: () => void): void {
  pen.document.markContent('Artifact', { type });
  draw();
  pen.document.endMarkedContent();
}

type Setting = { readonly x: number; readonly y: number; readonly size: number; readonly colour: string; readonly tag: string };

/** Draws one line as marked content of `owner`; a link becomes a Link element with its own description. */
export function drawLine(pen: Pen, owner: Element, line: Line, setting: Setting): void {
  const { document } = pen;
  let open: ReturnType<typeof document.markStructureContent> | null = null;
  const close = () => {
    if (!open) return;
    document.endMarkedContent();
    owner.add(open);
    open = null;
  };
  line.pieces.forEach((piece, index) => {
    const last = index === line.pieces.length - 1;
    const at = { ...setting, x: setting.x + piece.x };
    if (piece.href !== null) {
      close();
      drawLink(pen, owner, { ...piece, href: piece.href }, at);
      return;
    }
    open ??= document.markStructureContent(setting.tag);
    // The space a line was broken at stays in the text, so that a reader does not run two words together.
    drawText(pen, last ? `${piece.text} ` : piece.text, piece.font, at);
  });
  close();
}

function drawLink(pen: Pen, owner: Element, piece: Line['pieces'][number] & { href: string }, setting: Setting): void {
  const { document } = pen;
  const link = document.struct('Link');
  const content = document.markStructureContent('Link');
  drawText(pen, piece.text, piece.font, { ...setting, colour: colours.brand });
  const under = setting.y + setting.size * 1.08;
  document
    .moveTo(setting.x, under)
    .lineTo(setting.x + piece.width, under)
    .lineWidth(0.6)
    .stroke(colours.brand);
  document.endMarkedContent();
  link.add(content);
  // pdfkit writes a String object as text and a plain string as a name.
  const description = Object(piece.text) as string;
  const annotation = { structParent: link, Contents: description } as PDFKit.Mixins.AnnotationOption;
  document.link(setting.x, setting.y, piece.width, setting.size * 1.2, piece.href, annotation);
  link.end();
  // Attached while its page is still the current one: pdfkit notes the page of the annotation at this moment.
  owner.add(link);
}

/** Text at a place, its top left corner at `x`, `y`. */
export function drawText(pen: Pen, text: string, font: FontName, at: { x: number; y: number; size: number; colour: string }): void {
  useFont(pen.document, font, at.size).fillColor(at.colour).text(text, at.x, at.y, { lineBreak: false });
}

/** pdfkit copies these into XML without escaping them. */
function metadataText(text: string): string {
  return text.replace(/&/g, 'and').replace(/[<>]/g, '');
}
