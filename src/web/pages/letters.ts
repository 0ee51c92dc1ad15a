// A letter as it was sent (L2): to read, and to keep as PDF. Never rendered again.
import { readCaseLetter } from '../../../db/reads/case-letter.ts';
import { openCase } from '../case-access.ts';
import { caseBreadcrumbs } from '../case-words.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { mayRead } from '../letter-list.ts';
import { letterParagraphs } from '../letter-paragraphs.ts';
import { paths, pathTo } from '../paths.ts';
import type { FileAnswer, PageAnswer, Visit } from '../route.ts';

async function letterOf(visit: Visit) {
  const opened = await openCase(visit);
  const number = visit.params.number ?? '';
  const letter = await readCaseLetter(visit.services.db, visit.services.scheme.id, opened.head.id, number);
  if (!letter || !mayRead(letter, opened)) throw new HttpRefusal(404, 'There is no such letter among those you can read.');
  return { opened, letter, number };
}

/** A letter as a page: its own text, as stored. */
export async function letterPage(visit: Visit): Promise<PageAnswer> {
  const { opened, letter, number } = await letterOf(visit);
  if (letter.text === null)
    throw new HttpRefusal(404, 'The words of this letter have been erased. Its number and the proof of what it was stay on record.');
  const model = {
    title: letter.subject,
    breadcrumbs: caseBreadcrumbs(opened),
    number,
    paragraphs: letterParagraphs(letter.text),
    pdf: pathTo(paths.letterPdf, { case: opened.head.id, number }),
  };
  return { page: 'letter', model };
}

/** A letter's PDF, as stored. */
export async function letterPdf(visit: Visit): Promise<FileAnswer> {
  const { letter, number } = await letterOf(visit);
  if (!letter.pdf)
    throw new HttpRefusal(404, 'The words of this letter have been erased. Its number and the proof of what it was stay on record.');
  return { file: letter.pdf, type: 'application/pdf', name: `${number}.pdf`, inline: true };
}
