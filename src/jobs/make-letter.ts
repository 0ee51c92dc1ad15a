// Carries out the effect 'letter': composed once, stored, released, and only then put in the post (L2, L3, L4).
import { hash } from 'node:crypto';
import { UniqueViolation } from '../../db/errors.ts';
import { type FollowUp, letterOfEffect, nextLetterSerial, noteCancelled, releaseLetter, storeLetter } from '../../db/letters.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import { retryWork } from '../../db/outbox.ts';
import { type LetterSubject, officeTitles } from '../../db/recipients.ts';
import { yearOf } from '../../machines/calendar.ts';
import type { LetterEffect } from '../../machines/effects.ts';
import { instantAtLondon, londonDate } from '../../machines/london-time.ts';
import { type Role, roleLabels } from '../../machines/roles.ts';
import { lettersWords } from '../engine/letter-words.ts';
import { letters } from '../letters/catalogue.ts';
import { compose } from '../letters/compose.ts';
import type { Bench } from './bench.ts';

/** Makes and releases the letter of an outbox row; one that may not go yet is stored as prepared and waits for its day. */
export async function makeLetter(bench: Bench, row: OutboxRow, now: string): Promise<void> {
  const effect = row.payload as LetterEffect;
  const { db, scheme } = bench.engine;
  const on = londonDate(now);
  const already = await letterOfEffect(db, scheme, row.entry_id, row.n);
  const number = already ?? (await composeAndStore(bench, row, effect, now));
  if (effect.notBefore !== undefined && on < effect.notBefore) {
    await retryWork(db, scheme, row.id, { at: instantAtLondon(effect.notBefore, '00:00'), error: `waits for ${effect.notBefore}` });
    // Its decision may have been corrected while it was being made.
    await noteCancelled(db, scheme, number, now);
    return;
  }
  await releaseLetter(db, {
    scheme,
    number,
    at: now,
    outboxId: row.id,
    followUps: followUpsOf(row, effect, number, await workflowOf(bench, row), on),
  });
  if (already === null) await noteCancelled(db, scheme, number, now);
}

async function workflowOf(bench: Bench, row: OutboxRow): Promise<string> {
  const { subject } = await lettersWords(bench.engine, row.case_id, {}, '2000-01-01');
  return subject.workflow;
}

function followUpsOf(row: OutboxRow, effect: LetterEffect, number: string, workflow: string, on: string): FollowUp[] {
  const email: FollowUp = { kind: 'email', target: `letter ${number}`, payload: { number } };
  if (effect.released === undefined) return [email];
  const told = { do: 'send', to: row.case_id, command: `${workflow}.${effect.released}`, data: { kind: effect.kind, on } };
  return [email, { kind: 'send', target: row.case_id, payload: told }];
}

/** Composes outside any transaction, then stores under the next free number; another worker's number or letter makes it try again. */
async function composeAndStore(bench: Bench, row: OutboxRow, effect: LetterEffect, now: string): Promise<string> {
  const { db, scheme } = bench.engine;
  const date = effect.notBefore !== undefined && effect.notBefore > londonDate(now) ? effect.notBefore : londonDate(now);
  const { subject, model } = await lettersWords(bench.engine, row.case_id, effect.model, londonDate(now));
  const to = await addressee(bench, effect, subject, londonDate(now));
  for (;;) {
    const year = yearOf(date);
    const serial = await nextLetterSerial(db, scheme, year);
    const number = `${bench.letterPrefix}-${year}-${String(serial).padStart(4, '0')}`;
    const made = compose({ kind: effect.kind, model, letterNumber: number, date, to, scheme: bench.letterScheme });
    const messageId = `<${number}@${bench.from.slice(bench.from.indexOf('@') + 1)}>`;
    const stored = {
      scheme,
      number,
      year,
      serial,
      kind: effect.kind,
      case: row.case_id,
      entry: row.entry_id,
      n: row.n,
      recipient: effect.to,
      model,
      messageId,
      at: now,
    };
    try {
      const hashes = { pdfSha256: hash('sha256', made.pdf, 'hex'), htmlSha256: hash('sha256', made.html, 'hex') };
      await storeLetter(db, { ...stored, subject: made.subject, html: made.html, text: made.text, pdf: made.pdf, ...hashes });
      return number;
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error;
      const theirs = await letterOfEffect(db, scheme, row.entry_id, row.n);
      if (theirs) return theirs;
    }
  }
}

async function addressee(bench: Bench, effect: LetterEffect, subject: LetterSubject, on: string) {
  if (effect.to === 'organisation') {
    const lines = (subject.organisation_address ?? '').split(/\r?\n|, /).filter((line) => line !== '');
    return { name: subject.organisation ?? 'The organisation', addressLines: lines };
  }
  const person = personOf(effect.to);
  if (person === null) return { name: roleLabels[effect.to as Role], addressLines: [] };
  const offices = await officeTitles(bench.engine.db, bench.engine.scheme, [person], on);
  return { name: offices.get(person) ?? 'A member of staff', addressLines: [] };
}

/** The id of the one person a letter is for, or null where it is for an organisation or for all who hold a role. */
export function personOf(recipient: string): string | null {
  return recipient.startsWith('person:') ? recipient.slice('person:'.length) : null;
}

/** True for kinds that go against whom they are written to: an uncertain sending of these waits for a person (L4). */
export function isAdverse(kind: string): boolean {
  return Object.hasOwn(letters, kind) && letters[kind as keyof typeof letters].adverse;
}
