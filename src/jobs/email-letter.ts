// Sends the stored copy of a released letter, at least once, under the one Message-ID made from its number (L4, promise 13).
import { recordIncident } from '../../db/incidents.ts';
import { addLetterEvent, letterEvents, type StoredLetter, storedLetter } from '../../db/letters.ts';
import { finishWork, type OutboxRow } from '../../db/outbox.ts';
import { organisationAddresses, personAddresses, roleAddresses } from '../../db/recipients.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Bench } from './bench.ts';
import { isAdverse, personOf } from './make-letter.ts';

/** E-mails the letter of an outbox row. What cannot be sent, or may have been, is written down and shown to staff; nothing is lost silently. */
export async function emailLetter(bench: Bench, row: OutboxRow, now: string): Promise<void> {
  const { db, scheme } = bench.engine;
  const { number } = row.payload as { number: string };
  const letter = await storedLetter(db, scheme, number);
  const events = await letterEvents(db, scheme, number);
  // Together or not at all: an uncertain letter whose row stayed behind would be sent again.
  const settle = (event: 'failed' | 'uncertain', says: string, code: string) =>
    db.transaction(async (tx) => {
      await addLetterEvent(tx, scheme, number, event, now, code);
      await recordIncident(tx, {
        scheme,
        case: row.case_id,
        kind: event === 'failed' ? 'letter-failed' : 'letter-uncertain',
        says,
        entry: row.entry_id,
        n: row.n,
        at: now,
      });
      await finishWork(tx, scheme, row.id);
    });
  if (!letter) return settle('failed', `Letter ${number} has been erased and cannot be sent.`, 'erased');
  if (events.at(-1) === 'sent') return finishWork(db, scheme, row.id);
  if (events.at(-1) === 'sending' && isAdverse(letter.kind))
    return settle(
      'uncertain',
      `It is not certain whether letter ${number} went out: sending was cut off. Check with the recipient, then send it again or mark it sent.`,
      'cut-off',
    );
  const to = await addresses(bench, row, letter, londonDate(now));
  if (to.length === 0) return settle('failed', `Letter ${number} has nobody to go to: add an e-mail address, or post it.`, 'no-address');
  await addLetterEvent(db, scheme, number, 'sending', now);
  await send(bench, row, letter, to, now, settle);
}

async function send(
  bench: Bench,
  row: OutboxRow,
  letter: StoredLetter,
  to: string[],
  now: string,
  settle: (event: 'failed' | 'uncertain', says: string, code: string) => Promise<void>,
) {
  const { db, scheme } = bench.engine;
  const { number } = letter;
  const result = await bench.mailer.send({
    from: { name: bench.letterScheme.name, address: bench.from },
    to: to.map((address) => ({ name: '', address })),
    subject: letter.subject,
    text: letter.body_text,
    html: letter.html,
    pdf: letter.pdf,
    messageId: letter.message_id,
    at: new Date(now),
  });
  if (result.outcome === 'accepted') {
    await addLetterEvent(db, scheme, number, 'sent', now);
    return finishWork(db, scheme, row.id);
  }
  if (result.outcome === 'deferred') {
    await addLetterEvent(db, scheme, number, 'failed', now, result.code);
    throw new Error(`The mail server did not take letter ${number} (${result.code})`);
  }
  if (result.outcome === 'failed') return settle('failed', `The mail server refused letter ${number} (${result.code}).`, result.code);
  if (isAdverse(letter.kind))
    return settle(
      'uncertain',
      `It is not certain whether letter ${number} went out (${result.code}). Check with the recipient.`,
      result.code,
    );
  // A routine letter may go twice under one Message-ID: mail programs show it once.
  throw new Error(`It is not certain whether letter ${number} went out (${result.code})`);
}

function addresses(bench: Bench, row: OutboxRow, letter: StoredLetter, on: string): Promise<string[]> {
  const { db, scheme } = bench.engine;
  const person = personOf(letter.recipient);
  if (person !== null) return personAddresses(db, scheme, person);
  return letter.recipient === 'organisation'
    ? organisationAddresses(db, scheme, row.case_id, on)
    : roleAddresses(db, scheme, letter.recipient, on);
}
