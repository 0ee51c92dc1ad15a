// An application as the organisation writes it: section by section, what was sent before and the draft on top of it (F3, F8, C1).
import { type DraftPart, readDrafts } from '../../../db/drafts.ts';
import { personNames } from '../../../db/reads/person-names.ts';
import { readSubmissions } from '../../../db/reads/submission.ts';
import { policyInForce } from '../../../db/schemes.ts';
import { content, sections } from '../../../machines/application.content.ts';
import { type ApplicationContext, emptyApplication } from '../../../machines/application.context.ts';
import { lastDayToChange } from '../../../machines/application.unlock.ts';
import { type Policy, policySchema } from '../../../machines/policy.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import type { ApplicationContent, AskedOfHub } from '../case-parts/application-content.ts';
import { readSayings, type Sayings } from '../case-parts/sayings.ts';
import type { Visit } from '../route.ts';
import { bookableTyped, venueProblems, venuesTyped } from './timetable.ts';

export type SectionName = (typeof sections)[number];

/** One section: `base` as it stands in the case, `sent` as last submitted, `shown` with the draft on top. Null: nothing there yet. */
export interface DraftSection {
  readonly name: SectionName;
  readonly open: boolean;
  readonly question: string | null;
  readonly sent: unknown;
  readonly shown: unknown;
  readonly draft: DraftPart | null;
  readonly savedBy: string | null;
}

/** The whole of it. `command`: what preparing sends; null: nothing can be changed now. */
export interface ApplicationDraft {
  readonly context: ApplicationContext;
  readonly asked: AskedOfHub;
  readonly sections: readonly DraftSection[];
  readonly command: 'prepare' | 'prepareSections' | null;
  /** The last day to change unlocked sections. */
  readonly until: string | null;
}

const whole = ['draft', 'prepared', 'returned', 'supported', 'resubmission'];

/** The name under which a section's draft is kept. */
export const partOf = (section: SectionName) => `section:${section}`;

/** Whether a section, as it is, could be sent. */
export function isComplete(name: SectionName, value: unknown): boolean {
  if (value === null) return false;
  if (name === 'venues') return venueProblems(venuesTyped(value)).size === 0;
  return name === 'bookable' || content.shape.statements.shape[name].safeParse(value).success;
}

function revealed(given: Partial<ApplicationContent>, say: Sayings): Partial<Record<SectionName, unknown>> {
  const statements = Object.entries(given.statements ?? {}).map(([name, ref]) => [name, say.text(ref)]);
  return {
    ...(given.venues ? { venues: given.venues.map((venue) => ({ ...venue, name: say.text(venue.name) })) } : {}),
    ...(given.bookable ? { bookable: given.bookable } : {}),
    ...Object.fromEntries(statements),
  };
}

/** The policy in force today; its defaults where the scheme has none. */
export async function policyNow({ services, today }: Pick<Visit, 'services' | 'today'>): Promise<Policy> {
  return policySchema.parse((await policyInForce(services.db, services.scheme.id, today)) ?? {});
}

/** Reads an application with its drafts. */
export async function readApplication(visit: Visit, opened: OpenedCase): Promise<ApplicationDraft> {
  const { db, scheme } = visit.services;
  const context = contextOf(opened, emptyApplication);
  const policy = await policyNow(visit);
  const [latest] = await readSubmissions(db, scheme.id, opened.head.id, 1);
  const say = await readSayings(visit, opened, latest?.content);
  const drafts = await readDrafts(db, scheme.id, opened.head.id);
  const names = await personNames(
    db,
    scheme.id,
    drafts.map(({ savedBy }) => savedBy),
  );
  const { unlocked } = context;
  const sent = revealed((latest?.content ?? {}) as Partial<ApplicationContent>, say);
  const changes = (unlocked?.prepared?.changes ?? context.prepared?.content ?? {}) as Partial<ApplicationContent>;
  const base = { ...sent, ...revealed(changes, say) };
  const command = unlocked ? 'prepareSections' : whole.includes(opened.head.state) ? 'prepare' : null;
  const named: readonly string[] = unlocked?.sections ?? context.questions.map(({ section }) => section);
  const list = sections.map((name): DraftSection => {
    const draft = drafts.find(({ part }) => part === partOf(name)) ?? null;
    const asked = context.questions.filter(({ section }) => section === name).map(({ question }) => say.text(question));
    return {
      name,
      open: command !== null && (named.length === 0 || named.includes(name)),
      question: asked.length === 0 ? null : asked.join('\n'),
      sent: sent[name] ?? null,
      shown: (draft ? (draft.content as { value: unknown }).value : base[name]) ?? null,
      draft,
      savedBy: draft && (names.get(draft.savedBy) ?? 'a colleague'),
    };
  });
  return { context, asked: context.offer?.terms ?? policy, sections: list, command, until: unlocked && lastDayToChange(context, policy) };
}

/** Whether a section says something else than what was submitted last; false before the first submission. */
export function isChanged({ name, sent, shown }: DraftSection): boolean {
  return sent !== null && JSON.stringify(plain(name, sent)) !== JSON.stringify(plain(name, shown));
}

function plain(name: SectionName, value: unknown): unknown {
  if (name === 'venues') return venuesTyped(value).map((venue) => ({ ...venue, confirmed: venue.kind === 'own' || venue.confirmed }));
  return name === 'bookable' ? bookableTyped(value) : value;
}

/** What preparing sends: the whole content, or of unlocked sections those alone. */
export function payloadOf({ sections: all, command }: ApplicationDraft): object {
  const sending = command === 'prepareSections' ? all.filter(({ open }) => open) : all;
  const values = Object.fromEntries(sending.map(({ name, shown }) => [name, plain(name, shown)]));
  const { venues, bookable, ...statements } = values;
  const given = Object.fromEntries(Object.entries(statements).filter(([, said]) => said !== null));
  return { ...(venues === undefined ? {} : { venues }), ...(bookable === undefined ? {} : { bookable }), statements: given };
}
