/** Draws a letter's blocks as the plain text of an e-mail (L2), wrapped at 72 characters. */
import { type Block, plainText, type Run } from './blocks.ts';

const width = 72;

/** The letter's body as plain text; a link is followed by its address, a table becomes one short labelled list per row. */
export function blocksToText(blocks: readonly Block[]): string {
  return `${blocks.map(text).join('\n\n')}\n`;
}

function text(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const lines = wrap(words(block.runs), '', '');
      const longest = Math.max(...lines.split('\n').map((line) => line.length));
      return `${lines}\n${(block.level === 1 ? '=' : '-').repeat(longest)}`;
    }
    case 'paragraph':
      return wrap(words(block.runs), '', '');
    case 'quote':
      return block.paragraphs.map((runs) => wrap(words(runs), '> ', '> ')).join('\n>\n');
    case 'list':
      return block.items.map((runs, index) => item(runs, block.ordered ? `${block.start + index}. ` : '* ')).join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell, column) => labelled(block.header[column] ?? [], cell)).join('\n')).join('\n\n');
  }
}

function item(runs: readonly Run[], label: string): string {
  return wrap(words(runs), label, ' '.repeat(label.length));
}

function labelled(header: readonly Run[], cell: readonly Run[]): string {
  return wrap(`${plainText(header)}: ${words(cell)}`, '  ', '    ');
}

/** Words of the runs, a link's address in brackets after it unless the words are the address already. */
function words(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      const address = run.href?.replace(/^(mailto:|https:\/\/)/, '');
      return address && address !== run.text ? `${run.text} (${address})` : run.text;
    })
    .join('');
}

/** A word longer than a line is left whole: cutting an address would break it. */
function wrap(content: string, first: string, rest: string): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of content.split(' ').filter((part) => part !== '')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.join('\n');
}
