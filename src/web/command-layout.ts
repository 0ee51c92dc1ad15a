import type { TemplateModel } from '../render.ts';
import type { OpenedCase } from './case-access.ts';
import type { ShownField } from './command-form/form-model.ts';
import type { Visit } from './route.ts';

/** A sentence by the dotted path of the payload. */
export type Problems = Readonly<Record<string, string>>;

/** What a layout is shown with: everything that was sent, and what is wrong with it. */
export interface LayoutShown {
  /** 'application.decide'. */
  readonly command: string;
  readonly sent: unknown;
  readonly problems: Problems;
  /** The fields as the common form would show them. */
  readonly fields: readonly ShownField[];
  readonly commandId: string;
  readonly saw: number;
  /** The payload of a form that was sent to see what it would do; null: it was not, or something is wrong with it. */
  readonly look: unknown;
}

/** The form of a command with a layout of its own. What is sent, judged, refused and repeated stays the same as for every other command. */
export interface CommandLayout {
  /** The template under `pages/`. */
  readonly page: string;
  /** What the form holds before anything is typed. */
  readonly begin?: (visit: Visit, opened: OpenedCase) => Promise<Readonly<Record<string, unknown>>>;
  /**
   * What was typed, as the command's fields read it: other units, entries left empty. `problems`: what cannot be read at all; with any,
   * the command is not sent.
   */
  readonly read?: (data: unknown) => { readonly data: unknown; readonly problems: Problems };
  /** What the template needs beside what every command's page has. Throws a Refusal to say why what was looked at would be refused. */
  readonly model: (visit: Visit, opened: OpenedCase, shown: LayoutShown) => Promise<TemplateModel>;
}
