import { describe, expect, it } from 'vitest';
import type { LetterKind } from '../../machines/letter-kinds.ts';
import { compose } from '../../src/letters/compose.ts';
import { sampleLetter } from './sample-letter.ts';

const textOf = (kind: LetterKind, model: Readonly<Record<string, unknown>> = {}) =>
  compose(sampleLetter(kind, model)).text.replace(/\s+/g, ' ');

describe('the letters of a review', () => {
  it('V2: a late request is promised an answer and no hearing; an accepted one both the reason taken and the hearing', () => {
    const waiting = textOf('review-acknowledged', { waiting: true, accepted: false, hearBy: null });
    expect(waiting).toContain('whether your request is accepted');
    expect(waiting).not.toMatch(/hears you|pause/);
    const accepted = textOf('review-acknowledged');
    expect(accepted).toContain('We have accepted your reason');
    expect(accepted).toContain('hears you by 1 September 2027');
    expect(textOf('review-acknowledged', { waiting: false, accepted: false })).not.toContain('after the last day');
  });

  it('V7: a hearing within its time gives no reason for being late', () => {
    expect(textOf('review-hearing')).toContain('later than it should be');
    expect(textOf('review-hearing', { lateReason: null })).not.toContain('later than it should be');
  });

  it('V5: what is sent back goes to a meeting, a lapse gets its time back, a suspension neither', () => {
    const says = (lapse: boolean, meeting: boolean) => {
      const text = textOf('review-sent-back', { lapse, meeting });
      return [text.includes('at least 28'), text.includes('next decision meeting'), text.includes('cannot be reviewed again')];
    };
    expect(says(true, false)).toEqual([true, false, false]);
    expect(says(false, true)).toEqual([false, true, true]);
    expect(says(false, false)).toEqual([false, false, true]);
  });

  it('P8: an adjournment for a reason that is a member’s own gives none', () => {
    expect(textOf('review-adjourned')).toContain('A member of the panel is ill.');
    expect(textOf('review-adjourned', { reason: null })).not.toContain('Why');
  });

  it('V2: what cannot be reviewed again offers no review, but complaint and Ombudsman', () => {
    for (const kind of ['review-stands', 'review-late-refused'] as const) {
      expect(textOf(kind)).toContain('so we cannot review it again');
      expect(textOf(kind)).not.toContain('Ask for a review');
    }
  });
});
