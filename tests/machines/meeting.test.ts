import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../machines/effects.ts';
import type { MeetingContext, MeetingFacts } from '../../machines/meeting.context.ts';
import { meeting } from '../../machines/meeting.ts';
import type { Role } from '../../machines/roles.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import { checkTable } from '../support/decision-table.ts';
import {
  actOf,
  afterCutOff,
  beforeCutOff,
  beforeTheYear,
  fixtures,
  ids,
  meetingDay,
  ordinaryFacts,
  states,
  yearBegun,
} from './meeting.fixtures.ts';

/** Sends a command that must be accepted, and answers what it led to. */
function send(snapshot: Snapshot | null, type: string, data: unknown, on: string, facts: MeetingFacts = ordinaryFacts) {
  const role: Role = meeting.commands[type]?.who[0] ?? 'public';
  const result = step(meeting, snapshot, { type, data, act: actOf(role, on, facts) });
  if (!result.ok) throw new Error(`${type} was refused: ${result.refusal.rule} ${result.refusal.says}`);
  return { ...result, context: result.snapshot.context as MeetingContext };
}

function refusalOf(snapshot: Snapshot | null, type: string, data: unknown, on: string, facts: MeetingFacts = ordinaryFacts): string {
  const result = step(meeting, snapshot, { type, data, act: actOf('administrator', on, facts) });
  return result.ok ? 'accepted' : `${result.refusal.rule}: ${result.refusal.says}`;
}

const only = <D extends Effect['do']>(effects: readonly Effect[], kind: D) =>
  effects.filter((effect): effect is Extract<Effect, { do: D }> => effect.do === kind);

const published = (items: MeetingContext['items']): Snapshot => ({ state: 'published', context: { ...states.published.context, items } });
const reason = 'text:reason';

describe('the decision table of the meeting', () => {
  it('is what the engine does, cell by cell', () => {
    const table = readFileSync(new URL('./meeting.table.md', import.meta.url), 'utf8');
    expect(checkTable(meeting, table, fixtures)).toEqual([]);
  });
});

describe('the programme', () => {
  it('D2: reckons cut-off 21 days and papers 5 clear working days before the meeting, over bank holidays', () => {
    expect(send(null, 'schedule', { date: '2027-04-06' }, beforeTheYear).context).toMatchObject({
      date: '2027-04-06',
      cutOff: '2027-03-16',
      // Good Friday and Easter Monday are 26 and 29 March 2027: the clear days are 30 and 31 March, 1, 2 and 5 April.
      papersDue: '2027-03-25',
      closeBy: '2027-04-09',
    });
  });

  it('D1: takes the quarter, so that a second meeting in it loses', () => {
    expect(only(send(null, 'schedule', { date: meetingDay }, beforeTheYear).effects, 'claim')).toEqual([
      { do: 'claim', key: 'meeting:2027-Q2', says: 'There is a meeting in quarter 2 of 2027 already. Move that one, or cancel it first.' },
    ]);
  });

  it('D1: publishes the whole year with one act: itself, and its siblings by message', () => {
    const { effects } = send(states.scheduled, 'publish', {}, beforeTheYear);
    expect(only(effects, 'publish')).toEqual([
      {
        do: 'publish',
        register: 'programme',
        reference: ids.case,
        from: beforeTheYear,
        data: {
          date: meetingDay,
          cutOff: '2027-05-25',
          papersDue: '2027-06-07',
          state: 'published',
          quarter: 2,
          year: 2027,
          late: null,
          reason: null,
          replacement: null,
        },
      },
    ]);
    expect(only(effects, 'send').map(({ to }) => to)).toEqual([ids.first, ids.third, ids.fourth]);
  });

  it('D1: leaves a sibling whose day has come out of a first, part year', () => {
    const facts = { ...ordinaryFacts, year: { ...ordinaryFacts.year, firstProgrammeYear: true } };
    const { effects } = send(states.scheduled, 'publish', {}, '2027-04-01', facts);
    expect(only(effects, 'send').map(({ to }) => to)).toEqual([ids.third, ids.fourth]);
  });

  it('D1: names the quarters that are missing and the year that is too late', () => {
    const gap = { ...ordinaryFacts, year: { meetings: ordinaryFacts.year.meetings.slice(1, 2), firstProgrammeYear: false } };
    expect(refusalOf(states.scheduled, 'publish', {}, beforeTheYear, gap)).toBe(
      'D1a: A year is published with one meeting in each quarter. Schedule a meeting in quarter 1, quarter 3 and quarter 4 of 2027 first.',
    );
    expect(refusalOf(states.scheduled, 'publish', {}, '2027-01-01')).toMatch(/^D1b: .*Propose to publish the rest of the year late/);
  });

  it('D10: nobody but the administrator keeps programme and meetings', () => {
    const byPeople = Object.entries(meeting.commands).filter(([, { who }]) => !who.includes('system'));
    expect(byPeople.filter(([, { who }]) => who.join() !== 'administrator').map(([name]) => name)).toEqual(['confirmLatePublication']);
    expect(byPeople).toHaveLength(8);
  });

  it('D1, P10: a year forgotten is published late by two people, with its reason, in every entry and for good', () => {
    const proposed = send(states.scheduled, 'proposeLatePublication', { reason: 'text:late' }, yearBegun);
    expect(proposed.context.proposal).toMatchObject({ on: yearBegun, expires: '2027-01-18' });
    const holder = {
      ...actOf('portfolio-holder', '2027-01-12'),
      actor: { person: ids.late, roles: ['portfolio-holder' as const], interests: [] },
    };
    const confirmed = step(meeting, proposed.snapshot, { type: 'confirmLatePublication', data: {}, act: holder });
    if (!confirmed.ok) throw new Error(confirmed.refusal.says);
    expect(confirmed.snapshot).toMatchObject({
      state: 'published',
      context: { published: '2027-01-12', late: 'text:late', proposal: null },
    });
    expect(only(confirmed.effects, 'publish')).toMatchObject([{ from: '2027-01-12', data: { late: 'text:late', reason: null } }]);
    expect(only(confirmed.effects, 'send').map(({ data }) => data)).toEqual([
      { late: 'text:late' },
      { late: 'text:late' },
      { late: 'text:late' },
    ]);
    const sibling = send(states.scheduled, 'publishWithYear', { late: 'text:late' }, '2027-01-12');
    const moved = send(sibling.snapshot, 'reschedule', { date: '2027-06-22', reason }, beforeCutOff);
    expect(only(moved.effects, 'publish')).toMatchObject([{ data: { late: 'text:late', reason } }]);
  });

  it('D1: reminds the administrator on 1 December of a year that is not published, once for all its meetings', () => {
    expect(only(send(null, 'schedule', { date: meetingDay }, beforeTheYear).effects, 'set-deadline')).toEqual([
      { do: 'set-deadline', name: 'unpublished', due: '2026-12-01', fires: 'on' },
    ]);
    expect(only(send(null, 'schedule', { date: meetingDay }, '2026-12-01').effects, 'set-deadline')).toEqual([]);
    const letters = (id: string) => {
      const act = { ...actOf('system', '2026-12-01'), subject: { case: id } };
      const result = step(meeting, states.scheduled, { type: 'unpublished', data: { name: 'unpublished', due: '2026-12-01' }, act });
      return result.ok ? only(result.effects, 'letter').length : null;
    };
    expect([ids.first, ids.case, ids.third, ids.fourth].map(letters)).toEqual([1, 0, 0, 0]);
  });
});

describe('D6: moving a meeting', () => {
  it('tells the applications that wait, and only them, the new date', () => {
    const items = { [ids.barnies]: 'listed', [ids.crewe]: 'deferred' } as const;
    const { effects, context } = send(published(items), 'reschedule', { date: '2027-06-22', reason }, beforeCutOff);
    expect(only(effects, 'send')).toEqual([
      {
        do: 'send',
        to: ids.barnies,
        command: 'application.meetingMoved',
        data: { meeting: ids.case, date: '2027-06-22', cutOff: '2027-06-01', reason },
      },
    ]);
    expect(context).toMatchObject({ date: '2027-06-22', cutOff: '2027-06-01', papersDue: '2027-06-14', reason, items });
  });

  it('F3: a cut-off that has passed stays passed when the date moves later', () => {
    const { context } = send(published({}), 'reschedule', { date: '2027-06-29', reason }, afterCutOff);
    expect(context).toMatchObject({ date: '2027-06-29', cutOff: '2027-05-25' });
  });

  it('sets the reminders to the new dates under their old names, so that no second one is left', () => {
    const { effects } = send(published({}), 'reschedule', { date: '2027-06-22', reason }, beforeCutOff);
    expect(only(effects, 'set-deadline')).toEqual([
      { do: 'set-deadline', name: 'papers', due: '2027-06-01', fires: 'after' },
      { do: 'set-deadline', name: 'unclosed', due: '2027-06-25', fires: 'after' },
    ]);
  });

  it('keeps the day of its first publication, and publishes the reason', () => {
    const { effects } = send(published({}), 'reschedule', { date: '2027-06-22', reason }, beforeCutOff);
    expect(only(effects, 'publish')).toMatchObject([{ from: beforeTheYear, data: { date: '2027-06-22', state: 'published', reason } }]);
  });

  it('publishes no reason for a move that nobody could have noticed: the meeting was not published yet', () => {
    const moved = send(states.scheduled, 'reschedule', { date: '2027-06-22', reason }, beforeTheYear);
    expect(moved.context).toMatchObject({ date: '2027-06-22', reason: null });
  });

  it('a cut-off that passed stays passed, and no second reminder is left, however often the date moves', () => {
    const once = send(published({}), 'reschedule', { date: '2027-06-22', reason }, afterCutOff);
    const twice = send(once.snapshot, 'reschedule', { date: '2027-06-29', reason: 'text:again' }, '2027-06-14');
    expect(twice.context).toMatchObject({ date: '2027-06-29', cutOff: '2027-05-25', papersDue: '2027-06-21', reason: 'text:again' });
    expect(only(twice.effects, 'set-deadline').map(({ name }) => name)).toEqual(['unclosed']);
  });

  it('answers an application that was placed on the old date with the new one', () => {
    const moved = send(published({}), 'reschedule', { date: '2027-06-22', reason }, beforeCutOff).snapshot;
    const { effects } = send(moved, 'list', { application: ids.late, date: meetingDay }, beforeCutOff);
    expect(effects).toMatchObject([{ to: ids.late, command: 'application.meetingMoved', data: { date: '2027-06-22' } }]);
  });
});

describe('H4, D6: the ending of a franchise on the list', () => {
  const beside = send(
    published({ [ids.barnies]: 'listed' }),
    'list',
    { application: ids.late, workflow: 'franchise' },
    beforeCutOff,
  ).snapshot;
  const told = (effects: readonly Effect[]) => only(effects, 'send').map(({ to, command }) => [to, command]);

  it('is told as a franchise that the meeting moves or is cancelled, beside the applications', () => {
    const moved = send(beside, 'reschedule', { date: '2027-06-22', reason }, beforeCutOff);
    expect(told(moved.effects)).toEqual([
      [ids.barnies, 'application.meetingMoved'],
      [ids.late, 'franchise.meetingMoved'],
    ]);
    const cancelled = send(moved.snapshot, 'cancel', { reason }, beforeCutOff);
    expect(told(cancelled.effects)).toEqual([
      [ids.barnies, 'application.meetingCancelled'],
      [ids.late, 'franchise.meetingCancelled'],
    ]);
  });

  it('keeps the meeting open until it is settled, and is not told anything after that', () => {
    expect(refusalOf(beside, 'close', {}, meetingDay)).toMatch(/^D6f: /);
    const settled = send(beside, 'settle', { application: ids.late, as: 'decided' }, beforeCutOff).snapshot;
    expect(told(send(settled, 'reschedule', { date: '2027-06-22', reason }, beforeCutOff).effects)).toEqual([
      [ids.barnies, 'application.meetingMoved'],
    ]);
  });
});

describe('D6: cancelling a meeting', () => {
  const waiting = published({ [ids.barnies]: 'listed', [ids.crewe]: 'withdrawn' });

  it('moves what waits to the replacement, and says so in the programme', () => {
    const { effects } = send(waiting, 'cancel', { reason, replacement: ids.third }, beforeCutOff);
    const replacement = { meeting: ids.third, date: '2027-09-14', cutOff: '2027-08-24' };
    expect(only(effects, 'send')).toEqual([
      { do: 'send', to: ids.barnies, command: 'application.meetingCancelled', data: { meeting: ids.case, replacement, reason } },
    ]);
    expect(only(effects, 'publish')).toMatchObject([{ data: { state: 'cancelled', reason, replacement: ids.third } }]);
  });

  it('without a replacement publishes the reason and tells what waits that no meeting takes it', () => {
    const { effects } = send(waiting, 'cancel', { reason }, beforeCutOff);
    expect(only(effects, 'send').map(({ data }) => data)).toEqual([{ meeting: ids.case, reason }]);
    expect(only(effects, 'publish')).toMatchObject([{ data: { state: 'cancelled', reason, replacement: null } }]);
  });

  it('gives the quarter back and leaves no deadline behind', () => {
    const { effects } = send(waiting, 'cancel', { reason }, beforeCutOff);
    expect(only(effects, 'release')).toEqual([{ do: 'release', key: 'meeting:2027-Q2' }]);
    expect(only(effects, 'clear-deadline')).toEqual([{ do: 'clear-deadline', name: '*' }]);
  });

  it('sends an application on whose listing arrives after the cancellation', () => {
    const cancelled = send(waiting, 'cancel', { reason, replacement: ids.third }, beforeCutOff).snapshot;
    const { effects } = send(cancelled, 'list', { application: ids.late }, beforeCutOff);
    expect(effects).toMatchObject([
      { to: ids.late, command: 'application.meetingCancelled', data: { replacement: { meeting: ids.third } } },
    ]);
  });
});

describe('D6: closing a meeting', () => {
  it('needs each item decided, deferred, held, withdrawn or moved', () => {
    const listed = send(published({}), 'list', { application: ids.barnies }, beforeCutOff).snapshot;
    expect(refusalOf(listed, 'close', {}, meetingDay)).toBe(
      'D6f: 1 application on the list is neither decided, deferred, held nor withdrawn. Record what became of each first.',
    );
    for (const as of ['decided', 'deferred', 'held', 'withdrawn', 'moved']) {
      const settled = send(listed, 'settle', { application: ids.barnies, as }, meetingDay).snapshot;
      expect(send(settled, 'close', {}, meetingDay).snapshot.state).toBe('closed');
    }
  });

  it('an application that was held can be put on the list again, and then waits again', () => {
    const held = published({ [ids.barnies]: 'held' });
    const { context } = send(held, 'list', { application: ids.barnies }, beforeCutOff);
    expect(context.items).toEqual({ [ids.barnies]: 'listed' });
  });

  it('keeps the quarter, which has had its meeting', () => {
    expect(only(send(published({}), 'close', {}, meetingDay).effects, 'release')).toEqual([]);
  });
});

describe('every state of the meeting', () => {
  it('has labels for staff, applicants and the public, and is open or closed', () => {
    for (const [name, node] of Object.entries(meeting.machine.states)) {
      expect(node.meta, name).toEqual({ staff: expect.any(String), applicant: expect.any(String), public: expect.any(String) });
      expect(
        node.tags.filter((tag: string) => tag === 'open' || tag === 'closed'),
        name,
      ).toHaveLength(1);
    }
  });

  it('that is closed takes only messages that were under way', () => {
    const closed = Object.entries(meeting.machine.states).filter(([, node]) => node.tags.includes('closed'));
    expect(closed.map(([name, node]) => [name, Object.keys(node.on)])).toEqual([
      ['closed', ['list', 'settle']],
      ['cancelled', ['list', 'settle']],
      ['dropped', []],
    ]);
  });
});
