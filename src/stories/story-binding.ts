// {{names}} in a fragment, replaced by what the including step binds to them.

/** Plain data as a story file holds it. */
export type StoryJson = string | number | boolean | null | StoryJson[] | { [key: string]: StoryJson };

const NAME = /\{\{\s*([\w-]+)\s*\}\}/g;
const WHOLE = /^\{\{\s*([\w-]+)\s*\}\}$/;

/** A {{name}} that nothing was bound to. */
export class UnboundName extends Error {
  readonly bound: string;
  constructor(bound: string) {
    super(`{{${bound}}} is not bound`);
    this.bound = bound;
  }
}

/**
 * The value with every {{name}} replaced; a string that is nothing but one {{name}} becomes the bound value itself, of any kind.
 * `used` collects the names that were replaced. Throws UnboundName.
 */
export function bindNames(value: StoryJson, bind: Readonly<Record<string, StoryJson>>, used: Set<string>): StoryJson {
  if (typeof value === 'string') return bindText(value, bind, used);
  if (Array.isArray(value)) return value.map((item) => bindNames(item, bind, used));
  if (value === null || typeof value !== 'object') return value;
  const copy: { [key: string]: StoryJson } = {};
  for (const [key, item] of Object.entries(value)) copy[String(bindText(key, bind, used))] = bindNames(item, bind, used);
  return copy;
}

function bindText(text: string, bind: Readonly<Record<string, StoryJson>>, used: Set<string>): StoryJson {
  const found = (name: string): StoryJson => {
    const value = Object.hasOwn(bind, name) ? bind[name] : undefined;
    if (value === undefined) throw new UnboundName(name);
    used.add(name);
    return value;
  };
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return found(whole);
  return text.replace(NAME, (_, name: string) => {
    const value = found(name);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
