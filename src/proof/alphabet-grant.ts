// What people try on a start-up grant.
import { addDays } from '../../machines/calendar.ts';
import { outstandingPence } from '../../machines/grant.accounts.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import type { Alphabet, Try } from './alphabet.ts';
import { actorOf, alsoAs, interested, personOf } from './people.ts';
import type { World } from './world.ts';

type Context = GrantContext;

const why = { reason: 'text:reason' };
const advice = { ...why, next: 'text:next' };
const evidence = 'text:evidence';
const words = { words: 'text:words' };
const none = { interest: 'none' };
const some = { interest: 'interest', nature: 'text:nature' };

const inPounds = (pence: number) => (pence / 100).toFixed(2);

/** How long before the stage 2 deadline a condition with a date of its own is due. */
const EARLIER_DAYS = 120;

function settings(world: World, { deadline, criteria }: Context): Try[] {
  const each = (due?: string) => criteria.map((criterion) => ({ criterion, evidence, ...(due ? { due } : {}) }));
  const set = (conditions: readonly object[], word: string): Try => ['officer', { conditions }, word];
  return [
    set(each(), 'due at the deadline'),
    set(each(addDays(deadline, -EARLIER_DAYS)), 'due before it'),
    set(each(addDays(deadline, 1)), 'due after it'),
    set(each(world.today), 'due today'),
    set([...each(), { criterion: 'b', evidence }], 'for what is met'),
    set(
      each()
        .slice(1)
        .concat(criteria.length > 1 ? [] : [{ criterion: 'b', evidence }]),
      'not for each criterion',
    ),
    [alsoAs('lead', 'franchise-officer'), { conditions: each() }, 'by the organisation'],
  ];
}

const eachCondition = ({ conditions }: Context, tries: (condition: number) => readonly Try[]): Try[] => [
  ...conditions.flatMap(({ number }) => tries(number)),
  ...tries(9).slice(0, 1),
];

function corrections(_: World, { conditions, deadline }: Context): Try[] {
  const wanting = conditions.filter(({ status }) => status !== 'waived').map(({ number }) => number);
  return [...wanting.slice(0, 1), conditions.length, 9].flatMap((condition): Try[] => {
    const to = (change: object, word: string): Try => ['officer', { condition, ...change, ...why }, `${condition}: ${word}`];
    return [
      to({ evidence }, 'its evidence'),
      to({}, 'nothing'),
      to({ criterion: 'b' }, 'a criterion that is met'),
      to({ criterion: 'e' }, 'another criterion'),
      to({ due: deadline }, 'due at the deadline'),
      to({ due: addDays(deadline, 1) }, 'due after it'),
      to({ due: '2027-01-01' }, 'due in the past'),
    ];
  });
}

const conditions: Alphabet = {
  open: () => [],
  setConditions: settings,
  submitEvidence: (_, context: Context) => eachCondition(context, (condition) => [['lead', { condition, ...words }, `${condition}`]]),
  recordMet: (_, context: Context) =>
    eachCondition(context, (condition) => [
      ['officer', { condition }, `${condition}`],
      [alsoAs('lead', 'franchise-officer'), { condition }, `${condition} by the organisation`],
      [interested('officer'), { condition }, `${condition}`],
    ]),
  recordNotMet: (_, context: Context) => eachCondition(context, (condition) => [['officer', { condition, ...advice }, `${condition}`]]),
  waive: (_, context: Context) => [
    ...eachCondition(context, (condition) => [['deciding', { condition, ...why }, `${condition}`]]),
    ['deputy', { condition: 1, ...why }, 'out of turn'],
    ['holder1', { condition: 1, ...why }, 'undeclared'],
    [interested('deciding'), { condition: 1, ...why }],
  ],
  askAgain: () => [
    ['lead', words],
    [alsoAs('officer', 'lead'), words, 'by who signed off'],
  ],
  proposeCorrection: corrections,
  confirmCorrection: () => [['deciding'], [alsoAs('officer', 'portfolio-holder')], ['deputy', {}, 'out of turn']],
};

const account = { accountName: 'text:name', sortCode: '12-34-56', accountNumber: '12345678', lastFour: '5678' };

/** At most two payments are asked for: a third does nothing that a second did not. */
function requests(_: World, { payments, award, conditions: all }: Context): Try[] {
  if (payments.length >= 2) return [['lead', { amount: inPounds(award + 1), purpose: 'text:purpose' }, 'more than the award']];
  const request = (pence: number, on: readonly number[], word: string): Try => [
    'lead',
    { amount: inPounds(pence), conditions: on, purpose: 'text:purpose' },
    word,
  ];
  return [
    request(award, [1], 'all of it, once 1 is met'),
    ['officer', { amount: inPounds(award / 2), purpose: 'text:purpose' }, 'half of it, in advance'],
    request(award + 1, [], 'more than the award'),
    request(1, [9], 'for no condition'),
    ...(all.length > 1 ? [request(award / 2, [1, 2], 'half of it, once all are met')] : []),
  ];
}

const eachPayment = ({ payments }: Context, tries: (payment: number) => readonly Try[]): Try[] => [
  ...payments.flatMap(({ number }) => tries(number)),
  ...tries(9).slice(0, 1),
];

const reference = 'BACS-1';

const money: Alphabet = {
  giveBankDetails: () => [['lead', account]],
  checkBankDetails: () => [
    ['signatory', { correct: true }],
    ['officer', { correct: true }],
    [alsoAs('lead', 'signatory'), { correct: true }],
  ],
  witnessBankDetails: () => [
    ['officer', { correct: true }],
    ['officer2', { correct: true }],
  ],
  requestPayment: requests,
  authorisePayment: (_, context: Context) =>
    eachPayment(context, (payment) => [
      ['officer', { payment }, `${payment}`],
      ['officer2', { payment }, `${payment}`],
      [alsoAs('lead', 'franchise-officer'), { payment }, `${payment} by the organisation`],
    ]),
  refusePayment: (_, context: Context) => eachPayment(context, (payment) => [['officer', { payment, ...advice }, `${payment}`]]),
  recordPaid: (_, context: Context) => eachPayment(context, (payment) => [['administrator', { payment, reference }, `${payment}`]]),
  complete: () => [['officer'], ['officer2']],
  giveUp: () => [['lead']],
};

function proposals(world: World, context: Context): Try[] {
  const left = outstandingPence(context);
  const by = addDays(world.today, 30);
  const repay = (pence: number, day: string, word: string): Try => [
    'officer',
    { outcome: 'repayment', amount: inPounds(pence), by: day, ...why },
    word,
  ];
  return [
    ['officer', { outcome: 'write-off', ...why }, 'write off'],
    ['officer', { outcome: 'write-off', by, ...why }, 'write off by a day'],
    ['officer', { outcome: 'repayment', ...why }, 'repayment of nothing'],
    ...(left > 0
      ? [repay(left, by, 'all of it'), repay(left, addDays(world.today, 5), 'all of it, soon'), repay(left, world.today, 'today')]
      : []),
    ...(left > 100_000 ? [repay(left / 2, by, 'half of it')] : []),
    repay(left + 1, by, 'more than was paid'),
  ];
}

const recovery: Alphabet = {
  proposeRecovery: proposals,
  confirmRecovery: () => [['deciding'], [alsoAs('officer', 'portfolio-holder')], ['deputy', {}, 'out of turn']],
  recordRepayment: (_, { recovery: asked }: Context) => [
    ['administrator', { amount: inPounds(asked?.left ?? 1), reference }, 'what is left'],
    ['administrator', { amount: inPounds((asked?.left ?? 1) + 1), reference }, 'more than is left'],
    ...((asked?.left ?? 0) > 50_000
      ? [['administrator', { amount: inPounds((asked?.left ?? 0) / 2), reference }, 'half of it'] as Try]
      : []),
  ],
};

/** Declarations: the deciding holder's, and a dispensation. */
const grantInterests: Alphabet = {
  declareInterest: () => [
    ['deciding', none, 'none'],
    ['deciding', some, 'interest'],
    ['officer', some, 'interest'],
  ],
  recordDispensation: () => [
    ['paid', { person: personOf('deciding'), ...why }, 'the deciding holder'],
    ['paid', { person: actorOf('deputy').person, ...why }, 'who declared none'],
  ],
};

/** Papers are still to come: what they carry out is what people send otherwise (P9). */
const papers: Alphabet = { keyPaper: () => [], confirmPaper: () => [], confirmPaperContent: () => [] };

/** Everything that people may send to a grant. */
export const grantTries: Alphabet = { ...conditions, ...money, ...recovery, ...grantInterests, ...papers };
