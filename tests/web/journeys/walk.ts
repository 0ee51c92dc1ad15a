// Walks through the pages as their readers do: from a first page along every link, once for each kind of page and state of its case.
import { routes } from '../../../src/web/routes.ts';
import { type Visitor, visitorOf } from '../web-site.ts';
import type { PlayedSite } from './played-site.ts';

/** A page as it was answered. */
export interface SeenPage {
  readonly path: string;
  readonly who: string;
  readonly status: number;
  /** Its template under `pages/`. */
  readonly template: string;
  readonly html: string;
  /** Empty: nothing has happened in the scheme. Error: something was sent that cannot be. */
  readonly state: 'filled' | 'empty' | 'error' | 'added';
  /** The page on which the link was. */
  readonly from: string;
  /** The same for pages that differ only in names, dates and which of the staff reads them. */
  readonly kind: string;
}

/** A reader: signed in or not. */
export interface Reader {
  readonly name: string;
  readonly audience: string;
  readonly visitor: Visitor;
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').replaceAll('&#x27;', "'");
const matchers = routes
  .filter(({ method, for: programs }) => method === 'get' && programs === undefined)
  .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`) }));

/** Parts of an address that make another page of the same template; all others name one of many alike. */
const telling = ['command', 'workflow', 'section'];
/** Pages whose content depends on who reads them, beside what they are about. */
const personal = ['/desk', '/cases', '/cases/:case', '/organisations/:organisation'];

/** While stories are played nothing is answered, and a connection kept open may be closed in the moment it is used again: once more, then. */
function patient(visitor: Visitor): Visitor {
  const twice = (ask: () => Promise<Response>) => ask().catch(ask);
  return { ...visitor, get: (path) => twice(() => visitor.get(path)), post: (path, fields) => twice(() => visitor.post(path, fields)) };
}

interface CaseRow {
  readonly id: string;
  readonly workflow: string;
  readonly organisation: string | null;
  /** Its workflow and state, and whether questions are open in it. */
  readonly standing: string;
}

/** The cases of a site, the last changed first. */
export function readCases(site: PlayedSite): Promise<CaseRow[]> {
  return site.db.rows<CaseRow>(
    `select id::text, workflow, organisation_id::text as organisation, workflow || ' ' || state || case when workflow = 'assessment' and exists
       (select 1 from jsonb_each(context->'areas') area where area.value->>'asked' is not null) then ' asked' else '' end as standing
     from cases order by changed_at desc`,
  );
}

/** Walks on one site; what was seen by one kind of reader in one state is not looked at twice. */
export class Walk {
  readonly pages: SeenPage[] = [];
  /** The commands whose forms were seen, such as 'application.defer'. */
  readonly forms = new Set<string>();
  /** Send every form as it was found, with nothing typed. Not while stories go on: what is taken would change them. */
  sends = false;
  private readonly seen = new Set<string>();
  private states = new Map<string, string>();
  private kinds = new Map<string, string>();
  private readonly site: PlayedSite;
  private readonly state: 'filled' | 'empty';
  private readonly rendered: () => string;

  /** `rendered` says which template was rendered last. */
  constructor(site: PlayedSite, state: 'filled' | 'empty', rendered: () => string) {
    this.site = site;
    this.state = state;
    this.rendered = rendered;
  }

  /** A person signed in at this moment; null: the public. */
  async reader(person: string | null, audience: string): Promise<Reader> {
    const visitor = visitorOf(this.site);
    if (person !== null) visitor.cookies.set('session', await this.site.sessionOf(person));
    return { name: person ?? 'the public', audience, visitor: patient(visitor) };
  }

  /** The pages that are about no case are looked at again: much has happened since. */
  forgetLists(): void {
    for (const shape of this.seen) if (!shape.startsWith('/cases/:')) this.seen.delete(shape);
  }

  /** Looks at these pages and all that they lead to. */
  async from(reader: Reader, starts: readonly string[]): Promise<void> {
    await this.look();
    const queue = starts.map((path) => ({ path, from: '' }));
    for (let next = queue.shift(); next; next = queue.shift()) queue.push(...(await this.visit(reader, next)));
  }

  /** Looks at a page, unless one of its kind was seen. Answers where it leads. */
  private async visit(reader: Reader, { path, from }: { path: string; from: string }): Promise<{ path: string; from: string }[]> {
    const shape = this.shapeOf(path, reader);
    if (shape === null || this.seen.has(shape)) return [];
    this.seen.add(shape);
    const answer = await reader.visitor.get(path);
    this.noteForm(path, answer.status);
    const to = answer.headers.get('Location');
    // What is closed to one reader is looked at by the next; and where a command has pages of its own, they change with the case.
    if (answer.status === 403 || to?.startsWith('/sign-in') || (to && path.includes('/do/'))) this.seen.delete(shape);
    if (to) return [{ path: to, from }];
    if (!answer.headers.get('Content-Type')?.includes('text/html')) return [];
    const html = await answer.text();
    this.keep(reader, answer, html, { path, from, state: this.state });
    const isCommand = /\/do\/\w+/.test(path);
    if (isCommand && answer.status === 200) await this.sendWrongly(reader, path, html);
    if (!isCommand && this.sends) await this.sendForms(reader, path, html);
    return [...html.matchAll(/href="(\/[^"]*)/g)].map(([, href]) => ({ path: unescaped(href ?? '').replace(/#.*/, ''), from: path }));
  }

  /** Sends a form and looks at the page that comes of it, if one does. Answers where it led, or null. */
  async send(reader: Reader, path: string, fields: Readonly<Record<string, string>>, from: string): Promise<string | null> {
    const answer = await reader.visitor.post(path, fields);
    if (answer.headers.get('Content-Type')?.includes('text/html') && answer.status !== 303) {
      const state = 'add' in fields ? 'added' : 'error';
      this.keep(reader, answer, await answer.text(), { path, from, state });
    }
    return answer.headers.get('Location');
  }

  private keep(reader: Reader, { status }: Response, html: string, seen: Pick<SeenPage, 'path' | 'from' | 'state'>): void {
    const side = ['lead', 'contributor', 'signatory'].includes(reader.audience) ? 'organisation' : 'staff';
    const kind = `${seen.state} ${status} ${this.shapeOf(seen.path, { ...reader, audience: side })}`;
    this.pages.push({ ...seen, who: reader.name, status, template: this.rendered(), html, kind });
  }

  /** Sends the form of a command empty and as if the case had moved on, so that it is refused; and asks for another entry of its lists. */
  private async sendWrongly(reader: Reader, path: string, html: string): Promise<void> {
    const lists = [...html.matchAll(/name="add" value="([^"]+)"/g)].map(([, list]) => ({ add: list ?? '' }));
    for (const fields of [{ 'data[nothing]': '' }, ...lists.slice(0, 1)]) {
      const to = await this.send(reader, path, { saw: '0', commandId: crypto.randomUUID(), ...fields }, path);
      if (to !== null) throw new Error(`${path} was sent with nothing in it, and taken`);
    }
  }

  /** Sends the page's forms with what they hold hidden, one of each kind. */
  private async sendForms(reader: Reader, path: string, html: string): Promise<void> {
    for (const [, tag = '', body = ''] of html.matchAll(/<form([^>]*method="post"[^>]*)>([\s\S]*?)<\/form>/g)) {
      const action = unescaped(/action="([^"]+)"/.exec(tag)?.[1] ?? path);
      const shape = `form ${this.shapeOf(action, reader)}`;
      if (action.includes('/do/') || /sign-out|sessions/.test(action) || this.seen.has(shape)) continue;
      this.seen.add(shape);
      const hidden = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      await this.send(
        reader,
        action,
        Object.fromEntries(hidden.map(([, name, value]) => [unescaped(name ?? ''), unescaped(value ?? '')])),
        path,
      );
    }
  }

  private noteForm(path: string, status: number): void {
    const [, id = '', command = ''] = /^\/cases\/([^/]+)\/do\/(\w+)/.exec(path) ?? [];
    if (command !== '' && status < 400) this.forms.add(`${this.states.get(id)?.split(' ')[0]}.${command}`);
  }

  private async look(): Promise<void> {
    this.states = new Map((await readCases(this.site)).map(({ id, standing }) => [id, standing]));
    const letters = await this.site.db.rows<{ number: string; kind: string }>('select number, kind from letters');
    this.kinds = new Map(letters.map(({ number, kind }) => [number, kind]));
  }

  /** What makes a page one of its own kind; null: it is no page for people. */
  private shapeOf(path: string, { audience }: Reader): string | null {
    const url = new URL(path, 'http://here.example');
    for (const { path: route, pattern } of matchers) {
      const found = pattern.exec(url.pathname);
      if (!found) continue;
      const parts = found.groups ?? {};
      const told = telling.map((name) => parts[name] ?? '');
      const asked = [...url.searchParams.keys()].toSorted();
      const state = this.states.get(parts.case ?? '') ?? '';
      const about = route.includes('/do/') ? state.split(' ')[0] : state;
      const kind = this.kinds.get(decodeURIComponent(parts.number ?? '')) ?? '';
      return [route, ...told, ...asked, kind === '' ? about : kind, personal.includes(route) ? audience : ''].join(' ');
    }
    return url.pathname.startsWith('/assets/') ? null : path;
  }
}
