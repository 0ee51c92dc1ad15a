import { eligibilityAdvice, eligibilityQuestions } from '../eligibility.ts';
import { paths } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';

/** The questions before starting, and what their answers come to. A question left out is asked for. */
export function eligibility({ query }: Visit): PageAnswer {
  const asked = query.asked === 'yes';
  const advice = asked ? eligibilityAdvice(query) : null;
  const questions = eligibilityQuestions.map(({ id, text }) => ({
    id,
    text,
    yes: query[id] === 'yes',
    no: query[id] === 'no',
    error: asked && query[id] !== 'yes' && query[id] !== 'no' ? 'Select yes or no' : null,
  }));
  const errors = questions
    .filter(({ error }) => error !== null)
    .map(({ id, text }) => ({ text: `Select yes or no: ${text}`, href: `#${id}` }));
  const model = { title: 'Before you start', breadcrumbs: [{ text: 'Home', href: paths.home }], errors, questions, advice };
  return { page: 'eligibility', ...(errors.length > 0 ? { status: 400 } : {}), model };
}
