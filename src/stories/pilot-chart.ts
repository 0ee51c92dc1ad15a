// The pilot year as bars: for each hub the phases of its way, placed as percentages of the year.
import { addDays, addMonths, daysBetween, sayDate } from '../../machines/calendar.ts';
import type { StateChange } from './chronicle.ts';
import { phaseOf, phases } from './pilot-words.ts';

/** The days that the chart spans, the last one included. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** A bar; `left` and `width` are percentages of the chart's width. */
export interface Bar {
  readonly phase: string;
  readonly label: string;
  readonly from: string;
  readonly until: string;
  readonly left: string;
  readonly width: string;
}

const share = (days: number, span: Span) => ((100 * days) / (daysBetween(span.from, span.until) + 1)).toFixed(3);

/** Where a day begins, as a percentage of the span. */
export function leftOf(day: string, span: Span): string {
  return share(daysBetween(span.from, day), span);
}

/** The months of the span, each with its first letters and where it begins. */
export function monthsOf(span: Span): { name: string; left: string }[] {
  const months: { name: string; left: string }[] = [];
  for (let first = `${span.from.slice(0, 7)}-01`; first <= span.until; first = addMonths(first, 1)) {
    const month = sayDate(first).split(' ')[1] ?? '';
    months.push({
      name: `${month.slice(0, 3)}${first.slice(5, 7) === '01' ? ` ${first.slice(0, 4)}` : ''}`,
      left: leftOf(first < span.from ? span.from : first, span),
    });
  }
  return months;
}

/** The bars of one hub's cases: a new phase ends the one before it. `workflows` says what each case is. */
export function barsOf(changes: readonly StateChange[], workflows: ReadonlyMap<string, string>, span: Span): Bar[] {
  const points = changes.map((change) => ({ on: change.on, phase: phaseOf(workflows.get(change.case) ?? '', change.state) }));
  const bars: Bar[] = [];
  points.forEach(({ on, phase }, index) => {
    if (phase === null || points[index - 1]?.phase === phase) return;
    const end = points.slice(index + 1).find((later) => later.phase !== phase)?.on ?? addDays(span.until, 1);
    if (end > on) bars.push(bar(phase, on, end, span));
  });
  return bars;
}

function bar(phase: string, from: string, end: string, span: Span): Bar {
  const label = phases.find(({ id }) => id === phase)?.label ?? phase;
  return { phase, label, from, until: addDays(end, -1), left: leftOf(from, span), width: share(daysBetween(from, end), span) };
}
