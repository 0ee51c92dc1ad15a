// One section of an application: saved as a draft on each press of a button and while typing; hours and days are worked out as they are typed.
import { type DraftPart, saveDraft } from '../../../db/drafts.ts';
import { personNames } from '../../../db/reads/person-names.ts';
import { content } from '../../../machines/application.content.ts';
import { weekdays } from '../../../machines/core-offer.ts';
import { type ApplicationDraft, type DraftSection, partOf, readApplication } from '../application/draft.ts';
import { bookableFields, criterionOf, venueFields } from '../application/section-fields.ts';
import {
  bookableTyped,
  noVenue,
  type VenueTyped,
  venueProblems,
  venuesTyped,
  type WorkedOut,
  workOutDays,
  workOutHours,
} from '../application/timetable.ts';
import type { OpenedCase } from '../case-access.ts';
import { sectionWords } from '../case-parts/application-content.ts';
import { caseBreadcrumbs } from '../case-words.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { openOwnCase } from '../own-case.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, DataAnswer, PageAnswer, Visit } from '../route.ts';
import { sayInstant, sayTime } from '../spoken-date.ts';

interface Found {
  readonly opened: OpenedCase;
  readonly draft: ApplicationDraft;
  readonly section: DraftSection;
}

async function sectionOf(visit: Visit): Promise<Found> {
  const opened = await openOwnCase(visit, 'application');
  const draft = await readApplication(visit, opened);
  const section = draft.sections.find(({ name }) => name === visit.params.section);
  if (!section) throw new HttpRefusal(404, 'An application has no such section. Go back to the list of its sections.');
  if (!section.open) throw new HttpRefusal(409, 'This section cannot be changed now. Look at the list of sections for those that can.');
  return { opened, draft, section };
}

interface Shown {
  readonly value: unknown;
  readonly version: number;
  readonly problems: ReadonlyMap<string, string>;
  readonly saved: string | null;
  readonly theirs: string | null;
}

const noFields = { venues: null, days: null, statement: null, error: null, worked: null };

function fieldsOf({ draft, section: { name } }: Found, { value, problems }: Shown) {
  if (name === 'venues') {
    const venues = venuesTyped(value);
    return { ...noFields, venues: venueFields(venues, problems), worked: workOutHours(venues, draft.asked) };
  }
  if (name === 'bookable') {
    const days = bookableTyped(value);
    return { ...noFields, days: bookableFields(days), worked: workOutDays(days, draft.asked) };
  }
  return { ...noFields, statement: typeof value === 'string' ? value : '', error: problems.get('statement') ?? null };
}

function sectionPage(visit: Visit, found: Found, shown: Shown): PageAnswer {
  const { opened, section } = found;
  const errors = [...shown.problems].map(([id, text]) => ({ text, href: `#${id}` }));
  const late = shown.theirs === null ? [] : [{ text: `${shown.theirs} saved this section while you were typing`, href: '#conflict' }];
  return {
    page: 'application-section',
    keep: 'nothing',
    ...(shown.theirs === null ? {} : { status: 409 }),
    model: {
      title: sectionWords[section.name] ?? section.name,
      breadcrumbs: [...caseBreadcrumbs(opened), { text: 'Sections', href: pathTo(paths.application, { case: opened.head.id }) }],
      errors: [...late, ...errors],
      theirs: shown.theirs,
      other: pathTo(paths.applicationSection, { case: opened.head.id, section: section.name }),
      question: section.question,
      criterion: criterionOf(section.name),
      ...fieldsOf(found, shown),
      action: visit.address,
      compute: pathTo(paths.applicationCompute, { case: opened.head.id }),
      version: shown.version,
      saved: shown.saved,
    },
  };
}

/** The section as it was last saved. */
export async function applicationSection(visit: Visit): Promise<Answer> {
  const found = await sectionOf(visit);
  const { draft, savedBy, shown: value } = found.section;
  const saved = draft && `Saved ${sayInstant(draft.savedAt)} by ${savedBy}`;
  return sectionPage(visit, found, { value, version: draft?.version ?? 0, problems: new Map(), saved, theirs: null });
}

function valueTyped({ name }: DraftSection, { body }: Visit): unknown {
  if (name === 'venues') return venuesTyped(body.venues);
  if (name === 'bookable') return bookableTyped(body.bookable);
  return typeof body.statement === 'string' ? body.statement.replaceAll('\r\n', '\n').trim() : '';
}

function problemsOf({ name }: DraftSection, value: unknown): ReadonlyMap<string, string> {
  if (name === 'venues') return venueProblems(venuesTyped(value));
  if (name === 'bookable') return new Map();
  const read = content.shape.statements.shape[name].safeParse(value);
  return new Map(read.success ? [] : [['statement', read.error.issues[0]?.message ?? '']]);
}

/** What a button beside Save does to the venues: another one, one less, Monday's hours on the other weekdays. */
function changedBy(button: string, venues: readonly VenueTyped[]): readonly VenueTyped[] | null {
  const [, verb, n] = /^(copy|remove)-(\d{1,2})$/.exec(button) ?? [];
  if (button === 'add') return [...(venues.length === 0 ? [noVenue] : venues), noVenue];
  if (verb === 'remove') return venues.filter((_, index) => index !== Number(n));
  if (verb !== 'copy') return button === 'work-out' ? venues : null;
  const alike = (venue: VenueTyped) => Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, venue.opening.mon]));
  return venues.map((venue, index) => (index === Number(n) ? { ...venue, opening: { ...venue.opening, ...alike(venue) } } : venue));
}

/** What a button other than Save asks to be shown; null: it is to be kept. */
function shownAgain({ section }: Found, value: unknown, { body }: Visit): unknown {
  const button = typeof body.go === 'string' ? body.go : '';
  if (section.name === 'venues') return changedBy(button, venuesTyped(value));
  return button === 'work-out' ? value : null;
}

/** Keeps what was typed, or shows the page again with what a button changed in it. */
export async function saveSection(visit: Visit): Promise<Answer> {
  const found = await sectionOf(visit);
  const { section, opened } = found;
  const { services, body, now } = visit;
  const value = valueTyped(section, visit);
  const sawVersion = typeof body.version === 'string' && /^\d{1,9}$/.test(body.version) ? Number(body.version) : 0;
  const again = { version: sawVersion, problems: new Map<string, string>(), saved: null, theirs: null };
  const changed = shownAgain(found, value, visit);
  if (changed !== null) return sectionPage(visit, found, { ...again, value: changed });
  const key = { scheme: services.scheme.id, case: opened.head.id, part: partOf(section.name) };
  const result = await saveDraft(services.db, { ...key, content: { value }, sawVersion, savedBy: opened.visitor.person, at: now });
  if (!result.saved) return overtaken(visit, found, value, result.now);
  const saved = `Saved at ${sayTime(now)}`;
  if (body.by === 'script') return { data: { version: result.version, says: saved } };
  const problems = problemsOf(section, value);
  if (problems.size > 0) return sectionPage(visit, found, { ...again, value, version: result.version, problems, saved });
  return { go: `${pathTo(paths.application, { case: opened.head.id })}?done=saved` };
}

/** A colleague saved meanwhile: what was typed stays on the page, theirs stays kept. */
async function overtaken(visit: Visit, found: Found, value: unknown, now: DraftPart | null): Promise<Answer> {
  const { db, scheme } = visit.services;
  const names = await personNames(db, scheme.id, now ? [now.savedBy] : []);
  const theirs = names.get(now?.savedBy ?? '') ?? 'A colleague';
  const says = `${theirs} saved this section while you were typing. Press Save to see what to do: nothing is lost.`;
  if (visit.body.by === 'script') return { status: 409, data: { says } };
  return sectionPage(visit, found, { value, version: now?.version ?? 0, problems: new Map(), saved: null, theirs });
}

/** Works out hours or days from what is in the form, and keeps nothing. */
export async function computeApplication(visit: Visit): Promise<DataAnswer> {
  const opened = await openOwnCase(visit, 'application');
  const { asked } = await readApplication(visit, opened);
  const worked: WorkedOut =
    visit.body.venues === undefined
      ? workOutDays(bookableTyped(visit.body.bookable), asked)
      : workOutHours(venuesTyped(visit.body.venues), asked);
  return { data: worked };
}
