// Twins of a decision meeting's facts.
import { yearOf } from '../../machines/calendar.ts';
import type { MeetingContext, MeetingOfYear } from '../../machines/meeting.context.ts';
import type { Subject } from '../../machines/workflow.ts';
import { casesOf, upcomingMeetings } from './facts-shared.ts';
import type { World } from './world.ts';

function year(world: World, subject: Subject) {
  const own = (world.cases[subject.case]?.snapshot.context as MeetingContext | undefined)?.date ?? '';
  const meetings = casesOf(world, 'meeting')
    .map(([id, one]) => ({
      case: id,
      date: (one.snapshot.context as MeetingContext).date,
      state: one.snapshot.state as MeetingOfYear['state'],
    }))
    .filter(({ date }) => own !== '' && yearOf(date) === yearOf(own))
    .sort((a, b) => `${a.date} ${a.case}`.localeCompare(`${b.date} ${b.case}`));
  const firstProgrammeYear = !world.registers.some(
    ({ register, data }) => register === 'programme' && own !== '' && Number(data.year) < yearOf(own),
  );
  return { meetings, firstProgrammeYear };
}

/** A decision meeting's facts by name. */
export const meetingFacts = { year, programme: upcomingMeetings };
