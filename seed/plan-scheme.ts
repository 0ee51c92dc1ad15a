// The scheme as rows to be written, with what a story changes: other people, other values of the policy. Pure, so that a fault
// is found before anything is written.
import { earlierOf } from '../machines/calendar.ts';
import { instantAtLondon } from '../machines/london-time.ts';
import { policySchema } from '../machines/policy.ts';
import { UnknownName, type World } from '../src/stories/story-names.ts';
import type { StoryPerson } from '../src/stories/story-schema.ts';
import { grippStandard } from './gripp-standard.ts';
import { coversOf, holdersOf, idOf, interestsOf, membershipsOf, peopleFor } from './plan-people.ts';
import type { LetterSettings, PlannedScheme } from './planned-scheme.ts';
import { scheme } from './scheme.ts';

/** What is other than in the scheme's own data. `start` is a civil date: everybody holds their roles from then at the latest. */
export interface SchemeChanges {
  readonly start: string;
  readonly people: Readonly<Record<string, StoryPerson>>;
  readonly policy: Readonly<Record<string, unknown>>;
}

const organisations = scheme.organisations.map(({ key, name }) => {
  const hub = scheme.hubs.find((each) => each.organisation === key);
  return { id: idOf('organisation', key), key, name, address: hub?.address ?? 'Address to be given (illustrative)' };
});
const hubs = scheme.hubs.map((hub) => ({ ...hub, id: idOf('hub', hub.key), organisation: idOf('organisation', hub.organisation) }));

function policyVersions(changes: SchemeChanges, from: string): PlannedScheme['policies'] {
  const own = policySchema.parse({ priorityAreas: scheme.priorityAreas });
  const recorded = { recordedAt: instantAtLondon(from, '00:00'), recordedBy: 'seed' };
  const first = { version: 1, data: own, ...recorded };
  if (Object.keys(changes.policy).length === 0) return [first];
  const changed = policySchema.safeParse({ ...own, ...changes.policy });
  if (!changed.success) {
    const [issue] = changed.error.issues;
    const place = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.');
    throw new UnknownName(`values of the policy in "policy" (${issue?.message ?? 'see docs/stories.md'})`, place ?? 'policy');
  }
  return [first, { version: 2, data: changed.data, ...recorded }];
}

const address = ['Delamere House (illustrative)', 'Crewe'];

const letters: LetterSettings = {
  letterPrefix: scheme.code,
  from: 'community-hubs@council.example',
  letterScheme: {
    name: scheme.title,
    senders: {
      council: { name: scheme.leadPartner, signedBy: 'Franchise Officer', addressLines: address },
      cvs: { name: scheme.qualityPartner, signedBy: 'Lead validator', addressLines: ['CVS office (illustrative)', 'Crewe'] },
    },
    certificateCheck: 'hubs.council.example/certificates',
    complaints:
      'If you are unhappy with how we dealt with you, write to complaints@council.example or ask for the complaints form at any library (illustrative).',
  },
};

/** The scheme's rows. Throws UnknownName for what a story calls by a name that does not exist. */
export function planScheme(changes: SchemeChanges): PlannedScheme {
  const from = earlierOf(changes.start, scheme.startsOn);
  const policies = policyVersions(changes, from);
  const holidays = new Set(policySchema.parse(policies.at(-1)?.data ?? {}).bankHolidays);
  const places: World = { people: [], organisations, hubs, holidays };
  const people = peopleFor(changes.people, places);
  const world: World = { ...places, people };
  return {
    scheme: { id: scheme.slug, name: scheme.title, leadPartner: scheme.leadPartner, settings: { ...settings, letters } },
    from,
    start: changes.start,
    policies,
    standard: { version: grippStandard.version, data: grippStandard },
    localities: scheme.localities.map(({ key, name }) => ({ id: key, name })),
    organisations,
    hubs,
    people,
    memberships: membershipsOf(people),
    holders: holdersOf(people),
    covers: coversOf(changes.people, world),
    interests: interestsOf(people),
    letters,
    world,
  };
}

const settings = {
  code: scheme.code,
  qualityPartner: scheme.qualityPartner,
  meetingPlace: scheme.meetingPlace,
  meetingTime: scheme.meetingTime,
  note: scheme.note,
  /** Everything in it is made up: pages say so. */
  demonstration: true,
};
