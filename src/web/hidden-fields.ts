// A form's content as hidden fields, so that it can be sent once more as it was: names as the form parser reads them.

/** A name and a text of a form. */
export interface HiddenField {
  readonly name: string;
  readonly value: string;
}

/** Every text in a parsed form, by the name that leads to it: `sections[0][question]`. */
export function hiddenFields(body: unknown, name = ''): HiddenField[] {
  if (typeof body === 'string') return name === '' ? [] : [{ name, value: body }];
  if (body === null || typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([key, value]) => hiddenFields(value, name === '' ? key : `${name}[${key}]`));
}
