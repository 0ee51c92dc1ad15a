// The report of a what-if for somebody who reads it on paper: one paragraph for each case that goes otherwise, and totals at the end.

import type { NamedCase } from '../../db/reads/recorded-cases.ts';
import { sayDate } from '../../machines/calendar.ts';
import { sayPounds } from '../../machines/money.ts';
import { clauseOf } from '../../machines/workflow.ts';
import { counted } from '../engine/program.ts';
import { caseParagraph, sayCase, type Titles } from './case-words.ts';
import { paragraph } from './paragraph.ts';
import { isOfSubstance } from './value-words.ts';
import type { DivergedCase, WhatIf } from './what-if.ts';

/** What a report needs beside the figures: the words of the workflows, and the text of each rule. */
export interface Reporting {
  readonly titles: Titles;
  readonly rules: ReadonlyMap<string, string>;
}

const endsOtherwise = ({ differences }: DivergedCase) => differences.some(({ ending }) => ending !== null);
const goesOnOtherwise = (one: DivergedCase) =>
  !endsOtherwise(one) &&
  one.differences.some(({ refusals, values, messages }) => refusals.length + messages.length > 0 || values.some(isOfSubstance));

function sayPolicyValue(name: string, value: unknown): string {
  if (typeof value === 'number' && name.endsWith('Pence')) return sayPounds(value);
  if (Array.isArray(value)) return value.length > 12 ? `a list of ${value.length}` : value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

function headline({ changes }: WhatIf): string[] {
  const said = changes.map(({ name, rule, title, value, was }) => {
    const same = JSON.stringify(value) === JSON.stringify(was);
    const change = same
      ? `${sayPolicyValue(name, value)}, as it is now`
      : `${sayPolicyValue(name, value)} instead of ${sayPolicyValue(name, was)}`;
    return `${title}: ${change} (${rule})`;
  });
  return ['WHAT IF', ...said.map((line) => paragraph(line, 2))];
}

function section(title: string, cases: readonly DivergedCase[], { titles }: Reporting): string[] {
  return cases.length === 0 ? [] : ['', title.toUpperCase(), ...cases.flatMap((one) => ['', ...caseParagraph(one, titles)])];
}

function refusedSection({ refused }: WhatIf, { titles }: Reporting): string[] {
  if (refused.length === 0) return [];
  const said = refused.map((one) => {
    const what = `${sayDate(one.on)}, ${sayCase(one.case, titles)}, “${titles.command(one.case.workflow, one.command)}” was refused: ${one.says} (${one.rule})`;
    const now = one.certain
      ? 'Nothing would have stood before that button; what was typed was not kept and may have been refused for something else.'
      : 'The rule looks at what changes, but what was typed was not kept: nobody can tell.';
    return [paragraph(what, 2), paragraph(now, 4)].join('\n');
  });
  return ['', 'WHAT WAS REFUSED AND MIGHT HAVE GONE', '', ...said];
}

/** The rules that the report names, each with its text. */
function rulesNamed(report: WhatIf, { rules }: Reporting): string[] {
  const differences = report.diverged.flatMap((one) => one.differences);
  const named = [
    ...report.changes.map(({ rule }) => rule),
    ...differences.flatMap(({ refusals, ending }) => [
      ...refusals.map(({ rule }) => rule),
      ...(ending?.kind === 'refused' ? [ending.rule] : []),
    ]),
    ...report.refused.map(({ rule }) => rule),
  ];
  const clauses = [...new Set(named.map(clauseOf))].filter((clause) => rules.has(clause));
  return ['', 'THE RULES NAMED', '', ...clauses.map((clause) => paragraph(`${clause}  ${rules.get(clause)}`, 2))];
}

function totals(report: WhatIf): string {
  const { cases, diverged, refused, unplayable } = report;
  const ended = diverged.filter(endsOtherwise).length;
  const others = diverged.filter(goesOnOtherwise).length;
  const letters = diverged.length - ended - others;
  const touched = new Set(diverged.flatMap((one) => one.touched.map((other) => other.case.id))).size;
  const said = [
    `${counted(cases, 'recorded case')} played again`,
    `${ended} would have gone another way`,
    `${others} the same way with other dates, amounts or terms`,
    `${letters} the same way with other letters or reminders`,
    `${cases - diverged.length - unplayable.length} just as recorded`,
    ...(unplayable.length > 0 ? [`${unplayable.length} could not be played`] : []),
    `${counted(touched, 'other case')} touched`,
    `${counted(refused.length, 'refused command')} to think about`,
  ];
  return paragraph(`${said.join('; ')}.`, 2);
}

function sayUnplayable(unplayable: WhatIf['unplayable'], titles: Titles): string[] {
  if (unplayable.length === 0) return [];
  const said = unplayable.map((one: { case: NamedCase; says: string }) => paragraph(`${sayCase(one.case, titles)}: ${one.says}`, 2));
  return ['', 'WHAT COULD NOT BE PLAYED', '', ...said];
}

/** The report as text. */
export function sayWhatIf(report: WhatIf, reporting: Reporting): string {
  const { diverged, until } = report;
  if (until === null) return `${report.name}: nothing is recorded yet.`;
  const lines = [
    ...headline(report),
    '',
    paragraph(
      `${report.name}: ${counted(report.cases, 'case')} with ${counted(report.entries, 'entry', 'entries')}, recorded up to ${sayDate(until)}.`,
      0,
    ),
    ...section('Would have gone another way', diverged.filter(endsOtherwise), reporting),
    ...section('The same way, with other dates, amounts or terms', diverged.filter(goesOnOtherwise), reporting),
    ...section(
      'The same way, with other letters or reminders',
      diverged.filter((one) => !endsOtherwise(one) && !goesOnOtherwise(one)),
      reporting,
    ),
    ...refusedSection(report, reporting),
    ...sayUnplayable(report.unplayable, reporting.titles),
    ...rulesNamed(report, reporting),
    '',
    'IN ALL',
    '',
    totals(report),
    '',
    paragraph(
      'Nothing was written. Each case is played by itself: people are taken to do what they did, on the days on which they did it, until something stops them. What this can tell and what it cannot: docs/what-if.md.',
      0,
    ),
  ];
  return lines.join('\n');
}
