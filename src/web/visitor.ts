// Who visits, and whether a page is for them: the scheme's roles on the day, capacities in organisations, or the public.
import type { SignedIn } from '../../db/sessions.ts';
import { applicantRoles, type Role, roles } from '../../machines/roles.ts';

/** A person signed in, with every role in which they may open a page. */
export interface Visitor extends Omit<SignedIn, 'roles'> {
  /** Roles of the scheme and capacities in any organisation. Whether they hold in a case is judged there. */
  readonly roles: readonly Role[];
  /** Roles of the scheme alone: staff, holders, panel members. */
  readonly offices: readonly Role[];
  /**
   * A program acts for the person, in these of their roles only; absent: the person acts. `belongs`: the organisations that the person acts
   * for, in whatever role: separation of duty looks at who they are (P1).
   */
  readonly program?: { readonly within: readonly Role[]; readonly scope: 'read' | 'write'; readonly belongs: readonly string[] };
}

const known = (names: readonly string[]) => roles.filter((role) => names.includes(role));

/** The visitor that a session belongs to. */
export function visitorOf(signedIn: SignedIn): Visitor {
  const offices = known(signedIn.roles);
  const capacities = known(signedIn.memberships.flatMap((membership) => membership.capacities));
  return { ...signedIn, offices, roles: [...new Set([...offices, ...capacities])] };
}

/** Whether a line of the access table lets somebody in; `visitor` null is the public. */
export function isFor(who: readonly Role[], visitor: Visitor | null): boolean {
  if (who.includes('public')) return true;
  if (!visitor) return false;
  return visitor.roles.some((role) => who.includes(role));
}

/** Whether somebody is signed in and holds nothing: no office, and no capacity in an organisation. */
export function isNewcomer(visitor: Visitor | null): boolean {
  return visitor !== null && visitor.roles.length === 0 && !visitor.program;
}

/** Everybody who works for the scheme. */
export const staffRoles = [
  'validator',
  'engagement-officer',
  'franchise-officer',
  'portfolio-holder',
  'cvs-representative',
  'administrator',
  'head-of-paid-service',
] as const satisfies readonly Role[];

/** Everybody who can sign in and has something to do here. */
export const everyRole = [...applicantRoles, ...staffRoles] as const;

/** Who prepares decision meetings, decides there, and keeps their record. */
export const meetingRoles = [
  'portfolio-holder',
  'franchise-officer',
  'engagement-officer',
  'administrator',
] as const satisfies readonly Role[];

/** Who puts documents into a library: its organisation's people, and officers who key what came on paper (P9). */
export const evidenceKeepers = [...applicantRoles, 'franchise-officer', 'engagement-officer'] as const satisfies readonly Role[];

/** Who works on the cases of organisations, and neither decides them nor sits on their panels. */
export const caseWorkers = ['validator', 'engagement-officer', 'franchise-officer', 'administrator'] as const satisfies readonly Role[];
