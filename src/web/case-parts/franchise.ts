// A franchise's parts: the package as a checklist, the annual review, the improvement plan, grounds, suspension and ending (H).
import { sayDate } from '../../../machines/calendar.ts';
import { emptyFranchise, type FranchiseContext, type Reason } from '../../../machines/franchise.context.ts';
import { groundWords } from '../../../machines/franchise.grounds.ts';
import { packageItems, packageWords } from '../../../machines/franchise.package.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import type { Visit } from '../route.ts';
import { cell, type Fold, filled, line, type Part, part, type Tag } from './part.ts';
import { readSayings, type Sayings } from './sayings.ts';

const itemTags = {
  offered: { text: 'Offered', colour: 'yellow' },
  'taken-up': { text: 'Taken up', colour: 'green' },
  declined: { text: 'Declined', colour: 'grey' },
} as const satisfies Record<string, Tag>;
const notOffered: Tag = { text: 'Not offered yet', colour: 'grey' };

/** What a reason is about. */
export const topicWords = {
  level: 'The GRIPP level',
  review: 'The annual review',
  plan: 'The improvement plan',
  'core-offer': 'The core offer',
  agreement: 'The agreement',
  other: 'Another reason',
} as const satisfies Record<Reason['topic'], string>;

const recommendations = { continue: 'Continue', improve: 'Continue with an improvement plan', end: 'End' } as const;

/** A package item with a capital. */
export const sayItem = (item: keyof typeof packageWords) => `${packageWords[item].charAt(0).toUpperCase()}${packageWords[item].slice(1)}`;

/** Everything a franchise holds that this reader may see. */
export async function franchiseParts(visit: Visit, opened: OpenedCase): Promise<Part[]> {
  const context = contextOf(opened, emptyFranchise);
  const say = await readSayings(visit, opened, null);
  const staff = opened.audience === 'staff';
  return filled([
    franchisePart(context, staff),
    ...(context.suspension
      ? [
          reasonsPart('suspension', 'Suspended', context.suspension.reasons, say, [
            line('The way back', say.text(context.suspension.wayBack), { aside: `by ${sayDate(context.suspension.backBy)}` }),
          ]),
        ]
      : []),
    ...(staff && context.ending
      ? [
          reasonsPart('ending', 'An ending is proposed', context.ending.reasons, say, [
            line('Report', say.text(context.ending.report), {
              aside: `by ${say.person(context.ending.by)} on ${sayDate(context.ending.on)}`,
            }),
          ]),
        ]
      : []),
    packagePart(context),
    reviewPart(context, say, staff),
    part('plan', 'Improvement plan', { folds: context.plan.map((each, at) => planFold(each, at, say)) }),
  ]);
}

function franchisePart(context: FranchiseContext, staff: boolean): Part {
  const { grounds, meeting, leavesOn, actBy } = context;
  return part('franchise', 'The franchise', {
    lines: [
      line('In the public register as', context.reference),
      line('Since', sayDate(context.startsOn)),
      line('GRIPP level', context.level > 0 ? `Level ${context.level}` : 'None in date'),
      ...(leavesOn ? [line('Leaves on', sayDate(leavesOn))] : []),
      ...(meeting ? [line('Decision meeting', sayDate(meeting.date))] : []),
      ...(staff
        ? grounds.map(({ ground, since }) =>
            line('To act on', groundWords[ground], { aside: `since ${sayDate(since)}${actBy ? `; act by ${sayDate(actBy)}` : ''}` }),
          )
        : []),
    ],
  });
}

function reasonsPart(id: string, title: string, reasons: readonly Reason[], say: Sayings, more: readonly ReturnType<typeof line>[]): Part {
  const lines = reasons.map(({ topic, reason, next }) =>
    line(topicWords[topic], say.text(reason), { aside: `What to do next: ${say.text(next)}` }),
  );
  return part(id, title, { lines: [...lines, ...more] });
}

function packagePart({ package: checklist }: FranchiseContext): Part {
  const rows = packageItems.map((item) => {
    const entry = checklist[item];
    const when = entry
      ? entry.status === 'offered'
        ? `on ${sayDate(entry.offeredOn)}`
        : `on ${sayDate(entry.on)}, offered on ${sayDate(entry.offeredOn)}`
      : null;
    return [cell(sayItem(item)), cell('', { tag: entry ? itemTags[entry.status] : notOffered, aside: when })];
  });
  return part('package', 'Support package', {
    table: { caption: 'What the franchise offers, item by item', head: ['Item', 'Status'], rows },
  });
}

function reviewPart({ annual, findings }: FranchiseContext, say: Sayings, staff: boolean): Part {
  const { prepared, returned } = annual;
  const content = prepared && (!staff || returned) ? prepared.content : null;
  return part('annual', 'Annual review', {
    lines: [
      line('Next return', `due on ${sayDate(annual.dueOn)}`, { aside: `can be sent from ${sayDate(annual.opensOn)}` }),
      ...(returned ? [line('Returned', `on ${sayDate(returned.on)}`)] : []),
      ...(content
        ? [
            line('What the hub did', say.text(content.activities)),
            line('What difference it made', say.text(content.difference)),
            line('Visits in a usual week', String(content.visitsPerWeek)),
            line('Hours of access a week', String(content.hoursPerWeek)),
            line('What has changed', say.text(content.changes)),
            ...(content.help ? [line('Help asked for', say.text(content.help))] : []),
          ]
        : []),
      ...(findings
        ? [
            line(`Findings of review ${findings.number}`, say.text(findings.findings), {
              aside: `by ${say.person(findings.by)} on ${sayDate(findings.on)}`,
            }),
            line('Recommendation', recommendations[findings.recommendation]),
          ]
        : []),
    ],
  });
}

function planFold(each: FranchiseContext['plan'][number], at: number, say: Sayings): Fold {
  const status: Tag =
    each.met === null
      ? { text: 'Not judged yet', colour: 'grey' }
      : each.met
        ? { text: 'Met', colour: 'green' }
        : { text: 'Not met', colour: 'red' };
  return {
    title: `${at + 1}. By ${sayDate(each.due)}: ${status.text.toLowerCase()}`,
    lines: [
      line('Action', say.text(each.action), { tag: status }),
      line('How it shows', say.text(each.measure)),
      line('Who', say.text(each.owner)),
      line('Help offered', say.text(each.help)),
    ],
  };
}
