// P4: applicants see their own organisations' cases, staff their scheme's. Whoever may not see a case learns nothing of it.
import { type CaseHead, readCaseHead } from '../../db/reads/case-file.ts';
import { applicantRoles, type Role } from '../../machines/roles.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { registered } from '../engine/engine.ts';
import { HttpRefusal } from './http-refusal.ts';
import type { Visit } from './route.ts';
import { staffRoles, type Visitor } from './visitor.ts';

/** A case that the visitor may see, and as whom. */
export interface OpenedCase {
  readonly head: CaseHead;
  readonly workflow: Workflow;
  readonly visitor: Visitor;
  /** In which of the three ways states are said to this visitor. */
  readonly audience: 'staff' | 'applicant';
  /** The visitor's roles in this case: offices of the scheme, capacities in its organisation. */
  readonly roles: readonly Role[];
}

const missing = () => new HttpRefusal(404, 'There is no such case among those you can see. Check its reference, or find it in the list.');
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether somebody may see the cases of an organisation (null: cases of the scheme itself, which staff see). */
export function maySee(visitor: Visitor, organisation: string | null): boolean {
  if (visitor.offices.some((role) => (staffRoles as readonly Role[]).includes(role))) return true;
  return visitor.memberships.some((membership) => membership.organisation === organisation);
}

/** The case of the address, for a visitor who may see it. Throws 404 for any other: not even its existence is told. */
export async function openCase(
  visit: Pick<Visit, 'services' | 'visitor' | 'params'>,
  caseId = visit.params.case ?? '',
): Promise<OpenedCase> {
  const { services, visitor } = visit;
  const head = visitor && uuid.test(caseId) && (await readCaseHead(services.db, services.scheme.id, caseId));
  if (!head || !maySee(visitor, head.organisation?.id ?? null)) throw missing();
  const workflow = registered(services.engine, head.workflow)?.workflow;
  if (!workflow) throw missing();
  const own = visitor.memberships.find(({ organisation }) => organisation === head.organisation?.id);
  const capacities = applicantRoles.filter((role) => own?.capacities.includes(role));
  // Who belongs to the organisation reads its case as the organisation does, whatever office they hold (P1).
  const belongs = own !== undefined || visitor.narrowed?.belongs.includes(head.organisation?.id ?? '') === true;
  const audience = belongs || visitor.offices.length === 0 ? 'applicant' : 'staff';
  return { head, workflow, visitor, audience, roles: [...visitor.offices, ...capacities] };
}

/** What a case remembers, as its workflow's context. `empty` stands in for what a case that is not migrated yet does not have. */
export function contextOf<C extends object>({ head }: Pick<OpenedCase, 'head'>, empty: C): C {
  return { ...empty, ...(head.context as Partial<C>) };
}
