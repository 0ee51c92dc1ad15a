// What the pilot leaves in its folder: letters and certificates as sent, decision records, and the journal.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExportedCase, exportedLetters } from '../../db/pilot-export.ts';
import { decidersOf } from '../../machines/decision-in-force.ts';
import { exportJournal } from '../engine/journal-export.ts';
import type { Chronicle } from './chronicle.ts';
import { decisionRecord } from './decision-records.ts';
import type { LinkedDecision } from './pilot-page.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Writes every letter as PDF and HTML, certificates also into a folder of their own. Answers how many. */
export async function writeLetters(folder: string, rehearsal: Rehearsal): Promise<{ letters: number; certificates: number }> {
  const { db, scheme } = rehearsal.bench.engine;
  mkdirSync(join(folder, 'letters'), { recursive: true });
  mkdirSync(join(folder, 'certificates'), { recursive: true });
  const letters = await exportedLetters(db, scheme);
  for (const { number, html, pdf } of letters) {
    writeFileSync(join(folder, 'letters', `${number}.pdf`), pdf);
    writeFileSync(join(folder, 'letters', `${number}.html`), html);
  }
  const certificates = letters.filter(({ kind }) => kind === 'certificate');
  for (const { number, pdf } of certificates) writeFileSync(join(folder, 'certificates', `${number}.pdf`), pdf);
  return { letters: letters.length, certificates: certificates.length };
}

const outcomes = { approve: 'Approved', offer: 'Support offered', decline: 'Declined' } as const;

/** Writes every decision record. Answers them as the page links to them. */
export async function writeDecisions(
  folder: string,
  rehearsal: Rehearsal,
  chronicle: Chronicle,
  cases: readonly ExportedCase[],
): Promise<LinkedDecision[]> {
  mkdirSync(join(folder, 'decisions'), { recursive: true });
  const linked: LinkedDecision[] = [];
  for (const recorded of chronicle.decisions) {
    const { decision } = recorded;
    const found = cases.find((one) => one.id === recorded.case);
    const hub = rehearsal.world.hubs.find((each) => each.id === found?.hub_id);
    const organisation = rehearsal.world.organisations.find((each) => each.id === hub?.organisation);
    const place = {
      scheme: rehearsal.bench.letterScheme.name,
      hub: hub?.name ?? '',
      organisation: organisation?.name ?? '',
      reference: found?.reference ?? '',
    };
    const file = `${decision.decidedOn}-${hub?.key ?? recorded.case}.html`;
    writeFileSync(join(folder, 'decisions', file), await decisionRecord(rehearsal, recorded, place));
    const name = (id: string) => rehearsal.world.people.find((each) => each.id === id)?.name ?? '';
    const decidedBy = decidersOf(decision).map(name).join(', standing in for ');
    const { stage, decidedOn, effectiveOn } = decision;
    linked.push({
      href: `decisions/${file}`,
      hub: place.hub,
      stage,
      outcome: outcomes[decision.outcome],
      decidedOn,
      effectiveOn,
      decidedBy,
    });
  }
  return linked;
}

/** Writes the journal as `npm run journal:export` does. Answers the number of entries. */
export async function writeJournal(folder: string, rehearsal: Rehearsal): Promise<number> {
  const lines: string[] = [];
  const { entries } = await exportJournal(rehearsal.bench.engine, (text) => void lines.push(text));
  writeFileSync(join(folder, 'journal.jsonl'), lines.join(''));
  return entries;
}
