// A grant's accounts: the award and what has become of it, each condition with its evidence, each payment with its people (S).
import { sayDate } from '../../../machines/calendar.ts';
import { coreOffer } from '../../../machines/core-offer.ts';
import { committedPence, freePence, paidPence, repaidPence } from '../../../machines/grant.accounts.ts';
import { type Condition, emptyGrant, type GrantContext, type Payment } from '../../../machines/grant.context.ts';
import { sayPounds } from '../../../machines/money.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import type { Visit } from '../route.ts';
import { cell, type Fold, filled, line, type Part, part, type Tag } from './part.ts';
import { readSayings, type Sayings } from './sayings.ts';

const criterionWords: ReadonlyMap<string, string> = new Map([
  ...coreOffer.map(({ id, words }) => [id, words] as const),
  ['level', 'The GRIPP level required'] as const,
]);

/** Where a condition stands, as a tag. */
export const conditionTags = {
  open: { text: 'To be shown', colour: 'grey' },
  evidence: { text: 'Evidence to check', colour: 'yellow' },
  met: { text: 'Met', colour: 'green' },
  'not-met': { text: 'Not met', colour: 'red' },
  waived: { text: 'Waived', colour: 'green' },
} as const satisfies Record<Condition['status'], Tag>;

const paymentTags = {
  requested: { text: 'To be authorised', colour: 'yellow' },
  authorised: { text: 'To be paid', colour: 'blue' },
  paid: { text: 'Paid', colour: 'green' },
  refused: { text: 'Refused', colour: 'red' },
} as const satisfies Record<Payment['status'], Tag>;

/** What a condition is about, in short: 'Condition 2: on-line access and support or training'. */
export function sayCondition({ number, criterion }: Pick<Condition, 'number' | 'criterion'>): string {
  return `Condition ${number}: ${criterionWords.get(criterion) ?? criterion}`;
}

/** Everything a grant holds that this reader may see. */
export async function grantParts(visit: Visit, opened: OpenedCase): Promise<Part[]> {
  const context = contextOf(opened, emptyGrant);
  const say = await readSayings(visit, opened, null);
  return filled([
    moneyPart(context, say),
    part('conditions', 'Conditions', { folds: context.conditions.map((each) => conditionFold(each, say)) }),
    part('payments', 'Payments', {
      table: {
        caption: 'Payments asked for and made',
        head: ['Payment', 'Status', 'People'],
        rows: context.payments.map((each) => paymentRow(each, say)),
      },
    }),
    proposalsPart(context, say, opened.audience === 'staff'),
  ]);
}

function moneyPart(context: GrantContext, say: Sayings): Part {
  const { award, bank, repayments, recovery, writtenOff, review } = context;
  const asked = committedPence(context) - paidPence(context);
  return part('money', 'The money', {
    lines: [
      line('Award', sayPounds(award)),
      line('Paid', sayPounds(paidPence(context)), { aside: asked > 0 ? `${sayPounds(asked)} more is asked for` : null }),
      line('Left', sayPounds(freePence(context))),
      ...(repayments.length > 0 ? [line('Repaid', sayPounds(repaidPence(context)))] : []),
      ...(recovery ? [line('To be repaid', sayPounds(recovery.left), { aside: `by ${sayDate(recovery.by)}` })] : []),
      ...(writtenOff > 0 ? [line('Written off', sayPounds(writtenOff))] : []),
      bankLine(bank, say),
      line('Last day to meet the conditions', sayDate(context.deadline)),
      ...(review ? [line('Review', `open since ${sayDate(review.on)}: nothing is authorised until it has ended`)] : []),
    ],
  });
}

function bankLine(bank: GrantContext['bank'], say: Sayings) {
  if (!bank) return line('Bank details', 'Not given yet');
  const state = bank.checkedBy
    ? bank.needsWitness && !bank.witnessedBy
      ? 'checked, to be witnessed by an officer'
      : `checked by ${say.person(bank.checkedBy)}`
    : 'to be checked by another person';
  return line('Bank details', `Account ending in ${bank.lastFour}`, { aside: `given by ${say.person(bank.by)}, ${state}` });
}

function conditionFold(condition: Condition, say: Sayings): Fold {
  const { submitted, found } = condition;
  const files = submitted ? [...submitted.documents.map(say.document), ...submitted.links.map(say.text)] : [];
  return {
    title: `${sayCondition(condition)} (${conditionTags[condition.status].text.toLowerCase()}, by ${sayDate(condition.due)})`,
    lines: [
      line('Evidence asked for', say.text(condition.evidence), { tag: conditionTags[condition.status] }),
      ...(submitted
        ? [
            line('Evidence sent', say.text(submitted.words), {
              items: files,
              aside: `by ${say.person(submitted.by)} on ${sayDate(submitted.on)}`,
            }),
          ]
        : []),
      ...(found
        ? [
            line('Found', say.text(found.reason) || conditionTags[condition.status].text, {
              aside: `by ${say.person(found.by)} on ${sayDate(found.on)}`,
            }),
          ]
        : []),
    ],
  };
}

function paymentRow(payment: Payment, say: Sayings) {
  const on = payment.conditions.length > 0 ? `depends on condition ${payment.conditions.join(' and ')}` : 'in advance';
  const paid = payment.paidOn ? `paid on ${sayDate(payment.paidOn)}, ${payment.reference ?? ''}` : null;
  return [
    cell(`${payment.number}. ${sayPounds(payment.pence)}: ${say.text(payment.purpose)}`, { aside: on }),
    cell('', { tag: paymentTags[payment.status], aside: paid }),
    cell(`Asked for by ${say.person(payment.requestedBy)}`, {
      aside: payment.authorisedBy ? `authorised by ${say.person(payment.authorisedBy)}` : null,
    }),
  ];
}

/** What waits for a second person (P10). */
function proposalsPart({ proposal, correction }: GrantContext, say: Sayings, staff: boolean): Part {
  const what = proposal && (proposal.data.repay > 0 ? `${sayPounds(proposal.data.repay)} to be repaid` : 'All of it is written off');
  return part('proposals', 'Waiting for a second person', {
    lines: staff
      ? [
          ...(proposal && what
            ? [
                line('Proposed', what, {
                  aside: `by ${say.person(proposal.by)}: ${say.text(proposal.data.reason)}; to confirm by ${sayDate(proposal.expires)}`,
                }),
              ]
            : []),
          ...(correction
            ? [
                line(`Correction of condition ${correction.data.condition}`, say.text(correction.data.reason), {
                  aside: `by ${say.person(correction.by)}; to confirm by ${sayDate(correction.expires)}`,
                }),
              ]
            : []),
        ]
      : [],
  });
}
