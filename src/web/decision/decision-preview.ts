// The letter that a decision would send, before it is recorded: the machine is asked on paper, and the letter is made as the real one is.
import type { ApplicationContext } from '../../../machines/application.context.ts';
import type { LetterEffect } from '../../../machines/effects.ts';
import { lettersWords } from '../../engine/letter-words.ts';
import { rehearse } from '../../engine/rehearse.ts';
import { compose } from '../../letters/compose.ts';
import type { OpenedCase } from '../case-access.ts';
import type { LayoutShown } from '../command-layout.ts';
import { letterParagraphs } from '../letter-paragraphs.ts';
import type { Visit } from '../route.ts';
import { spokenDate } from '../spoken-date.ts';

/** A letter to read before it exists. */
export interface Preview {
  readonly subject: string;
  readonly day: string;
  readonly paragraphs: readonly (readonly string[])[];
}

/** The letter of the decision that was typed. Throws the Refusal that the decision would get. */
export async function previewOf(visit: Visit, { head, visitor }: OpenedCase, shown: LayoutShown): Promise<Preview | null> {
  const { services, now } = visit;
  const command = {
    id: shown.commandId,
    case: head.id,
    type: shown.command,
    data: shown.look,
    person: visitor.person,
    saw: shown.saw,
    at: now,
  };
  const done = await rehearse(services.engine, command, ({ context }) => {
    const { decision } = context as ApplicationContext;
    return decision && { name: 'effective', data: { name: 'effective', due: decision.effectiveOn }, on: decision.effectiveOn };
  });
  const letter = done?.effects.findLast((effect): effect is LetterEffect => effect.do === 'letter' && effect.to === 'organisation');
  if (!done || !letter) return null;
  const on = letter.notBefore ?? visit.today;
  const { subject, model } = await lettersWords(services.engine, head.id, letter.model, on, done.texts);
  const made = compose({
    kind: letter.kind,
    model,
    letterNumber: 'given when it is made',
    date: on,
    to: { name: subject.organisation ?? 'The organisation', addressLines: [] },
    scheme: services.letterScheme,
  });
  return {
    subject: made.subject,
    day: spokenDate(on),
    paragraphs: letterParagraphs(made.text),
  };
}
