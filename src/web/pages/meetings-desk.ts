// The lists of the meetings to come: what is on each, where it stands, who has declared, and what the visitor can do there.
import { type MeetingItem, meetingItems, type OpenMeeting, openMeetings } from '../../../db/reads/meeting-items.ts';
import { type OfficeHolder, officeHolders } from '../../../db/reads/office-holders.ts';
import { sayDate } from '../../../machines/calendar.ts';
import type { MeetingContext } from '../../../machines/meeting.context.ts';
import { registered } from '../../engine/engine.ts';
import { labelsOf } from '../../engine/step.ts';
import { sayDue } from '../case-words.ts';
import { paths, pathTo } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';
import { spokenDate } from '../spoken-date.ts';
import { signedIn } from './account.ts';

const becameWords: Readonly<Record<string, { readonly text: string; readonly colour: string }>> = {
  listed: { text: 'To be decided', colour: 'blue' },
  decided: { text: 'Decided', colour: 'green' },
  deferred: { text: 'Deferred', colour: 'yellow' },
  held: { text: 'Held', colour: 'orange' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
  moved: { text: 'Moved to another meeting', colour: 'grey' },
};

/** What somebody declared in a case, in words. */
function sayDeclared({ interests }: MeetingItem, person: string): string {
  const own = interests[person];
  if (!own) return 'has not declared';
  if (own.interest === 'none') return 'no interest';
  return own.dispensation ? 'an interest, with a dispensation' : 'an interest: does not decide';
}

const order = ['deciding', 'deputy', 'leader'];

/** Those who can decide, the first first (P2). */
function deciders(holders: readonly OfficeHolder[]): OfficeHolder[] {
  return holders
    .filter(({ role, appointment }) => role === 'portfolio-holder' && appointment !== null)
    .toSorted((a, b) => order.indexOf(a.appointment ?? '') - order.indexOf(b.appointment ?? ''));
}

function shownItem(visit: Visit, item: MeetingItem, became: string, holders: readonly OfficeHolder[]) {
  const { person, offices } = signedIn(visit);
  const workflow = registered(visit.services.engine, item.workflow)?.workflow;
  const to = (command: string) => pathTo(paths.command, { case: item.id, command });
  const isApplication = item.workflow === 'application';
  const waits = became === 'listed' && offices.includes('portfolio-holder');
  return {
    title: item.hub ?? item.organisation ?? item.reference,
    about: [item.reference, item.hub === null ? null : item.organisation, item.stage === null ? null : `stage ${item.stage}`]
      .filter((part) => part !== null)
      .join(', '),
    href: pathTo(paths.case, { case: item.id }),
    became: becameWords[became] ?? { text: became, colour: 'grey' },
    state: workflow ? labelsOf(workflow, item.state).staff : item.state,
    declared: holders.map((holder) => ({ who: holder.title, says: sayDeclared(item, holder.person) })),
    paper: isApplication ? pathTo(paths.paper, { case: item.id }) : null,
    declare: waits && !item.interests[person] ? to('declareInterest') : null,
    decide: waits && item.interests[person] ? to(isApplication ? 'decide' : 'decideEnding') : null,
  };
}

function shownMeeting(visit: Visit, meeting: OpenMeeting, items: ReadonlyMap<string, MeetingItem>, holders: readonly OfficeHolder[]) {
  const context = meeting.context as MeetingContext;
  const { today, services } = visit;
  const workflow = registered(services.engine, 'meeting')?.workflow;
  const listed = Object.entries(context.items).flatMap(([id, became]) => {
    const item = items.get(id);
    return item ? [shownItem(visit, item, became, holders)] : [];
  });
  return {
    id: meeting.id,
    day: spokenDate(context.date),
    far: sayDue(context.date, today).split(', ').at(-1) ?? '',
    cutOff: sayDate(context.cutOff),
    papersDue: sayDate(context.papersDue),
    state: workflow ? labelsOf(workflow, meeting.state).staff : meeting.state,
    href: pathTo(paths.case, { case: meeting.id }),
    items: listed,
  };
}

/** The meetings to come with what is on their lists (D3, D6). */
export async function meetingsDesk(visit: Visit): Promise<PageAnswer> {
  const { services, today } = visit;
  const key = [services.db, services.scheme.id] as const;
  const meetings = await openMeetings(...key);
  const ids = meetings.flatMap(({ context }) => Object.keys((context as MeetingContext).items));
  const items = new Map((await meetingItems(...key, ids)).map((item) => [item.id, item]));
  const holders = deciders(await officeHolders(...key, today));
  const model = {
    title: 'Meetings and their papers',
    path: paths.meetingsDesk,
    meetings: meetings.map((meeting) => shownMeeting(visit, meeting, items, holders)),
  };
  return { page: 'meetings-desk', model };
}
