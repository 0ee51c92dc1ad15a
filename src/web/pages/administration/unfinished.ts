// What did not finish by itself: letters, incidents and work set aside, each with what a person does about it (C3, L4).
import { closeIncidentAs, resumeWorkAs } from '../../../../db/administration.ts';
import { openIncidents, type WaitingLetter, waitingLetters, workAside } from '../../../../db/reads/unfinished.ts';
import { sayDate } from '../../../../machines/calendar.ts';
import { londonDate } from '../../../../machines/london-time.ts';
import { paths, pathTo } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { sayInstant } from '../../spoken-date.ts';
import { doerOf, summaryOf, typed } from './typed.ts';

const breadcrumbs = [{ text: 'Administration', href: paths.administration }];

const whatToDo: Readonly<Record<string, { readonly status: string; readonly colour: string; readonly says: string }>> = {
  prepared: { status: 'Prepared', colour: 'blue', says: 'Nothing. It goes by itself on its day' },
  released: { status: 'Let go', colour: 'blue', says: 'Nothing. It is sent within minutes' },
  sending: { status: 'Being sent', colour: 'blue', says: 'Nothing. If it stays like this for an hour, look for it among what was sent' },
  uncertain: {
    status: 'Perhaps not sent',
    colour: 'orange',
    says: 'Look in the mailbox of the sender. If it is not there, send the PDF yourself: the system does not send a letter twice',
  },
  failed: { status: 'Could not be sent', colour: 'red', says: 'Check the e-mail addresses of whom it is for, then send the PDF yourself' },
  bounced: { status: 'Came back', colour: 'red', says: 'Ask for the right address, then send the PDF yourself' },
};

function shownLetter({ number, subject, status, at, case: caseId, reference, waitsUntil }: WaitingLetter) {
  const known = whatToDo[status] ?? { status, colour: 'grey', says: 'Look at its case' };
  const waits = status === 'prepared' && waitsUntil !== null ? ` (${sayDate(londonDate(waitsUntil))})` : '';
  return {
    subject,
    number,
    reference,
    since: sayInstant(at),
    says: `${known.says}${waits}.`,
    tag: { text: known.status, colour: known.colour },
    needsYou: known.colour === 'orange' || known.colour === 'red',
    read: pathTo(paths.letter, { case: caseId, number }),
    pdf: pathTo(paths.letterPdf, { case: caseId, number }),
    href: pathTo(paths.case, { case: caseId }),
  };
}

/** Letters that have not gone, those that need a person first. */
export async function lettersWaiting({ services }: Visit): Promise<PageAnswer> {
  const letters = (await waitingLetters(services.db, services.scheme.id)).map(shownLetter);
  const sorted = [...letters.filter(({ needsYou }) => needsYou), ...letters.filter(({ needsYou }) => !needsYou)];
  return { page: 'administration-letters', model: { title: 'Letters waiting', breadcrumbs, letters: sorted } };
}

const kinds: Readonly<Record<string, string>> = {
  'message-refused': 'A message between cases was refused',
  'deadline-refused': 'A deadline was refused by a rule',
  'deadline-stuck': 'A deadline could not be carried out',
  'letter-uncertain': 'A letter was perhaps not sent',
  'letter-failed': 'A letter could not be sent',
  'work-gave-up': 'Work was given up',
  'evidence-infected': 'A virus was found in a document',
  'scanner-silent': 'The virus scanner gives no verdict',
};
const works: Readonly<Record<string, string>> = {
  letter: 'Making a letter',
  email: 'Sending a letter',
  send: 'Telling another case',
  open: 'Opening a case',
};

const linkTo = (caseId: string | null, reference: string | null) =>
  caseId === null || reference === null ? null : { href: pathTo(paths.case, { case: caseId }), text: reference };

async function stuckPage({ services, body }: Visit, problems: Readonly<Record<string, string>>): Promise<PageAnswer> {
  const key = [services.db, services.scheme.id] as const;
  const model = {
    title: 'What is stuck',
    breadcrumbs,
    errors: summaryOf(problems),
    incidents: (await openIncidents(...key)).map(({ id, kind, says, at, case: caseId, reference }) => ({
      id,
      what: kinds[kind] ?? kind,
      says,
      when: sayInstant(at),
      case: linkTo(caseId, reference),
      note: typed(body, 'incident') === String(id) ? typed(body, 'note') : '',
      error: problems[`note-${id}`] ?? null,
    })),
    work: (await workAside(...key)).map(({ id, kind, state, attempts, error, case: caseId, reference }) => ({
      id,
      what: works[kind] ?? kind,
      says: error ?? 'No reason was kept',
      tries: attempts,
      gaveUp: state === 'gave-up',
      case: linkTo(caseId, reference),
    })),
  };
  return { page: 'administration-stuck', ...(Object.keys(problems).length > 0 ? { status: 400 } : {}), keep: 'nothing', model };
}

/** Open incidents and work set aside. */
export function stuck(visit: Visit): Promise<PageAnswer> {
  return stuckPage(visit, {});
}

/** Closes an incident with a note of what was done about it. */
export async function closeIncident(visit: Visit): Promise<Answer> {
  const [incident, note] = [typed(visit.body, 'incident'), typed(visit.body, 'note')];
  if (!/^\d{1,15}$/.test(incident)) return stuckPage(visit, { incidents: 'Choose the incident to close' });
  if (note === '' || note.length > 2000)
    return stuckPage(visit, { [`note-${incident}`]: 'Enter what was done about it, in a sentence or two' });
  await closeIncidentAs(visit.services.db, doerOf(visit), Number(incident), note);
  return { go: paths.administrationStuck };
}

/** Sets work going again that was given up. */
export async function resumeWork(visit: Visit): Promise<Answer> {
  const work = typed(visit.body, 'work');
  if (!/^\d{1,15}$/.test(work)) return stuckPage(visit, { work: 'Choose the work to set going again' });
  await resumeWorkAs(visit.services.db, doerOf(visit), Number(work));
  return { go: paths.administrationStuck };
}
