// Cases for programs: found, read, with what can be done, what happened and the letters. The same doors as the pages (P4).
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readCaseDeadlines, readCaseLetters, readHistory } from '../../../db/reads/case-file.ts';
import { readCaseLetter } from '../../../db/reads/case-letter.ts';
import { type ListedCase, listCases } from '../../../db/reads/case-list.ts';
import { availableActions } from '../../engine/available-actions.ts';
import { registered } from '../../engine/engine.ts';
import { labelsOf } from '../../engine/step.ts';
import { type OpenedCase, openCase } from '../case-access.ts';
import { stateFor } from '../case-words.ts';
import { sayDeadline } from '../deadline-words.ts';
import { shownHistory, toldHistory } from '../history.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { mayRead, sayLetterStatus } from '../letter-list.ts';
import { signedIn } from '../pages/account.ts';
import { paths, pathTo } from '../paths.ts';
import { isDeadlineTold } from '../proposals.ts';
import type { DataAnswer, FileAnswer, Visit } from '../route.ts';
import { senderOf } from '../visitor.ts';
import { after, cursorOf, keysIn, most, queryOf, sizeOf } from './operation.ts';

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const uuid = /^[0-9a-f-]{36}$/;

export const casesQuery = z.strictObject({
  workflow: z.string().max(40).optional().meta({ description: 'Only this workflow, such as `application`.' }),
  state: z.string().max(60).optional().meta({ description: 'Only this state.' }),
  locality: z.string().max(60).optional().meta({ description: 'Only hubs of the locality of this id.' }),
  organisation: z.uuid({ error: 'Give the id of an organisation' }).optional().meta({ description: 'Only cases of this organisation.' }),
  words: z.string().max(100).optional().meta({ description: 'A part of a reference, of a name, or of the number of an organisation.' }),
  closed: z
    .enum(['yes', 'no', 'any'], { error: 'Give yes, no or any' })
    .optional()
    .meta({ description: 'Finished ones: only (`yes`), none (`no`) or both (`any`, where none is given).' }),
  after,
  most,
});

const closedAs = { yes: true, no: false, any: null } as const;

/** The cases the person may see, the latest changed first. */
export async function cases(visit: Visit): Promise<DataAnswer> {
  const { services } = visit;
  const asked = queryOf(casesQuery, visit);
  const visitor = signedIn(visit);
  const isStaff = visitor.offices.length > 0;
  const own = isStaff ? undefined : visitor.memberships.map(({ organisation }) => organisation);
  const wanted = asked.organisation;
  const organisations = wanted === undefined ? own : own === undefined || own.includes(wanted) ? [wanted] : [];
  const keys = keysIn(asked.after, instant, uuid);
  const size = sizeOf(asked.most);
  const rows = await listCases(services.db, {
    scheme: services.scheme.id,
    workflow: asked.workflow,
    state: asked.state,
    locality: asked.locality,
    organisations,
    words: asked.words?.trim(),
    closed: closedAs[asked.closed ?? 'any'],
    after: keys ? { at: keys[0] ?? '', id: keys[1] ?? '' } : undefined,
    most: size + 1,
  });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const next = rows.length > size && last ? cursorOf(last.changedAt, last.id) : null;
  return { data: { cases: shown.map((row) => listedCase(visit, row, isStaff ? 'staff' : 'applicant')), next } };
}

function listedCase({ services }: Visit, row: ListedCase, audience: 'staff' | 'applicant') {
  const { organisation: name, organisationId, ...rest } = row;
  const workflow = registered(services.engine, row.workflow)?.workflow;
  return {
    ...rest,
    kind: workflow?.title ?? row.workflow,
    says: workflow ? labelsOf(workflow, row.state)[audience] : row.state,
    organisation: organisationId === null ? null : { id: organisationId, name: name ?? '' },
  };
}

/** The version of a case as a validator: what If-Match is held against. */
export const etagOf = (version: number) => ({ ETag: `"${version}"` });

/** A case: where it stands in words, and what is due. Its version is its ETag. */
export async function oneCase(visit: Visit): Promise<DataAnswer> {
  const opened = await openCase(visit);
  const { context: _context, areas: _areas, ...head } = opened.head;
  const deadlines = await readCaseDeadlines(visit.services.db, visit.services.scheme.id, head.id);
  const data = {
    ...head,
    kind: opened.workflow.title,
    says: stateFor(opened),
    deadlines: deadlines
      .filter(({ name }) => isDeadlineTold(opened, name))
      .map(({ name, due }) => ({ name, says: sayDeadline(name), due })),
  };
  return { data, headers: etagOf(head.version) };
}

/** What the person can do with the case now, and what a rule stands against: from the function that guards the commands (promise 7). */
export async function actions(visit: Visit): Promise<DataAnswer> {
  const { head, workflow, visitor } = await openCase(visit);
  const key = { case: head.id, workflow: workflow.name, ...senderOf(visitor), at: visit.now, mint: randomUUID() };
  const found = await availableActions(visit.services.engine, key);
  const list = found.actions.map(({ command, title, refusal }) => ({
    command,
    title,
    href: pathTo(paths.apiCommand, { case: head.id, command }),
    refusal: refusal && { rule: refusal.rule, says: refusal.says },
  }));
  return { data: { version: found.version, state: found.state, actions: list }, headers: etagOf(found.version) };
}

export const pagesQuery = z.strictObject({ after, most });

/** What happened in the case, the latest first. */
export async function timeline(visit: Visit): Promise<DataAnswer> {
  const opened = await openCase(visit);
  const asked = queryOf(pagesQuery, visit);
  const size = sizeOf(asked.most);
  const before = keysIn(asked.after, /^\d{1,9}$/)?.[0];
  const { services } = visit;
  const rows = await readHistory(services.db, services.scheme.id, opened.head.id, before === undefined ? null : Number(before), size + 1);
  const page = rows.slice(0, size);
  const entries = toldHistory(page, opened);
  const said = shownHistory(entries, opened);
  const acts = entries.map(({ seq, command, at }, n) => ({
    seq,
    command,
    what: said[n]?.what ?? '',
    who: said[n]?.who ?? '',
    at,
    says: said[n]?.state ?? null,
  }));
  return { data: { acts, next: rows.length > size ? cursorOf(String(page.at(-1)?.seq)) : null } };
}

/** The letters of the case that the person may read. */
export async function letters(visit: Visit): Promise<DataAnswer> {
  const opened = await openCase(visit);
  const rows = await readCaseLetters(visit.services.db, visit.services.scheme.id, opened.head.id);
  const list = rows
    .filter((row) => mayRead(row, opened))
    .map(({ number, kind, subject, status, releasedAt }) => ({ number, kind, subject, status: sayLetterStatus(status), at: releasedAt }));
  return { data: { letters: list } };
}

async function letterOf(visit: Visit, opened: OpenedCase) {
  const number = visit.params.number ?? '';
  const letter = await readCaseLetter(visit.services.db, visit.services.scheme.id, opened.head.id, number);
  if (!letter || !mayRead(letter, opened)) throw new HttpRefusal(404, 'There is no such letter among those you can read.');
  return { number, letter };
}

/** A letter's text as it was sent (L2). */
export async function oneLetter(visit: Visit): Promise<DataAnswer> {
  const { number, letter } = await letterOf(visit, await openCase(visit));
  const { kind, subject, text, releasedAt } = letter;
  return { data: { number, kind, subject, at: releasedAt, text } };
}

/** A letter's PDF as it was sent (L2). */
export async function onePdf(visit: Visit): Promise<FileAnswer> {
  const { number, letter } = await letterOf(visit, await openCase(visit));
  if (!letter.pdf) throw new HttpRefusal(404, 'The words of this letter have been erased.');
  return { file: letter.pdf, type: 'application/pdf', name: `${number}.pdf` };
}
