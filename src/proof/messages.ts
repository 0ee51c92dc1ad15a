// What cases tell each other, held together over all worlds: what one takes for told must be told by another, and what is told heard.
import type { Json } from '../../machines/effects.ts';
import type { Moved } from './moves.ts';
import { unheard } from './unheard.ts';
import type { Move, World } from './world.ts';

/** Shapes of messages in a search, see `shapesOf`. */
export interface Messages {
  /** Sent by a machine that was searched. */
  readonly sent: Set<string>;
  /** Sent, as the world says, by a case outside of it. */
  readonly assumed: Set<string>;
  /** Taken by a case that was searched. */
  readonly heard: Set<string>;
}

export const noMessages = (): Messages => ({ sent: new Set(), assumed: new Set(), heard: new Set() });

const isCode = (value: unknown): value is string | boolean =>
  typeof value === 'boolean' || (typeof value === 'string' && /^[a-z]+(-[a-z]+)*$/.test(value));

/** What counts of a message: its name with its fields, and each field that holds a code: 'application.reviewClosed outcome=stands'. */
export function shapesOf(command: string, data: Json | Readonly<Record<string, unknown>>): string[] {
  const fields = Object.entries((data ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  const codes = fields.flatMap(([field, value]) => (isCode(value) ? [`${command} ${field}=${value}`] : []));
  const names = fields.map(([field]) => field).sort();
  return [`${command} {${names.join(', ')}}`, ...codes];
}

const note = (into: Set<string>, { command, data }: { command: string; data: unknown }) => {
  for (const shape of shapesOf(command, data as Json)) into.add(shape);
};

/** Notes what a move sent, what it was told from outside, and what a case took. */
export function noteMessages(messages: Messages, before: World, move: Move, { world, sent }: Moved): void {
  const effects = sent.flatMap(({ outcome }) => (outcome.ok ? outcome.effects : []));
  const asked = effects.filter((effect) => effect.do === 'send' || effect.do === 'open');
  for (const effect of asked) note(messages.sent, effect);
  const taken = move.does === 'message' && sent[0]?.outcome.ok ? before.underway.find(({ to }) => to === move.to) : undefined;
  if (taken) note(messages.heard, taken);
  // The release of a letter tells its own case (L3).
  if (move.does === 'release') return;
  const own = new Set<unknown>(asked.map(({ data }) => data));
  for (const message of world.underway) if (!before.underway.includes(message) && !own.has(message.data)) note(messages.assumed, message);
}

/** Notes what a world began with that only a case or a deadline can have sent. */
export function noteStart(messages: Messages, { trail }: World): void {
  for (let act = trail ?? null; act; act = act.earlier)
    if (act.actor.person === 'system') for (const kind of ['assumed', 'heard'] as const) note(messages[kind], act);
}

/** What is told by nobody, or heard by nobody, in all searches together, each as a sentence. */
export function messageFaults(all: Messages): string[] {
  const untold = [...all.assumed].filter((shape) => !all.sent.has(shape));
  const unanswered = [...all.sent].filter((shape) => !all.heard.has(shape));
  const lacking = [
    ...untold.map((shape) => ({ shape, says: `A world says that it is told “${shape}”, and no machine sends that.` })),
    ...unanswered.map((shape) => ({ shape, says: `A machine sends “${shape}”, and no world has a case that takes it.` })),
  ];
  const needless = unheard.filter(({ covers }) => !lacking.some(({ shape }) => covers.test(shape)));
  return [
    ...lacking.filter(({ shape }) => !unheard.some(({ covers }) => covers.test(shape))).map(({ says }) => says),
    ...needless.map(({ covers, because }) => `Said not to be told or heard, and it is, or is gone: ${covers.source} (${because})`),
  ].sort();
}
