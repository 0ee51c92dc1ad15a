// Which pages the documentation shows, whose they are and what they are for; where each is found on a site in the middle of the pilot.
import type { Page } from 'playwright-core';
import type { Db } from '../../db/database.ts';

/** A page to show. `path` is asked of the site, since cases have new addresses each time. */
export interface Pictured {
  readonly name: string;
  readonly caption: string;
  /** Who is signed in; null: nobody. */
  readonly who: string | null;
  readonly path: string | ((find: Finder) => Promise<string>);
  /** What is done before the picture is taken. */
  readonly then?: (page: Page) => Promise<void>;
}

/** Finds a case of a hub: `workflow` in `state`, then `rest` of the address. */
export type Finder = (workflow: string, state: string, rest?: string) => Promise<string>;

/** A finder of cases in a database. */
export function finderIn(db: Db): Finder {
  return async (workflow, state, rest = '') => {
    const [found] = await db.rows<{ id: string }>(
      'select id::text from cases where workflow = $1::text and state = $2::text order by opened_on desc, id limit 1',
      [workflow, state],
    );
    if (!found) throw new Error(`No ${workflow} is ${state}`);
    return `/cases/${found.id}${rest}`;
  };
}

const lead = 'Lead, Barnies';
const officer = 'Franchise Officer 2';
const holder = 'Portfolio Holder for Communities';
const validator = 'Validator, CVS 1';
const administrator = 'Administrator, decision meetings';

/** Each part of the document with its pages. */
export const pictured: readonly { readonly title: string; readonly pages: readonly Pictured[] }[] = [
  {
    title: 'Everybody',
    pages: [
      { name: 'home', who: null, path: '/', caption: 'The first page: what a hub is, the next meeting, where to begin.' },
      {
        name: 'how-it-works',
        who: null,
        path: '/how-it-works/application',
        caption: 'How an application goes, drawn from the machine that runs it and said in words below.',
      },
      { name: 'meetings', who: null, path: '/meetings', caption: 'The year’s decision meetings and the notices of what was decided.' },
      { name: 'register', who: null, path: '/register', caption: 'The public register of franchised hubs.' },
      {
        name: 'sign-in',
        who: null,
        path: '/sign-in',
        caption: 'Signing in by a link in an e-mail. The demonstration lets you be anybody.',
      },
      { name: 'demonstration', who: null, path: '/demonstration', caption: 'In the demonstration: who to be, and a clock to move on.' },
    ],
  },
  {
    title: 'An organisation',
    pages: [
      { name: 'desk', who: lead, path: '/desk', caption: 'What to do now, what waits for others, dates and letters.' },
      {
        name: 'eligibility',
        who: lead,
        path: '/before-you-start',
        caption: 'A few questions before starting. The answers are not kept.',
      },
      {
        name: 'assessment',
        who: 'Lead, Bromley Farm',
        path: (find) => find('assessment', 'draft', '/self-assessment'),
        caption: 'The self-assessment as a list of areas.',
      },
      {
        name: 'assessment-area',
        who: 'Lead, Bromley Farm',
        path: (find) => find('assessment', 'draft', '/self-assessment/areas/governance'),
        caption: 'One area: each statement with an answer, a comment and evidence, saved while somebody types.',
      },
      {
        name: 'application-hours',
        who: lead,
        path: (find) => find('application', 'supported', '/application/sections/venues'),
        caption: 'Opening hours, with what they come to in a week.',
      },
      {
        name: 'case',
        who: lead,
        path: (find) => find('application', 'supported'),
        caption: 'An application that is supported: where it stands and what comes next.',
      },
      {
        name: 'grant',
        who: lead,
        path: (find) => find('grant', 'running'),
        caption: 'The start-up grant with its conditions and payments.',
      },
    ],
  },
  {
    title: 'The validators',
    pages: [
      {
        name: 'validation',
        who: validator,
        path: '/validation',
        caption: 'The queue: what nobody has, what is mine, what waits, what is overdue.',
      },
      {
        name: 'validation-area',
        who: 'Validator, CVS 3',
        path: (find) => find('assessment', 'validating', '/areas/governance'),
        caption: 'One area: what the organisation says beside what the validator finds.',
      },
    ],
  },
  {
    title: 'The council',
    pages: [
      { name: 'officer-desk', who: officer, path: '/desk', caption: 'What needs an officer today.' },
      { name: 'cases', who: officer, path: '/cases', caption: 'Every case, to search and filter.' },
      { name: 'papers', who: holder, path: '/meetings-desk', caption: 'The meetings to come, what is on their lists, who has declared.' },
      {
        name: 'paper',
        who: holder,
        path: (find) => find('application', 'placed', '/paper'),
        caption: 'The paper on an application, to be read on a telephone.',
      },
      {
        name: 'decision',
        who: holder,
        path: (find) => find('application', 'placed', '/do/decide'),
        caption: 'Recording a decision: a reason for each criterion, and the letter to read before anything is recorded.',
      },
      {
        name: 'administration',
        who: administrator,
        path: '/administration',
        caption: 'People and offices, policy, letters that wait, what is stuck.',
      },
      {
        name: 'policy',
        who: administrator,
        path: '/administration/policy',
        caption: 'Every value of the policy with the rule that it belongs to.',
      },
    ],
  },
];
