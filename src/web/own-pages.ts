// Commands of organisations that have pages of their own, better than the form made from their schema: where a link to the form leads.
import { applicantRoles, type Role } from '../../machines/roles.ts';
import type { OpenedCase } from './case-access.ts';
import { paths, pathTo } from './paths.ts';

const own: Readonly<Record<string, string>> = {
  'application.prepare': paths.application,
  'application.prepareSections': paths.application,
  'application.submit': paths.applicationCheck,
  'application.submitSections': paths.applicationCheck,
  'assessment.prepare': paths.assessment,
  'assessment.submit': paths.assessmentCheck,
  'assessment.answer': paths.assessmentFindings,
};

/** The page on which an organisation does this, or undefined: the command's own form serves. */
export function ownPageOf(command: string, { head, roles }: Pick<OpenedCase, 'head' | 'roles'>): string | undefined {
  const path = Object.hasOwn(own, command) ? own[command] : undefined;
  const isOwn = roles.some((role) => (applicantRoles as readonly Role[]).includes(role));
  return path === undefined || !isOwn ? undefined : pathTo(path, { case: head.id } as never);
}
