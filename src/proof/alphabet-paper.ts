// What officers key from paper, and what becomes of it: the same in every workflow that takes papers (P9).
import { addDays } from '../../machines/calendar.ts';
import type { OnPaper } from '../../machines/paper.ts';
import type { Alphabet, Try } from './alphabet.ts';
import { alsoAs, interested, personOf } from './people.ts';
import type { World } from './world.ts';

/** A form, the person who signs it, and the days that count for it: of its last one the day and the day after are tried. */
export interface Form {
  readonly form: object;
  readonly word: string;
  readonly last?: string | null | undefined;
}

const signedBy = personOf('signatory');

/** One form received on every day that counts, and every slip. */
export function keyed(world: World, { form, word, last }: Form): Try[] {
  const on = (received: string, when: string): Try => ['officer', { received, signedBy, form }, `${word}, received ${when}`];
  const isOver = last !== null && last !== undefined && last < world.today;
  return [
    on(world.today, 'today'),
    on(addDays(world.today, 1), 'tomorrow'),
    on(addDays(world.today, -732), 'two years ago'),
    ...(isOver ? [on(last, 'on the last day'), on(addDays(last, 1), 'the day after')] : []),
    [alsoAs('lead', 'franchise-officer'), { received: world.today, signedBy, form }, word],
    [interested('officer'), { received: world.today, signedBy, form }, word],
    ['officer', { received: world.today, signedBy: personOf('cvs'), form }, `${word}, signed by nobody of it`],
  ];
}

/** One paper in a case: a second one is as the first. */
export const isFirstPaper = ({ paper, papers }: OnPaper): boolean => paper === null && papers.length === 0;

/** What becomes of a paper that was keyed. */
export const confirmingTries: Alphabet = {
  confirmPaper: () => [['officer2'], ['engagement'], ['officer']],
  confirmPaperContent: () => [
    ['lead', { correct: true }, 'as sent'],
    ['lead', { correct: false, wrong: 'text:wrong' }, 'not as sent'],
    ['lead', { correct: false }, 'not as sent, without a word'],
    ['officer', { correct: true }, 'as sent'],
  ],
};
