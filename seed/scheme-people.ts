/**
 * The people of the scheme, by role and not by name. All of them are illustrative, ours to be replaced:
 * the e-mail addresses end in `.example`, a domain that can never receive mail.
 */
import type { Appointment, Role } from '../machines/roles.ts';
import { type PilotHub, pilotHubs } from './pilot-hubs.ts';

/** A role held from a day on (P7: role holders are dated data). `from` is a civil date, 'YYYY-MM-DD'. */
type HeldRole = {
  role: Role;
  from: string;
  /** The organisation's key, for lead, contributor and signatory. */
  organisation?: string;
  /** For portfolio holders: the dated appointment for this scheme (P2). */
  appointment?: Appointment;
};

export type SchemePerson = { key: string; name: string; email: string; holds: HeldRole[] };

const from = '2026-10-01';

function staff(key: string, name: string, email: string, role: Role, appointment?: Appointment): SchemePerson {
  const held: HeldRole = appointment === undefined ? { role, from } : { role, from, appointment };
  return { key, name, email, holds: [held] };
}

const councilPeople: SchemePerson[] = [
  staff('franchise-officer-1', 'Franchise Officer 1', 'franchise.officer.1@council.example', 'franchise-officer'),
  staff('franchise-officer-2', 'Franchise Officer 2', 'franchise.officer.2@council.example', 'franchise-officer'),
  staff('engagement-officer', 'Community Engagement Officer', 'engagement.officer@council.example', 'engagement-officer'),
  staff('deciding-holder', 'Portfolio Holder for Communities', 'holder.communities@council.example', 'portfolio-holder', 'deciding'),
  staff('deputy-holder', 'Portfolio Holder, deputy for this scheme', 'holder.deputy@council.example', 'portfolio-holder', 'deputy'),
  staff('leader', 'Leader of the Council', 'leader@council.example', 'portfolio-holder', 'leader'),
  staff('holder-for-health', 'Portfolio Holder for Health', 'holder.health@council.example', 'portfolio-holder'),
  staff('holder-for-finance', 'Portfolio Holder for Finance', 'holder.finance@council.example', 'portfolio-holder'),
  staff('administrator', 'Administrator, decision meetings', 'administrator@council.example', 'administrator'),
  staff('head-of-paid-service', 'Head of Paid Service', 'head.of.paid.service@council.example', 'head-of-paid-service'),
];

const cvsPeople: SchemePerson[] = [
  staff('validator-1', 'Validator, CVS 1', 'validator.1@cvs.example', 'validator'),
  staff('validator-2', 'Validator, CVS 2', 'validator.2@cvs.example', 'validator'),
  staff('validator-3', 'Validator, CVS 3', 'validator.3@cvs.example', 'validator'),
  staff('cvs-representative', 'CVS Representative', 'representative@cvs.example', 'cvs-representative'),
];

const capacities = [
  { role: 'lead', said: 'Lead' },
  { role: 'contributor', said: 'Contributor' },
  { role: 'signatory', said: 'Signatory' },
] as const;

/** Three people for each organisation, so that one prepares and another, authorised, submits (P6). */
function peopleOf(hub: PilotHub): SchemePerson[] {
  return capacities.map(({ role, said }) => ({
    key: `${role}-${hub.key}`,
    name: `${said}, ${hub.name}`,
    email: `${role}@${hub.key}.example`,
    holds: [{ role, from, organisation: hub.organisation }],
  }));
}

export const schemePeople: SchemePerson[] = [...councilPeople, ...cvsPeople, ...pilotHubs.flatMap(peopleOf)];
