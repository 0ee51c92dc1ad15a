// What the worlds of the search tell each other: nothing is assumed that no machine sends, and nothing is sent that nobody takes.
import { describe, expect, it } from 'vitest';
import { Explorer } from '../../src/proof/explore.ts';
import { invariants } from '../../src/proof/invariants.ts';
import { messageFaults, noMessages, shapesOf } from '../../src/proof/messages.ts';
import { applicationResubmitted } from '../../src/proof/scenes/application-stage2.ts';
import { unheard } from '../../src/proof/unheard.ts';

const heard = (shapes: { sent?: string[]; assumed?: string[]; heard?: string[] }) => ({
  sent: new Set(shapes.sent),
  assumed: new Set(shapes.assumed),
  heard: new Set(shapes.heard),
});
/** Reasons given for other messages are stale where there is no search: they are not what these tests are about. */
const faultsOf = (shapes: Parameters<typeof heard>[0]) =>
  messageFaults(heard(shapes)).filter((fault) => !unheard.some(({ covers }) => fault.includes(covers.source)));

describe('the messages of the worlds', () => {
  it('are told apart by name, fields and codes, and not by ids, dates, amounts and texts', () => {
    const data = { review: 'b-1', outcome: 'sent-back', on: '2027-03-01', directions: 'text:x', late: undefined, isLast: true };
    expect(shapesOf('application.reviewClosed', data)).toEqual([
      'application.reviewClosed {directions, isLast, on, outcome, review}',
      'application.reviewClosed outcome=sent-back',
      'application.reviewClosed isLast=true',
    ]);
  });

  it('are no fault where each is sent, assumed and taken', () => {
    expect(faultsOf({ sent: ['a.b {}'], assumed: ['a.b {}'], heard: ['a.b {}'] })).toEqual([]);
  });

  it('are a fault where a world takes for told what no machine sends', () => {
    expect(faultsOf({ sent: ['a.b {}'], assumed: ['a.b {on}'], heard: ['a.b {}'] })).toEqual([
      'A world says that it is told “a.b {on}”, and no machine sends that.',
    ]);
  });

  it('are a fault where a machine sends what no world takes', () => {
    expect(faultsOf({ sent: ['a.b how=late'] })).toEqual(['A machine sends “a.b how=late”, and no world has a case that takes it.']);
  });

  it('are a fault where a reason is given for what is sent and taken', () => {
    expect(messageFaults(noMessages())).toHaveLength(unheard.length);
  });

  it('are collected by a search: from machines, from outside, and as they are taken', () => {
    const { messages } = new Explorer(applicationResubmitted, invariants).run();
    expect([...messages.sent]).toContain('review.caseEnded outcome=withdrawn');
    expect([...messages.assumed]).toContain('application.reviewClosed outcome=overtaken');
    expect([...messages.heard]).toContain('application.reviewClosed outcome=overtaken');
    expect([...messages.heard]).not.toContain('review.caseEnded outcome=withdrawn');
  });
});
