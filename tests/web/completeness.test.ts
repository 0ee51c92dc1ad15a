// The completeness check: what an officer types is read as the one or the other end of it, and a question never gets lost.
import { expect, it } from 'vitest';
import { bySection, questionsTyped, readComplete, readReturned, typedAt } from '../../src/web/completeness/check-typed.ts';

const sent = {
  assessed: { c: { met: 'yes', note: 'Seen' } },
  recommendation: 'Approve it',
  questions: { venues: ' ', bookable: '', e: ' Who gives the training? ', c: 'Which board?' },
};

it('takes the sections with a question, in the order of the application', () => {
  expect(questionsTyped(sent)).toEqual([
    { section: 'c', question: 'Which board?' },
    { section: 'e', question: 'Who gives the training?' },
  ]);
  expect(questionsTyped({ questions: { __proto__: 'x', constructor: 'y' } })).toEqual([]);
  expect([questionsTyped('x'), typedAt(sent, 'assessed', 'c', 'note'), typedAt(sent, 'toString')]).toEqual([[], 'Seen', '']);
});

it('returns an application with what was asked, and keeps what was found', () => {
  expect(readReturned(sent)).toEqual({
    data: {
      ...sent,
      sections: [
        { section: 'c', question: 'Which board?' },
        { section: 'e', question: 'Who gives the training?' },
      ],
    },
    problems: {},
  });
});

it('does not confirm an application while a question is typed', () => {
  expect(Object.keys(readComplete(sent).problems)).toEqual(['questions.c', 'questions.e']);
  expect(readComplete({ ...sent, questions: { c: ' ' } })).toMatchObject({ problems: {} });
});

it('says what is wrong with a question beside its section', () => {
  const problems = { 'sections.1.question': 'Enter at most 4000 characters', sections: 'Name at least one section' };
  expect(bySection(problems, sent)).toEqual({
    'questions.e': 'Enter at most 4000 characters',
    'questions.venues': 'Ask at least one question to return the application',
  });
});
