// P7: records and letters name both, whoever acted and whom they stood in for; whose decision it was, neither makes it afresh (P2, P3).
import { describe, expect, it } from 'vitest';
import { application } from '../../machines/application.ts';
import { deciderOf, decidersOf, sayDecider } from '../../machines/decision-in-force.ts';
import type { Effect } from '../../machines/effects.ts';
import { franchise } from '../../machines/franchise.ts';
import type { Act, Workflow } from '../../machines/workflow.ts';
import { officeOf } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import * as applications from './application.cases.ts';
import * as franchises from './franchise.cases.ts';

const lender = '00000000-0000-4000-8000-0000000000b7';

/** The same act, its sender standing in for somebody who lent them the deciding appointment. */
const asCover = <F>(act: Act<F>): Act<F> => ({
  ...act,
  actor: { ...act.actor, cover: [{ role: 'portfolio-holder', appointment: 'deciding', for: lender }] },
});

function taken(workflow: Workflow, from: { state: string; context: unknown } | undefined, type: string, data: unknown, act: Act<unknown>) {
  const result = step(workflow, from as never, { type, data, act } as never);
  if (!result.ok) throw new Error(`${result.refusal.rule}: ${result.refusal.says}`);
  return { context: result.snapshot.context as Record<string, never>, snapshot: result.snapshot, effects: result.effects };
}

const words = (effects: readonly Effect[], what: 'publish' | 'letter') => JSON.stringify(effects.filter((effect) => effect.do === what));
const both = 'portfolio holder standing in for the deciding portfolio holder';

describe('P7: a decision made as cover', () => {
  const holder = applications.personOf('portfolio-holder');
  const { decisions, states } = applications;
  const byCover = taken(
    application,
    states.placed,
    'decide',
    decisions.offer,
    asCover(applications.actOf('portfolio-holder', '2026-12-09')),
  );

  it('is recorded as A for B, with the appointment that was lent, and its public notice says so by office', () => {
    expect(byCover.context.decision).toMatchObject({ by: holder, standingInFor: lender, appointment: 'deciding' });
    expect(words(byCover.effects, 'publish')).toContain(`"decidedBy":"${both}"`);
  });

  it('is of both: its letter names both offices, and neither sits on the panel or decides it afresh', () => {
    const due = { name: 'effective', due: '2026-12-17' };
    const inForce = taken(application, byCover.snapshot, 'effective', due, applications.actOf('system', '2026-12-17'));
    expect(words(inForce.effects, 'letter')).toContain(`"decidedBy":"${both}"`);
    expect(inForce.context.reviewable).toMatchObject([{ by: [holder, lender] }]);
  });

  it('made in one’s own right names nobody else', () => {
    const own = taken(application, states.placed, 'decide', decisions.offer, applications.actOf('portfolio-holder', '2026-12-09'));
    expect(own.context.decision).not.toHaveProperty('standingInFor');
    expect(words(own.effects, 'publish')).toContain('"decidedBy":"deciding portfolio holder"');
  });
});

describe('P7: a suspension confirmed as cover', () => {
  it('keeps both on the record and names both offices in its letter', () => {
    const { actOf, personOf, variants } = franchises;
    const { context, effects } = taken(
      franchise,
      variants.proposed,
      'confirmSuspension',
      {},
      asCover(actOf('portfolio-holder', variants.proposed.context.proposal?.on ?? '')),
    );
    const holder = personOf('portfolio-holder');
    expect(context.suspension).toMatchObject({ by: holder, standingInFor: lender, appointment: 'deciding' });
    expect(context.reviewable).toMatchObject([{ by: [holder, lender] }]);
    expect(words(effects, 'letter')).toContain(`"decidedBy":"${both}"`);
  });
});

describe('P7: whoever made a record', () => {
  const holders = [{ person: 'deputy', appointment: 'deputy' as const }];

  it('is the person alone, or the person and whom they stood in for', () => {
    expect(deciderOf(holders, { person: 'deputy' })).toEqual({ by: 'deputy', appointment: 'deputy' });
    expect(decidersOf({ by: 'deputy' })).toEqual(['deputy']);
    expect(decidersOf({ by: 'deputy', standingInFor: lender })).toEqual(['deputy', lender]);
    expect(sayDecider({ appointment: 'deputy' })).toBe('deputy portfolio holder');
  });

  it('is named in a letter by one office or by both', () => {
    expect(officeOf({ by: 'deputy' })).toBe('person:deputy');
    expect(officeOf({ by: 'deputy', standingInFor: lender })).toBe(`person:deputy/${lender}`);
  });
});
