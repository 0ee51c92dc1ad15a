// In which capacities people act for an organisation, in plain words (P6).
import { applicantRoles } from '../../../machines/roles.ts';

/** A capacity with what it means. */
export const capacityOptions = [
  { value: 'lead', text: 'Lead', hint: 'Writes the forms, invites colleagues and is written to' },
  { value: 'contributor', text: 'Contributor', hint: 'Helps to write the forms' },
  { value: 'signatory', text: 'Signatory', hint: 'Is allowed to sign: checks what a colleague wrote and sends it' },
] as const satisfies readonly { readonly value: (typeof applicantRoles)[number]; readonly text: string; readonly hint: string }[];

/** Without whom an organisation could not go on. */
export const neededCapacities = ['lead', 'signatory'] as const;

/** Capacities in a sentence: 'lead and signatory'. */
export function sayCapacities(capacities: readonly string[]): string {
  const known = capacityOptions.filter(({ value }) => capacities.includes(value)).map(({ text }) => text.toLowerCase());
  return new Intl.ListFormat('en-GB').format(known);
}

/** The capacities among what was sent with a form. */
export function capacitiesIn(values: readonly string[]): string[] {
  return applicantRoles.filter((role) => values.includes(role));
}
