// A workflow that only keeps decisions that can be reviewed, and remembers what a review tells it: to run reviews against.
import { setup } from 'xstate';
import { z } from 'zod';
import { civilDate, id } from '../../machines/text.ts';
import { command, type EventOf, type Snapshot, type Workflow } from '../../machines/workflow.ts';

const person = id('Give a person');
const decisions = z.array(
  z.strictObject({
    reference: z.string(),
    kind: z.string(),
    on: civilDate('Give a date'),
    reviewBy: civilDate('Give a date').nullable(),
    by: z.array(person),
    involved: z.array(person),
    remitted: z.boolean(),
    reviewed: z.boolean(),
  }),
);
const review = { review: id('Give the review'), decision: z.string(), on: civilDate('Give a date') };

const commands = {
  decide: command({ title: 'Decide', who: ['lead'], data: z.strictObject({ decisions }), facts: [], opens: true }),
  reviewOpened: command({ title: 'A review was opened', who: ['system'], data: z.strictObject(review), facts: [] }),
  reviewClosed: command({
    title: 'A review was closed',
    who: ['system'],
    data: z.strictObject({
      ...review,
      outcome: z.enum(['stands', 'sent-back', 'withdrawn']),
      directions: z.string().nullable(),
      mustNotDecide: z.array(person),
    }),
    facts: [],
  }),
};

interface Context {
  readonly reviewable: z.output<typeof decisions>;
  readonly told: readonly { readonly command: string; readonly outcome: string | null; readonly mustNotDecide: readonly string[] }[];
}
type Event = EventOf<typeof commands, unknown>;

const base = setup({ types: { context: {} as Context, events: {} as Event } });
const labels = { staff: 'Decided', applicant: 'Decided', public: 'Decided' };

const machine = base
  .extend({
    actions: {
      remember: base.assign(({ event }) => (event.type === 'decide' ? { reviewable: event.data.decisions } : {})),
      hear: base.assign(({ context, event }) => {
        const closed = event.type === 'reviewClosed' ? event.data : null;
        const heard = { command: event.type, outcome: closed?.outcome ?? null, mustNotDecide: closed?.mustNotDecide ?? [] };
        return { told: [...context.told, heard] };
      }),
    },
  })
  .createMachine({
    id: 'sample',
    context: { reviewable: [], told: [] },
    initial: 'new',
    states: {
      new: { meta: labels, tags: ['open'], on: { decide: { target: 'decided', actions: 'remember' } } },
      decided: { meta: labels, tags: ['open'], on: { reviewOpened: { actions: 'hear' }, reviewClosed: { actions: 'hear' } } },
    },
  });

export const reviewedWorkflow: Workflow = {
  name: 'sample',
  title: 'Sample of decisions',
  machine,
  commands,
  rules: [],
  listing: (_: Snapshot<Context>) => ({}),
};
