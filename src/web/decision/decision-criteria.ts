// The criteria of an application as they stand for who decides it, each with what was typed about it.
import type { ApplicationAct, ApplicationContext } from '../../../machines/application.context.ts';
import { citable, criteriaAsDecided, measuresNow } from '../../../machines/application.criteria.ts';
import { sayCriterion } from '../../../machines/application.words.ts';
import { assessedCriteria } from '../../../machines/core-offer.ts';
import { levelOn } from '../../../machines/levels.ts';
import type { Problems } from '../command-layout.ts';

/** A place to type in. */
interface Typed {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly error: string | null;
}

/** A criterion with its finding and what is typed about it. `otherwise` is null where it is computed: no one finds otherwise. */
export interface ShownCriterion {
  readonly id: string;
  readonly name: string;
  readonly met: boolean;
  readonly figure: string | null;
  readonly note: string | null;
  readonly open: boolean;
  readonly reason: Typed;
  readonly next: Typed;
  readonly otherwise: (Typed & { readonly chosen: boolean; readonly says: string; readonly reason: Typed }) | null;
}

const at = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined);
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Where a criterion's entry of a list stands: its place among those sent, by which problems name it, or none. */
function entryOf(sent: unknown, list: string, criterion: string) {
  const entries = at(sent, list);
  const index = Array.isArray(entries) ? entries.findIndex((entry) => at(entry, 'criterion') === criterion) : -1;
  return { entry: index < 0 ? undefined : (entries as unknown[])[index], place: index < 0 ? criterion : String(index) };
}

function typedAt(sent: unknown, problems: Problems, list: string, criterion: string, key: string): Typed {
  const { entry, place } = entryOf(sent, list, criterion);
  return {
    id: `data-${list}-${place}-${key}`,
    name: `data[${list}][${criterion}][${key}]`,
    value: text(at(entry, key)),
    error: problems[`${list}.${place}.${key}`] ?? null,
  };
}

const MINUTES_IN_HOUR = 60;

/** What was worked out for a criterion, in figures; null: people assess it. */
function figureOf(context: ApplicationContext, act: ApplicationAct, criterion: string): string | null {
  const { submission } = context;
  if (!submission) return null;
  const measures = measuresNow(context, act.policy);
  if (criterion === 'a') {
    const { minutesPerWeek } = submission;
    const [hours, minutes] = [Math.floor(minutesPerWeek / MINUTES_IN_HOUR), minutesPerWeek % MINUTES_IN_HOUR];
    return `${hours} hours${minutes === 0 ? '' : ` ${minutes} minutes`} a week; ${measures.hoursPerWeek} are needed`;
  }
  if (criterion === 'b') return `Bookable on ${submission.bookableDays[measures.bookableSession]} of 7 days`;
  if (criterion === 'level')
    return `Level ${levelOn(act.facts.certificates, act.on)} today; Level ${measures.level} is needed for an approval`;
  return null;
}

/** The criteria as they stand today, or none while the officer has not reported. `texts`: the words of the officer's notes by reference. */
export function shownCriteria(
  context: ApplicationContext,
  act: ApplicationAct,
  shown: { readonly sent: unknown; readonly problems: Problems; readonly texts: ReadonlyMap<string, string> },
): ShownCriterion[] {
  const { report, submission } = context;
  if (!report || !submission) return [];
  const standing = criteriaAsDecided(context, act.facts.certificates, act.on, act.policy, []);
  const measures = measuresNow(context, act.policy);
  return citable.map((id) => {
    const place = (list: string, key: string) => typedAt(shown.sent, shown.problems, list, id, key);
    const met = standing[id];
    const assessed = assessedCriteria.find((one) => one === id);
    const found = place('findsOtherwise', 'met');
    const reason = place('reasons', 'reason');
    const otherwise = assessed
      ? {
          ...found,
          value: met ? 'no' : 'yes',
          chosen: found.value !== '',
          says: met ? 'I find that it is not met' : 'I find that it is met',
          reason: place('findsOtherwise', 'reason'),
        }
      : null;
    return {
      id,
      name: sayCriterion(id, measures),
      met,
      figure: figureOf(context, act, id),
      note: assessed ? (shown.texts.get(report.notes[assessed]) ?? null) : null,
      open: !met || reason.value !== '' || found.value !== '',
      reason,
      next: place('reasons', 'next'),
      otherwise,
    };
  });
}
