/** The published decision meetings as cases that wait for one see them, and which is next (F3). */

/** A published decision meeting. */
export interface MeetingFact {
  readonly case: string;
  readonly date: string;
  readonly cutOff: string;
  readonly state: 'published' | 'closed' | 'cancelled';
}

/** The next meeting whose cut-off has not passed (F3), of the published ones; null: none is published. */
export function nextMeeting(meetings: readonly MeetingFact[], on: string): MeetingFact | null {
  const open = meetings.filter((meeting) => meeting.state === 'published' && meeting.cutOff >= on);
  return open.reduce<MeetingFact | null>((next, meeting) => (next && next.date <= meeting.date ? next : meeting), null);
}
