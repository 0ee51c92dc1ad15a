// What a validator types in an area becomes findings and questions: nothing that stands already is sent again, nothing typed is lost.
import { expect, it } from 'vitest';
import { findingsToSend, problemsByStatement, questionsToSend, typedIn } from '../../src/web/validation/area-form.ts';

const blank = { result: '', found: '', reason: '', question: '' };
const sent = {
  'a.1.1': { result: 'agree' },
  'a.1.2': { result: 'differ', found: 'not', reason: ' It is out of date ' },
  'a.1.3': { result: 'more', question: 'Please send the list' },
  'b.1.1': { result: 'agree' },
};
const typed = typedIn(sent, ['a.1.1', 'a.1.2', 'a.1.3', 'a.1.4']);

it('takes the statements of its own area alone, with nothing where nothing was typed', () => {
  expect(Object.keys(typed)).toEqual(['a.1.1', 'a.1.2', 'a.1.3', 'a.1.4']);
  expect(typed['a.1.4']).toEqual(blank);
});

it('sends what is new and leaves what stands', () => {
  const standing = { 'a.1.1': { ...blank, result: 'agree' } };
  expect(findingsToSend(typed, standing)).toEqual([{ statement: 'a.1.2', result: 'differ', found: 'not', reason: 'It is out of date' }]);
  expect(findingsToSend(typed, typed)).toEqual([]);
  expect(questionsToSend(typed)).toEqual([{ statement: 'a.1.3', question: 'Please send the list' }]);
});

it('says a problem beside the statement that it is about', () => {
  const problems = problemsByStatement({ 'findings.1.reason': 'Give the reason' }, [{ statement: 'a.1.1' }, { statement: 'a.1.2' }]);
  expect([...problems]).toEqual([['a.1.2', 'Give the reason']]);
});
