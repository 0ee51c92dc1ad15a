// What must hold of every review and of the list of every meeting: who sits, what a vote rests on, and that nothing is left undecided.
import type { MeetingContext } from '../../machines/meeting.context.ts';
import type { ReviewContext } from '../../machines/review.context.ts';
import { reviewFacts } from './facts-review.ts';
import type { Invariant } from './invariant.ts';
import { comesTo, stepsOf } from './taken-step.ts';

/** A check of the steps of reviews alone; `before` is null where it is asked for. */
const ofReviews = stepsOf<ReviewContext>('review');

/** Everything that must hold of reviews and meetings. */
export const reviewInvariants: readonly Invariant[] = [
  {
    rules: ['P3', 'V4'],
    name: 'nobody sits on the panel of what they decided or had a part in, or with an interest',
    step: ofReviews((taken, before) => {
      if (taken.command !== 'appoint') return null;
      const { person } = taken.outcome.data as { person: string };
      const subject = taken.before.cases[taken.case]?.subject ?? { case: taken.case };
      const candidate = reviewFacts.candidates(taken.before, subject).find((one) => one.person === person);
      if (before?.reviewed?.by.includes(person)) return 'Somebody sits on the panel of their own decision.';
      if (before?.reviewed?.involved.includes(person) || (candidate?.did.length ?? 0) > 0)
        return 'Somebody sits on the panel of what they had a part in.';
      const isTied = (candidate?.interests.length ?? 0) > 0 || before?.steppedDown.some((one) => one.person === person);
      return isTied ? 'Somebody sits on the panel with an interest.' : null;
    }),
  },
  {
    rules: ['V1', 'V4', 'P8'],
    name: 'a hearing is set for two portfolio holders and one CVS representative, who have declared',
    step: ofReviews((taken, before) => {
      if (taken.command !== 'setHearing') return null;
      const seats = (before?.panel ?? []).map(({ seat }) => seat).sort();
      if (seats.join() !== 'cvs-representative,portfolio-holder,portfolio-holder')
        return 'A hearing was set for a panel that is not complete.';
      return before?.panel.every(({ declaredOn }) => declaredOn !== null) ? null : 'A hearing was set before everybody had declared.';
    }),
  },
  {
    rules: ['V5'],
    name: 'a review ends by the majority of its three members, each voting once',
    step: ofReviews((taken, _, { votes, panel }) => {
      if (!comesTo(taken, 'stands', 'sent-back')) return null;
      const voters = new Set(votes.map(({ person }) => person));
      if (voters.size !== votes.length || votes.some(({ person }) => !panel.some((member) => member.person === person)))
        return 'Somebody voted twice, or without a seat.';
      const back = votes.filter(({ vote }) => vote === 'send-back').length;
      const isBack = taken.outcome.after.state === 'sent-back';
      return votes.length === 3 && isBack === back >= 2 ? null : `It ended with ${back} of ${votes.length} votes to send it back.`;
    }),
  },
  {
    rules: ['V1', 'V2'],
    name: 'a review is opened once, of an outcome that was released, was not made after a review, and is not ended by the organisation',
    step: ofReviews((taken, before, after) => {
      if (before?.openedOn || !after.openedOn) return null;
      const subject = taken.before.cases[taken.case]?.subject ?? taken.after.cases[taken.case]?.subject ?? { case: taken.case };
      const { reference } = after.reviewed ?? {};
      const named = reviewFacts
        .decisions(taken.before, subject)
        .find((one) => one.case === after.reviewed?.case && one.reference === reference);
      if (!named?.reviewBy) return 'A review was opened of what was not released.';
      if (named.remitted || named.reviewed) return 'A second review was opened.';
      if (named.endedBy) return 'A review was opened of a case that the organisation had ended.';
      // What came on paper is in time by the day on which it was received (P9).
      const asked = before?.paper?.data.received ?? taken.before.today;
      return named.reviewBy < asked && after.late === null ? 'A late review was opened without a reason.' : null;
    }),
  },
  {
    rules: ['F10'],
    name: 'a late review is opened only while its hub has no other live application',
    step: ofReviews((taken, before, after) => {
      if (before?.openedOn || !after.openedOn || after.late === null) return null;
      const subject = taken.after.cases[taken.case]?.subject ?? { case: taken.case };
      const others = reviewFacts.liveApplications(taken.before, subject).filter((id) => id !== after.reviewed?.case);
      return others.length > 0 ? 'A late review was opened while the hub had another live application.' : null;
    }),
  },
  {
    rules: ['D6'],
    name: 'a meeting closes with nothing on its list undecided',
    step: ({ workflow, command, outcome }) => {
      if (workflow !== 'meeting' || command !== 'close') return null;
      const { items } = outcome.after.context as MeetingContext;
      return Object.values(items).includes('listed') ? 'A meeting was closed with an item undecided.' : null;
    },
  },
];
