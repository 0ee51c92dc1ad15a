/** Draws a letter's blocks as HTML (L2). Built by hand rather than by marked's renderer, which does not sanitise. */
import type { Block, Run } from './blocks.ts';

/** The letter's body as accessible HTML: real headings, lists, tables with header cells, quotations. */
export function blocksToHtml(blocks: readonly Block[]): string {
  return blocks.map(html).join('\n');
}

function html(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${runsToHtml(block.runs)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${runsToHtml(block.runs)}</p>`;
    case 'quote':
      return `<blockquote>${block.paragraphs.map((runs) => `<p>${runsToHtml(runs)}</p>`).join('')}</blockquote>`;
    case 'list': {
      const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}${start}>${block.items.map((runs) => `<li>${runsToHtml(runs)}</li>`).join('')}</${tag}>`;
    }
    case 'table': {
      const head = block.header.map((runs) => `<th scope="col">${runsToHtml(runs)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((runs) => `<td>${runsToHtml(runs)}</td>`).join('')}</tr>`).join('');
      return `<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
    }
  }
}

function runsToHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      let text = escapeHtml(run.text);
      if (run.emphasis) text = `<em>${text}</em>`;
      if (run.strong) text = `<strong>${text}</strong>`;
      return run.href === null ? text : `<a href="${escapeHtml(run.href)}">${text}</a>`;
    })
    .join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
