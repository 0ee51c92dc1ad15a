// What an officer types who checks an application, as the two commands read it that the check can end in: complete, or returned with
// questions. One form holds both; what belongs to the other stays typed.
import { sections } from '../../../machines/application.content.ts';
import type { Problems } from '../command-layout.ts';

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text within what was sent, by its keys; '' where there is none. */
export function typedAt(sent: unknown, ...keys: readonly string[]): string {
  const found = keys.reduce<unknown>((value, key) => (isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined), sent);
  return typeof found === 'string' ? found : '';
}

/** The sections about which a question was typed, in the order of the application. */
export function questionsTyped(sent: unknown): { readonly section: string; readonly question: string }[] {
  return sections.flatMap((section) => {
    const question = typedAt(sent, 'questions', section).trim();
    return question === '' ? [] : [{ section, question }];
  });
}

interface Read {
  readonly data: unknown;
  readonly problems: Problems;
}

/** Complete: nobody confirms it with a question still open. */
export function readComplete(sent: unknown): Read {
  const says = 'You typed a question. Return the application with it, or clear it';
  return { data: sent, problems: Object.fromEntries(questionsTyped(sent).map(({ section }) => [`questions.${section}`, says])) };
}

/** Returned: the sections with a question are those that the organisation can change (F3). */
export function readReturned(sent: unknown): Read {
  return { data: { ...(isGroup(sent) ? sent : {}), sections: questionsTyped(sent) }, problems: {} };
}

/** The problems of a returned application, each at the section it is about and not at its place in the list. */
export function bySection(problems: Problems, sent: unknown): Problems {
  const asked = questionsTyped(sent);
  return Object.fromEntries(
    Object.entries(problems).map(([path, says]) => {
      const place = /^sections\.(\d+)/.exec(path)?.[1];
      if (place !== undefined) return [`questions.${asked[Number(place)]?.section ?? sections[0]}`, says];
      return path === 'sections' ? [`questions.${sections[0]}`, 'Ask at least one question to return the application'] : [path, says];
    }),
  );
}
