/** Makes a letter from its kind and frozen model: subject, HTML, e-mail text and PDF from one source (L2). Pure: no clock, nothing stored. */
import type { LetterKind } from '../../machines/letter-kinds.ts';
import { renderLetterSource, renderTemplate, renderText, type TemplateModel } from '../render.ts';
import { formatDate } from '../render-values.ts';
import { type Block, parseBlocks, plainText } from './blocks.ts';
import { blocksToHtml } from './blocks-html.ts';
import { blocksToText } from './blocks-text.ts';
import { letters } from './catalogue.ts';
import type { LetterDefinition } from './letter-definition.ts';
import { certificatePdf, type Letterhead, letterPdf } from './pdf.ts';

/** Whose letterhead: name, who signs by office, and lines of address that end up as they are. */
export type LetterSender = { readonly name: string; readonly signedBy: string; readonly addressLines: readonly string[] };

/** What a letter says of the scheme it comes from. */
export type LetterScheme = {
  readonly name: string;
  readonly senders: Readonly<Record<'council' | 'cvs', LetterSender>>;
  /** Where anybody can check a certificate: a web address as people type it. */
  readonly certificateCheck: string;
  /** The council's complaints route in a sentence or two (L5). */
  readonly complaints: string;
};

/** What a letter is made from. The model is the frozen one (D8); the date is the civil date the letter bears. */
export type LetterInput = {
  readonly kind: LetterKind;
  readonly model: TemplateModel;
  readonly letterNumber: string;
  readonly date: string;
  readonly to: { readonly name: string; readonly addressLines: readonly string[] };
  readonly scheme: LetterScheme;
  /** The letter that this one replaces (L2). */
  readonly reissueOf?: { readonly number: string; readonly date: string };
};

/** A letter as sent: `html` is a page of its own that asks nothing of the network, `text` is for e-mail. */
export type ComposedLetter = { readonly subject: string; readonly html: string; readonly text: string; readonly pdf: Uint8Array };

/** A kind of letter as lists and explanations name it. */
export type ListedLetter = { readonly kind: string } & Pick<LetterDefinition, 'title' | 'to' | 'decision'>;

/** Every kind of letter there is (L1), in the order of the catalogue. */
export function listLetters(): ListedLetter[] {
  return Object.entries<LetterDefinition>(letters).map(([kind, { title, to, decision }]) => ({ kind, title, to, decision }));
}

/** Composes a letter. Throws, naming the field but no value, when the model is not what the kind needs. */
export function compose(input: LetterInput): ComposedLetter {
  const definition: LetterDefinition = letters[input.kind];
  const sender = input.scheme.senders[definition.from];
  const model = {
    ...checkedModel(input, definition),
    to: input.to,
    scheme: input.scheme,
    sender,
    letter: { number: input.letterNumber, date: input.date },
    ...(input.reissueOf ? { reissueOf: input.reissueOf } : {}),
  };
  const { subject, body, closing } = letterBlocks(input, definition, model);
  const head = letterhead(input, definition, sender);
  const frame = {
    subject,
    scheme: input.scheme,
    letter: model.letter,
    senderLines: head.senderLines,
    recipientLines: head.recipientLines,
    details: head.details.map(([label, value]) => ({ label, value })),
  };
  const blocks = [...body, ...closing];
  const draw = definition.form === 'certificate' ? certificatePdf : letterPdf;
  return {
    subject,
    html: renderTemplate('layouts/letter', { ...frame, body: blocksToHtml(blocks) }),
    text: renderText('emails/letter', { ...frame, body: blocksToText(blocks) }),
    pdf: draw({ head, body, closing, created: new Date(`${input.date}T00:00:00Z`) }),
  };
}

function checkedModel(input: LetterInput, definition: LetterDefinition): Readonly<Record<string, unknown>> {
  const checked = definition.model.safeParse(input.model);
  if (checked.success) return checked.data;
  const fields = checked.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`The model of the letter "${input.kind}" lacks or misstates: ${fields}.`);
}

/** Subject, opening, the kind's own words, rights where they belong (L5), and a closing that stays together. */
function letterBlocks(input: LetterInput, definition: LetterDefinition, model: TemplateModel) {
  const partial = (name: string): Block[] => parseBlocks(renderLetterSource(`partials/letters/${name}`, model));
  const [heading, ...own] = parseBlocks(renderLetterSource(input.kind, model));
  if (heading?.kind !== 'heading' || heading.level !== 1) throw new Error(`The letter "${input.kind}" does not begin with its subject.`);
  const body = [
    heading,
    ...(definition.form === 'certificate' ? [] : partial(definition.to === 'staff' ? 'opening-staff' : 'opening')),
    ...(input.reissueOf ? partial('reissue') : []),
    ...own,
    ...(definition.rights ? partial(`rights-${definition.rights}`) : []),
  ];
  return { subject: plainText(heading.runs), body, closing: partial(closingName(definition)) };
}

function closingName(definition: LetterDefinition): string {
  if (definition.form === 'certificate') return 'closing-certificate';
  return definition.to === 'staff' ? 'closing-staff' : 'closing';
}

function letterhead(input: LetterInput, definition: LetterDefinition, sender: LetterSender): Letterhead {
  const reference = input.model.reference;
  return {
    schemeName: input.scheme.name,
    senderLines: [sender.name, ...sender.addressLines],
    recipientLines: definition.form === 'certificate' ? [] : [input.to.name, ...input.to.addressLines],
    details: [
      ['Date', formatDate(input.date)],
      ...(typeof reference === 'string' ? [['Our reference', reference] as const] : []),
      ['Letter number', input.letterNumber],
    ],
    letterNumber: input.letterNumber,
  };
}
