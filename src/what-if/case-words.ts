// One case that goes otherwise, told in order: its divergence, what follows from it, where the record leads no further, and whom it touches.
import type { NamedCase } from '../../db/reads/recorded-cases.ts';
import { sayDate } from '../../machines/calendar.ts';
import { labelsOf } from '../engine/step.ts';
import type { Registry } from '../engine/workflows.ts';
import type { CausedDifference } from './aftermath.ts';
import type { Difference, Ending, Moment } from './divergence.ts';
import { paragraph } from './paragraph.ts';
import type { Reach } from './touched.ts';
import type { ValueChange } from './value-changes.ts';
import { isOfSubstance, sayChange } from './value-words.ts';
import type { DivergedCase } from './what-if.ts';

/** The words that workflows have for themselves. */
export interface Titles {
  readonly workflow: (name: string) => string;
  readonly command: (workflow: string, command: string) => string;
  readonly state: (workflow: string, state: string) => string;
}

/** The words of the registered workflows; a name that is not registered stands for itself. */
export function titlesOf(registry: Registry): Titles {
  return {
    workflow: (name) => registry[name]?.workflow.title ?? name,
    command: (workflow, command) => registry[workflow]?.workflow.commands[command]?.title ?? command,
    state: (workflow, state) => {
      const known = registry[workflow]?.workflow;
      return known ? labelsOf(known, state).staff : state;
    },
  };
}

/** 'Franchise application APP-7K3M-Q2XD, Barnies'; a case of no hub is known by its day. */
export function sayCase(one: NamedCase, titles: Titles): string {
  const about = one.hub ?? one.organisation ?? (one.key_date === null ? null : `of ${sayDate(one.key_date)}`);
  return `${titles.workflow(one.workflow)} ${one.reference}${about === null ? '' : one.hub || one.organisation ? `, ${about}` : ` ${about}`}`;
}

/** The paragraph of a case, line by line. */
export function caseParagraph(one: DivergedCase, titles: Titles): string[] {
  const { hub, organisation, reference, workflow } = one.case;
  const title = `${titles.workflow(workflow)} ${reference}`;
  const heading =
    hub === null && organisation === null
      ? [paragraph(sayCase(one.case, titles), 2)]
      : [paragraph(hub ?? organisation ?? '', 2), paragraph([title, ...(hub ? [organisation] : [])].filter(Boolean).join(', '), 2)];
  return [...heading, ...one.differences.flatMap((difference) => differenceLines(one, difference, titles)), ...touchedLines(one, titles)];
}

function differenceLines(one: DivergedCase, difference: CausedDifference, titles: Titles): string[] {
  const { workflow } = one.case;
  const place = `${sayDate(difference.on)}, “${titles.command(workflow, difference.command)}”`;
  const values = sayValues(difference.values, one.differences);
  const because = [...new Set(difference.because.map(({ rule }) => rule))].join(', ');
  const said = difference.ending ? sayEnding(difference.ending, workflow, titles, because) : null;
  const refused = difference.refusals.map(({ rule, says }) => `as recorded it would have been refused (${rule}): ${says}`);
  const nearest = difference.refusals.length > 0 ? 'With the nearest that is allowed: ' : '';
  if (refused.length === 0 && said === null && values === null) return [];
  return [
    paragraph(
      `${place}: ${[...refused, ...(said ? [said] : []), ...(refused.length === 0 && values ? [`${values} (${because}).`] : [])].join(' ')}`,
      4,
    ),
    ...(refused.length > 0 && values ? [paragraph(`${nearest}${values}.`, 6)] : []),
  ];
}

/** The changes worth saying here: those of the case itself; where it has none at all, those of letters and reminders. */
function sayValues(values: readonly ValueChange[], all: readonly Difference[]): string | null {
  const isAny = all.some((one) => one.values.some(isOfSubstance));
  const worth = isAny ? values.filter(isOfSubstance) : values;
  return worth.length === 0 ? null : worth.map(sayChange).join('; ');
}

function sayEnding(ending: Ending, workflow: string, titles: Titles, because: string): string {
  const sayRecorded = (moment: Moment) =>
    `on ${sayDate(moment.on)} “${titles.command(workflow, moment.command)}”, so that it became ${state(moment.state)}`;
  const state = (name: string | null) => (name === null ? 'not opened' : `“${titles.state(workflow, name)}”`);
  switch (ending.kind) {
    case 'refused':
      return `it would have been refused (${ending.rule}): ${ending.says} The case stays ${state(ending.state)}; recorded: ${state(ending.wasState)}.`;
    case 'state':
      return `it would have led to ${state(ending.state)}; recorded: ${state(ending.wasState)} (${because}).`;
    case 'not-due':
      return `it would not have come on this day${ending.now === null ? '' : ` but after ${sayDate(ending.now)}`}: the case is still ${state(ending.state)}; recorded: ${state(ending.wasState)} (${because}).`;
    case 'untold':
      return `from here the record does not tell: ${ending.says}.`;
    case 'fired': {
      const next = ending.next.map((one) => `, then ${state(one.state)} on ${sayDate(one.on)}`).join('');
      const instead = ending.recorded ? ` Recorded: ${sayRecorded(ending.recorded)}.` : ' In the record it had not come to that.';
      return `the time was over at the end of ${sayDate(ending.due)}, so the case becomes ${state(ending.state)}${next} (${because}).${instead}`;
    }
  }
}

const reachWords: Readonly<Record<Reach, string>> = {
  altered: 'told otherwise',
  message: 'not told',
  opened: 'not opened',
  claim: 'perhaps not possible: it took what this case had given back',
  looked: 'its acts looked at this case',
};

function touchedLines({ touched }: DivergedCase, titles: Titles): string[] {
  if (touched.length === 0) return [];
  const said = touched.map((one) => `${sayCase(one.case, titles)} (${reachWords[one.by]})`);
  return [paragraph(`Touched: ${said.join('; ')}.`, 4)];
}
