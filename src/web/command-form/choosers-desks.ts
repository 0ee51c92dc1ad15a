// What officers and validators choose from: conditions, payments, criteria, lines of a plan, areas, statements, people who hold work.
import { namesOfPeople } from '../../../db/reads/case-names.ts';
import { type AssessmentContext, differences, emptyAssessment, statementsOf } from '../../../machines/assessment.context.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { coreOffer } from '../../../machines/core-offer.ts';
import { emptyFranchise, type FranchiseContext } from '../../../machines/franchise.context.ts';
import { emptyGrant, type GrantContext } from '../../../machines/grant.context.ts';
import { sayPounds } from '../../../machines/money.ts';
import { libraryOf, sayDocument } from '../assessment/statement-fields.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import { showsFindings } from '../case-parts/assessment.ts';
import { conditionTags, sayCondition } from '../case-parts/grant.ts';
import { readSayings } from '../case-parts/sayings.ts';
import type { Visit } from '../route.ts';
import type { Choice, Chooser } from './choice.ts';

const criteria: ReadonlyMap<string, string> = new Map([
  ...coreOffer.map(({ id, words }) => [id, words] as const),
  ['level', 'The GRIPP level required'] as const,
]);

/** A chooser that needs a case; an opening command has none to choose from. */
const within =
  (choose: (visit: Visit, opened: OpenedCase) => Promise<Choice[]> | Choice[]): Chooser =>
  async (visit, opened) =>
    opened === null ? [] : choose(visit, opened);

const grantOf = (opened: OpenedCase) => contextOf<GrantContext>(opened, emptyGrant);
const assessmentOf = (opened: OpenedCase) => contextOf<AssessmentContext>(opened, emptyAssessment);

const conditions = within((_visit, opened) =>
  grantOf(opened).conditions.map((each) => ({
    value: String(each.number),
    text: sayCondition(each),
    hint: `${conditionTags[each.status].text}, by ${sayDate(each.due)}`,
  })),
);

/** What is in the organisation's library, the newest first (G12). */
const library = within(async (visit, opened) => {
  const documents = (await libraryOf(visit, opened)).filter(({ removed, erased }) => !removed && !erased);
  return documents.toReversed().map((each) => ({ value: each.id, text: sayDocument(each) }));
});

const openCriteria = within((_visit, opened) => grantOf(opened).criteria.map((id) => ({ value: id, text: criteria.get(id) ?? id })));

const paymentsThat = (status: 'requested' | 'authorised') =>
  within(async (visit, opened) => {
    const say = await readSayings(visit, opened, null);
    return grantOf(opened)
      .payments.filter((each) => each.status === status)
      .map((each) => ({ value: String(each.number), text: `${sayPounds(each.pence)}: ${say.text(each.purpose)}` }));
  });

const planLines = within(async (visit, opened) => {
  const say = await readSayings(visit, opened, null);
  return contextOf<FranchiseContext>(opened, emptyFranchise).plan.map((each, index) => ({
    value: String(index + 1),
    text: say.text(each.action),
    hint: `By ${sayDate(each.due)}`,
  }));
});

const areas = within(async (visit, opened) => {
  const context = assessmentOf(opened);
  const say = await readSayings(visit, opened, null, context.standard);
  return say.ordered(Object.keys(context.areas)).map((id) => ({ value: id, text: say.area(id) }));
});

const statementsThat = (which: (context: AssessmentContext) => readonly string[]) =>
  within(async (visit, opened) => {
    const context = assessmentOf(opened);
    const say = await readSayings(visit, opened, null, context.standard);
    return which(context).map((id) => ({ value: id, text: say.statement(id).text }));
  });

/** What a reply can be about: nothing before the findings are the organisation's to read (G6, G10). */
const statementsTold: Chooser = async (visit, opened) =>
  opened && showsFindings(opened) ? statementsThat(differences)(visit, opened) : [];

/** Everybody who leads the case or has an area that is not concluded (G9). */
const holdingWork = within(async ({ services, today }, opened) => {
  const { lead, areas: held } = assessmentOf(opened);
  const having = Object.values(held).flatMap(({ validator, status }) => (validator && status !== 'concluded' ? [validator] : []));
  const ids = [...new Set([...(lead ? [lead] : []), ...having])];
  const people = await namesOfPeople(services.db, services.scheme.id, ids, today);
  return people.map(({ id, name }) => ({ value: id, text: name }));
});

/** By 'workflow.command path'. */
export const deskChoosers: Readonly<Record<string, Chooser>> = {
  'grant.setConditions conditions[].criterion': openCriteria,
  'grant.submitEvidence condition': conditions,
  'grant.submitEvidence documents[]': library,
  'grant.recordMet condition': conditions,
  'grant.recordNotMet condition': conditions,
  'grant.waive condition': conditions,
  'grant.proposeCorrection condition': conditions,
  'grant.proposeCorrection criterion': openCriteria,
  'grant.requestPayment conditions[]': conditions,
  'grant.authorisePayment payment': paymentsThat('requested'),
  'grant.refusePayment payment': paymentsThat('requested'),
  'grant.recordPaid payment': paymentsThat('authorised'),
  'franchise.judgeLine line': planLines,
  'assessment.takeArea area': areas,
  'assessment.releaseArea area': areas,
  'assessment.concludeArea area': areas,
  'assessment.find area': areas,
  'assessment.askForMore area': areas,
  'assessment.reconsider statement': statementsThat(differences),
  'assessment.reply statement': statementsTold,
  'assessment.notYetMet plan[].statement': statementsThat(statementsOf),
  'assessment.freeWork person': holdingWork,
};
