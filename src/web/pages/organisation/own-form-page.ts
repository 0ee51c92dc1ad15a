// A form of the directory as a page, the same for all of them.
import type { ShownField } from '../../command-form/form-model.ts';
import type { Typed } from '../../own-form.ts';
import type { PageAnswer, PageModel } from '../../route.ts';

/** What a form shows beside its fields. `id`: the form's own, so that sending it twice is one act. */
interface OwnForm {
  readonly title: string;
  readonly lead: string | null;
  readonly breadcrumbs: NonNullable<PageModel['breadcrumbs']>;
  readonly action: string;
  readonly back: string;
  readonly button: string;
  readonly id: string;
  readonly fields: readonly ShownField[];
}

/** The page of a form, with what is wrong above it. */
export function ownFormPage(form: OwnForm, { problems }: Pick<Typed, 'problems'>): PageAnswer {
  const errors = Object.entries(problems).map(([field, text]) => ({ text, href: `#${field}` }));
  return {
    page: 'own-form',
    ...(errors.length > 0 ? { status: 400 } : {}),
    keep: 'nothing',
    model: { ...form, errors },
  };
}
