// What people try on a franchise.
import { addDays, addMonths } from '../../machines/calendar.ts';
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import { nextMeeting } from '../../machines/next-meeting.ts';
import type { Alphabet, Try } from './alphabet.ts';
import { policy } from './apply.ts';
import { upcomingMeetings } from './facts-shared.ts';
import { alsoAs, interested, personOf } from './people.ts';
import { idOf, type World } from './world.ts';

type Context = FranchiseContext;

const why = { reason: 'text:reason' };
const reasons = [{ topic: 'level', reason: 'text:reason', next: 'text:next' }];
const LINE_DAYS = 60;
const BACK_DAYS = 40;

export const annualReturn = {
  activities: 'text:activities',
  difference: 'text:difference',
  visitsPerWeek: 50,
  hoursPerWeek: 20,
  changes: 'text:changes',
};

const packaging: Alphabet = {
  offerItems: () => [['officer', { items: ['branding'] }]],
  answerItems: () => [
    ['lead', { answers: [{ item: 'branding', answer: 'taken-up' }] }, 'taken up'],
    ['lead', { answers: [{ item: 'branding', answer: 'declined' }] }, 'declined'],
    ['lead', { answers: [{ item: 'outreach', answer: 'declined' }] }, 'what was not offered'],
  ],
};

/** What is found in the annual review: each recommendation, and each slip that a rule is for. */
function findings(world: World): Try[] {
  const found = { findings: 'text:findings' };
  const line = (due: string) => ({ action: 'text:action', measure: 'text:measure', owner: 'text:owner', help: 'text:help', due });
  const improve = (...lines: readonly string[]) => ({ ...found, recommendation: 'improve', plan: lines.map(line) });
  const soon = addDays(world.today, LINE_DAYS);
  const late = addDays(addMonths(world.today, policy.improvementPlanMonths), 1);
  return [
    ['officer', { ...found, recommendation: 'continue' }, 'continue'],
    ['officer', { ...found, recommendation: 'end' }, 'end'],
    ['officer', improve(soon), 'improve in a line'],
    ['officer', improve(soon, soon), 'improve in two lines'],
    ['officer', improve(), 'improve in nothing'],
    ['officer', improve(world.today), 'improve by today'],
    ['officer', improve(late), 'improve by too late a day'],
    [alsoAs('contributor', 'franchise-officer'), { ...found, recommendation: 'continue' }, 'continue'],
    [interested('officer'), { ...found, recommendation: 'continue' }, 'continue'],
  ];
}

const reviewing: Alphabet = {
  prepareReturn: () => [
    ['contributor', annualReturn],
    ['signatory', annualReturn],
  ],
  submitReturn: () => [['signatory', { declaration: true }]],
  recordFindings: (world) => findings(world),
  judgeLine: (_, { plan }: Context) =>
    [...plan.map((__, at) => at + 1), 9].flatMap((line): Try[] => [
      ['officer', { line, met: true, note: 'text:note' }, `${line} met`],
      ['officer', { line, met: false, note: 'text:note' }, `${line} not met`],
    ]),
};

const acting: Alphabet = {
  giveTime: (world) => [
    ['officer', { until: addMonths(world.today, policy.franchiseTimeMonths), ...why }, 'as long as may be'],
    ['officer', { until: addDays(addMonths(world.today, policy.franchiseTimeMonths), 1), ...why }, 'longer'],
    ['officer', { until: world.today, ...why }, 'until today'],
  ],
  closeGround: () => [
    ['officer', { ground: 'plan', ...why }, 'the plan'],
    ['officer', { ground: 'end-recommended', ...why }, 'the recommendation'],
  ],
  proposeSuspension: (world) => [
    ['officer', { reasons, wayBack: 'text:way', backBy: addDays(world.today, BACK_DAYS) }],
    ['officer', { reasons, wayBack: 'text:way', backBy: world.today }, 'back today'],
  ],
  confirmSuspension: () => [['deciding'], ['deputy'], [alsoAs('officer', 'portfolio-holder')]],
  proposeLifting: () => [['officer', why]],
  confirmLifting: () => [['deciding'], ['deputy'], [alsoAs('officer', 'portfolio-holder')]],
};

const words = { alternatives: 'text:alternatives', publicReasons: 'text:public' };
const toEnd = { outcome: 'end', reasons, ...words };

function meetings(world: World): Try[] {
  const next = nextMeeting(upcomingMeetings(world), world.today);
  return [
    ['officer', { meeting: next?.case ?? idOf('0', 9) }, 'next meeting'],
    ['officer', { meeting: idOf('0', 9) }, 'another meeting'],
  ];
}

const ending: Alphabet = {
  proposeEnding: () => [['officer', { reasons, report: 'text:report' }]],
  withdrawEnding: () => [['officer', why]],
  placeEnding: meetings,
  decideEnding: () => [
    ['deciding', toEnd, 'end'],
    ['deciding', { outcome: 'continue', ...words }, 'continue'],
    ['deciding', { ...toEnd, reasons: [] }, 'end without reasons'],
    ['deciding', { ...toEnd, consulted: [personOf('cvs')] }, 'end, consulted undeclared'],
    ['deputy', toEnd, 'end'],
    ['deputy', { outcome: 'continue', ...words }, 'continue'],
  ],
  deferEnding: () => [
    ['deciding', why],
    ['deputy', why],
  ],
  callIn: () => [['administrator', why]],
  confirmCallIn: () => [['administrator', why]],
  referBack: () => [['administrator', why]],
};

const leaving: Alphabet = {
  leave: (world) => [
    ['lead', { on: addDays(world.today, policy.leaveNoticeDays) }, 'with notice'],
    ['lead', { on: addDays(world.today, policy.leaveNoticeDays - 1) }, 'with a day less'],
  ],
  takeBackNotice: () => [['lead']],
};

const paper = (received: string, word: string, more: object = {}): Try => {
  const form = { act: 'submitReturn', preparedBy: personOf('contributor'), content: annualReturn };
  return ['officer', { received, signedBy: personOf('signatory'), form: { ...form, ...more } }, word];
};

/** A return on paper, of the days on which its time makes a difference (P9). */
function papers(world: World, { annual: { dueOn } }: Context): Try[] {
  const { today } = world;
  const [, data] = paper(today, '');
  return [
    paper(today, 'received today'),
    paper(today, 'prepared by who signed', { preparedBy: personOf('signatory') }),
    paper(today, 'prepared by who may not', { preparedBy: personOf('cvs') }),
    paper(addDays(today, 1), 'received tomorrow'),
    ...(dueOn < today ? [paper(dueOn, 'received on the last day'), paper(addDays(dueOn, 1), 'received the day after')] : []),
    [alsoAs('lead', 'franchise-officer'), data, 'by who belongs to it'],
    [interested('officer'), data],
  ];
}

const onPaper: Alphabet = {
  keyPaper: papers,
  confirmPaper: () => [['officer2'], ['officer']],
  confirmPaperContent: () => [
    ['lead', { correct: true }, 'as sent'],
    ['lead', { correct: false, wrong: 'text:wrong' }, 'not as sent'],
    ['lead', { correct: false }, 'not as sent, without a word'],
    ['officer', { correct: true }, 'as sent'],
  ],
};

/** Declarations: what each of the holders can say, and a dispensation. */
const declaring: Alphabet = {
  declareInterest: () =>
    (['deciding', 'deputy', 'leader'] as const)
      .flatMap((who): Try[] => [
        [who, { interest: 'none' }, 'none'],
        [who, { interest: 'interest', nature: 'text:nature' }, 'interest'],
      ])
      .concat([['officer', { interest: 'interest', nature: 'text:nature' }, 'interest']]),
  recordDispensation: () => [
    ['paid', { person: personOf('deciding'), ...why }, 'the deciding holder'],
    ['paid', { person: personOf('holder1'), ...why }, 'who declared nothing'],
  ],
};

/** Everything that people may send to a franchise. */
export const franchiseTries: Alphabet = {
  open: () => [],
  ...packaging,
  ...reviewing,
  ...acting,
  ...ending,
  ...leaving,
  ...onPaper,
  ...declaring,
};
