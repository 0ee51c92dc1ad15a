// Each invariant of grants can fail: with what upholds it gone wrong, the search finds a counter-example.
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from '../../machines/effects.ts';
import { grantDesk } from '../../machines/grant.actions.ts';
import { grant } from '../../machines/grant.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { endMoves, oneReview } from '../../src/proof/outside-application.ts';
import { hub } from '../../src/proof/people.ts';
import type { Scene } from '../../src/proof/scene.ts';
import { grantConditions, grantInterested, grantPaid, grantRecovered } from '../../src/proof/scenes/grant.ts';
import { replaceWorkflow } from '../../src/proof/workflows.ts';
import { acting, brokenIn, leading, without } from './mutant.ts';

afterEach(() => replaceWorkflow(grant));

const nothing = grantDesk.assign({});
const losesItsHub = grantDesk.enqueueActions(({ enqueue }) => enqueue(ask([{ do: 'release', key: `grant:${hub}` }])));
const writesOff = grantDesk.assign({ writtenOff: 1 });

const underReview = { ...grantConditions, outside: oneReview };
const lapsing = { ...grantConditions, outside: endMoves(['lapsed']) };
const paidInPart = { ...grantRecovered, starts: () => grantRecovered.starts().slice(0, 1) };
const goingOn = { ...grantRecovered, outside: () => [] };

const alone = 'nobody signs off their own condition, payment, bank details or proposal';
const payable = 'a payment is authorised to checked bank details and once what it depends on is satisfied';

describe('the search finds', { timeout: 60_000 }, () => {
  it.each<[what: string, workflow: Workflow, within: Scene, most: number, invariant: string]>([
    ['S3a', without(grant, 'S3a'), grantPaid, 1500, 'paid is at most the award, and the award at most the cap'],
    ['P5b', without(grant, 'P5b'), grantPaid, 1500, alone],
    ['P5c', without(grant, 'P5c'), grantPaid, 1500, alone],
    ['P5a', without(grant, 'P5a'), grantInterested, 1500, alone],
    ['S3d', without(grant, 'S3d'), grantPaid, 1500, payable],
    ['S3e', without(grant, 'S3e'), grantPaid, 1500, payable],
    ['a hub that is let go with the payment', acting(grant, { askPaid: losesItsHub }), grantRecovered, 300, 'one grant is paid for a hub'],
    [
      'V5a',
      without(grant, 'V5a'),
      underReview,
      500,
      'no payment is authorised and no money asked back while a decision of its application is under review',
    ],
    ['S5a', without(grant, 'S5a'), lapsing, 500, 'nothing is authorised in a grant that stopped or whose application ended'],
    [
      'a timer that writes off',
      acting(grant, { askConsidered: nothing, dropRequests: writesOff }),
      paidInPart,
      800,
      'money is written off or asked back by people alone',
    ],
    [
      'a completed grant that runs again',
      leading(grant, 'completed', 'applicationSettled', { target: 'running' }),
      grantRecovered,
      1200,
      'a settled grant stays as it ended; one that ended unpaid comes back only with its hub',
    ],
    [
      'a stop whose letter is not taken back',
      acting(grant, { askTakenUp: nothing }),
      goingOn,
      1200,
      'the letter on a stop is not promised twice, nor left waiting once the grant goes on',
    ],
  ])('%s', (_, workflow, within, most, invariant) => {
    expect(brokenIn(within, workflow, most)).toContain(invariant);
  });
});
