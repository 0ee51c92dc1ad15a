import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play } from './story-workshop.ts';

const file = join(import.meta.dirname, '..', '..', 'seed', 'stories', 'on-paper.json');

describe('the story of an organisation without a computer (P9)', () => {
  it('goes as written: applied, accepted, resubmitted after the lapse and answered by post', { timeout: 60_000 }, async () => {
    const told = await play(file);
    const refused = told.flatMap((each) => (each.what === 'refused' ? [each.rule] : []));
    expect(refused).toEqual(['D1a', 'P9c', 'P9d', 'F8d', 'P9g']);
    const subjects = told.flatMap((each) => (each.what === 'letter' ? [each.subject] : []));
    expect(subjects.filter((subject) => subject.startsWith('What you sent on paper'))).toHaveLength(4);
  });
});
