// Where an administrator begins: what needs them, and the way to everything they keep (D10, P7, R6).
import { openIncidents, waitingLetters, workAside } from '../../../../db/reads/unfinished.ts';
import { paths, pathTo } from '../../paths.ts';
import type { PageAnswer, Visit } from '../../route.ts';

/** The administrator's first page. */
export async function administration({ services }: Visit): Promise<PageAnswer> {
  const key = [services.db, services.scheme.id] as const;
  const letters = await waitingLetters(...key);
  const stuck = (await openIncidents(...key)).length + (await workAside(...key)).length;
  const uncertain = letters.filter(({ status }) => ['uncertain', 'failed', 'bounced'].includes(status)).length;
  const model = {
    title: 'Administration',
    path: paths.administration,
    entries: [
      {
        href: paths.administrationStuck,
        text: 'What is stuck',
        says: stuck === 0 ? 'Nothing is stuck.' : `${stuck} to look at.`,
        urgent: stuck > 0,
      },
      {
        href: paths.administrationLetters,
        text: 'Letters waiting',
        says: letters.length === 0 ? 'Every letter has gone.' : `${letters.length} not gone yet, ${uncertain} need you.`,
        urgent: uncertain > 0,
      },
      {
        href: paths.meetingsDesk,
        text: 'Meetings and the year’s programme',
        says: 'Schedule, publish, move or cancel a meeting.',
        urgent: false,
      },
      {
        href: paths.administrationPeople,
        text: 'People and their offices',
        says: 'Who holds which office from when to when, and who stands in.',
        urgent: false,
      },
      {
        href: paths.administrationPolicy,
        text: 'Policy',
        says: 'Every value with its rule, its history, and what a change would have done.',
        urgent: false,
      },
      {
        href: pathTo(paths.open, { workflow: 'scheme-review', command: 'open' }),
        text: 'Open the scheme’s yearly review',
        says: 'Findings, changed policy or standard, published.',
        urgent: false,
      },
    ],
  };
  return { page: 'administration', model };
}
