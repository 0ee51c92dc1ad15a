// Whoever holds several roles chooses in which one they act: what they see and send is then that role's alone (P1, P7).
import { actIn } from '../../../db/sessions.ts';
import { type Role, roleLabels } from '../../../machines/roles.ts';
import { paths } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { ORGANISATION } from '../visitor.ts';
import { signedIn } from './account.ts';

/** Everything that the person holds, together. */
const ALL = 'all';

/** What somebody acts in, in words. */
export function sayActing(acting: string): string {
  return acting === ORGANISATION ? 'for your organisation' : `as ${roleLabels[acting as Role] ?? acting}`;
}

function page(visit: Visit, problem: string | null): PageAnswer {
  const { acting: chosen, choices } = signedIn(visit);
  const named = choices.map((value) => ({ value, text: `Only ${sayActing(value)}`, chosen: value === chosen }));
  return {
    page: 'acting',
    keep: 'nothing',
    ...(problem === null ? {} : { status: 400 }),
    model: {
      title: 'What do you act as?',
      breadcrumbs: [{ text: 'Your work', href: paths.desk }],
      errors: problem === null ? [] : [{ text: problem, href: '#acting' }],
      problem,
      choices: choices.length === 0 ? [] : [{ value: ALL, text: 'In everything that you hold', chosen: chosen === null }, ...named],
    },
  };
}

/** What there is to choose. */
export function acting(visit: Visit): PageAnswer {
  return page(visit, null);
}

/** Chooses for this session; another browser is not touched. */
export async function chooseActing(visit: Visit): Promise<Answer> {
  const { session, choices } = signedIn(visit);
  const given = visit.body.acting;
  if (given !== ALL && !(typeof given === 'string' && choices.includes(given))) return page(visit, 'Select what you act as');
  await actIn(visit.services.db, visit.services.scheme.id, session, given === ALL ? null : given);
  return { go: paths.desk };
}
