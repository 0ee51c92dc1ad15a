// Check answers of an application: every section to read once more, what changed since it was sent, then prepare or submit (P6, F8).
import { randomUUID } from 'node:crypto';
import { dropDrafts } from '../../../db/drafts.ts';
import { weekdays } from '../../../machines/core-offer.ts';
import type { Refusal } from '../../errors.ts';
import { type ApplicationDraft, type DraftSection, isChanged, isComplete, payloadOf, readApplication } from '../application/draft.ts';
import { criterionOf } from '../application/section-fields.ts';
import { bookableTyped, venuesTyped, workOutDays, workOutHours } from '../application/timetable.ts';
import { listAvailable } from '../available.ts';
import type { OpenedCase } from '../case-access.ts';
import { dayWords, sectionWords } from '../case-parts/application-content.ts';
import { caseBreadcrumbs } from '../case-words.ts';
import { sentForm } from '../command-form/command-form.ts';
import { statusOfRefusal } from '../errors.ts';
import { carryOutOwn, openOwnCase } from '../own-case.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { leftIn } from './application-tasks.ts';

function linesOf({ name, shown }: DraftSection, { asked }: ApplicationDraft): { key: string; value: string }[] {
  if (name === 'venues') {
    const venues = venuesTyped(shown);
    const { says, more } = workOutHours(venues, asked);
    const hours = venues.map((venue) => ({
      key: `${venue.name}${venue.kind === 'partner' ? ` (partner, ${venue.confirmed ? 'confirmed' : 'not confirmed'})` : ''}`,
      value: weekdays
        .map((day) => `${dayWords[day]}: ${venue.opening[day].map(({ from, to }) => `${from} to ${to}`).join(', ') || 'closed'}`)
        .join('\n'),
    }));
    return [{ key: 'Worked out', value: `${says}. ${more}` }, ...hours];
  }
  if (name !== 'bookable') return [{ key: criterionOf(name), value: typeof shown === 'string' ? shown : '' }];
  const days = bookableTyped(shown);
  const { says, more } = workOutDays(days, asked);
  const said = weekdays.map(
    (day) => `${dayWords[day]}: ${[days[day].day ? 'day' : '', days[day].evening ? 'evening' : ''].filter(Boolean).join(' and ') || 'no'}`,
  );
  return [
    { key: 'Worked out', value: `${says}. ${more}` },
    { key: 'Groups can book', value: said.join('\n') },
  ];
}

async function page(visit: Visit, opened: OpenedCase, draft: ApplicationDraft, id: string, refusal: Refusal | null): Promise<PageAnswer> {
  const { head } = opened;
  const can = await listAvailable(visit, opened);
  const left = leftIn(draft);
  const inSections = draft.command === 'prepareSections';
  const submit = inSections ? 'submitSections' : 'submit';
  const prepared = inSections ? draft.context.unlocked?.prepared : draft.context.prepared;
  const isFresh = !prepared || draft.sections.some((section) => section.open && section.draft !== null);
  const barred = isFresh
    ? null
    : (can.get(submit) ?? (can.has(submit) ? null : 'An authorised signatory of your organisation now submits it.'));
  return {
    page: 'application-check',
    keep: 'nothing',
    ...(refusal ? { status: statusOfRefusal(refusal) } : {}),
    model: {
      title: 'Check your answers',
      breadcrumbs: [...caseBreadcrumbs(opened), { text: 'Sections', href: pathTo(paths.application, { case: head.id }) }],
      errors: refusal ? [{ text: refusal.says, href: '#send' }] : [],
      sections: draft.sections.map((section) => ({
        title: sectionWords[section.name] ?? section.name,
        change: section.open ? pathTo(paths.applicationSection, { case: head.id, section: section.name }) : null,
        lines: linesOf(section, draft),
        complete: isComplete(section.name, section.shown),
        changed: isChanged(section),
        before: isChanged(section) ? linesOf({ ...section, shown: section.sent }, draft) : [],
        question: section.question,
      })),
      left,
      action: pathTo(paths.applicationCheck, { case: head.id }),
      commandId: id,
      saw: head.version,
      prepare: left === 0 && isFresh && can.get(draft.command ?? '') === null,
      submit: !isFresh && can.get(submit) === null,
      submitBarred: barred,
    },
  };
}

/** Everything to read once more. */
export async function applicationCheck(visit: Visit): Promise<Answer> {
  const opened = await openOwnCase(visit, 'application');
  const draft = await readApplication(visit, opened);
  if (draft.command === null) return { go: pathTo(paths.case, { case: opened.head.id }) };
  return page(visit, opened, draft, randomUUID(), null);
}

/** Prepares what was drafted, or submits what was prepared. */
export async function sendApplication(visit: Visit): Promise<Answer> {
  const opened = await openOwnCase(visit, 'application');
  const draft = await readApplication(visit, opened);
  const { commandId: id, saw } = sentForm(visit);
  const inSections = draft.command === 'prepareSections';
  const submits = visit.body.act === 'submit';
  const command = submits ? (inSections ? 'submitSections' : 'submit') : (draft.command ?? 'prepare');
  const data = submits ? (visit.body.declaration === 'yes' ? { declaration: true } : {}) : payloadOf(draft);
  const refusal = await carryOutOwn(visit, opened, { command, id, saw, data });
  if (refusal) return page(visit, opened, draft, refusal.rule === 'E4' ? randomUUID() : id, refusal);
  if (!submits) {
    const drafts = draft.sections.flatMap((section) => (section.draft && (section.open || !inSections) ? [section.draft] : []));
    await dropDrafts(visit.services.db, visit.services.scheme.id, opened.head.id, drafts);
  }
  return { go: `${pathTo(paths.case, { case: opened.head.id })}?${new URLSearchParams({ done: command })}` };
}
