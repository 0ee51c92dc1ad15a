/** Letters that a GRIPP self-assessment causes (L1; G5–G10). */
import { z } from 'zod';
import { civilDate, count, letter, organisationFields, sampleOrganisation, words } from './letter-definition.ts';

const level = z.int().positive();
const certificateFields = { level, certificateReference: words, validUntil: civilDate };
const sampleCertificate = { level: 1, certificateReference: 'CECH-G1-7KQ4-M2', validUntil: '2029-11-30' };
const riskStatement = 'Risks are written down and looked at by the trustees at least once a year.';
const cvs = { from: 'cvs' } as const;

export const assessmentLetters = {
  'assessment-acknowledged': letter({
    ...cvs,
    title: 'Self-assessment received',
    model: z.object({ ...organisationFields, level, revision: count, receivedOn: civilDate, firstResponseBy: civilDate }),
    sample: { ...sampleOrganisation, level: 1, revision: 1, receivedOn: '2026-09-01', firstResponseBy: '2026-09-29' },
  }),
  'assessment-evidence-requested': letter({
    ...cvs,
    title: 'More evidence requested',
    model: z.object({
      ...organisationFields,
      level,
      area: words,
      answerBy: civilDate,
      questions: z.array(z.object({ statement: words, question: words })).min(1),
    }),
    sample: {
      ...sampleOrganisation,
      level: 1,
      area: 'Governance',
      answerBy: '2026-10-13',
      questions: [
        { statement: 'Trustees declare conflicts of interest.', question: 'Please send the register.\nWhen was it last looked at?' },
        { statement: riskStatement, question: 'Which meeting looked at the risk register? Minutes are enough.' },
      ],
    },
  }),
  'assessment-evidence-reminder': letter({
    ...cvs,
    title: 'Reminder: evidence requested',
    model: z.object({ ...organisationFields, level, area: words, askedOn: civilDate, answerBy: civilDate, daysLeft: count }),
    sample: { ...sampleOrganisation, level: 1, area: 'Governance', askedOn: '2026-09-15', answerBy: '2026-10-13', daysLeft: 3 },
  }),
  'assessment-reply-invited': letter({
    ...cvs,
    title: 'Findings differ: reply invited',
    model: z.object({
      ...organisationFields,
      level,
      replyBy: civilDate,
      differences: z.array(z.object({ statement: words, claim: words, finding: words, reason: z.string() })).min(1),
    }),
    sample: {
      ...sampleOrganisation,
      level: 1,
      replyBy: '2026-10-30',
      differences: [
        {
          statement: riskStatement,
          claim: 'met',
          finding: 'partly met',
          reason: 'The register is from 2023. The minutes do not mention it.',
        },
      ],
    },
  }),
  'assessment-signed-off': letter({
    ...cvs,
    title: 'GRIPP level signed off',
    model: z.object({ ...organisationFields, ...certificateFields, signedOffOn: civilDate }),
    sample: { ...sampleOrganisation, ...sampleCertificate, signedOffOn: '2026-11-30' },
  }),
  'assessment-not-yet-met': letter({
    ...cvs,
    title: 'GRIPP level not yet met',
    adverse: true,
    rights: 'second-validator',
    model: z.object({
      ...organisationFields,
      level,
      lastDue: civilDate,
      secondValidatorBy: civilDate,
      reasons: z.array(z.object({ statement: words, reason: words })).min(1),
      plan: z.array(z.object({ statement: words, action: words, measure: words, owner: words, due: civilDate, help: words })).min(1),
    }),
    sample: {
      ...sampleOrganisation,
      level: 1,
      lastDue: '2027-03-31',
      secondValidatorBy: '2026-11-27',
      reasons: [{ statement: riskStatement, reason: 'There is a register, but no sign that trustees have looked at it since 2023.' }],
      plan: [
        {
          statement: riskStatement,
          action: 'Bring the risk register up to date and discuss it at a trustees’ meeting.',
          measure: 'The minutes of that meeting, sent to CVS.',
          owner: 'Chair of trustees',
          due: '2027-01-31',
          help: 'A CVS adviser joins one meeting and brings a template.',
        },
        {
          statement: 'Everyone who works with children has a current DBS check.',
          action: 'List the roles, check the dates, renew the two checks that are missing.',
          measure: 'The list shows a date for every role, none older than three years.',
          owner: 'Safeguarding lead',
          due: '2027-03-31',
          help: 'CVS pays for the checks of volunteers.',
        },
      ],
    },
  }),
  'level-expiring': letter({
    ...cvs,
    title: 'GRIPP level about to run out',
    model: z.object({ ...organisationFields, ...certificateFields, monthsLeft: count }),
    sample: { ...sampleOrganisation, ...sampleCertificate, monthsLeft: 3 },
  }),
  'level-expired': letter({
    ...cvs,
    title: 'GRIPP level has run out',
    model: z.object({ ...organisationFields, ...certificateFields }),
    sample: { ...sampleOrganisation, ...sampleCertificate },
  }),
  certificate: letter({
    ...cvs,
    title: 'GRIPP certificate',
    form: 'certificate',
    model: z.object({
      ...organisationFields,
      ...certificateFields,
      signedOffOn: civilDate,
      validatorTitle: words,
      standard: words,
      premises: z.boolean(),
    }),
    sample: {
      ...sampleOrganisation,
      ...sampleCertificate,
      signedOffOn: '2026-11-30',
      validatorTitle: 'lead validator, CVS Cheshire East',
      standard: 'GRIPP version 1',
      premises: true,
    },
  }),
};
