// The pilot as bars: for each hub the phases of its way, placed as percentages of its time.
import { addDays, addMonths, daysBetween, laterOf, sayDate } from '../../machines/calendar.ts';
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
  /** Whether it is on the hub's way, or runs beside it. */
  readonly lane: 'way' | 'beside';
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
      name: `${month.slice(0, 3)}${first.slice(5, 7) === '01' ? ` ’${first.slice(2, 4)}` : ''}`,
      left: leftOf(first < span.from ? span.from : first, span),
    });
  }
  return months;
}

/** The bars of one hub's cases, those that lie above others last. `workflows` says what each case is. */
export function barsOf(changes: readonly StateChange[], workflows: ReadonlyMap<string, string>, span: Span): Bar[] {
  const bars = [...workflows].flatMap(([id, workflow]) =>
    barsOfCase(
      changes.filter((change) => change.case === id),
      workflow,
      span,
    ),
  );
  return bars.sort((a, b) => placeOf(a) - placeOf(b));
}

const placeOf = ({ phase }: Bar) => phases.findIndex(({ id }) => id === phase);

/** The bars of one case: a new phase ends the one before it. What lies before the span is cut off. */
function barsOfCase(changes: readonly StateChange[], workflow: string, span: Span): Bar[] {
  const points = changes.map(({ on, state }) => ({ on: laterOf(on, span.from), phase: phaseOf(workflow, state) }));
  const bars: Bar[] = [];
  points.forEach(({ on, phase }, index) => {
    if (phase === null || points[index - 1]?.phase === phase) return;
    const end = points.slice(index + 1).find((later) => later.phase !== phase)?.on ?? addDays(span.until, 1);
    if (end > on) bars.push(bar(phase, on, end, span));
  });
  return bars;
}

function bar(phase: string, from: string, end: string, span: Span): Bar {
  const found = phases.find(({ id }) => id === phase);
  const lane = found && 'beside' in found ? 'beside' : 'way';
  const label = found?.label ?? phase;
  return { phase, lane, label, from, until: addDays(end, -1), left: leftOf(from, span), width: share(daysBetween(from, end), span) };
}
