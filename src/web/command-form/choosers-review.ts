// What is chosen in a review: the outcome that is reviewed (for the organisation's pages, too), and the people of its panel.
import { randomUUID } from 'node:crypto';
import { namesOf, officeHolders } from '../../../db/reads/office-holders.ts';
import { reviewableOutcomes } from '../../../db/reads/reviewable.ts';
import { sayDate } from '../../../machines/calendar.ts';
import type { ReviewContext } from '../../../machines/review.context.ts';
import type { ReviewFacts } from '../../../machines/review.facts.ts';
import { whyCannotSit } from '../../../machines/review.panel.ts';
import { kindWords, type ReviewableKind } from '../../../machines/review.words.ts';
import { viewCase } from '../../engine/view-case.ts';
import type { Visit } from '../route.ts';
import { senderOf } from '../visitor.ts';
import type { Choice, Chooser } from './choice.ts';

/** An outcome to ask a review of: what its choice says of the new case, and which fields of the request it answers. */
export interface ReviewChoice extends Choice {
  readonly organisation: string;
  readonly hub?: string;
  readonly data: { readonly about: string; readonly workflow: string; readonly decision: string };
  /** The last day to ask without a reason. */
  readonly lastDay: string;
}

/** The outcomes that the visitor's organisations can have reviewed, each with its last day (V2). `value` is the decision's reference. */
export async function reviewChoices({ services, visitor, today }: Visit): Promise<ReviewChoice[]> {
  const signing = (visitor?.memberships ?? []).filter(({ capacities }) => capacities.some((one) => one === 'lead' || one === 'signatory'));
  const organisations = signing.map(({ organisation }) => organisation);
  const outcomes = await reviewableOutcomes(services.db, services.scheme.id, organisations);
  return outcomes.map((one) => {
    const what = kindWords[one.kind as ReviewableKind] ?? one.kind;
    const said = `${what.charAt(0).toUpperCase()}${what.slice(1)} on ${one.hubName ?? one.organisationName}, ${sayDate(one.on)}`;
    const by = sayDate(one.reviewBy);
    return {
      value: one.reference,
      text: `${said}. ${one.reviewBy >= today ? `Last day to ask: ${by}` : `The last day to ask was ${by}: say why you ask now`}`,
      organisation: one.organisation,
      ...(one.hub === null ? {} : { hub: one.hub }),
      data: { about: one.case, workflow: one.workflow, decision: one.reference },
      lastDay: one.reviewBy,
    };
  });
}

/** Those who hold a seat's role, with why somebody cannot sit (V4, P3). */
const candidates: Chooser = async ({ services, visitor, now, today }, opened) => {
  if (!opened || !visitor) return [];
  const key = { case: opened.head.id, workflow: opened.head.workflow, ...senderOf(visitor), at: now, mint: randomUUID() };
  const view = await viewCase(services.engine, key);
  const { candidates: people } = view.actFor('appoint').facts as ReviewFacts;
  const context = view.snapshot.context as ReviewContext;
  const holders = await officeHolders(services.db, services.scheme.id, today);
  return people.flatMap(({ person, roles }) =>
    roles.map((seat): Choice => {
      const holder = holders.find((one) => one.person === person && one.role === seat);
      const cannot = whyCannotSit(context, people, person, seat)?.says;
      return { value: person, text: holder?.name ?? seat, hint: cannot ?? holder?.title ?? seat };
    }),
  );
};

/** The members of the panel. */
const members: Chooser = async ({ services }, opened) => {
  const { panel } = (opened?.head.context ?? { panel: [] }) as ReviewContext;
  const people = panel.map(({ person }) => person);
  const names = await namesOf(services.db, services.scheme.id, people);
  return people.map((person) => ({ value: person, text: names.get(person) ?? 'Somebody whose name was erased' }));
};

export const reviewChoosers: Readonly<Record<string, Chooser>> = {
  'review.appoint person': candidates,
  'review.removeMember person': members,
  'review.recordHeld present': members,
};
