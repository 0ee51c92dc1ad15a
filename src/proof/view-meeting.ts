// When two decision meetings are the same for all that can happen to them.
import type { MeetingContext } from '../../machines/meeting.context.ts';
import { as, gone, limit, parts, present, type View } from './view.ts';

const letters = 'it is only put into letters and the programme';

/** A decision meeting. */
export const meetingView: View = parts({
  date: as((date: string) => ({ come: { from: date }, over: { limit: date } }), 'it is held on its day and moves until that is over (D6)'),
  cutOff: limit('D2: what comes after it needs papers asked for again'),
  papersDue: limit('what moves onto it comes before its papers are due (D2)'),
  closeBy: gone('it follows from the date'),
  published: present('whether its date binds anybody (D2)'),
  proposal: parts({ on: gone(letters), expires: limit('P10'), data: gone(letters) }),
  late: gone(letters),
  reason: present('whether it was moved: in these worlds once'),
  replacement: as(
    (replacement: MeetingContext['replacement']) => replacement?.meeting ?? null,
    'which one; its dates are in the programme',
  ),
});

/** Deadlines of a meeting that only remind. */
export const meetingInert = ['papers', 'unclosed', 'unpublished'];
