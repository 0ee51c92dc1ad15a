// Appendices 1 (A1) and 2 (A2) of the council paper of 20 July 2015, clause by clause, in our words.
import type { Clause } from './paper-clause.ts';

const framework = (at: string, words: string, home: Clause['home']): Clause => ({ under: 'A1 Framework', at, words, home });
const offer = (at: string, words: string, ...rules: string[]): Clause => ({ under: 'A1 Our Offer', at, words, home: { rules } });
const criteria = (at: string, words: string, ...rules: string[]): Clause => ({
  under: 'A1 Franchise Criteria',
  at,
  words,
  home: { rules },
});
const commissioning = (at: string, words: string): Clause => ({
  under: 'A2',
  at,
  words,
  home: { later: 'Community commissioning is a later step.' },
});
const purpose = { background: 'What the framework is for; each hub does it in its own way, and no act of a case follows from it.' };

const frameworkClauses: readonly Clause[] = [
  framework('governance', 'Hubs have local and effective governance, assured by a validated self-assessment.', {
    rules: ['G1', 'G2', 'G7'],
  }),
  framework('core offer', 'Hubs deliver a core offer and more, to consistent standards.', { rules: ['F2'] }),
  framework('social impact', 'Social impact by local need.', purpose),
  framework('learning', 'Learning is shared; starting up becomes easier.', { rules: ['F5', 'H1'] }),
  framework('locally owned', 'Hubs are locally owned and flexible.', purpose),
  framework('network', 'A strong network of organisations that stay local.', { rules: ['F2', 'F5'] }),
  framework('services', 'A wide range of local services.', purpose),
  framework('economies of scale', 'Joint purchasing, marketing, recruitment, bidding.', purpose),
  framework('sustainability', 'Local assets and services last financially.', purpose),
  framework('sharing', 'Social and financial goals combined.', purpose),
  framework('partnership', 'Genuine partnerships under a common identity.', purpose),
  framework('power', 'Power and control devolved to communities.', purpose),
];

const offerClauses: readonly Clause[] = [
  offer('franchise and staff time', 'The franchise is developed; staff time is dedicated.', 'H1', 'P7'),
  offer('6 to 10 franchisees', 'The model is piloted with 6–10 franchisees, to inform a review.', 'F16', 'H2'),
  offer('franchise pack', 'A pack: agreement, policy templates, operating procedures, training programme.', 'H1', 'F11'),
  offer('branding', 'Branding for the franchise.', 'H1'),
  offer('induction', 'Initial training and induction.', 'H1'),
  offer('networks', 'Local and borough-wide networks.', 'H1', 'F5'),
  offer('annual training', 'An annual training programme.', 'H1'),
  offer('help with quality', 'CVS develops GRIPP, validates, and helps with gaps.', 'H1', 'G2', 'G6', 'G7'),
  offer('consultation', 'Help with consulting residents.', 'H1'),
  offer('engagement officer', 'Ongoing support by a Community Engagement Officer.', 'H1', 'F5'),
  offer('community advisers', 'Expert advice by community advisers.', 'H1'),
  offer('start-up grants', 'Grants of up to £2,000 per hub, to meet the quality and core-offer criteria.', 'S1', 'S2', 'S3', 'S4', 'S5'),
  offer('outreach services', 'Outreach services delivered from hubs.', 'H1'),
  offer('joint funding', 'Joint funding with partners.', 'H1'),
  offer('commissioning', 'Training and a budget for local commissioning.', 'H1'),
  offer('FastTrack', 'FastTrack opportunities for commissioning.', 'H1'),
  offer('public information', 'A public information point.', 'H1'),
  offer('annual review', 'The franchise is reviewed every year, refreshed and updated.', 'H2', 'H3'),
];

const criteriaClauses: readonly Clause[] = [
  criteria('membership', 'Hubs apply; they meet the core offer and the self-assessment.', 'F2', 'F13', 'G2'),
  criteria('20 hours', 'At least 20 hours a week of access, at the centre or through a network.', 'F2'),
  criteria('premises to book', 'Premises bookable for groups 7 days or evenings a week.', 'F2'),
  criteria('promotion', 'Local services and activities are promoted, with a timetable.', 'F2'),
  criteria('signposting', 'Signposting and links to public information and services.', 'F2'),
  criteria('on-line access', 'On-line access, with support and training.', 'F2'),
  criteria('IT', 'IT for residents, and for professionals to hot-desk.', 'F2'),
  criteria('active members', 'Organisations are active members of the networks, and attend meetings and training.', 'F2'),
  criteria('GRIPP', 'The self-assessment is validated from outside.', 'G1', 'G2', 'G6', 'G7'),
  criteria('areas', 'Governance, Resources, Information, Projects, People, and Premises for hubs.', 'G1'),
];

const processClauses: readonly Clause[] = [
  {
    under: 'A1 Application Process stage 1',
    at: 'application',
    words: 'With GRIPP Level 1 an organisation applies; the portfolio holder considers it.',
    home: { rules: ['F1', 'F3', 'G2'] },
  },
  { under: 'A1 Application Process stage 1', at: '(1)', words: 'Approve, and go on to stage 3; or', home: { rules: ['F4', 'F13'] } },
  {
    under: 'A1 Application Process stage 1',
    at: '(2)',
    words: 'offer a one-off start-up grant and support to meet the criteria within a specified time, 12 months at most.',
    home: { rules: ['F4', 'F6', 'F7', 'F9', 'S1', 'S2', 'S6'] },
  },
  {
    under: 'A1 Application Process stage 1',
    at: 'support',
    words: 'Engagement officer, local network, CVS help towards Level 2, training; no franchise yet.',
    home: { rules: ['F5'] },
  },
  {
    under: 'A1 Application Process stage 2',
    at: 'resubmission',
    words: 'The organisation resubmits within the time; the portfolio holder reconsiders.',
    home: { rules: ['F8', 'F9', 'P2'] },
  },
  { under: 'A1 Application Process stage 2', at: '(1)', words: 'Approve, and go on to stage 3; or', home: { rules: ['F8', 'F13'] } },
  {
    under: 'A1 Application Process stage 2',
    at: '(2)',
    words: 'decline with reasons; the organisation may apply again, without a start-up grant.',
    home: { rules: ['F8', 'F10', 'S6', 'D9', 'L5'] },
  },
  {
    under: 'A1 Application Process',
    at: 'meetings',
    words: 'Decisions every 3 months; dates advertised a year at a time.',
    home: { rules: ['D1', 'D2', 'D6', 'O1'] },
  },
  {
    under: 'A1 Application Process stage 3',
    words: 'The franchise is awarded if appropriate; the full package is offered.',
    home: { rules: ['F11', 'H1'] },
  },
  {
    under: 'A1 Application Process, Review',
    words: 'An unhappy applicant can have the process reviewed by two portfolio holders and one CVS representative.',
    home: { rules: ['V1', 'V2', 'V4', 'V5', 'P3'] },
  },
];

const commissioningClauses: readonly Clause[] = [
  commissioning('co-production', 'Services made by those who use them, for less money.'),
  commissioning('arrangements', 'Power is shared, capacity built, outcomes set locally, resources pooled.'),
  commissioning('incentive', 'Network members are trained and take on commissioning; public health resources go to areas of need.'),
  commissioning('help', 'Networks get data, evidence, tools and help with a commissioning process.'),
  commissioning('outputs', 'Activities are understood and increased; other commissioners may join.'),
];

export const appendixClauses: readonly Clause[] = [
  ...frameworkClauses,
  ...offerClauses,
  ...criteriaClauses,
  ...processClauses,
  ...commissioningClauses,
];
