// The programme of meetings as an application sees it.
import type { MeetingFact } from './application.facts.ts';

/** The next meeting whose cut-off has not passed (F3), of the published ones; null: none is published. */
export function nextMeeting(meetings: readonly MeetingFact[], on: string): MeetingFact | null {
  const open = meetings.filter((meeting) => meeting.state === 'published' && meeting.cutOff >= on);
  return open.reduce<MeetingFact | null>((next, meeting) => (next && next.date <= meeting.date ? next : meeting), null);
}
