// The scheme's policy: every value with its default and the id of the rule it belongs to. Data, versioned; a change never moves
// a date already set (R6) because dates are stored when they are set.
import { z } from 'zod';
import { bankHolidaysEnglandAndWales } from './bank-holidays.ts';
import { evidenceKinds } from './evidence-kinds.ts';
import { civilDate } from './text.ts';

const days = (rule: string, title: string, value: number) => z.int().min(0).max(3660).default(value).meta({ rule, title });
const dayList = (rule: string, title: string, value: number[]) => z.array(z.int().min(1).max(3660)).default(value).meta({ rule, title });
const level = (rule: string, title: string, value: number) => z.int().min(1).max(9).default(value).meta({ rule, title });

export const policySchema = z.strictObject({
  bankHolidays: z
    .array(civilDate('Give a date as YYYY-MM-DD'))
    .default(bankHolidaysEnglandAndWales.map((holiday) => holiday.date))
    .meta({ rule: 'R5', title: 'Bank holidays of England and Wales' }),
  confirmWithinDays: days('P10', 'Days in which a second person confirms a proposed act', 14),
  answerDays: days('G6', 'Days an organisation has to answer a validator', 28),
  answerReminderDays: dayList('G6', 'Days before that date on which a reminder goes', [14, 3]),
  certificateMonths: days('G8', 'Months a certificate is valid', 36),
  expiryReminderMonths: dayList('G8', 'Months before expiry on which a reminder goes', [12, 3, 1]),
  firstResponseWorkingDays: days('G9', 'Working days to a validator’s first response', 20),
  replyWorkingDays: days('G10', 'Working days an organisation has to reply to findings that differ', 10),
  evidenceMaxBytes: z
    .int()
    .min(1)
    .max(52_428_800)
    .default(10_485_760)
    .meta({ rule: 'G12', title: 'Most bytes a document of evidence can have' }),
  evidenceKinds: z
    .array(z.enum(evidenceKinds))
    .min(1)
    .default([...evidenceKinds])
    .meta({ rule: 'G12', title: 'Kinds of file kept as evidence' }),
  levelToApply: level('F1', 'Level an application needs at stage 1', 1),
  hoursPerWeek: z.number().min(20).max(168).default(20).meta({ rule: 'F2', title: 'Hours of public access a week' }),
  bookableSession: z
    .enum(['either', 'day', 'evening', 'both'])
    .default('either')
    .meta({ rule: 'F2', title: 'Which session on each of 7 days must be bookable' }),
  supportMonths: z.int().min(1).max(12).default(12).meta({ rule: 'F4', title: 'Most months from effective to the stage 2 deadline' }),
  offerDays: days('F6', 'Days from release in which an offer is accepted', 28),
  offerReminderDays: dayList('F6', 'Days before that date on which a reminder goes', [14, 3]),
  shorteningNoticeDays: days('F7', 'Days of notice when a deadline is shortened', 28),
  resubmissionReminderDays: dayList('F9', 'Days before the stage 2 deadline on which a reminder goes', [90, 30, 7]),
  agreementDays: days('F11', 'Days from release in which the agreement is signed', 42),
  agreementReminderDays: dayList('F11', 'Days before that date on which a reminder goes', [14, 3]),
  levelToApproveStage1: level('F13', 'Level an approval needs at stage 1', 1),
  levelToApproveStage2: level('F13', 'Level an approval needs at stage 2', 1),
  deferralsMost: z.int().min(0).max(9).default(2).meta({ rule: 'F15', title: 'Times a decision may be deferred' }),
  franchiseesMost: z.int().min(1).default(10).meta({ rule: 'F16', title: 'Franchisees the pilot takes at most' }),
  priorityAreas: z.array(z.string().min(1).max(120)).default([]).meta({ rule: 'F16', title: 'Initial priority areas (§1.9)' }),
  areasMostInNeed: z
    .array(z.string().min(1).max(120))
    .default([])
    .meta({ rule: 'F16', title: 'Areas most in need of investment (§1.8), as “hub, town” or a locality’s key' }),
  cutOffDays: days('D2', 'Days from cut-off to meeting', 21),
  papersClearWorkingDays: days('D2', 'Clear working days from papers to meeting', 5),
  closeMeetingWorkingDays: days('D6', 'Working days after a meeting in which it is closed', 3),
  correctionNoticeDays: days('D5', 'Days of written notice before a record is corrected against the applicant', 28),
  effectiveClearWorkingDays: days('D7', 'Clear working days from publication to effective', 5),
  reviewWindowDays: days('V2', 'Days from release in which a review can be asked for', 28),
  lateRequestWorkingDays: days('V2', 'Working days in which a late request for a review is answered', 5),
  voteWorkingDays: days('V5', 'Working days after a hearing in which a panel votes', 5),
  unlockDaysMost: days('C1', 'Most days for which sections of an application are unlocked', 28),
  hearingWorkingDays: days('V7', 'Working days in which a review is heard', 30),
  hearingNoticeClearWorkingDays: days('V7', 'Clear working days of notice of a hearing', 10),
  hearingReminderWorkingDays: dayList('V7', 'Working days before the last day to hear a review on which a reminder goes', [20, 15]),
  annualReviewReminderDays: dayList(
    'H3',
    'Days before the anniversary on which the annual return is asked for and reminded of',
    [60, 30, 7],
  ),
  improvementPlanMonths: z
    .int()
    .min(1)
    .max(12)
    .default(6)
    .meta({ rule: 'H3', title: 'Most months that a line of an improvement plan takes' }),
  levelToKeepFranchise: level('H4', 'Level a franchise needs', 1),
  franchiseActWorkingDays: days('H4', 'Working days in which staff act on an expired level, a missed review or a failed plan', 20),
  franchiseTimeMonths: z.int().min(1).max(12).default(6).meta({ rule: 'H4', title: 'Most months of time an officer gives a franchise' }),
  leaveNoticeDays: days('H4', 'Days of notice with which an organisation leaves its franchise', 28),
  conditionReminderDays: dayList('S4', 'Days before a grant condition is due on which a reminder goes', [28, 7]),
  schemeReviewMonths: z
    .int()
    .min(1)
    .max(12)
    .default(3)
    .meta({ rule: 'H2', title: 'Months from opening the yearly review to publishing it' }),
  grantCapPence: z.int().min(0).max(200_000).default(200_000).meta({ rule: 'S1', title: 'Most a start-up grant can be, in pence' }),
});

/** The policy in force for a command. Journalled by its version, kept for ever. */
export type Policy = z.output<typeof policySchema>;

const sets = new WeakMap<Policy, ReadonlySet<string>>();

/** The policy's bank holidays as a set, made once per policy object. */
export function holidaysOf(policy: Policy): ReadonlySet<string> {
  let set = sets.get(policy);
  if (!set) {
    set = new Set(policy.bankHolidays);
    sets.set(policy, set);
  }
  return set;
}
