// A self-assessment's parts: where each area stands, claims and findings beside each other, the action plan, the certificate.
import { type Area, type AreaStatus, areaOn } from '../../../machines/assessment.area.ts';
import { type AssessmentContext, emptyAssessment, type Met } from '../../../machines/assessment.context.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import { paths, pathTo } from '../paths.ts';
import type { Visit } from '../route.ts';
import { cell, type Fold, filled, line, type Part, part, type Tag } from './part.ts';
import { readSayings, type Sayings } from './sayings.ts';

/** How far a statement is met, as a tag. */
export const metTags = {
  met: { text: 'Met', colour: 'green' },
  partly: { text: 'Partly met', colour: 'yellow' },
  not: { text: 'Not met', colour: 'red' },
} as const satisfies Record<Met, Tag>;

/** Where an area stands, for staff. */
export const areaTags = {
  open: { text: 'Nobody has it', colour: 'grey' },
  taken: { text: 'Being validated', colour: 'blue' },
  asked: { text: 'Waiting for answers', colour: 'yellow' },
  answered: { text: 'Answered', colour: 'turquoise' },
  unanswered: { text: 'Not answered in time', colour: 'orange' },
  concluded: { text: 'Concluded', colour: 'green' },
} as const satisfies Record<AreaStatus, Tag>;

/** Findings are the organisation's to read once every area is concluded (G6, G10); staff see them as they are recorded. */
export function showsFindings(opened: OpenedCase): boolean {
  return opened.audience === 'staff' || !['submitted', 'validating'].includes(opened.head.state);
}

/** Everything a self-assessment holds that this reader may see. */
export async function assessmentParts(visit: Visit, opened: OpenedCase): Promise<Part[]> {
  const context = contextOf(opened, emptyAssessment);
  const say = await readSayings(visit, opened, null, context.standard);
  return filled([
    certificatePart(context),
    areasPart(context, opened, say, visit.today),
    questionsPart(context, say),
    planPart(context, say),
    part('claims', 'Claims and findings', {
      about:
        context.revision > 0 ? `Version ${context.revision} of the claims. “Changed” marks what is new since the version before.` : null,
      folds:
        context.revision > 0
          ? inOrder(context, say).map(([id, { statements }]) => areaFold(context, say, id, statements, showsFindings(opened)))
          : [],
    }),
  ]);
}

/** The areas with where they stand, in the standard's order. */
function inOrder({ areas }: AssessmentContext, say: Sayings): [string, Area][] {
  return say.ordered(Object.keys(areas)).flatMap((id): [string, Area][] => (areas[id] ? [[id, areas[id]]] : []));
}

function certificatePart({ certificate }: AssessmentContext): Part {
  const lines = certificate
    ? [line('Certificate', certificate.reference), line('Valid', `${sayDate(certificate.from)} to ${sayDate(certificate.until)}`)]
    : [];
  return part('certificate', 'Certificate', { lines });
}

function areasPart(context: AssessmentContext, opened: OpenedCase, say: Sayings, today: string): Part {
  const found = (statements: readonly string[]) => statements.filter((id) => context.findings[id]).length;
  const begun = context.revision > 0;
  const staff = opened.audience === 'staff';
  const validates = opened.roles.includes('validator');
  const rows = inOrder(context, say).map(([id, stored]) => {
    const area = areaOn(stored, today);
    const progress =
      staff && begun ? `${found(area.statements)} of ${area.statements.length} found` : `${area.statements.length} statements`;
    return [
      cell(say.area(id), { aside: progress, href: validates ? pathTo(paths.area, { case: opened.head.id, area: id }) : null }),
      cell('', { tag: areaTags[area.status] }),
      ...(staff ? [cell(area.validator ? say.person(area.validator) : 'Nobody')] : []),
    ];
  });
  return part('areas', `Areas of level ${context.level}`, {
    lines: staff && begun ? [line('Lead validator', context.lead ? say.person(context.lead) : 'Nobody yet')] : [],
    table: begun ? { caption: 'Where each area stands', head: ['Area', 'Status', ...(staff ? ['Validator'] : [])], rows } : null,
  });
}

function questionsPart(context: AssessmentContext, say: Sayings): Part {
  const folds = inOrder(context, say).flatMap(([id, { asked }]) =>
    asked
      ? [
          {
            title: `${say.area(id)}: answer by ${sayDate(asked.due)}`,
            lines: Object.entries(asked.questions).map(([statement, question]) => line(say.statement(statement).text, say.text(question))),
          },
        ]
      : [],
  );
  return part('questions', 'Open questions', { folds });
}

function planPart({ plan }: AssessmentContext, say: Sayings): Part {
  const folds = plan.map(
    (each): Fold => ({
      title: `${say.statement(each.statement).text} By ${sayDate(each.due)}`,
      lines: [
        line('Action', say.text(each.action)),
        line('How it shows', say.text(each.measure)),
        line('Who', say.text(each.owner)),
        line('Help offered', say.text(each.help)),
      ],
    }),
  );
  return part('plan', 'Action plan', { folds });
}

function areaFold(context: AssessmentContext, say: Sayings, area: string, statements: readonly string[], findings: boolean): Fold {
  const lines = statements.flatMap((id) => {
    const claim = context.claims[id];
    if (!claim) return [];
    const files = claim.evidence.map((each) => ('document' in each ? say.document(each.document) : say.text(each.link)));
    const changed = context.revision > 1 && context.changed.includes(id) ? 'Changed. ' : '';
    return [
      line(say.statement(id).text, say.text(claim.comment) || null, { tag: metTags[claim.claim], items: files, aside: `${changed}Claim` }),
      ...(findings ? findingLines(context, say, id) : []),
    ];
  });
  return { title: say.area(area), lines };
}

function findingLines(context: AssessmentContext, say: Sayings, id: string) {
  const finding = context.findings[id];
  if (!finding) return [];
  const agrees = finding.found === context.claims[id]?.claim;
  const reply = context.replies[id];
  return [
    line(agrees ? 'CVS agrees' : 'CVS finds', say.text(finding.reason) || null, {
      tag: metTags[finding.found],
      aside: finding.carried ? 'carried over' : null,
    }),
    ...(reply ? [line('The organisation’s reply', say.text(reply))] : []),
  ];
}
