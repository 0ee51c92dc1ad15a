// What a paper means for a self-assessment (P9): from when it could be sent, and questions whose time seemed to be over.
import type { Area } from './assessment.area.ts';
import type { AssessmentContext } from './assessment.context.ts';
import { keyedIn, type PaperForm } from './paper.ts';

const areaNamed = ({ areas }: AssessmentContext, form: PaperForm): [string, Area] | null => {
  const id = 'area' in form && typeof form.area === 'string' ? form.area : '';
  const area = areas[id];
  return area ? [id, area] : null;
};

/** The first day on which an organisation could send that form. */
export function paperSince(context: AssessmentContext, form: PaperForm): string | null {
  if (form.act === 'submit') return context.submitted;
  const area = areaNamed(context, form)?.[1];
  return (area?.asked ?? area?.passed)?.on ?? null;
}

/** The case with the questions open again that a paper answers: whether it came in their time is judged by the answer's own rule (G6). */
export function questionsOpenAgain(context: AssessmentContext): Partial<AssessmentContext> {
  const [id, area] = areaNamed(context, keyedIn(context).data.form) ?? [];
  if (id === undefined || area?.status !== 'unanswered' || !area.passed) return {};
  const { passed, ...rest } = area;
  return { areas: { ...context.areas, [id]: { ...rest, status: 'asked', asked: passed } } };
}
