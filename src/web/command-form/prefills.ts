// What a form begins with where the case says it already: an action plan with a line for each statement that is not met (G7).
import { type AssessmentContext, emptyAssessment, unmet } from '../../../machines/assessment.context.ts';
import { addDays } from '../../../machines/calendar.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import { readSayings } from '../case-parts/sayings.ts';
import type { Visit } from '../route.ts';

type Prefill = (visit: Visit, opened: OpenedCase) => Promise<Readonly<Record<string, unknown>>>;

/** How long a line of a drafted plan gives; the validator sets the date that fits. */
const WEEKS_8 = 56;

/** A drafted plan: measured by what the standard names as evidence, helped by CVS. Every word can be changed before it is sent. */
const actionPlan: Prefill = async (visit, opened) => {
  const context = contextOf<AssessmentContext>(opened, emptyAssessment);
  const say = await readSayings(visit, opened, null, context.standard);
  const due = addDays(visit.today, WEEKS_8);
  const plan = unmet(context).map((id) => {
    const { text, evidence } = say.statement(id);
    const reason = say.text(context.findings[id]?.reason);
    return {
      statement: id,
      action: reason === '' ? `Put in place: ${text}` : `Put right what was found: ${reason}`,
      measure: evidence[0] ? `CVS sees: ${evidence[0]}` : '',
      owner: '',
      due,
      help: 'CVS looks at a draft and answers questions.',
    };
  });
  return { plan };
};

const prefills: Readonly<Record<string, Prefill>> = { 'assessment.notYetMet': actionPlan };

/** What fills the form of a command when it is opened; undefined: it begins empty. */
export function prefillOf(command: string): Prefill | undefined {
  return prefills[command];
}
