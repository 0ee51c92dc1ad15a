// Which commands have a form of their own.
import type { CommandLayout } from './command-layout.ts';
import { decisionLayout } from './decision/decision-layout.ts';

const layouts: Readonly<Record<string, CommandLayout>> = {
  'application.decide': decisionLayout,
  'application.proposeCorrection': decisionLayout,
};

/** The layout of a command such as 'application.decide', or undefined: it has the common one. */
export function layoutOf(command: string): CommandLayout | undefined {
  return Object.hasOwn(layouts, command) ? layouts[command] : undefined;
}
