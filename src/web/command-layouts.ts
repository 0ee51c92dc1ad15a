// Which commands have a form of their own.
import type { CommandLayout } from './command-layout.ts';
import { completeLayout, returnedLayout } from './completeness/check-layout.ts';
import { decisionLayout } from './decision/decision-layout.ts';

const layouts: Readonly<Record<string, CommandLayout>> = {
  'application.confirmComplete': completeLayout,
  'application.returnForInformation': returnedLayout,
  'application.decide': decisionLayout,
  'application.proposeCorrection': decisionLayout,
};

/** The layout of a command such as 'application.decide', or undefined: it has the common one. */
export function layoutOf(command: string): CommandLayout | undefined {
  return Object.hasOwn(layouts, command) ? layouts[command] : undefined;
}
