// The search itself: that it finds what is broken, stops at its bound, and notices what is left out or called the same and is not.
import { describe, expect, it } from 'vitest';
import { attemptsFrom, missingTries } from '../../src/proof/alphabet.ts';
import { applicationTries } from '../../src/proof/alphabet-application-later.ts';
import { grantTries } from '../../src/proof/alphabet-grant.ts';
import { meetingTries } from '../../src/proof/alphabet-meeting.ts';
import { Explorer } from '../../src/proof/explore.ts';
import { invariants } from '../../src/proof/invariants.ts';
import { applicationDeciders, applicationPrepared } from '../../src/proof/scenes/application-prepared.ts';
import { applicationAwarded } from '../../src/proof/scenes/application-stage2.ts';
import { gone, parts } from '../../src/proof/view.ts';
import { applicationView } from '../../src/proof/view-application.ts';

describe('a search', { timeout: 60_000 }, () => {
  it('goes through a whole world with nothing broken and no two states wrongly called the same', () => {
    const search = new Explorer(applicationDeciders, invariants).run();
    expect(search).toMatchObject({ isBound: false, violations: [], differences: [] });
    expect(search.states).toBeGreaterThan(500);
    expect(search.samples).toBeGreaterThan(100);
  });

  it('says that it was cut short when it comes to its bound', () => {
    expect(new Explorer({ ...applicationAwarded, most: 50 }, invariants).run()).toMatchObject({ isBound: true });
  });

  it('gives the shortest way to what is broken', () => {
    const never = {
      rules: ['F11'],
      name: 'nothing is ever signed',
      step: ({ command }: { command: string }) => (command === 'signAgreement' ? 'It was signed.' : null),
    };
    const [found] = new Explorer(applicationAwarded, [never]).run().violations;
    expect(found?.says).toBe('It was signed.');
    expect(found?.moves.map(({ label }) => label)).toEqual([
      'application issueAgreement by officer',
      'letter agreement-issued released',
      'message to application',
      'application signAgreement by signatory',
    ]);
  });

  it('notices that one start is taken for another', () => {
    const twice = {
      ...applicationAwarded,
      starts: () =>
        applicationAwarded
          .starts()
          .slice(0, 1)
          .flatMap((start) => [start, start]),
      most: 50,
    };
    expect(new Explorer(twice, invariants).run().differences).toEqual([expect.stringContaining('Start 2 is taken for start 1.')]);
  });

  it('notices a view that leaves out what counts', () => {
    if (applicationView.see !== 'parts') throw new Error('The view of an application has parts.');
    const wrong = parts({ ...applicationView.parts, prepared: gone('wrongly') });
    const blind = { ...applicationPrepared, same: { ...applicationPrepared.same, views: { application: wrong } } };
    expect(new Explorer(blind, invariants).run().differences).not.toEqual([]);
  });
});

describe('alphabets', () => {
  it.each([
    ['application', applicationTries],
    ['meeting', meetingTries],
    ['grant', grantTries],
  ])('have an entry for every command that people may send: %s', (workflow, tries) => {
    expect(missingTries(workflow, tries)).toEqual([]);
  });

  it('stop the search with the name of a command that has none', () => {
    const { decide: _, ...rest } = applicationTries;
    const world = applicationDeciders.starts()[0];
    const [id, one] = Object.entries(world?.cases ?? {})[0] ?? [];
    expect(() => world && id && one && attemptsFrom(rest)(world, id, { ...one, snapshot: { ...one.snapshot, state: 'held' } })).toThrow(
      'decide',
    );
  });
});
