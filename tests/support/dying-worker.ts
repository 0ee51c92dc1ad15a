// Run as a process of its own, to be killed: a worker on the database it is given that says when it has come to a point, and stops there.
import { openDb } from '../../db/client.ts';
import { settle } from '../../src/jobs/carry-out.ts';
import { barrier } from './barrier.ts';
import { openDesk } from './desk.ts';

const [url, point, now = ''] = process.argv.slice(2);
const points: Readonly<Record<string, RegExp>> = {
  // The letter has been claimed and not been made.
  claimed: /^with due as materialized/,
  // The letter is stored and not released.
  stored: /insert into letters /,
  // The mail server has taken the letter, and nothing says so.
  mailed: /never/,
};

const db = await openDb({ url, migrate: false, poolSize: 2 });
const held = barrier(db, points[point ?? ''] ?? /never/);
const desk = await openDesk(held.db, { seed: false });
const here = () => process.stdout.write('here\n');
void held.reached.then(here);
desk.post = () => {
  if (point === 'mailed') here();
  return { outcome: 'accepted' };
};
const { mailer } = desk.bench;
const never = new Promise<never>(() => undefined);
// What follows the server's yes is never reached: the process is killed first.
const stopping = { send: async (letter: Parameters<typeof mailer.send>[0]) => (await mailer.send(letter)) && (await never) };
setInterval(() => undefined, 1000);
await settle({ ...desk.bench, mailer: point === 'mailed' ? stopping : mailer }, now);
