// Three short pages that every public service owes its visitors. They say what this software does; the council adds its own facts.
import { paths } from '../paths.ts';
import type { PageAnswer } from '../route.ts';

const breadcrumbs = [{ text: 'Home', href: paths.home }];

/** How accessible the service is, and what is not known about that. */
export function accessibility(): PageAnswer {
  return { page: 'accessibility', model: { title: 'Accessibility statement', breadcrumbs } };
}

/** What is kept of a visit. */
export function privacy(): PageAnswer {
  return { page: 'privacy', model: { title: 'Privacy', breadcrumbs } };
}

/** That no cookies are set. */
export function cookies(): PageAnswer {
  return { page: 'cookies', model: { title: 'Cookies', breadcrumbs } };
}
