// The web service on a scheme in which stories are played: its clock is the stories' own, and anybody in it can be signed in.
import type { Db } from '../../../db/client.ts';
import { instantAtLondon } from '../../../machines/london-time.ts';
import { registry } from '../../../src/engine/workflows.ts';
import { instantOf } from '../../../src/stories/play-step.ts';
import { playStories } from '../../../src/stories/play-stories.ts';
import { openRehearsal, passTime, type Rehearsal } from '../../../src/stories/rehearsal.ts';
import { type PlacedStep, type ReadStory, readStories } from '../../../src/stories/story-file.ts';
import { type Tell, tellNobody } from '../../../src/stories/told.ts';
import type { Note } from '../../../src/web/services.ts';
import { beginSession } from '../../../src/web/session.ts';
import { sampleServices, startWebSite, type WebSite } from '../web-site.ts';

/** A site whose time is the stories'. */
export interface PlayedSite extends WebSite {
  readonly rehearsal: Rehearsal;
  readonly db: Db;
  /** Plays the stories' next steps, up to an instant or to six in the evening of a civil date, or all of them; `tell` hears of each. */
  play(until?: string, tell?: Tell): Promise<void>;
  /** Leaves out steps that have not been played: a person does them, or nobody. */
  leaveOut(which: (file: string, step: PlacedStep) => boolean): void;
  /** Lets time pass up to an instant, or to six in the evening of a civil date: deadlines fire, letters go out. */
  pass(until: string): Promise<void>;
  /** E-mails that are no letters, such as links to sign in. */
  readonly notes: readonly Note[];
  /** The secret of a new session of somebody, by name or id. */
  sessionOf(person: string): Promise<string>;
}

const instant = (until: string) => (until.length === 10 ? instantAtLondon(until, '18:00') : until);

/** Parts a story at an instant: what happens until then, and what is left. A step without a time goes with the one before it. */
function partStory(rehearsal: Rehearsal, story: ReadStory, until: string): [ReadStory, ReadStory] {
  const isLater = (step: PlacedStep) => Temporal.Instant.compare(instantOf(rehearsal, step) ?? rehearsal.now, until) > 0;
  const found = story.steps.findIndex(isLater);
  const end = found === -1 ? story.steps.length : found;
  return [
    { ...story, steps: story.steps.slice(0, end) },
    { ...story, steps: story.steps.slice(end) },
  ];
}

/** The council's sign-in, which nobody comes through here. */
const refused = () => Promise.reject(new Error('Nobody has an account of the council'));

/** Seeds the scheme as the stories want it and starts the service on it; nothing is played yet. */
export async function startPlayedSite(db: Db, files: readonly string[]): Promise<PlayedSite> {
  let left: readonly ReadStory[] = readStories(files);
  const rehearsal = await openRehearsal(db, left, registry);
  const now = () => Temporal.Instant.from(rehearsal.now).toString({ smallestUnit: 'millisecond' });
  const pass = (until: string) => passTime(rehearsal, instant(until));
  const notes: Note[] = [];
  const post = async (note: Note) => void notes.push(note);
  const authorise = async () => '/sign-in/council/callback?error=access_denied';
  const oidc = { label: 'Sign in with your council account', authorise, accountOf: refused, rolesOf: () => [] };
  const services = { oidc, post, engine: rehearsal.bench.engine, now, requestsPerMinute: 1_000_000, demo: { moveClock: pass } };
  const site = await startWebSite(db, services);
  const idOf = (person: string) => rehearsal.world.people.find(({ name }) => name === person)?.id ?? person;
  return {
    ...site,
    rehearsal,
    db,
    notes,
    pass,
    play: async (until, tell = tellNobody) => {
      const parted = left.map((story) =>
        until === undefined ? [story, { ...story, steps: [] }] : partStory(rehearsal, story, instant(until)),
      );
      left = parted.flatMap(([, rest]) => rest ?? []);
      const next = parted.flatMap(([first]) => first ?? []);
      await playStories(rehearsal, next, tell, until && instant(until));
    },
    leaveOut: (which) => {
      left = left.map((story) => ({ ...story, steps: story.steps.filter((step) => !which(story.file, step)) }));
    },
    sessionOf: async (person) => {
      const how = { means: 'link', browser: 'a test' } as const;
      return (await beginSession({ ...sampleServices(db), now }, idOf(person), how)).value ?? '';
    },
  };
}
