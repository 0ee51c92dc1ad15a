import type { CivilDate } from '../../machines/calendar.ts';
import type { Role } from '../../machines/roles.ts';
import type { TemplateModel } from '../render.ts';
import type { Services } from './services.ts';

/** A request as a page sees it: parsed, without anything of HTTP. */
export interface Visit {
  readonly services: Services;
  /** Query parameters that were given once; one given twice is left out, since no page of ours asks for a list. */
  readonly query: Readonly<Record<string, string>>;
  /** The named parts of the address: 'reference' of '/register/:reference'. */
  readonly params: Readonly<Record<string, string>>;
  readonly now: string;
  /** The civil date in London (R4). */
  readonly today: CivilDate;
}

/** A page to show: a template under `pages/` and what its layout and body need. */
export interface PageAnswer {
  readonly page: string;
  readonly model: PageModel;
  readonly status?: number;
  /** The answer is about this visitor's question: nobody may keep a copy. */
  readonly keep?: 'nothing';
}

/** Plain data, for programs. Never kept by anyone. */
export interface DataAnswer {
  readonly data: unknown;
  readonly status?: number;
}

export type Answer = PageAnswer | DataAnswer;

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

/** One line of the access table: method, address, who may, and what answers. */
export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly who: readonly [Role, ...Role[]];
  readonly run: (visit: Visit) => Answer | Promise<Answer>;
}
