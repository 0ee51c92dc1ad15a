// What people try on an application once its decision is in force: support, stage 3, and putting mistakes right.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { latestDeadline } from '../../machines/application.deadline.ts';
import { addDays } from '../../machines/calendar.ts';
import type { Alphabet, Try } from './alphabet.ts';
import { decidingTries, reasonOn, recordings } from './alphabet-application.ts';
import { policy } from './apply.ts';
import type { World } from './world.ts';

type Context = ApplicationContext;

const why = { reason: 'text:reason' };

/** New deadlines: at the bound, beyond it, with the shortest notice, tomorrow, today, and the same. */
function deadlines(world: World, { offer }: Context): Try[] {
  if (!offer?.effectiveOn) return [];
  const { effectiveOn, reviewDays, reinstatedDays, deadline } = offer;
  const bound = latestDeadline({ effectiveOn, reviewDays, reinstatedDays });
  const notice = addDays(world.today, policy.shorteningNoticeDays);
  const to = (day: string, word: string): Try => ['officer', { deadline: day, ...why }, word];
  return [
    to(bound, 'the bound'),
    to(addDays(bound, 1), 'beyond the bound'),
    to(notice, 'the shortest notice'),
    to(addDays(world.today, 1), 'tomorrow'),
    to(world.today, 'today'),
    to(deadline, 'the same'),
  ];
}

/** A corrected record: what a decision could be recorded as, where there is something to measure it by. */
function corrections(world: World, context: Context, id: string): Try[] {
  if (!context.report || !context.submission || !context.firstSubmittedOn) return [];
  const wanted = ['approve', 'offer to the last day with the whole grant', 'decline for what is not met', 'decline at stage 1'];
  return recordings(world, context, id)
    .filter(([, word]) => wanted.includes(word))
    .map(([data, word]): Try => ['officer', { ...data, mistake: 'text:mistake' }, word]);
}

/** From the day on which the decision is in force. */
const later: Alphabet = {
  acceptOffer: () => [
    ['lead', { grant: true }, 'with the grant'],
    ['lead', { grant: false }, 'without the grant'],
  ],
  refuseOffer: () => [['lead']],
  proposeDeadline: deadlines,
  confirmDeadline: () => [['deciding'], ['deputy', {}, 'out of turn']],
  issueAgreement: () => [['officer']],
  signAgreement: () => [['signatory']],
  refuseAgreement: () => [['lead']],
  newSigningPeriod: () => [['officer']],
  countersign: () => [
    ['officer', { criteriaMet: true }, 'met'],
    ['officer', { criteriaMet: false }, 'not met'],
  ],
  referToHolder: () => [['officer', why]],
  holdAward: (world) =>
    ['deciding', 'deputy'].flatMap((who): Try[] => [
      [who as 'deciding', { until: addDays(world.today, 10), ...why }, 'ahead'],
      [who as 'deciding', { until: world.today, ...why }, 'today'],
    ]),
  award: () => [
    ['deciding', { criteriaMet: true }, 'met'],
    ['deciding', { criteriaMet: false }, 'not met'],
    ['deputy', { criteriaMet: true }, 'the deputy'],
  ],
  endApproval: () => [
    ['deciding', { reasons: [reasonOn('agreement')], publicReasons: 'text:public' }, 'for the agreement'],
    ['deciding', { reasons: [reasonOn('colour')], publicReasons: 'text:public' }, 'for what is no criterion'],
    ['deputy', { reasons: [reasonOn('b')], publicReasons: 'text:public' }, 'the deputy'],
  ],
  witnessAgreement: () => [['administrator', { witnessed: true }]],
  respondToCorrection: () => [['lead', { response: 'text:response' }]],
  recordCorrection: () => [
    ['deciding', { considered: 'text:considered' }],
    ['deputy', { considered: 'text:considered' }, 'the deputy'],
  ],
  dropCorrection: () => [['deciding', why]],
  // Papers have a world of their own: what they carry out is what people send otherwise (P9).
  keyPaper: () => [],
  confirmPaper: () => [],
  confirmPaperContent: () => [],
  // So have unlocked sections (C1).
  proposeUnlock: () => [],
  confirmUnlock: () => [],
  prepareSections: () => [],
  submitSections: () => [],
  proposeOfferWithdrawal: () => [['officer', why]],
  confirmOfferWithdrawal: () => [['deciding']],
  proposeReinstatement: () => [['officer', why]],
  confirmReinstatement: () => [['deciding']],
  proposeCorrection: corrections,
  confirmCorrection: () => [['deciding'], ['deputy', {}, 'the deputy']],
};

/** Everything that people may send to an application. */
export const applicationTries: Alphabet = {
  ...decidingTries,
  ...later,
  decide: (world, context: Context, id, one) => [
    ...(decidingTries.decide?.(world, context as never, id, one) ?? []),
    ...(context.sentBack
      ? recordings(world, context, id)
          .slice(0, 6)
          .map(([data, word]): Try => ['deputy', data, `${word}, the deputy`])
      : []),
  ],
};
