// Where the worlds of a franchise begin, each reached by real commands.
import { addDays, addMonths } from '../../../machines/calendar.ts';
import type { Json } from '../../../machines/effects.ts';
import type { FranchiseContext } from '../../../machines/franchise.context.ts';
import type { Actor } from '../../../machines/workflow.ts';
import { annualReturn } from '../alphabet-franchise.ts';
import { withMeetingAhead } from '../outside.ts';
import { hub, type Office, organisation, system } from '../people.ts';
import { begin, certified, type StartStep } from '../start.ts';
import { idOf, type World, worldOn } from '../world.ts';

export const franchise = idOf('f', 1);
const startsOn = '2027-03-01';

/** A step of a start: that command of the franchise, by that person. */
export const did = (command: string, as: Office, data: unknown = {}): StartStep => ({
  case: franchise,
  do: `franchise.${command}`,
  as,
  with: data,
});

const opened: StartStep = {
  case: franchise,
  do: 'franchise.open',
  as: system,
  with: { application: idOf('a', 1), revision: 1, startsOn },
  about: { organisation, hub },
};

/** Just awarded, with the level in date; everybody who decides has declared no interest. */
export const awarded = (outside: Record<string, Json> = {}, world: World = worldOn(startsOn, outside)): World =>
  begin(certified(world), [
    opened,
    ...(['deciding', 'deputy', 'leader', 'officer'] as const).map((as) => did('declareInterest', as, { interest: 'none' })),
  ]);

/** The level has run out, and nothing else is on record. */
export function unlevelled(): World {
  const world = awarded();
  const today = addMonths(startsOn, 1);
  const registers = world.registers.map((entry) =>
    entry.register === 'certificate' ? { ...entry, from: '2014-01-01', until: addDays(today, -1) } : entry,
  );
  return begin({ ...world, today, registers }, [{ case: franchise, do: 'franchise.levelChanged', as: system }]);
}

/** The first annual return was missed: staff have to act. */
export const missed = (world: World = awarded()): World =>
  begin({ ...world, today: addMonths(startsOn, 12) }, [{ fire: 'reviewDue', of: franchise }]);

/** The award's message is under way: the franchise begins with it. */
export const beginning = (world: World): World => ({
  ...world,
  underway: [
    {
      kind: 'open',
      to: franchise,
      command: 'franchise.open',
      data: { application: idOf('a', 1), revision: 1, startsOn },
      about: { organisation, hub },
    },
  ],
});

/** Its second year's return is asked for, and a line of the plan of the first is open. */
export const planned = (lines = 1): World => {
  const world = returned();
  const line = { action: 'text:action', measure: 'text:measure', owner: 'text:owner', help: 'text:help', due: addMonths(world.today, 2) };
  const found = begin(world, [
    did('recordFindings', 'officer', { findings: 'text:findings', recommendation: 'improve', plan: Array(lines).fill(line) }),
  ]);
  return { ...found, today: addMonths(world.today, 1) };
};

/** The annual review recommends ending it, and nothing else is on record. */
export const endRecommended = (): World =>
  begin(returned(), [did('recordFindings', 'officer', { findings: 'text:findings', recommendation: 'end' })]);

/** The plan has failed. */
export const failed = (): World => begin(planned(2), [did('judgeLine', 'officer', { line: 1, met: false, note: 'text:note' })]);

/** The return of the first year is in. */
const returned = (): World =>
  begin({ ...awarded(), today: addMonths(startsOn, 11) }, [
    did('prepareReturn', 'contributor', annualReturn),
    did('submitReturn', 'signatory', { declaration: true }),
  ]);

const reasons = [{ topic: 'review', reason: 'text:reason', next: 'text:next' }];

/** Suspended; its letter is not released yet. */
export function suspended(world: World = missed()): World {
  const backBy = addMonths(world.today, 2);
  return begin(world, [
    did('proposeSuspension', 'officer', { reasons, wayBack: 'text:way', backBy }),
    did('confirmSuspension', 'deciding'),
  ]);
}

/** Its ending is proposed. */
export const endingProposed = (world: World, as: Office | Actor = 'officer'): World =>
  begin(world, [{ case: franchise, do: 'franchise.proposeEnding', as, with: { reasons, report: 'text:report' } }]);

/** Its ending is placed on the meeting that is ahead, on the meeting's day. */
export function onItsMeeting(world: World): World {
  const ahead = withMeetingAhead(world);
  const entry = ahead.registers.find(({ register }) => register === 'programme');
  const placed = begin(ahead, [did('placeEnding', 'officer', { meeting: entry?.reference }), { drop: true }]);
  const { meeting = null } = (placed.cases[franchise]?.snapshot.context ?? {}) as Partial<FranchiseContext>;
  return { ...placed, today: meeting?.date ?? placed.today };
}

/** Deferred there. */
export const deferred = (world: World): World => begin(world, [did('deferEnding', 'deciding', { reason: 'text:reason' }), { drop: true }]);

/** Decided there that it ends. */
export const endingDecided = (world: World): World =>
  begin(world, [
    did('decideEnding', 'deciding', { outcome: 'end', reasons, alternatives: 'text:alternatives', publicReasons: 'text:public' }),
    { drop: true },
  ]);

/** Called in. */
export const calledIn = (world: World): World => begin(world, [did('callIn', 'administrator', { reason: 'text:reason' })]);

/** The organisation has given notice. */
export const noticed = (world: World): World => begin(world, [did('leave', 'lead', { on: addDays(world.today, 28) })]);

/** The franchise's state. */
export const stateOf = (world: World): string => world.cases[franchise]?.snapshot.state ?? '';
