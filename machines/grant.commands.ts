// The start-up grant's commands (S): who may send each, what it carries, which facts it reads.
import { z } from 'zod';
import { conditionNumber as condition, correctionCommands, criterionCode as criterion } from './grant.correction-commands.ts';
import { evidenceFields } from './grant.evidence.ts';
import { papers } from './grant.paper-commands.ts';
import { interestCommands } from './interests.ts';
import { pounds } from './money.ts';
import { applicantRoles } from './roles.ts';
import { civilDate, id, PrivateText, text } from './text.ts';
import { command } from './workflow.ts';

const officer = ['franchise-officer'] as const;
const holder = ['portfolio-holder'] as const;
const signers = ['lead', 'signatory'] as const;
const cashiers = ['franchise-officer', 'administrator'] as const;
const system = ['system'] as const;
const nothing = z.strictObject({});
const fired = z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') });
/** Payments are numbered from 1 within their grant. */
const payment = z.int({ error: 'Select the payment' }).min(1, { error: 'Select the payment' });
const reference = z.string().regex(/^[A-Z0-9][A-Z0-9/-]{1,29}$/, { error: 'Enter the reference: capitals, digits, hyphens and strokes' });
const on = civilDate('The date is missing');

const conditions = {
  open: command({
    title: 'Open the grant',
    who: system,
    data: z.strictObject({
      application: id('The application is missing'),
      pence: z.int({ error: 'The award is a whole number of pence' }).min(1),
      deadline: civilDate('The stage 2 deadline is missing'),
      criteria: z.array(criterion).min(1).max(20),
    }),
    facts: [],
    opens: true,
  }),
  setConditions: command({
    title: 'Set the conditions',
    who: officer,
    data: z.strictObject({
      conditions: z
        .array(
          z.strictObject({
            criterion,
            evidence: text('Enter the evidence that shows the condition is met', 2000),
            /** Left out: due at the stage 2 deadline, and moves with it (F7). */
            due: civilDate('Enter the date by which the evidence is due').optional(),
          }),
        )
        .min(1, { error: 'Set at least one condition' })
        .max(20),
    }),
    facts: [],
  }),
  submitEvidence: command({
    title: 'Submit evidence for a condition',
    who: applicantRoles,
    data: z.strictObject(evidenceFields),
    facts: ['application'],
  }),
  recordMet: command({ title: 'Record that a condition is met', who: officer, data: z.strictObject({ condition }), facts: [] }),
  recordNotMet: command({
    title: 'Record that a condition is not met',
    who: officer,
    data: z.strictObject({ condition, reason: text('Enter why the condition is not met'), next: text('Enter what to do next') }),
    facts: [],
  }),
  waive: command({
    title: 'Waive a condition',
    who: holder,
    data: z.strictObject({ condition, reason: text('Enter why the condition is waived') }),
    facts: ['holders'],
  }),
  remind: command({ title: 'A reminder is due', who: system, data: fired, facts: [] }),
  conditionDue: command({ title: 'The time for a condition has passed', who: system, data: fired, facts: [] }),
  askAgain: command({
    title: 'Ask for it to be looked at again',
    who: signers,
    data: z.strictObject({ words: text('Enter what we should look at, and why') }),
    facts: [],
  }),
};

/** Bank details are texts, erasable; only the last four digits of the account are ever shown. */
const bankDetails = z
  .strictObject({
    accountName: text('Enter the name on the account', 18),
    sortCode: text('Enter the sort code', 8),
    accountNumber: text('Enter the account number', 8),
    lastFour: z.string({ error: 'Enter the last four digits of the account number' }).regex(/^\d{4}$/, {
      error: 'Enter the last four digits of the account number',
    }),
  })
  .superRefine(({ sortCode, accountNumber, lastFour }, refused) => {
    const say = (field: string, message: string) => refused.addIssue({ code: 'custom', path: [field], message });
    // A field that was refused already is not a private text, and has its sentence.
    if (sortCode instanceof PrivateText && !/^\d{2}-?\d{2}-?\d{2}$/.test(sortCode.reveal()))
      say('sortCode', 'Enter the sort code as six digits, such as 12-34-56');
    if (!(accountNumber instanceof PrivateText)) return;
    if (!/^\d{8}$/.test(accountNumber.reveal())) say('accountNumber', 'Enter the account number as eight digits, with zeros in front');
    else if (!accountNumber.reveal().endsWith(lastFour))
      say('lastFour', 'These are not the last four digits of the account number. Check both');
  });

const bank = {
  giveBankDetails: command({ title: 'Give bank details', who: applicantRoles, data: bankDetails, facts: [] }),
  checkBankDetails: command({
    title: 'Check the bank details',
    who: ['signatory', 'franchise-officer'],
    data: z.strictObject({ correct: z.literal(true, { error: 'Confirm that you compared the details with a document of the bank' }) }),
    facts: ['organisation'],
  }),
  witnessBankDetails: command({
    title: 'Witness the bank details',
    who: ['franchise-officer', 'engagement-officer', 'administrator'],
    data: z.strictObject({ correct: z.literal(true, { error: 'Confirm that you compared the details with a document of the bank' }) }),
    facts: [],
  }),
};

const payments = {
  requestPayment: command({
    title: 'Request a payment',
    who: ['lead', 'signatory', 'franchise-officer'],
    data: z.strictObject({
      amount: pounds('Enter the amount in pounds'),
      /** The conditions that have to be satisfied before it is authorised; none: a payment in advance. */
      conditions: z.array(condition).max(20).default([]),
      purpose: text('Enter what the money is for', 500),
    }),
    facts: [],
  }),
  authorisePayment: command({
    title: 'Authorise a payment',
    who: officer,
    data: z.strictObject({ payment }),
    facts: ['application', 'openReview'],
  }),
  refusePayment: command({
    title: 'Refuse a payment',
    who: officer,
    data: z.strictObject({ payment, reason: text('Enter why the payment is refused'), next: text('Enter what to do next') }),
    facts: [],
  }),
  recordPaid: command({
    title: 'Record that a payment was made',
    who: cashiers,
    data: z.strictObject({ payment, reference }),
    facts: [],
  }),
  complete: command({ title: 'Complete the grant', who: officer, data: nothing, facts: [] }),
  giveUp: command({ title: 'Give up the grant', who: signers, data: nothing, facts: [] }),
};

const messages = {
  deadlineMoved: command({
    title: 'The stage 2 deadline moved',
    who: system,
    data: z.strictObject({ deadline: civilDate('The deadline is missing') }),
    facts: ['hubGrant'],
  }),
  applicationSettled: command({
    title: 'The application was settled',
    who: system,
    data: z.strictObject({
      outcome: z.enum(['approved', 'declined', 'lapsed', 'withdrawn']),
      on,
      releasedOn: on.optional(),
    }),
    facts: [],
  }),
  reviewOpened: command({
    title: 'A review was opened',
    who: system,
    data: z.strictObject({ review: id('The review is missing'), on }),
    facts: [],
  }),
  reviewClosed: command({
    title: 'The review ended',
    who: system,
    data: z.strictObject({
      review: id('The review is missing'),
      /** 'overtaken': sent back, and the application did not come back. */
      outcome: z.enum(['stands', 'sent-back', 'withdrawn', 'overtaken']),
      on,
    }),
    facts: ['hubGrant'],
  }),
  letterReleased: command({
    title: 'The letter on the stop was released',
    who: system,
    data: z.strictObject({ kind: z.string(), on }),
    facts: [],
  }),
};

const recovery = {
  consider: command({ title: 'Recovery can be considered', who: system, data: fired, facts: [] }),
  proposeRecovery: command({
    title: 'Propose what becomes of the money',
    who: officer,
    data: z.strictObject({
      outcome: z.enum(['repayment', 'write-off'], { error: 'Select whether to ask for repayment or to write the money off' }),
      /** For a repayment: how much, and by when; what is not asked for is written off. */
      amount: pounds('Enter the amount to repay in pounds').optional(),
      by: civilDate('Enter the date by which it is repaid').optional(),
      reason: text('Enter the reason'),
    }),
    facts: ['openReview'],
  }),
  confirmRecovery: command({ title: 'Confirm what becomes of the money', who: holder, data: nothing, facts: ['holders', 'openReview'] }),
  expireProposal: command({ title: 'The proposal has expired', who: system, data: fired, facts: [] }),
  recordRepayment: command({
    title: 'Record a repayment',
    who: cashiers,
    data: z.strictObject({ amount: pounds('Enter the amount repaid in pounds'), reference }),
    facts: [],
  }),
  repaymentDue: command({ title: 'The time to repay has passed', who: system, data: fired, facts: [] }),
};

/** Every command of the grant, in the order of its life. */
export const grantCommands = {
  ...conditions,
  ...correctionCommands,
  ...bank,
  ...payments,
  ...messages,
  ...recovery,
  ...papers,
  ...interestCommands(['portfolio-holder', 'franchise-officer']),
};
