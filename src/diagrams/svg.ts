// Writing SVG: elements with attributes, everything escaped. Looks are attributes, never styles, which a strict page refuses.

/** An element's attributes. */
export type Attributes = Readonly<Record<string, string | number>>;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const sayAttributes = (attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

/** An element around others. */
export function element(name: string, attributes: Attributes, inner: readonly string[] = []): string {
  const start = `<${name}${sayAttributes(attributes)}`;
  return inner.length === 0 ? `${start}/>` : `${start}>${inner.join('')}</${name}>`;
}

/** An element that holds nothing but words. */
export function textElement(name: string, attributes: Attributes, words: string): string {
  return `<${name}${sayAttributes(attributes)}>${escaped(words)}</${name}>`;
}
