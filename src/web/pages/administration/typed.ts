// What was typed in a form of the administration, and the page that says what is wrong with it.
import type { FormBody, Visit } from '../../route.ts';
import { signedIn } from '../account.ts';

/** A text of a form, without spaces around it; '' where there is none. */
export function typed(body: FormBody, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** Whether a text is a civil date that there is. */
export function isCivilDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

/** Who acts, for the record of administrators' acts. */
export function doerOf(visit: Visit) {
  return { scheme: visit.services.scheme.id, person: signedIn(visit).person, at: visit.now };
}

/** Problems by field as an error summary shows them. */
export function summaryOf(problems: Readonly<Record<string, string>>) {
  return Object.entries(problems).map(([field, text]) => ({ text, href: `#${field}` }));
}
