// A meeting moved across a grant's due date: the grant's dates are its own (S2, D6). The application is decided later, and nothing of the
// grant waits for it or goes with it.
import { expect, test } from 'vitest';
import type { ApplicationContext } from '../../machines/application.context.ts';
import { application } from '../../machines/application.ts';
import { addDays } from '../../machines/calendar.ts';
import { grant } from '../../machines/grant.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import { actOf as applicationActOf, states as applications, ids } from '../machines/application.cases.ts';
import { evidenceFor, actOf as grantActOf, states as grants, play } from '../machines/grant.cases.ts';

const due = '2027-09-30';
const before = addDays(due, -8);
const after = addDays(due, 7);

/** A stage 2 application with a grant, placed on a meeting that lies before the grant's last condition is due. */
const placed: Snapshot<ApplicationContext> = {
  state: 'placed',
  context: {
    ...(applications.placed as Snapshot<ApplicationContext>).context,
    stage: 2,
    grant: { case: ids.grant, paidOn: null },
    meeting: { case: ids.september, date: before, cutOff: addDays(before, -21) } as NonNullable<ApplicationContext['meeting']>,
  },
};

test('moving it tells the organisation and sets no date of the grant', () => {
  const data = { meeting: ids.september, date: after, cutOff: addDays(after, -21), reason: 'text:reason' };
  const moved = step(application, placed, { type: 'meetingMoved', data, act: applicationActOf('system', '2027-08-02') });
  if (!moved.ok) throw new Error(moved.refusal.says);
  expect((moved.snapshot.context as ApplicationContext).meeting?.date).toBe(after);
  const asked = moved.effects.map((effect) => (effect.do === 'set-deadline' ? `${effect.do} ${effect.name}` : effect.do));
  expect(asked).not.toContain('send');
  expect(asked.filter((each) => each.startsWith('set-deadline') && each !== 'set-deadline cutOff')).toEqual([]);
});

test('evidence in time counts, evidence a day late does not, and the grant stops by its own date while the application waits', () => {
  const running = grants.running as NonNullable<typeof grants.running>;
  const send = (on: string) => step(grant, running, { type: 'submitEvidence', data: evidenceFor(1), act: grantActOf('contributor', on) });
  expect(send(due).ok).toBe(true);
  const late = send(addDays(due, 1));
  expect(late.ok ? 'taken' : late.refusal.rule).toBe('S4c');
  const stopped = play(running, ['conditionDue', addDays(due, 1), { name: 'conditionDue:1', due }]);
  expect(stopped.state).toBe('stopped');
});
