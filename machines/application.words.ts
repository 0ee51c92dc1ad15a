/** The words with which letters and refusals name criteria, sections, packages and deciders. */

import type { sections } from './application.content.ts';
import type { Decision, GrantBar, Terms } from './application.context.ts';
import { coreOffer } from './core-offer.ts';

/** A criterion as a refusal names it, with its letter. */
export function nameCriterion(criterion: string): string {
  if (criterion === 'level') return 'The GRIPP level';
  const known = coreOffer.find(({ id }) => id === criterion);
  return known ? `${known.words} (${known.id})` : criterion;
}

/** A criterion in a letter's words; hours and level are those in force or frozen. */
export function sayCriterion(criterion: string, { hoursPerWeek, level }: Pick<Terms, 'hoursPerWeek' | 'level'>): string {
  if (criterion === 'level') return `GRIPP Level ${level}, signed off and in date`;
  if (criterion === 'agreement') return 'The franchise agreement, signed in time';
  if (criterion === 'a')
    return `At least ${hoursPerWeek} hours a week of access for the public, at the centre or through a network arrangement (a)`;
  const known = coreOffer.find(({ id }) => id === criterion);
  return known ? `${known.words} (${known.id})` : criterion;
}

/** The sections of an application as a form names them. */
export const sectionWords = {
  venues: 'Access timetable',
  bookable: 'Bookable sessions',
  c: 'Promotion of local services and activities',
  d: 'Signposting and public information',
  e: 'On-line access and support or training',
  f: 'IT for residents and hot-desking',
  g: 'Local and borough networks',
} as const satisfies Record<(typeof sections)[number], string>;

/** What a decision was, or would be. */
export const outcomeWords = {
  approve: 'approved',
  offer: 'offered support',
  decline: 'declined',
} as const satisfies Record<Decision['outcome'], string>;

/** What the letter says where nothing bars a grant and the decision offers none. */
export const noGrantDecided = 'The decision does not include a start-up grant.';

/** What the letter says where the grant of an earlier decision goes on (V5). */
export const grantGoesOn = 'The start-up grant that you accepted before goes on with its conditions, and there is no second one.';

/** Why no grant is offered (F10, S6). */
export const grantBarWords = {
  'declined-before': 'A start-up grant is not offered on an application submitted after an earlier one of the organisation was declined.',
  'hub-was-granted': 'A start-up grant was paid for this hub, or an earlier one still runs, and there is one for each hub.',
} as const satisfies Record<GrantBar, string>;

/** The package of support (F5). */
export const supportPackage = [
  { item: 'templates and policies to adapt' },
  { item: 'the council’s Community Engagement Officer at your side' },
  { item: 'a place in your local network of hubs' },
  { item: 'help from CVS Cheshire East towards GRIPP Level 2' },
  { item: 'access to the training package' },
];

/** The full package of the franchise (H1). */
export const franchisePackage = [
  { item: 'franchise pack and branding' },
  { item: 'induction' },
  { item: 'hub networks' },
  { item: 'annual training programme' },
  { item: 'help to meet the quality process' },
  { item: 'help with consultation' },
  { item: 'the council’s Community Engagement Officer and community advisers' },
  { item: 'outreach services' },
  { item: 'joint funding with partners' },
  { item: 'commissioning training and budget, and FastTrack for commissioning' },
  { item: 'public information point' },
];
