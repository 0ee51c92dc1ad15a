// Who visits, and whether a page is for them: the scheme's roles on the day, capacities in organisations, or the public.
import type { SignedIn } from '../../db/sessions.ts';
import { applicantRoles, type Role, roles } from '../../machines/roles.ts';

/** A person signed in, with every role in which they may open a page. */
export interface Visitor extends Omit<SignedIn, 'roles'> {
  /** Roles of the scheme and capacities in any organisation. Whether they hold in a case is judged there. */
  readonly roles: readonly Role[];
  /** Roles of the scheme alone: staff, holders, panel members. */
  readonly offices: readonly Role[];
  /** What they can choose to act in: each office, and their organisations together; empty where there is nothing to choose. */
  readonly choices: readonly string[];
  /** A program acts for the person, by a token of this scope; absent: the person acts. */
  readonly program?: { readonly scope: 'read' | 'write' };
  /**
   * They act in these of their roles only: those of a program's token, or the one chosen for the session; absent: in all.
   * `belongs`: the organisations that the person acts for, in whatever role: separation of duty looks at who they are (P1).
   */
  readonly narrowed?: { readonly within: readonly Role[]; readonly belongs: readonly string[] };
}

const known = (names: readonly string[]) => roles.filter((role) => names.includes(role));

/** All capacities in organisations together, as one thing to act in. */
export const ORGANISATION = 'organisation';

/** What a person can choose to act in: each office of theirs, and their organisations; nothing to choose with fewer than two. */
function choicesOf({ roles: held, memberships }: Pick<SignedIn, 'roles' | 'memberships'>): readonly string[] {
  const all = [...known(held), ...(memberships.length > 0 ? [ORGANISATION] : [])];
  return all.length > 1 ? all : [];
}

/** The visitor that a session belongs to: in all that they hold, or in what they chose to act in as long as they hold it. */
export function visitorOf(signedIn: SignedIn): Visitor {
  const { acting, memberships } = signedIn;
  const choices = choicesOf(signedIn);
  if (acting === null || !choices.includes(acting)) return { ...visitorIn(signedIn), acting: null, choices };
  const chosen = acting === ORGANISATION ? { ...signedIn, roles: [] } : { ...signedIn, roles: [acting], memberships: [] };
  const visitor = visitorIn(chosen);
  return { ...visitor, choices, narrowed: { within: visitor.roles, belongs: memberships.map(({ organisation }) => organisation) } };
}

function visitorIn(signedIn: SignedIn): Visitor {
  const offices = known(signedIn.roles);
  const capacities = known(signedIn.memberships.flatMap((membership) => membership.capacities));
  return { ...signedIn, offices, choices: [], roles: [...new Set([...offices, ...capacities])] };
}

/** Who sends a command, for the engine: the person, in the roles they act in. */
export function senderOf({ person, narrowed }: Visitor): { readonly person: string; readonly within?: readonly Role[] } {
  return { person, ...(narrowed ? { within: narrowed.within } : {}) };
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
