import { describe, expect, it } from 'vitest';
import { clockAfter } from '../../src/main-clock.ts';

describe('the scheme’s clock', () => {
  it('is the machine’s when the scheme has no time of its own, or an earlier one', () => {
    const machine = () => Date.parse('2026-11-25T10:00:00.000Z');
    expect(clockAfter(null, machine).now()).toBe('2026-11-25T10:00:00.000Z');
    expect(clockAfter('2026-11-25T09:00:00.000Z', machine).now()).toBe('2026-11-25T10:00:00.000Z');
  });

  it('goes on from where the scheme’s time stood when that is later', () => {
    let at = Date.parse('2026-11-25T10:00:00.000Z');
    const { now } = clockAfter('2027-05-20T17:00:00.000Z', () => at);
    at += 90_000;
    expect(now()).toBe('2027-05-20T17:01:30.000Z');
  });

  it('moves on when a demonstration moves it, and never back', () => {
    const clock = clockAfter(null, () => Date.parse('2026-11-25T10:00:00.000Z'));
    clock.moveTo('2027-01-01T18:00:00.000Z');
    clock.moveTo('2026-12-01T18:00:00.000Z');
    expect(clock.now()).toBe('2027-01-01T18:00:00.000Z');
  });
});
