// The stories of what the pilot does not come to, played side by side through engine, deadlines and letters.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Told } from '../../src/stories/told.ts';
import { play } from './story-workshop.ts';

const folder = join(import.meta.dirname, '..', '..', 'seed', 'stories', 'rehearsals');
const stories = ['franchise-ends.json', 'held-and-referred-back.json', 'lapsed-and-reinstated.json'];

const ending = 'Bromley Farm: application > franchise';
const held = 'The Georges Community Centre: application';
const lapsed = 'Moss Rose Estate and South Park Pavilion: application';
const review = 'Moss Rose: review';

describe('the stories that the pilot does not come to', () => {
  let told: Told[] = [];
  beforeAll(async () => {
    told = await play(...stories.map((story) => join(folder, story)));
  }, 120_000);

  /** The states that a case went through, each once in a row. */
  const statesOf = (name: string) =>
    told
      .flatMap((each) => ((each.what === 'command' || each.what === 'happened') && each.case === name ? [each.state] : []))
      .filter((state, index, all) => state !== all[index - 1]);

  const subjectsOf = (name: string) => told.flatMap((each) => (each.what === 'letter' && each.case === name ? [each.subject] : []));

  const refusedIn = (name: string) => told.flatMap((each) => (each.what === 'refused' && each.case === name ? [each.rule] : []));

  it('H4: an expired level suspends a franchise and its renewal brings it back; later a decision meeting ends it', () => {
    const decidedTwice = ['ending-proposed', 'ending-placed', 'ending-decided', 'ending-called-in'];
    const wayBack = ['active', 'attention', 'suspended', 'active', 'attention'];
    expect(statesOf(ending)).toEqual([...wayBack, ...decidedTwice, ...decidedTwice.slice(0, 3), 'ended']);
    expect(subjectsOf(ending)).toContain('Your franchise for Bromley Farm has been ended');
    expect(refusedIn(ending)).toEqual(['E2', 'D4a', 'D7b']);
  });

  it('F14: an expired level holds an application from the cut-off, and it keeps its place once renewed', () => {
    const before = ['draft', 'prepared', 'submitted', 'waiting', 'placed', 'held', 'placed', 'decided', 'called-in'];
    expect(statesOf(held).slice(0, before.length)).toEqual(before);
  });

  it('D7: a decision referred back is made afresh by the same holder and not called in again', () => {
    expect(statesOf(held).slice(9)).toEqual(['waiting', 'placed', 'decided', 'approved', 'agreement-issued', 'signed', 'awarded']);
    const deciders = told.flatMap((each) =>
      each.what === 'command' && each.case === held && each.title === 'Record the decision' ? [each.who] : [],
    );
    expect(deciders).toEqual(['Portfolio Holder for Communities', 'Portfolio Holder for Communities']);
  });

  it('P7, P8: cover ends with its last day, and an interest needs a dispensation', () => {
    expect(refusedIn(held)).toEqual(['E2', 'P2a', 'D7b']);
  });

  it('V2, C1: a review asked for late is accepted and withdrawn, and the lapsed case reinstated with days to resubmit', () => {
    expect(statesOf(review)).toEqual(['late', 'appointing', 'withdrawn']);
    expect(statesOf(lapsed).slice(-5)).toEqual(['lapse-pending', 'lapsed', 'supported', 'resubmission', 'submitted']);
    expect([...refusedIn(review), ...refusedIn(lapsed)]).toEqual(['V2d', 'C1b', 'E2']);
    expect(subjectsOf(lapsed).filter((subject) => subject.includes('goes on'))).toHaveLength(1);
  });
});
