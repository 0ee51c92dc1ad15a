// How a case is said: its title, its state for a reader, the way back to it.
import { daysBetween, sayDate } from '../../machines/calendar.ts';
import { labelsOf } from '../engine/step.ts';
import type { OpenedCase } from './case-access.ts';
import { paths, pathTo } from './paths.ts';

/** 'Application CECH-AP-0001'. */
export function caseTitle({ workflow, head }: Pick<OpenedCase, 'workflow' | 'head'>): string {
  return `${workflow.title} ${head.reference}`;
}

/** What people call a case by: its hub and town, else its organisation, else the day that it is about; null: it has only its reference. */
export function caseName({ head }: Pick<OpenedCase, 'head'>): string | null {
  if (head.hub) return `${head.hub.name}, ${head.hub.town}`;
  return head.organisation?.name ?? (head.keyDate === null ? null : sayDate(head.keyDate));
}

/** The way from the visitor's desk to a case. */
export function caseBreadcrumbs(opened: OpenedCase) {
  return [
    { text: 'Your work', href: paths.desk },
    { text: caseTitle(opened), href: pathTo(paths.case, { case: opened.head.id }) },
  ];
}

/** The state in words for the reader. */
export function stateFor(opened: OpenedCase): string {
  return labelsOf(opened.workflow, opened.head.state)[opened.audience];
}

/** A date as people say it, with how far it is: 'by 30 November 2026, in 9 days'. */
export function sayDue(due: string, today: string): string {
  const days = daysBetween(today, due);
  const far =
    days === 0 ? 'today' : days === 1 ? 'tomorrow' : days > 0 ? `in ${days} days` : days === -1 ? 'yesterday' : `${-days} days ago`;
  return `${sayDate(due)}, ${far}`;
}
