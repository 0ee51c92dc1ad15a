import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlocks, plainText } from '../../src/letters/blocks.ts';
import { blocksToHtml } from '../../src/letters/blocks-html.ts';
import { blocksToText } from '../../src/letters/blocks-text.ts';
import { compose } from '../../src/letters/compose.ts';
import { renderLetterSource, renderTemplate } from '../../src/render.ts';
import { escapeMarkdown, formatCount, formatDate, formatMoney, quoteMarkdown } from '../../src/render-values.ts';
import { elements, PdfReader, textOf } from './pdf-reader.ts';
import { sampleLetter } from './sample-letter.ts';

const nasty = [
  '# A heading',
  'Title\n=====',
  '[press me](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<script>alert(1)</script>',
  '<https://evil.example>',
  'https://evil.example/ and www.evil.example and someone@evil.example',
  '- one\n- two\n  - three',
  '1. one\n2. two',
  '`code` and ```\nfenced\n```',
  '    indented code',
  '> quoted',
  '| a | b |\n| - | - |\n| c | d |',
  '**bold** _em_ ~~gone~~ &amp; &lt;b&gt; \\',
  '---',
  '{{organisation}} {{{scheme.name}}}',
  '[ref]: https://evil.example',
];

describe('a person’s own words in a letter', () => {
  it.each(nasty)('stay words: %j', (words) => {
    const reasons = [{ criterion: 'Access', reason: words, next: words }];
    const composed = compose(sampleLetter('application-declined', { reasons, organisation: words }));
    expect(composed.html).not.toMatch(/<(script|img|code|pre|hr|del)|href="(?!https:\/\/www\.lgo\.org\.uk)/);
    const pdf = new PdfReader(composed.pdf);
    expect(elements(pdf.structure(), 'Link')).toHaveLength(1);
    expect(elements(pdf.structure(), 'H1')).toHaveLength(1);
    const lines = words
      .split('\n')
      .map((line) => line.trim().replace(/\s+/g, ' '))
      .filter((line) => line !== '');
    const quoted = elements(pdf.structure(), 'BlockQuote').flatMap((quote) => elements(quote, 'P').map(textOf));
    expect(quoted).toEqual([...lines, ...lines]);
  });

  it('are one plain run, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (words) => {
        const escaped = escapeMarkdown(words);
        fc.pre(escaped !== '');
        const blocks = parseBlocks(`before ${escaped} after`);
        expect(blocks).toHaveLength(1);
        const [block] = blocks;
        expect(block).toMatchObject({ kind: 'paragraph', runs: [{ strong: false, emphasis: false, href: null }] });
        expect(block?.kind === 'paragraph' && plainText(block.runs)).toBe(`before ${escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')} after`);
      }),
      { numRuns: 300 },
    );
  });

  it('fit into a cell of a table without adding a column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), (words) => {
        const [table] = parseBlocks(`| a | b |\n| --- | --- |\n| ${escapeMarkdown(words)} | end |\n`);
        const cell = table?.kind === 'table' ? table.rows[0]?.map(plainText) : [];
        expect(cell).toEqual([words.trim().replace(/\s+/g, ' '), 'end']);
      }),
      { numRuns: 300 },
    );
  });

  it('lose the invisible marks that would reorder what follows, and keep letters of right-to-left scripts', () => {
    expect(escapeMarkdown('abc\u202egnp\u2066.exe\u200f \u05e9\u05dc\u05d5\u05dd')).toBe('abcgnp\\.exe \u05e9\u05dc\u05d5\u05dd');
  });

  it('become one paragraph per line of a quotation', () => {
    const [quote] = parseBlocks(quoteMarkdown('First.\n\n# Second\r\n  \u2028Third'));
    expect(quote).toMatchObject({ kind: 'quote' });
    expect(quote?.kind === 'quote' && quote.paragraphs.map(plainText)).toEqual(['First.', '# Second', 'Third']);
  });

  it('of any length stay on the paper', () => {
    const reasons = [{ criterion: 'W'.repeat(300), reason: 'm'.repeat(2000), next: 'fine' }];
    const { pdf } = compose(sampleLetter('application-declined', { reasons }));
    const reader = new PdfReader(pdf);
    expect(textOf(elements(reader.structure(), 'BlockQuote')[0] ?? fail()).replace(/ /g, '')).toBe('m'.repeat(2000));
  });
});

function fail(): never {
  throw new Error('nothing there');
}

describe('the closed list of blocks', () => {
  it.each([
    ['a deeper heading', '### three'],
    ['code', '```\nx\n```'],
    ['raw HTML', '<div>x</div>'],
    ['an image', '![x](https://x.example/x.png)'],
    ['a rule', '---'],
    ['a nested list', '- a\n  - b'],
    ['an unsafe link', '[x](javascript:alert)'],
    ['a link without TLS', '[x](http://x.example)'],
  ])('refuses %s', (_, source) => {
    expect(() => parseBlocks(source)).toThrow(/letter/);
  });

  it('reads alike as a page and as text', () => {
    const blocks = parseBlocks(
      '# T & C\n\nAn **offer** of _help_: [here](https://x.example/a).\n\n3. three\n4. four\n\n| A | B |\n| - | - |\n| 1 | 2 |\n',
    );
    expect(blocksToHtml(blocks)).toContain(
      '<h1>T &#38; C</h1>\n<p>An <strong>offer</strong> of <em>help</em>: <a href="https://x.example/a">here</a>.</p>',
    );
    expect(blocksToHtml(blocks)).toContain('<ol start="3"><li>three</li><li>four</li></ol>');
    expect(blocksToHtml(blocks)).toContain('<th scope="col">A</th>');
    expect(blocksToText(blocks)).toBe('T & C\n=====\n\nAn offer of help: here (x.example/a).\n\n3. three\n4. four\n\n  A: 1\n  B: 2\n');
  });

  it('wraps text at 72 characters and leaves long words whole', () => {
    const address = `www.${'long-'.repeat(20)}.example`;
    const text = blocksToText([
      { kind: 'paragraph', runs: [{ text: `${'word '.repeat(40)}${address} end`, strong: false, emphasis: false, href: null }] },
    ]);
    expect(text).toContain(address);
    expect(text.split('\n').filter((line) => line.length > 72)).toEqual([address]);
  });
});

describe('values in templates', () => {
  it.each([
    ['2027-11-30', '30 November 2027'],
    ['2028-02-29', '29 February 2028'],
  ])('writes the date %s as %s', (date, written) => expect(formatDate(date)).toBe(written));

  it.each([
    [200000, '£2,000'],
    [199950, '£1,999.50'],
    [5, '£0.05'],
    [123456700, '£1,234,567'],
  ])('writes %i pence as %s', (amount, written) => expect(formatMoney(amount)).toBe(written));

  it('counts in the singular and the plural', () => {
    expect([formatCount(1, 'day', 'days'), formatCount(0, 'day', 'days'), formatCount(30, 'day', 'days')]).toEqual([
      '1 day',
      '0 days',
      '30 days',
    ]);
  });

  it.each([undefined, '30/11/2027', '2027-13-01', 5])('refuses %s for a date', (value) => expect(() => formatDate(value)).toThrow());
  it.each([undefined, -1, 1.5, '200'])('refuses %s for an amount', (value) => expect(() => formatMoney(value)).toThrow());

  it('refuses a letter that names what its model does not hold', () => {
    expect(() => renderLetterSource('application-withdrawn', { hub: 'x', withdrawnOn: '2027-01-01', grantOpen: false })).toThrow();
  });

  it('escapes for HTML on a page', () => {
    const frame = {
      subject: '<b>&"',
      letter: { number: '1' },
      scheme: { name: 'x' },
      senderLines: [],
      recipientLines: [],
      details: [],
      body: '',
    };
    expect(renderTemplate('layouts/letter', frame)).toContain('<title>&lt;b&gt;&amp;&quot; (1)</title>');
  });
});
