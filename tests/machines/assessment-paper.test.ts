// A self-assessment on paper (P9): it counts from the day it was received, and an answer that came in time is taken after its time.
import { expect, it } from 'vitest';
import type { Area } from '../../machines/assessment.area.ts';
import { people, states } from './assessment.cases.ts';
import { paperFor } from './assessment.paper-named.ts';
import { attempt, send } from './assessment.walk.ts';

const confirm = { person: people.otherValidator };

it('P9: the first response is due from the day the paper was received, not from the day it was keyed (G9)', () => {
  const keyed = send(states.draft, 'franchise-officer', 'keyPaper', { ...paperFor('draft'), received: '2026-06-01' }, { on: '2026-06-10' });
  const { state, context } = send(keyed, 'engagement-officer', 'confirmPaper', {}, { on: '2026-06-12', ...confirm });
  expect(state).toBe('submitted');
  expect(context).toMatchObject({ submitted: '2026-06-01', respondBy: '2026-06-29', hands: [people.contributor, people.signatory] });
});

it('P9: an answer received in time is taken after the time to answer has passed, and its area is the validator’s again (G6)', () => {
  const late = send(states.validating, 'system', 'answerDue', { name: 'answerDue:projects', due: '2026-06-30' }, { on: '2026-07-01' });
  expect(late.context.areas.projects).toMatchObject({ status: 'unanswered', asked: null });
  const answer = { ...paperFor('validating'), received: '2026-06-30' };
  const keyed = send(late, 'franchise-officer', 'keyPaper', answer, { on: '2026-07-06' });
  expect(keyed.context.areas.projects).toMatchObject({ status: 'unanswered' });
  const { context } = send(keyed, 'engagement-officer', 'confirmPaper', {}, { on: '2026-07-07', ...confirm });
  expect(context.areas.projects).toMatchObject({ status: 'answered', asked: null });
  expect(context.areas.projects).not.toHaveProperty('passed');
  expect(context.revision).toBe(2);
});

it('P9: once the validator has concluded the area, what came in time is a reply to the finding instead (G10)', () => {
  const late = send(states.validating, 'system', 'answerDue', { name: 'answerDue:projects', due: '2026-06-30' }, { on: '2026-07-01' });
  const projects = late.context.areas.projects as Area;
  const concluded = {
    ...late,
    context: { ...late.context, areas: { ...late.context.areas, projects: { ...projects, status: 'concluded' as const } } },
  };
  const answer = { ...paperFor('validating'), received: '2026-06-30' };
  expect(attempt(concluded, 'franchise-officer', 'keyPaper', answer, { on: '2026-07-06' })).toMatchObject({
    ok: false,
    refusal: { rule: 'G6e' },
  });
});
