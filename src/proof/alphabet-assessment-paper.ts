// What officers key of a self-assessment from paper, and what becomes of it (P9).
import { type AssessmentContext, differences, statementsOf } from '../../machines/assessment.context.ts';
import { addDays } from '../../machines/calendar.ts';
import type { Alphabet, Try } from './alphabet.ts';
import { alsoAs, interested, personOf } from './people.ts';
import type { World } from './world.ts';

type Context = AssessmentContext;

const preparedBy = personOf('contributor');
const signedBy = personOf('signatory');

/** A paper with that form, of the days on which its time makes a difference: today, its last day and the next, and days that cannot be. */
function keyed(world: World, form: object, { first, last }: { first: string | null; last: string | null }, word: string): Try[] {
  const on = (received: string, when: string): Try => ['officer', { received, signedBy, form }, `${word}, received ${when}`];
  return [
    on(world.today, 'today'),
    on(addDays(world.today, 1), 'tomorrow'),
    on(addDays(world.today, -732), 'two years ago'),
    ...(first === null ? [] : [on(addDays(first, -1), 'before it could be')]),
    ...(last === null || last >= world.today ? [] : [on(last, 'on the last day')]),
    ...(last === null || last >= world.today ? [] : [on(addDays(last, 1), 'the day after')]),
  ];
}

function submissions(world: World, context: Context): Try[] {
  const claims = statementsOf(context).map((statement) => ({ statement, claim: 'met' }));
  const form = { act: 'submit', preparedBy, claims };
  const others: readonly (readonly [object, string])[] = [
    [{ signedBy, form: { ...form, preparedBy: signedBy } }, 'prepared by who signed'],
    [{ signedBy: personOf('lead'), form }, 'signed by who may not'],
  ];
  return [
    ...keyed(world, form, { first: context.submitted, last: null }, 'claims'),
    ...others.map(([data, word]): Try => ['officer', { received: world.today, ...data }, `claims ${word}`]),
    [alsoAs('lead', 'franchise-officer'), { received: world.today, signedBy, form }, 'claims'],
    [interested('officer'), { received: world.today, signedBy, form }, 'claims'],
  ];
}

function answers(world: World, context: Context): Try[] {
  return Object.entries(context.areas).flatMap(([area, { statements, asked, passed }]) => {
    const claims = statements.map((statement) => ({ statement, claim: context.claims[statement]?.claim ?? 'met' }));
    const questions = asked ?? passed;
    return keyed(
      world,
      { act: 'answer', area, claims },
      { first: questions?.on ?? null, last: questions?.due ?? null },
      `answers on ${area}`,
    );
  });
}

const replies = (world: World, context: Context): Try[] =>
  differences(context).flatMap((statement) =>
    keyed(world, { act: 'reply', statement, text: 'text:reply' }, { first: null, last: context.replyBy }, `a reply on ${statement}`),
  );

/** Papers, and who checks what was keyed. */
export const assessmentPaperTries: Alphabet = {
  keyPaper: (world, context: Context) => [...submissions(world, context), ...answers(world, context), ...replies(world, context)],
  confirmPaper: () => [['officer2'], ['officer'], [alsoAs('lead', 'franchise-officer')]],
  confirmPaperContent: () => [
    ['lead', { correct: true }, 'as sent'],
    ['lead', { correct: false, wrong: 'text:wrong' }, 'not as sent'],
    ['lead', { correct: false }, 'not as sent, without a word'],
    ['officer', { correct: true }, 'as sent'],
  ],
};
