// The text of a letter as paragraphs of a page. For e-mail its lines are broken at a fixed width; on a screen they fill the line there is.

const WIDTH = 72;

/** Paragraphs as lines: those that were only broken for want of room are joined again, and what underlines a heading is left out. */
export function letterParagraphs(text: string): string[][] {
  return text.split(/\n{2,}/).map((paragraph) =>
    paragraph
      .split('\n')
      .filter((line) => !/^[=-]{3,}$/.test(line))
      .reduce<string[]>(joined, []),
  );
}

function joined(lines: string[], line: string): string[] {
  const last = lines.at(-1);
  const [first = ''] = line.trim().split(' ', 1);
  const fits = last === undefined || last.slice(last.lastIndexOf('\n') + 1).length + 1 + first.length <= WIDTH;
  return fits || /^\s*(\* |\d+\. )/.test(line) ? [...lines, line] : [...lines.slice(0, -1), `${last}\n${line}`];
}
