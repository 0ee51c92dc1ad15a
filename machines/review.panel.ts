// Who can sit on a review panel, and what it still lacks (V1, V4, P3, P8).
import type { ReviewContext } from './review.context.ts';
import type { Candidate } from './review.facts.ts';
import { type Seat, seats, seatWords } from './review.words.ts';

/** Why a person cannot sit: the rule and a sentence. Screens show it beside each candidate, the rules refuse with it. */
export interface CannotSit {
  readonly rule: 'V4b' | 'P3a' | 'P3b' | 'P3c' | 'P3d' | 'P8a';
  readonly says: string;
}

type Known = Pick<ReviewContext, 'reviewed' | 'steppedDown'>;

/** Why this person cannot take that seat (V4, P3, P8), or null. */
export function whyCannotSit(context: Known, candidates: readonly Candidate[], person: string, seat: Seat): CannotSit | null {
  const candidate = candidates.find((one) => one.person === person);
  if (!candidate?.roles.includes(seat))
    return { rule: 'V4b', says: `This person is not a ${seatWords[seat].one} at present. Choose somebody who holds that role.` };
  if (context.reviewed?.by.includes(person))
    return { rule: 'P3a', says: 'This person made the decision that is reviewed, so they cannot sit on its panel. Choose somebody else.' };
  if (context.reviewed?.involved.includes(person))
    return {
      rule: 'P3b',
      says: 'This person decided, validated, supported, advised or reported on the case, so they cannot sit on its panel. Choose somebody else.',
    };
  if (candidate.did.includes('validated'))
    return {
      rule: 'P3c',
      says: 'This person validated a level that the outcome rests on, so they cannot sit on its panel. Choose somebody else.',
    };
  if (candidate.did.includes('supported'))
    return { rule: 'P3d', says: 'This person supported the organisation, so they cannot sit on its panel. Choose somebody else.' };
  if (candidate.interests.length > 0 || context.steppedDown.some((one) => one.person === person))
    return { rule: 'P8a', says: 'This person has an interest in the organisation, so they cannot sit on its panel. Choose somebody else.' };
  return null;
}

/** How many members still have to be appointed to a seat. */
export function freeSeats({ panel }: Pick<ReviewContext, 'panel'>, seat: Seat): number {
  return seatWords[seat].number - panel.filter((member) => member.seat === seat).length;
}

/** The seats that are still free, in words ('1 portfolio holder and 1 CVS representative'); null: the panel is complete. */
export function sayFreeSeats(context: Pick<ReviewContext, 'panel'>): string | null {
  const free = seats.filter((seat) => freeSeats(context, seat) > 0);
  if (free.length === 0) return null;
  const named = free.map((seat) => `${freeSeats(context, seat)} ${seatWords[seat].one}${freeSeats(context, seat) === 1 ? '' : 's'}`);
  return new Intl.ListFormat('en-GB').format(named);
}

/** Whether the person sits on the panel. */
export function isMember({ panel }: Pick<ReviewContext, 'panel'>, person: string): boolean {
  return panel.some((member) => member.person === person);
}
