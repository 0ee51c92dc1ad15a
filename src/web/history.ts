// A case's history as a reader sees it: what was done, by whom, when. Applicants read offices of the scheme, not names.
import type { HistoryEntry } from '../../db/reads/case-file.ts';
import { labelsOf } from '../engine/step.ts';
import type { OpenedCase } from './case-access.ts';
import { isActTold } from './proposals.ts';
import { sayInstant } from './spoken-date.ts';

/** An act for the template. */
export interface ShownAct {
  readonly what: string;
  readonly who: string;
  readonly when: string;
  readonly at: string;
  readonly state: string | null;
}

/** The acts of a case that its reader is told of. */
export function toldHistory(entries: readonly HistoryEntry[], opened: OpenedCase): HistoryEntry[] {
  return entries.filter(({ command }) => isActTold(opened, command));
}

/** The acts of a case for its reader, in words. */
export function shownHistory(entries: readonly HistoryEntry[], opened: OpenedCase): ShownAct[] {
  return toldHistory(entries, opened).map((entry) => ({
    what: titleOf(entry, opened),
    who: whoOf(entry, opened),
    when: sayInstant(entry.at),
    at: entry.at,
    state:
      entry.state === null || !Object.hasOwn(opened.workflow.machine.states, entry.state)
        ? null
        : labelsOf(opened.workflow, entry.state)[opened.audience],
  }));
}

function titleOf({ command }: HistoryEntry, { workflow }: OpenedCase): string {
  return workflow.commands[command.slice(command.indexOf('.') + 1)]?.title ?? 'The process was brought up to date';
}

function whoOf({ person, name, office, cover }: HistoryEntry, { audience }: OpenedCase): string {
  if (person === null) return 'By itself';
  const own = audience === 'staff' || office === null ? (name ?? 'somebody whose name was erased') : office;
  return cover === null ? own : `${own}, for ${cover}`;
}
