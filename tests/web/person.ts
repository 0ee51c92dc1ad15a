// Somebody at a browser who reads pages and fills in what they see: links and buttons by their words, fields by their labels.
import { type Visitor, visitorOf, type WebSite } from './web-site.ts';

interface Control {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly legend: string;
  value: string;
  on: boolean;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

interface Form {
  readonly method: string;
  readonly action: string;
  readonly controls: readonly Control[];
  readonly buttons: readonly { readonly text: string; readonly name: string; readonly value: string }[];
}

/** A person and the page before them. */
export interface Person {
  readonly visitor: Visitor;
  html(): string;
  /** Where they are. */
  at(): string;
  go(path: string): Promise<void>;
  /** Where the first link leads whose words begin so. */
  link(words: string): string;
  /** Follows it. */
  follow(words: string): Promise<void>;
  /** Fills in a form by its labels or legends, 'tick' ticks a box, and presses the button whose words begin so. */
  press(button: string, answers?: Readonly<Record<string, string>>): Promise<void>;
  /** The same, with every choice of that label taken. */
  pressAll(button: string, choice: string, answers?: Readonly<Record<string, string>>): Promise<void>;
  /** Throws unless the page says it. */
  sees(words: string): void;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x3D': '=',
  '#x60': '`',
  '#39': "'",
};
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&([^;\s]+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
const attribute = (tag: string, name: string) => plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const has = (tag: string, name: string) => new RegExp(`(?:^|\\s)${name}(?=[\\s=]|$)`).test(tag);
const labelled = (html: string) => plain(html).replace(/ \(optional\)$/, '');

const parts =
  /<legend[^>]*>([\s\S]*?)<\/legend>|<textarea([^>]*)>([\s\S]*?)<\/textarea>|<select([^>]*)>([\s\S]*?)<\/select>|<button([^>]*)>([\s\S]*?)<\/button>|<input([^>]*)>/g;

function readForm(tag: string, inside: string): Form {
  const labels = new Map(
    [...inside.matchAll(/<label([^>]*)>([\s\S]*?)<\/label>/g)].map(([, at = '', text = '']) => [attribute(at, 'for'), labelled(text)]),
  );
  const controls: Control[] = [];
  const buttons: { text: string; name: string; value: string }[] = [];
  let legend = '';
  const add = (at: string, given: Partial<Control>) =>
    controls.push({
      name: attribute(at, 'name'),
      type: attribute(at, 'type') || 'text',
      label: labels.get(attribute(at, 'id')) ?? attribute(at, 'aria-label'),
      legend,
      value: attribute(at, 'value'),
      on: true,
      options: [],
      ...given,
    });
  for (const [, said, area, typed, select, choices, button, words, input] of inside.matchAll(parts)) {
    if (said !== undefined) legend = labelled(said);
    else if (area !== undefined) add(area, { value: plain(typed ?? '') });
    else if (select !== undefined) addSelect(select, choices ?? '');
    else if (button !== undefined)
      buttons.push({ text: plain(words ?? ''), name: attribute(button, 'name'), value: attribute(button, 'value') });
    else if (input !== undefined) add(input, { on: !/^(radio|checkbox)$/.test(attribute(input, 'type')) || has(input, 'checked') });
  }
  function addSelect(at: string, choices: string) {
    const options = [...choices.matchAll(/<option([^>]*)>([\s\S]*?)<\/option>/g)].map(([, tagged = '', text = '']) => ({
      value: attribute(tagged, 'value'),
      text: plain(text),
      chosen: has(tagged, 'selected'),
    }));
    add(at, { type: 'select', options, value: (options.find(({ chosen }) => chosen) ?? options[0])?.value ?? '' });
  }
  return { method: attribute(tag, 'method'), action: attribute(tag, 'action'), controls, buttons };
}

/** Takes a choice; of radio buttons the others of its name go out. */
function take(form: Form, control: Control): void {
  if (control.type === 'radio') for (const other of form.controls) if (other.name === control.name) other.on = false;
  control.on = true;
}

function fill(form: Form, key: string, value: string): void {
  const isChoice = ({ type }: Control) => type === 'radio' || type === 'checkbox';
  const typed = form.controls.find((each) => !isChoice(each) && each.type !== 'hidden' && (each.label === key || each.name === key));
  const choice = form.controls.find(
    (each) =>
      isChoice(each) &&
      ((each.legend === key && each.label === value) ||
        (each.name === key && each.value === value) ||
        (value === 'tick' && each.label === key)),
  );
  const date = form.controls.filter((each) => each.legend === key && /^(Day|Month|Year)$/.test(each.label));
  if (typed) typed.value = typed.options.find(({ text }) => text === value)?.value ?? value;
  else if (choice) take(form, choice);
  else if (date.length === 3) for (const [n, part] of value.split('-').reverse().entries()) (date[n] as Control).value = part;
  else {
    const there = form.controls.filter(({ type }) => type !== 'hidden').map(({ legend, label }) => `${legend} > ${label}`);
    throw new Error(`Nothing asks for "${key}" (${value}). There is: ${[...new Set(there)].join('; ')}`);
  }
}

/** Somebody new at a browser of their own. */
export function personAt(site: Pick<WebSite, 'origin'>): Person {
  const visitor = visitorOf(site);
  let html = '';
  let at = '';
  const settle = async (first: Response, from: string) => {
    let answer = first;
    at = from;
    for (let n = 0; answer.status === 303 && n < 5; n += 1) {
      at = answer.headers.get('Location') ?? '';
      answer = await visitor.get(at);
    }
    html = await answer.text();
    if (answer.status >= 400) {
      const problems = /error-summary__list">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? /<h1[\s\S]*?<\/p>/.exec(html)?.[0] ?? '';
      throw new Error(`${at} answers ${answer.status}: ${plain(problems)}`);
    }
  };
  const send = async (button: string, answer: (form: Form) => void) => {
    const forms = [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => readForm(tag, inside));
    const form = forms.find(({ buttons }) => buttons.some(({ text }) => text.startsWith(button)));
    const pressed = form?.buttons.find(({ text }) => text.startsWith(button));
    if (!form || !pressed)
      throw new Error(
        `${at} has no button "${button}". It has: ${forms.flatMap(({ buttons }) => buttons.map(({ text }) => text)).join('; ')}`,
      );
    answer(form);
    const fields = form.controls.filter(({ on, name }) => on && name !== '').map(({ name, value }): [string, string] => [name, value]);
    if (pressed.name !== '') fields.push([pressed.name, pressed.value]);
    const action = form.action || at;
    const isGet = form.method === 'get';
    await settle(await (isGet ? visitor.get(`${action}?${new URLSearchParams(fields)}`) : visitor.post(action, fields)), action);
  };
  /** What is in the page itself comes before its navigation. */
  const link = (words: string) => {
    const main = html.slice(Math.max(0, html.indexOf('<main')));
    const links = [...`${main}${html}`.matchAll(/<a([^>]*)>([\s\S]*?)<\/a>/g)].map(([, tag = '', text = '']) => ({
      to: attribute(tag, 'href'),
      text: plain(text),
    }));
    const found = links.find(({ text }) => text.startsWith(words));
    if (!found) throw new Error(`${at} has no link "${words}". It has: ${links.map(({ text }) => text).join('; ')}`);
    return found.to;
  };
  const go = async (path: string) => settle(await visitor.get(path), path);
  return {
    visitor,
    html: () => html,
    at: () => at,
    go,
    link,
    follow: (words) => go(link(words)),
    press: (button, answers = {}) =>
      send(button, (form) => {
        for (const [key, value] of Object.entries(answers)) fill(form, key, value);
      }),
    pressAll: (button, choice, answers = {}) =>
      send(button, (form) => {
        for (const control of form.controls) if (control.label === choice) take(form, control);
        for (const [key, value] of Object.entries(answers)) fill(form, key, value);
      }),
    sees(words) {
      const said = plain(html.replace(/></g, '> <'));
      if (!said.includes(words)) throw new Error(`${at} does not say "${words}". It says: ${said.slice(0, 3000)}`);
    },
  };
}
