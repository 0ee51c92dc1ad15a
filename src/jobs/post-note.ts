// E-mails that are no letters of a case, such as the link to sign in: sent at once, not numbered, not kept.
import { randomUUID } from 'node:crypto';
import { composeNote, type Note } from '../letters/note.ts';
import type { Bench } from './bench.ts';

/** Sends notes by the bench's mailer. Throws an Error, with a code and no address, for one that was not taken. */
export function notePoster(bench: Pick<Bench, 'mailer' | 'from' | 'letterScheme' | 'warn'>) {
  return async (note: Note, at: string): Promise<void> => {
    const result = await bench.mailer.send({
      from: { name: bench.letterScheme.name, address: bench.from },
      to: [{ name: '', address: note.to }],
      ...composeNote(note),
      messageId: `<note-${randomUUID()}@${bench.from.split('@')[1] ?? 'localhost'}>`,
      at: new Date(at),
    });
    if (result.outcome !== 'accepted') throw new Error(`A note was not sent: ${result.code}`);
  };
}
