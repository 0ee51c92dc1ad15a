import type { CivilDate } from '../../machines/calendar.ts';
import type { Role } from '../../machines/roles.ts';
import type { TemplateModel } from '../render.ts';
import type { Cookie } from './cookies.ts';
import type { Services } from './services.ts';
import type { Upload } from './upload.ts';
import type { Visitor } from './visitor.ts';

/** What was sent with a form: texts, and where names said so, lists and groups of them. */
export type FormBody = Readonly<Record<string, unknown>>;

/** A request as a page sees it: parsed, without anything of HTTP. */
export interface Visit {
  readonly services: Services;
  /** Who is signed in; null: the public. */
  readonly visitor: Visitor | null;
  /** Query parameters that were given once; one given twice is left out, since no page of ours asks for a list. */
  readonly query: Readonly<Record<string, string>>;
  /** The named parts of the address: 'reference' of '/register/:reference'. */
  readonly params: Readonly<Record<string, string>>;
  /** Of a form; empty where nothing was sent. */
  readonly body: FormBody;
  /** Reads the file sent with the form, keeping at most so many bytes; only where the route takes one. */
  readonly receive: (most: number) => Promise<Upload>;
  /** The address asked for, with its query, to come back to. */
  readonly address: string;
  /** The value of one of our own cookies. */
  readonly cookie: (name: Cookie['name']) => string | null;
  /** A header by which a program says which act this is, and which state of the case it saw. */
  readonly header: (name: 'Idempotency-Key' | 'If-Match') => string | null;
  /** The browser as it names itself. */
  readonly browser: string;
  /** The network address, for limits; never logged. */
  readonly network: string;
  readonly now: string;
  /** The civil date in London (R4). */
  readonly today: CivilDate;
}

interface WithCookies {
  readonly cookies?: readonly Cookie[];
}

/** A page to show: a template under `pages/` and what its layout and body need. */
export interface PageAnswer extends WithCookies {
  readonly page: string;
  readonly model: PageModel;
  readonly status?: number;
  /** The answer is about this visitor's question: nobody may keep a copy. Pages for people who signed in are never kept. */
  readonly keep?: 'nothing';
}

/** Plain data, for programs. Never kept by anyone. */
export interface DataAnswer extends WithCookies {
  readonly data: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Go there: 303, so that what was sent is not sent again by reloading. An address of our own, or the council's sign-in. */
export interface GoAnswer extends WithCookies {
  readonly go: string;
}

/** A file to keep, or to look at (`inline`): bytes with a name that is safe for a header. */
export interface FileAnswer extends WithCookies {
  readonly file: Uint8Array;
  readonly type: string;
  readonly name: string;
  readonly inline?: boolean;
}

export type Answer = PageAnswer | DataAnswer | GoAnswer | FileAnswer;

/** What a page gives its layout, beside its own fields. */
export interface PageModel extends TemplateModel {
  readonly title: string;
  /** Which entry of the navigation this page is. */
  readonly path?: string;
  /** Where in the service the page is; none on the home page. */
  readonly breadcrumbs?: readonly { readonly text: string; readonly href: string }[];
  /** What has to be put right, said above the page and beside each field. */
  readonly errors?: readonly { readonly text: string; readonly href: string }[];
}

/** One line of the access table: method, address, who may, and what answers. A GET never writes. */
export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly who: readonly [Role, ...Role[]];
  /** Also who is signed in and holds nothing yet: nobody knows them but by their e-mail address. */
  readonly newcomers?: true;
  readonly run: (visit: Visit) => Answer | Promise<Answer>;
  /** A file comes with the form. It is read by the page alone, once it is known who sends it. */
  readonly takes?: 'file';
  /** Programs sign in by a token, never by a cookie, and are answered in JSON whatever goes wrong. Absent: people. */
  readonly for?: 'programs';
}
