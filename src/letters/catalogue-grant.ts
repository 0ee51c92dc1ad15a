/** Letters on the start-up grant (L1, S): its conditions, its payments, and what becomes of the money. */
import { z } from 'zod';
import { civilDate, count, dateOrNone, hubFields, letter, pence, sampleHub, words } from './letter-definition.ts';

/** Pence where there may be none. */
const amount = z.int().nonnegative();
const condition = { number: z.int().positive(), criterion: words, evidence: words };
const dated = z.object({ ...condition, due: civilDate });
const rights = { adverse: true, rights: 'look-again' } as const;

const online = {
  number: 2,
  criterion: 'On-line access and support or training',
  evidence: 'A plan of weekly sessions with a trained helper, and the receipt for two computers.',
};
const access = {
  number: 1,
  criterion: 'At least 20 hours a week of access for the public',
  evidence: 'The timetable on your door.',
  due: '2027-09-30',
};
const sampleConditions = [access, { ...online, due: '2027-06-30' }];
const sampleGrant = { ...sampleHub, reference: 'CECH-GR-0002' };
const receipt = 'The receipt shows one computer, and the condition is about two.';
const another = 'Send the receipt for the second computer.';

const conditionLetters = {
  'grant-conditions-set': letter({
    title: 'Conditions of the grant',
    model: z.object({ ...hubFields, award: pence, conditions: z.array(dated).min(1) }),
    sample: { ...sampleGrant, award: 150000, conditions: sampleConditions },
  }),
  'grant-condition-reminder': letter({
    title: 'Reminder: condition of the grant',
    model: z.object({ ...hubFields, ...condition, due: civilDate, daysLeft: count }),
    sample: { ...sampleGrant, ...online, due: '2027-06-30', daysLeft: 7 },
  }),
  'grant-condition-met': letter({
    title: 'Condition of the grant met',
    model: z.object({ ...hubFields, ...condition, left: count }),
    sample: { ...sampleGrant, ...online, left: 1 },
  }),
  'grant-condition-not-met': letter({
    ...rights,
    title: 'Condition of the grant not met',
    model: z.object({
      ...hubFields,
      ...condition,
      due: civilDate,
      isOver: z.boolean(),
      reason: words,
      next: words,
      lookAgainBy: civilDate,
    }),
    sample: { ...sampleGrant, ...online, due: '2027-06-30', isOver: false, reason: receipt, next: another, lookAgainBy: '2027-07-08' },
  }),
  'grant-condition-waived': letter({
    title: 'Condition of the grant waived',
    model: z.object({ ...hubFields, ...condition, reason: words }),
    sample: { ...sampleGrant, ...online, reason: 'The library next door gives the same sessions.' },
  }),
  'grant-condition-corrected': letter({
    ...rights,
    title: 'Condition of the grant corrected',
    model: z.object({ ...hubFields, ...condition, due: civilDate, was: dated, reason: words, lookAgainBy: civilDate }),
    sample: {
      ...sampleGrant,
      ...online,
      due: '2027-08-31',
      was: { ...online, evidence: 'The receipt for twelve computers.', due: '2027-06-30' },
      reason: 'The offer speaks of two computers, and the date was that of another grant.',
      lookAgainBy: '2027-03-10',
    },
  }),
  'grant-dates': letter({
    title: 'Dates of the grant’s conditions',
    model: z.object({ ...hubFields, because: words, conditions: z.array(dated).min(1) }),
    sample: { ...sampleGrant, because: 'The deadline to resubmit your application moved.', conditions: sampleConditions },
  }),
};

const paymentLetters = {
  'grant-payment-refused': letter({
    ...rights,
    title: 'Payment of the grant refused',
    model: z.object({ ...hubFields, amount: pence, purpose: words, reason: words, next: words, lookAgainBy: civilDate }),
    sample: {
      ...sampleGrant,
      amount: 75000,
      purpose: 'Two computers',
      reason: 'The quotation is for three computers.',
      next: 'Request the amount for two, or say why three are needed.',
      lookAgainBy: '2027-05-08',
    },
  }),
  'grant-payment-advice': letter({
    title: 'Payment advice',
    model: z.object({
      ...hubFields,
      amount: pence,
      purpose: words,
      paymentReference: words,
      paidOn: civilDate,
      lastFour: z.string().regex(/^\d{4}$/),
      award: pence,
      paidSoFar: pence,
      left: amount,
    }),
    sample: {
      ...sampleGrant,
      amount: 74950,
      purpose: 'Two computers',
      paymentReference: 'BACS-004711',
      paidOn: '2027-04-12',
      lastFour: '1234',
      award: 150000,
      paidSoFar: 74950,
      left: 75050,
    },
  }),
  'grant-completed': letter({
    title: 'Grant completed',
    model: z.object({ ...hubFields, completedOn: civilDate, award: pence, paid: amount, unspent: amount }),
    sample: { ...sampleGrant, completedOn: '2027-09-30', award: 150000, paid: 149950, unspent: 50 },
  }),
};

const endLetters = {
  'grant-stopped': letter({
    ...rights,
    title: 'Grant stopped',
    model: z.object({
      ...hubFields,
      stoppedOn: civilDate,
      ended: words.nullable(),
      missed: z.array(dated),
      paidSoFar: amount,
      lookAgainBy: civilDate,
    }),
    sample: {
      ...sampleGrant,
      stoppedOn: '2027-10-02',
      ended: 'Your application lapsed.',
      missed: [access],
      paidSoFar: 75000,
      lookAgainBy: '2027-10-30',
    },
  }),
  'grant-ended-unpaid': letter({
    title: 'Grant ended, nothing paid',
    model: z.object({ ...hubFields, endedOn: civilDate, wasGivenUp: z.boolean() }),
    sample: { ...sampleGrant, endedOn: '2027-10-31', wasGivenUp: false },
  }),
  'grant-recovery-requested': letter({
    ...rights,
    title: 'Repayment of the grant requested',
    model: z.object({
      ...hubFields,
      amount: pence,
      by: civilDate,
      reason: words,
      paid: pence,
      repaid: amount,
      writtenOff: amount,
      lookAgainBy: civilDate,
    }),
    sample: {
      ...sampleGrant,
      amount: 50000,
      by: '2028-01-31',
      reason: 'One computer was bought and can be sold.',
      paid: 75000,
      repaid: 5000,
      writtenOff: 20000,
      lookAgainBy: '2027-12-08',
    },
  }),
  'grant-repayment-recorded': letter({
    title: 'Repayment received',
    model: z.object({
      ...hubFields,
      amount: pence,
      paymentReference: words,
      recordedOn: civilDate,
      repaid: pence,
      left: amount,
      by: dateOrNone,
    }),
    sample: {
      ...sampleGrant,
      amount: 25000,
      paymentReference: 'RCPT-0815',
      recordedOn: '2027-12-20',
      repaid: 25000,
      left: 25000,
      by: '2028-01-31',
    },
  }),
  'grant-written-off': letter({
    title: 'Grant written off',
    model: z.object({ ...hubFields, amount: pence, repaid: amount, reason: words }),
    sample: { ...sampleGrant, amount: 75000, repaid: 5000, reason: 'The money was spent on the hub in good faith.' },
  }),
};

const staffLetters = {
  'grant-waiting': letter({
    to: 'staff',
    title: 'Grant waiting',
    model: z.object({ ...hubFields, waitingSince: civilDate, task: words, dueBy: dateOrNone, words: words.nullable().default(null) }),
    sample: {
      ...sampleGrant,
      waitingSince: '2027-10-05',
      task: 'It is proposed to write off £750 of the start-up grant. Confirm it or let it expire.',
      dueBy: '2027-10-19',
      words: 'The money was spent on the hub in good faith.',
    },
  }),
};

export const grantLetters = { ...conditionLetters, ...paymentLetters, ...endLetters, ...staffLetters };
