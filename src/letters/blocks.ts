/**
 * The few kinds of block a letter is made of. One source (L2) is parsed into these once; HTML, e-mail text and PDF are all drawn from them,
 * so that none of the three can say something the others do not.
 */
import { marked, type Token, type Tokens } from 'marked';

/** A stretch of text in one style. Links of the letter's own wording only: values can never carry one. */
export type Run = { readonly text: string; readonly strong: boolean; readonly emphasis: boolean; readonly href: string | null };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'table'; readonly header: readonly (readonly Run[])[]; readonly rows: readonly (readonly (readonly Run[])[])[] }
  | { readonly kind: 'quote'; readonly paragraphs: readonly (readonly Run[])[] };

type Style = Omit<Run, 'text'>;
const plain: Style = { strong: false, emphasis: false, href: null };

/** Parses a letter's Markdown. Throws on anything outside the closed list: raw HTML, images, code, nested lists, deeper headings. */
export function parseBlocks(source: string): Block[] {
  return marked
    .lexer(source)
    .filter((token) => token.type !== 'space' && token.type !== 'def')
    .map(block);
}

/** The words of some runs without their style. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

function block(token: Token): Block {
  switch (token.type) {
    case 'heading':
      return heading(token as Tokens.Heading);
    case 'paragraph':
      return { kind: 'paragraph', runs: inline(token.tokens ?? []) };
    case 'list':
      return list(token as Tokens.List);
    case 'table':
      return table(token as Tokens.Table);
    case 'blockquote':
      return quote(token as Tokens.Blockquote);
    default:
      throw new Error(`A letter may not contain a block of the kind "${token.type}".`);
  }
}

function heading(token: Tokens.Heading): Block {
  if (token.depth !== 1 && token.depth !== 2) throw new Error('A letter has headings of levels 1 and 2 only.');
  return { kind: 'heading', level: token.depth, runs: inline(token.tokens) };
}

function list(token: Tokens.List): Block {
  const items = token.items.map((item) => {
    const parts = item.tokens.filter((part) => part.type !== 'space');
    const [only] = parts;
    if (!only || parts.length !== 1 || (only.type !== 'text' && only.type !== 'paragraph')) {
      throw new Error('An item of a list in a letter is one line of text.');
    }
    return inline(only.tokens ?? []);
  });
  return { kind: 'list', ordered: token.ordered, start: token.start === '' ? 1 : token.start, items };
}

function table(token: Tokens.Table): Block {
  return {
    kind: 'table',
    header: token.header.map((cell) => inline(cell.tokens)),
    rows: token.rows.map((row) => row.map((cell) => inline(cell.tokens))),
  };
}

function quote(token: Tokens.Blockquote): Block {
  const paragraphs = token.tokens
    .filter((part) => part.type !== 'space')
    .map((part) => {
      if (part.type !== 'paragraph') throw new Error('A quotation in a letter holds paragraphs only.');
      return inline(part.tokens ?? []);
    });
  return { kind: 'quote', paragraphs };
}

function inline(tokens: readonly Token[]): Run[] {
  return joinEqual(tokens.flatMap((token) => runs(token, plain)));
}

function runs(token: Token, style: Style): Run[] {
  const within = (changed: Partial<Style>) => (token as Tokens.Strong).tokens.flatMap((part) => runs(part, { ...style, ...changed }));
  switch (token.type) {
    case 'text':
    case 'escape':
      return [{ ...style, text: token.text.replace(/\s*\n\s*/g, ' ') }];
    case 'strong':
      return within({ strong: true });
    case 'em':
      return within({ emphasis: true });
    case 'link':
      return within({ href: safeAddress((token as Tokens.Link).href) });
    default:
      throw new Error(`A letter may not contain "${token.type}" within its text.`);
  }
}

function safeAddress(href: string): string {
  if (!/^(https:|mailto:)/.test(href)) throw new Error('A link in a letter leads to an https or mailto address.');
  return href;
}

function joinEqual(parts: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.strong === part.strong && last.emphasis === part.emphasis && last.href === part.href) {
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    } else {
      joined.push(part);
    }
  }
  return joined;
}
