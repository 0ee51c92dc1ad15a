// One area's page for its validator: what is typed beside each statement, kept as a draft of that person, and the commands it becomes (G6).
import type { AssessmentContext, Met } from '../../../machines/assessment.context.ts';
import type { Sayings } from '../case-parts/sayings.ts';

/** What stands in the fields beside one statement. `result` '' : nothing is chosen. */
export interface Typed {
  readonly result: string;
  readonly found: string;
  readonly reason: string;
  readonly question: string;
}

/** What stands in the fields of an area, by statement. */
export type TypedArea = Readonly<Record<string, Typed>>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

/** The fields of each statement, out of a form's body or a draft. Statements of other areas are left out. */
export function typedIn(sent: unknown, statements: readonly string[]): TypedArea {
  return Object.fromEntries(
    statements.map((id) => {
      const one = at(sent, id);
      const typed = { result: text(at(one, 'result')), found: text(at(one, 'found')), reason: text(at(one, 'reason')).trim() };
      return [id, { ...typed, question: text(at(one, 'question')).trim() }];
    }),
  );
}

/** A statement's fields as its finding stands; empty where there is none. */
export function typedOfFinding(context: AssessmentContext, id: string, say: Sayings): Typed {
  const finding = context.findings[id];
  const blank = { result: '', found: '', reason: '', question: '' };
  if (!finding) return blank;
  if (finding.found === context.claims[id]?.claim) return { ...blank, result: 'agree' };
  return { ...blank, result: 'differ', found: finding.found, reason: say.text(finding.reason) };
}

interface Differs {
  readonly statement: string;
  readonly result: 'differ';
  readonly found: Met | undefined;
  readonly reason: string | undefined;
}

/** A finding to send, as its command takes it. */
export type FindingToSend = { readonly statement: string; readonly result: 'agree' } | Differs;

/** The findings that are chosen and do not stand already. What is missing in one is for its command to say. */
export function findingsToSend(typed: TypedArea, standing: TypedArea): FindingToSend[] {
  return Object.entries(typed).flatMap(([statement, { result, found, reason }]): FindingToSend[] => {
    const now = standing[statement];
    if (result === 'agree') return now?.result === 'agree' ? [] : [{ statement, result }];
    if (result !== 'differ' || (now?.result === 'differ' && now.found === found && now.reason === reason)) return [];
    return [{ statement, result, found: (found || undefined) as Met | undefined, reason: reason || undefined }];
  });
}

/** The questions to put: wherever “ask for more” is chosen. */
export function questionsToSend(typed: TypedArea): { readonly statement: string; readonly question: string | undefined }[] {
  return Object.entries(typed).flatMap(([statement, { result, question }]) =>
    result === 'more' ? [{ statement, question: question || undefined }] : [],
  );
}

/** Problems of a command by the statement that they are about: 'findings.2.reason' is of the third finding. The rest is said of the whole. */
export function problemsByStatement(
  fields: Readonly<Record<string, string>>,
  sent: readonly { readonly statement: string }[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, says] of Object.entries(fields)) {
    const index = /^(?:findings|statements)\.(\d+)/.exec(path)?.[1];
    const statement = index === undefined ? undefined : sent[Number(index)]?.statement;
    if (statement !== undefined && !found.has(statement)) found.set(statement, says);
  }
  return found;
}
