// A review's parts: its papers (what is reviewed, why, the organisation's words, the record that is looked at), the panel and its votes (V).
import { sayDate } from '../../../machines/calendar.ts';
import { emptyReview, type ReviewContext, type Vote } from '../../../machines/review.context.ts';
import { groundWords, kindWords, seatWords, voteWords } from '../../../machines/review.words.ts';
import { contextOf, type OpenedCase, openCase } from '../case-access.ts';
import { paths, pathTo } from '../paths.ts';
import type { Visit } from '../route.ts';
import { applicationParts } from './application.ts';
import { franchiseParts } from './franchise.ts';
import { cell, filled, line, type Part, part, type Tag } from './part.ts';
import { readSayings, type Sayings } from './sayings.ts';

const upperFirst = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const outcomes = {
  stands: 'The outcome stands',
  'sent-back': 'Sent back, to be decided afresh',
  withdrawn: 'Withdrawn by the organisation',
  overtaken: 'Ended: the organisation ended the case itself',
  'late-refused': 'The late request was refused',
  'not-confirmed': 'Keyed from paper and not confirmed',
} as const satisfies Record<NonNullable<ReviewContext['closed']>['outcome'], string>;

/** Everything a review holds that this reader may see. Votes are told once it is closed, so that nobody votes by another's vote. */
export async function reviewParts(visit: Visit, opened: OpenedCase): Promise<Part[]> {
  const context = contextOf(opened, emptyReview);
  const say = await readSayings(visit, opened, null);
  const staff = opened.audience === 'staff';
  return filled([
    outcomePart(context, say),
    requestPart(context, say),
    ...(staff ? await recordParts(visit, context) : []),
    panelPart(context, say, staff),
  ]);
}

function outcomePart({ closed, directions, votes }: ReviewContext, say: Sayings): Part {
  const sendBack = votes.filter(({ vote }) => vote === 'send-back').length;
  return part('outcome', 'Outcome', {
    lines: closed
      ? [
          line('Outcome', outcomes[closed.outcome], { aside: `on ${sayDate(closed.on)}` }),
          ...(votes.length > 0 ? [line('Votes', `${votes.length - sendBack} to let it stand, ${sendBack} to send it back`)] : []),
          ...(directions && closed.outcome === 'sent-back' ? [line('Directions for the fresh decision', say.text(directions))] : []),
        ]
      : [],
  });
}

function requestPart(context: ReviewContext, say: Sayings): Part {
  const { reviewed, requested, grounds, explanation, late, hearBy, hearing, heldOn, statement } = context;
  return part('request', 'What the review is about', {
    lines: [
      ...(reviewed
        ? [
            line('Reviewed', `${upperFirst(kindWords[reviewed.kind])} of ${sayDate(reviewed.on)}`, {
              aside: `record ${reviewed.reference}`,
            }),
          ]
        : []),
      ...(requested ? [line('Asked for', `on ${sayDate(requested.on)}`)] : []),
      ...(grounds.length > 0 ? [line('Because', null, { items: grounds.map((ground) => upperFirst(groundWords[ground])) })] : []),
      ...(explanation ? [line('In the organisation’s words', say.text(explanation))] : []),
      ...(late ? [line('Why it came late', say.text(late.reason), { aside: `the last day was ${sayDate(late.lastDay)}` })] : []),
      ...(statement ? [line('Statement for the panel', say.text(statement.text), { aside: `added on ${sayDate(statement.on)}` })] : []),
      ...(hearBy && !heldOn ? [line('To be heard by', sayDate(hearBy))] : []),
      ...(hearing ? [line('Hearing', sayDate(hearing.date), { aside: hearing.reason ? say.text(hearing.reason) : null })] : []),
      ...(heldOn ? [line('Heard', `on ${sayDate(heldOn)}`)] : []),
    ],
  });
}

/** The record that the panel looks at: the decision and what it was made on, as the case holds it, and the way to the whole case. */
async function recordParts(visit: Visit, { reviewed }: ReviewContext): Promise<Part[]> {
  if (!reviewed) return [];
  const about = await openCase(visit, reviewed.case);
  // Who belongs to the organisation reads its side of the case, and sits on no panel of it.
  const all = about.head.workflow === 'application' ? await applicationParts(visit, about) : await franchiseParts(visit, about);
  const wanted = ['decision', 'report', 'offer', 'suspension', 'ending', 'franchise'];
  const whole = part('reviewed', 'The case that is reviewed', {
    table: {
      caption: 'The case that is reviewed',
      head: ['Case', 'What is there'],
      rows: [
        [
          cell(about.head.reference, { href: pathTo(paths.case, { case: about.head.id }) }),
          cell('Everything on it: what was sent, the history, every letter'),
        ],
      ],
    },
  });
  return [whole, ...all.filter(({ id }) => wanted.includes(id))];
}

const seatTag = (declared: boolean): Tag =>
  declared ? { text: 'Declared', colour: 'green' } : { text: 'To declare interests', colour: 'yellow' };

function panelPart(context: ReviewContext, say: Sayings, staff: boolean): Part {
  const { panel, votes, closed } = context;
  const voteOf = (person: string) => votes.find((vote) => vote.person === person);
  return part('panel', 'The panel', {
    table: {
      caption: 'Members of the panel',
      head: staff ? ['Member', 'Interests', 'Vote'] : ['Member', 'Interests'],
      rows: panel.map(({ person, seat, declaredOn }) => [
        cell(say.person(person), { aside: upperFirst(seatWords[seat].one) }),
        cell('', { tag: seatTag(declaredOn !== null), aside: declaredOn ? `none, on ${sayDate(declaredOn)}` : null }),
        ...(staff ? [voteCell(voteOf(person), closed !== null, say)] : []),
      ]),
    },
  });
}

function voteCell(vote: Vote | undefined, told: boolean, say: Sayings) {
  if (!vote) return cell('Not yet');
  return told ? cell(upperFirst(voteWords[vote.vote]), { aside: say.text(vote.reasons) }) : cell(`Voted on ${sayDate(vote.on)}`);
}
