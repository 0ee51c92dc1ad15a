// What a self-assessment remembers between commands: codes, dates, ids and references to texts, never a name or a sentence.
import type { Area } from './assessment.area.ts';
import { noPapers, type OnPaper } from './paper.ts';
import type { TextRef } from './text.ts';

/** How far a statement is met: what an organisation claims and what a validator finds (G4, G6). */
export type Met = 'met' | 'partly' | 'not';

/** Evidence behind a claim: a document of the organisation's library (G12), or a link whose address is a text. */
export type Evidence = { document: string } | { link: TextRef };

/** An organisation's claim about one statement (G4). */
export type Claim = {
  claim: Met;
  comment?: TextRef;
  evidence: Evidence[];
};

/** Claims by statement id. */
export type Claims = Record<string, Claim>;

/** A validator's result beside a claim (G6). `by` is a person's id; `carried`: from before, on a claim that is still the same (G7, G11). */
export interface Finding {
  found: Met;
  reason?: TextRef;
  by: string;
  carried?: true;
}

/** One line of an action plan (G7): what, how everyone will see that it is done, who, by when, and the help offered. */
export type PlanLine = {
  statement: string;
  action: TextRef;
  measure: TextRef;
  owner: TextRef;
  due: string;
  help: TextRef;
};

/** Claims put together by one person, waiting for a signatory (P6). */
export interface Prepared {
  by: string;
  claims: Claims;
}

/** The certificate that a sign-off made; valid on both dates (G8). */
export interface Signed {
  reference: string;
  from: string;
  until: string;
}

/** The whole of a case. The level and the version of the standard are pinned when it starts (G11). */
export interface AssessmentContext extends OnPaper {
  organisation: string;
  level: number;
  standard: number;
  /** By area: its required statements up to the level, and where its validation stands (G6). */
  areas: Record<string, Area>;
  /** By area: the statements asked too once the organisation runs a hub; none when it does (G1). */
  hubStatements: Record<string, string[]>;
  prepared: Prepared | null;
  /** What was last submitted, with the answers given since. */
  claims: Claims;
  /** The number of the last revision; 0 before the first (G5). */
  revision: number;
  /** The statements whose claims changed in that revision (G5). */
  changed: string[];
  /** When it was last submitted. */
  submitted: string | null;
  /** Everyone who prepared, submitted, answered or replied: they sign nothing off (P5). */
  hands: string[];
  findings: Record<string, Finding>;
  /** Findings under an earlier assessment, mapped to this standard, used when the same claim is made again (G11). */
  earlier: Record<string, Met>;
  lead: string | null;
  /** Interests declared, by person (P8). */
  declarations: Record<string, 'none' | 'interest'>;
  /** Until when a validator's first response to the last submission is due, and whether it came (G9). */
  respondBy: string | null;
  responded: boolean;
  /** The last day to reply to findings that differ (G10). */
  replyBy: string | null;
  replies: Record<string, TextRef>;
  plan: PlanLine[];
  /** The last day to ask for a second validator after a result of not yet met, null: there is none; and who came to that result (V1). */
  secondBy: string | null;
  firstValidators: string[];
  certificate: Signed | null;
}

/** A case before it starts. */
export const emptyAssessment: AssessmentContext = {
  organisation: '',
  level: 0,
  standard: 0,
  areas: {},
  hubStatements: {},
  prepared: null,
  claims: {},
  revision: 0,
  changed: [],
  submitted: null,
  hands: [],
  findings: {},
  earlier: {},
  lead: null,
  declarations: {},
  respondBy: null,
  responded: false,
  replyBy: null,
  replies: {},
  plan: [],
  secondBy: null,
  firstValidators: [],
  certificate: null,
  ...noPapers,
};

/** The required statements of the case, area by area, in the standard's order within each. */
export function statementsOf(context: AssessmentContext): string[] {
  return Object.values(context.areas).flatMap((area) => area.statements);
}

/** The area a statement belongs to, if the case asks for it. */
export function areaOf(context: AssessmentContext, statement: string): string | undefined {
  return Object.keys(context.areas).find((area) => context.areas[area]?.statements.includes(statement));
}

/** The statements whose finding differs from the claim (G10). */
export function differences(context: AssessmentContext): string[] {
  return statementsOf(context).filter((id) => {
    const finding = context.findings[id];
    return finding !== undefined && finding.found !== context.claims[id]?.claim;
  });
}

/** The differences that the organisation has not replied to. */
export function unanswered(context: AssessmentContext): string[] {
  return differences(context).filter((id) => context.replies[id] === undefined);
}

/** The statements not found met: what stands between the organisation and the level (G3). */
export function unmet(context: AssessmentContext): string[] {
  return statementsOf(context).filter((id) => context.findings[id]?.found !== 'met');
}
