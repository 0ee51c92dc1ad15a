// The entries of the navigation: those of the public, and for who signed in those of their roles, from the access table's own roles.
import type { Role } from '../../machines/roles.ts';
import { paths } from './paths.ts';
import { everyRole, isFor, meetingRoles, staffRoles, type Visitor } from './visitor.ts';

interface Entry {
  readonly text: string;
  readonly href: string;
  readonly who: readonly Role[];
}

const publicEntries: readonly Entry[] = [
  { text: 'Home', href: paths.home, who: ['public'] },
  { text: 'Decision meetings', href: paths.meetings, who: ['public'] },
  { text: 'Franchised hubs', href: paths.register, who: ['public'] },
  { text: 'How it works', href: paths.howItWorks, who: ['public'] },
  { text: 'Check a certificate', href: paths.certificates, who: ['public'] },
];

const ownEntries: readonly Entry[] = [
  { text: 'Your work', href: paths.desk, who: everyRole },
  { text: 'Validation', href: paths.validation, who: ['validator'] },
  { text: 'Cases', href: paths.cases, who: staffRoles },
  { text: 'Papers', href: paths.meetingsDesk, who: meetingRoles },
  { text: 'Administration', href: paths.administration, who: ['administrator'] },
  { text: 'Decision meetings', href: paths.meetings, who: ['public'] },
  { text: 'Franchised hubs', href: paths.register, who: ['public'] },
  { text: 'How it works', href: paths.howItWorks, who: ['public'] },
];

/** What the navigation offers to a visitor. */
export function navigationFor(visitor: Visitor | null): readonly { readonly text: string; readonly href: string }[] {
  const entries = visitor ? ownEntries.filter(({ who }) => isFor(who, visitor)) : publicEntries;
  return entries.map(({ text, href }) => ({ text, href }));
}
