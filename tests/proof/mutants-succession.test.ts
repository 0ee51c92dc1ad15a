// Each invariant of what follows one another can fail: with what upholds it taken away, the search finds a counter-example.
import { afterEach, describe, expect, it } from 'vitest';
import { application } from '../../machines/application.ts';
import { applicationsDecided, applicationsInARow } from '../../src/proof/scenes/succession.ts';
import { replaceWorkflow } from '../../src/proof/workflows.ts';
import { brokenIn, without } from './mutant.ts';

afterEach(() => replaceWorkflow(application));

describe('with its rule taken away, the search finds', { timeout: 60_000 }, () => {
  const started = 'an application starts once no other of its hub is alive, can come back, or holds the franchise';

  it.each(['F10b', 'F10d'])('%s: an application that starts too early', (rule) => {
    expect(brokenIn(applicationsInARow, without(application, rule), 800)).toContain(started);
  });

  it('C1a, with a hub that nobody claims: an application that comes back beside another', () => {
    const unclaimed = application.machine.provide({
      actions: { askReinstated: application.machine.implementations.actions.forgetProposal as never },
    });
    const mutant = { ...without(application, 'C1a'), machine: unclaimed };
    expect(brokenIn(applicationsInARow, mutant, 6000)).toContain(
      'an application that ended comes back only while its hub has no other, and one that is alive holds its hub',
    );
  });

  it('S6a: a second grant that is offered for a hub', () => {
    expect(brokenIn(applicationsDecided, without(application, 'S6a'), 800)).toContain('no grant is offered for a hub that was paid one');
  });

  it('F10c: a grant that is offered after a decline that stands', () => {
    expect(brokenIn(applicationsDecided, without(application, 'F10c'), 800)).toContain(
      'no grant on an application submitted after a standing decline, or for a hub that was paid one',
    );
  });
});
