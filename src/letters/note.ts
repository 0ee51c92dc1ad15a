// An e-mail of a few lines made from a template under `emails/`: plain text, and the same as simple HTML.
import { renderText, type TemplateModel } from '../render.ts';

/** Who gets which template. */
export interface Note {
  readonly to: string;
  readonly subject: string;
  readonly template: string;
  readonly model: TemplateModel;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const asHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** The note's subject, text and HTML; an address that stands alone on its line becomes a link. */
export function composeNote({ subject, template, model }: Note): { subject: string; text: string; html: string } {
  const text = renderText(`emails/${template}`, model);
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => {
      const said = asHtml(paragraph);
      return /^https?:\S+$/.test(paragraph) ? `<p><a href="${said}">${said}</a></p>` : `<p>${said.replaceAll('\n', '<br>')}</p>`;
    });
  return { subject, text, html: `<!doctype html><html lang="en-GB"><body>${paragraphs.join('')}</body></html>` };
}
