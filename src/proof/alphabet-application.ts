// What people try on an application until its decision.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { criteriaAsDecided } from '../../machines/application.criteria.ts';
import { addDays, addMonths } from '../../machines/calendar.ts';
import { weekdays } from '../../machines/core-offer.ts';
import { effectiveAfter } from '../../machines/decision-in-force.ts';
import { nextMeeting } from '../../machines/next-meeting.ts';
import type { Alphabet, Try } from './alphabet.ts';
import { policy } from './apply.ts';
import { certificates, upcomingMeetings } from './facts-shared.ts';
import { interested, personOf } from './people.ts';
import { idOf, type World } from './world.ts';

type Context = ApplicationContext;

const everyDay = <T>(value: T) => Object.fromEntries(weekdays.map((day) => [day, value]));
const statements = { c: 'text:c', d: 'text:d', e: 'text:e', f: 'text:f', g: 'text:g' };

/** A hub open so many hours on each day: 4 meet criterion (a), 2 do not. */
const contentOf = (hours: number) => ({
  venues: [{ name: 'text:venue', kind: 'own', confirmed: true, opening: everyDay([{ from: '10:00', to: `${10 + hours}:00` }]) }],
  bookable: everyDay({ day: true, evening: false }),
  statements,
});

export const meets = contentOf(4);
export const falls = contentOf(2);

/** The officer's report: every criterion met, or all but (e). */
const reportOf = (e: boolean) => ({
  assessed: Object.fromEntries(['c', 'd', 'e', 'f', 'g'].map((one) => [one, { met: one !== 'e' || e, note: 'text:note' }])),
  recommendation: 'text:recommendation',
});

export const allMet = reportOf(true);
export const allButE = reportOf(false);

const words = { alternatives: 'text:alternatives', publicReasons: 'text:public' };
export const reasonOn = (criterion: string) => ({ criterion, reason: 'text:reason', next: 'text:next' });

/** The criteria that are not met today as this case would be decided. */
export function unmetNow(world: World, context: Context, id: string): string[] {
  const subject = world.cases[id]?.subject ?? { case: id };
  const criteria = criteriaAsDecided(context, certificates(world, subject), world.today, policy, []);
  return Object.entries(criteria)
    .filter(([, met]) => !met)
    .map(([criterion]) => criterion);
}

/** The latest deadline that an offer decided today can name (F4). */
export const latestOffer = (world: World) => addMonths(effectiveAfter(world.today, policy), policy.supportMonths);

/** Every way of recording a decision: each outcome as it should be, and each slip that a rule is for. */
export function recordings(
  world: World,
  context: Context,
  id: string,
): readonly (readonly [data: Record<string, unknown>, word: string])[] {
  const unmet = unmetNow(world, context, id);
  const reasons = unmet.map(reasonOn);
  const last = latestOffer(world);
  const soon = addDays(effectiveAfter(world.today, policy), policy.offerDays);
  const offer = { outcome: 'offer', reasons, deadline: last, ...words };
  if (context.stage === 2)
    return [
      [{ outcome: 'approve', ...words }, 'approve'],
      [
        { outcome: 'approve', findsOtherwise: [{ criterion: 'e', met: true, reason: 'text:otherwise' }], ...words },
        'approve, (e) found otherwise',
      ],
      [{ outcome: 'decline', reasons: unmet.slice(0, 1).map(reasonOn), ...words }, 'decline for what is not met'],
      [{ outcome: 'decline', reasons: [reasonOn('level')], ...words }, 'decline for the level'],
      [{ outcome: 'decline', reasons: [reasonOn('b')], ...words }, 'decline for what is met'],
      [{ outcome: 'decline', reasons: [reasonOn('colour')], ...words }, 'decline for what was not listed'],
      [{ ...offer, grantPence: 1 }, 'offer at stage 2'],
    ];
  return [
    [{ outcome: 'approve', ...words }, 'approve'],
    [
      { outcome: 'approve', findsOtherwise: [{ criterion: 'e', met: true, reason: 'text:otherwise' }], ...words },
      'approve, (e) found otherwise',
    ],
    [{ outcome: 'approve', deadline: last, ...words }, 'approve with a deadline'],
    [{ ...offer, grantPence: policy.grantCapPence }, 'offer to the last day with the whole grant'],
    [{ ...offer, deadline: addDays(soon, 1) }, 'offer of the shortest time without grant'],
    [{ ...offer, deadline: soon }, 'offer that ends with its answer'],
    [{ ...offer, deadline: addDays(last, 1) }, 'offer beyond the last day'],
    [{ ...offer, grantPence: policy.grantCapPence + 1 }, 'offer above the cap'],
    [{ ...offer, reasons: [] }, 'offer without reasons'],
    [{ ...offer, reasons: [...reasons, reasonOn('b')] }, 'offer with a reason for what is met'],
    [{ ...offer, reasons: [...reasons, reasonOn('colour')] }, 'offer for what is no criterion'],
    [{ ...offer, consulted: [personOf('cvs')] }, 'offer, consulted undeclared'],
    [{ outcome: 'decline', reasons, ...words }, 'decline at stage 1'],
  ];
}

const meetingTries = (world: World): Try[] => {
  const next = nextMeeting(upcomingMeetings(world), world.today);
  return [
    ['officer', { meeting: next?.case ?? idOf('0', 9) }, 'next meeting'],
    ['officer', { meeting: idOf('0', 9) }, 'another meeting'],
  ];
};

const why = { reason: 'text:reason' };

/** Until the decision is in force. */
export const decidingTries: Alphabet = {
  start: () => [],
  prepare: () => [
    ['lead', meets, 'all met'],
    ['lead', falls, 'short of (a)'],
    ['signatory', meets, 'by who submits'],
  ],
  submit: () => [['signatory', { declaration: true }]],
  withdraw: () => [['lead']],
  returnForInformation: () => [['officer', { sections: [{ section: 'e', question: 'text:question' }] }]],
  confirmComplete: () => [
    ['officer', allMet, 'all met'],
    ['officer', allButE, 'all but (e)'],
    ['officer2', allMet, 'undeclared'],
    [interested('officer'), allMet, 'with an interest'],
  ],
  place: meetingTries,
  declareInterest: () => [],
  recordDispensation: () => [],
  decide: (world, context: Context, id) => [
    ...recordings(world, context, id).map(([data, word]): Try => ['deciding', data, word]),
    ['deputy', { outcome: 'approve', ...words }, 'out of turn'],
    [interested('deciding'), { outcome: 'approve', ...words }, 'with a standing interest'],
  ],
  defer: () => [['deciding', why]],
  callIn: () => [['administrator', why]],
  confirmCallIn: () => [['administrator', why]],
  referBack: () => [['administrator', why]],
};
