// How wide words are in Arial (and in Arimo and Liberation Sans, which share its widths), so that a drawing can be laid out without a font.

/** Widths in thousandths of the type size, with the characters that have them. */
const regular: Readonly<Record<number, string>> = {
  191: "'",
  222: 'ijl’‘',
  278: ' !,./:;I[]ft',
  333: '()-`r“”·',
  500: 'Jcksvxyz',
  584: '+<=>~',
  611: 'FTZ',
  667: '&ABEKPSVXY',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'Mm',
  889: '%',
  944: 'W',
  1000: '—…→',
};

const bold: Readonly<Record<number, string>> = {
  238: "'",
  278: ' ,./Iijl’‘',
  333: '!()-:;[]`ft·',
  389: 'r',
  500: 'z“”',
  584: '+<=>~',
  611: '?FLTZbdghnopqu',
  667: 'EPSVXY',
  722: '&ABCDHKNRU',
  778: 'GOQw',
  833: 'M',
  889: '%m',
  944: 'W',
  1000: '—…→',
};

/** A digit's width and that of most small letters, taken for every character that is not listed. */
const USUAL = 556;

const widthsOf = (table: Readonly<Record<number, string>>) =>
  new Map(Object.entries(table).flatMap(([width, characters]) => [...characters].map((one) => [one, Number(width)] as const)));

const widths = { regular: widthsOf(regular), bold: widthsOf(bold) };

/** How words are set: the type size in units of the drawing. */
export interface Type {
  readonly size: number;
  readonly weight: 'regular' | 'bold';
}

/** The width of a line of text in units of the drawing. */
export function widthOf(text: string, { size, weight }: Type): number {
  const thousandths = [...text].reduce((sum, one) => sum + (widths[weight].get(one) ?? USUAL), 0);
  return (thousandths * size) / 1000;
}

/** Breaks words into lines no wider than `width`; a single word that is wider stands in a line of its own. */
export function fitLines(text: string, width: number, type: Type): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, type) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
