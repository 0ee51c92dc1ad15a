// Each invariant can fail: with the rule that upholds it taken away, the search finds a counter-example.
import { afterEach, describe, expect, it } from 'vitest';
import { application } from '../../machines/application.ts';
import { grant } from '../../machines/grant.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { Explorer } from '../../src/proof/explore.ts';
import { invariants } from '../../src/proof/invariants.ts';
import type { Scene } from '../../src/proof/scene.ts';
import { applicationDeciders } from '../../src/proof/scenes/application-prepared.ts';
import { applicationAwarded, applicationCorrected } from '../../src/proof/scenes/application-stage2.ts';
import { grantInterested, grantPaid } from '../../src/proof/scenes/grant.ts';
import { replaceWorkflow } from '../../src/proof/workflows.ts';

afterEach(() => {
  replaceWorkflow(application);
  replaceWorkflow(grant);
});

/** The names of what the search finds broken once a rule is taken away. */
function without(rule: string, scene: Scene, workflow: Workflow = application): string[] {
  replaceWorkflow({ ...workflow, rules: workflow.rules.filter(({ id }) => id !== rule) });
  return new Explorer(scene, invariants).run().violations.map(({ name }) => name);
}

describe('without its rule, the search finds', () => {
  it.each<[rule: string, scene: Scene, name: string]>([
    ['P8a', applicationDeciders, 'nobody decides who has not declared, or has an interest and no dispensation'],
    ['P2a', applicationDeciders, 'nobody decides who has not declared, or has an interest and no dispensation'],
    ['P2c', applicationDeciders, 'a remitted decision is made afresh by neither its maker, nor the panel, nor whoever stands in for them'],
    ['D5k', applicationCorrected, 'an approval has the core offer met and the level in date'],
    ['F11c', applicationAwarded, 'no award without an approval in force, a signature, the level in date, and no open review'],
  ])(
    '%s in “$scene.name”',
    (rule, scene, name) => {
      expect(without(rule, scene)).toContain(name);
    },
    60_000,
  );

  it.each<[rule: string, scene: Scene, name: string]>([
    ['S3a', grantPaid, 'paid is at most the award, and the award at most the cap'],
    ['P5b', grantPaid, 'nobody signs off their own condition, payment, bank details or proposal'],
    ['P5c', grantPaid, 'nobody signs off their own condition, payment, bank details or proposal'],
    ['S3d', grantPaid, 'a payment is authorised to checked bank details and once what it depends on is satisfied'],
    ['S3e', grantPaid, 'a payment is authorised to checked bank details and once what it depends on is satisfied'],
    ['P5a', grantInterested, 'nobody signs off their own condition, payment, bank details or proposal'],
  ])(
    '%s of the grant in “$scene.name”',
    (rule, scene, name) => {
      expect(without(rule, { ...scene, most: 1500 }, grant)).toContain(name);
    },
    60_000,
  );
});
