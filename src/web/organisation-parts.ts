// What an organisation's page shows beside its cases: hubs, people, levels, grants, days, letters, interests.
import type { OrganisationFile, OrganisationLetter } from '../../db/reads/organisation-file.ts';
import { sayDate } from '../../machines/calendar.ts';
import { isLegalForm, legalForms } from '../../machines/legal-forms.ts';
import { sayPounds } from '../../machines/money.ts';
import { registered } from '../engine/engine.ts';
import { labelsOf } from '../engine/step.ts';
import { cell, filled, line, type Part, part } from './case-parts/part.ts';
import { sayDue } from './case-words.ts';
import { sayDeadline } from './deadline-words.ts';
import { sayLetterStatus } from './letter-list.ts';
import { paths, pathTo } from './paths.ts';
import type { Visit } from './route.ts';
import { sayInstant } from './spoken-date.ts';

const interestWords: Readonly<Record<string, string>> = {
  member: 'Belongs to it',
  interest: 'Has an interest in it',
  supported: 'Has supported it',
};
const upperFirst = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** When something runs: since a day, from one day to another. */
const sayRun = ({ from, until }: { readonly from: string; readonly until: string | null }) =>
  until === null ? `since ${sayDate(from)}` : `${sayDate(from)} to ${sayDate(until)}`;

interface Beside {
  readonly letters: readonly OrganisationLetter[];
  readonly days: readonly { readonly case: string; readonly reference: string; readonly name: string; readonly due: string }[];
}

/** The parts that hold something. */
export function organisationParts(visit: Visit, file: OrganisationFile, { letters, days }: Beside): Part[] {
  return filled([
    part('days', 'Dates to come', {
      table: {
        caption: 'Days on which something is due',
        head: ['When', 'What', 'Case'],
        rows: days.map(({ due, name, case: id, reference }) => [
          cell(sayDue(due, visit.today), due < visit.today ? { tag: { text: 'Overdue', colour: 'red' } } : {}),
          cell(sayDeadline(name)),
          cell(reference, { href: pathTo(paths.case, { case: id }) }),
        ]),
      },
    }),
    levelsPart(visit, file),
    grantsPart(visit, file),
    organisationPart(file),
    hubsPart(file),
    peoplePart(
      'people',
      'People who act for it',
      file.people.map((each) => ({ ...each, what: upperFirst(each.what) })),
      visit.today,
    ),
    peoplePart(
      'interests',
      'Interests in it',
      file.interests.map((each) => ({ ...each, what: interestWords[each.what] ?? each.what })),
      visit.today,
    ),
    lettersPart(letters),
  ]);
}

function levelsPart({ today }: Visit, { certificates }: OrganisationFile): Part {
  const rows = certificates.map(({ level, reference, from, until }) => [
    cell(`Level ${level}`, until >= today ? { tag: { text: 'In date', colour: 'green' } } : { tag: { text: 'Expired', colour: 'grey' } }),
    cell(`${sayDate(from)} to ${sayDate(until)}`),
    cell(reference, { href: `${paths.certificates}?${new URLSearchParams({ reference })}` }),
  ]);
  return part('levels', 'GRIPP levels', { table: { caption: 'Certificates', head: ['Level', 'Valid', 'Certificate'], rows } });
}

function grantsPart({ services }: Visit, { grants }: OrganisationFile): Part {
  const workflow = registered(services.engine, 'grant')?.workflow;
  const rows = grants.map((grant) => [
    cell(grant.reference, { href: pathTo(paths.case, { case: grant.case }), aside: grant.hub }),
    cell(sayPounds(grant.award)),
    cell(sayPounds(grant.paid)),
    cell(workflow ? labelsOf(workflow, grant.state).staff : grant.state),
  ]);
  return part('grants', 'Start-up grants', { table: { caption: 'Grants', head: ['Grant', 'Award', 'Paid', 'Where it stands'], rows } });
}

function organisationPart({ legalForm, number, address, email, telephone, singleOfficerConfirmedOn: single }: OrganisationFile): Part {
  return part('organisation', 'The organisation', {
    lines: [
      ...(legalForm && isLegalForm(legalForm) ? [line('Legal form', legalForms[legalForm].label)] : []),
      line('Charity or company number', number ?? 'None on record'),
      line('Address', address),
      ...(email ? [line('E-mail', email)] : []),
      ...(telephone ? [line('Telephone', telephone)] : []),
      ...(single ? [line('Acts through a single officer', `confirmed on ${sayDate(single)}`)] : []),
    ],
  });
}

function hubsPart({ hubs }: OrganisationFile): Part {
  const rows = hubs.map(({ name, address, town, locality, priority }) => [
    cell(name, priority ? { tag: { text: 'Priority area', colour: 'blue' } } : {}),
    cell(address === town ? town : `${address}, ${town}`),
    cell(locality),
  ]);
  return part('hubs', 'Hubs', { table: { caption: 'Hubs', head: ['Hub', 'Address', 'Locality'], rows } });
}

function peoplePart(id: string, title: string, people: OrganisationFile['people'], today: string): Part {
  const rows = people.map((each) => [
    cell(each.name, each.until !== null && each.until < today ? { tag: { text: 'Ended', colour: 'grey' } } : {}),
    cell(each.what),
    cell(sayRun(each)),
  ]);
  return part(id, title, { table: { caption: title, head: ['Name', 'What', 'When'], rows } });
}

function lettersPart(letters: readonly OrganisationLetter[]): Part {
  const rows = letters.map(({ number, case: id, reference, subject, status, at }) => [
    cell(subject, { href: pathTo(paths.letter, { case: id, number }), aside: reference }),
    cell(sayInstant(at)),
    cell(sayLetterStatus(status)),
  ]);
  return part('letters', 'Letters to it', { table: { caption: 'Letters, the latest first', head: ['Letter', 'When', 'Status'], rows } });
}
