// What must hold of every application: who decides, on what grounds, and what never happens by itself.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { addDays, addMonths } from '../../machines/calendar.ts';
import { levelOn } from '../../machines/levels.ts';
import { actsFor } from '../../machines/workflow.ts';
import { certificates, openReviewOf } from './facts-shared.ts';
import type { Invariant } from './invariant.ts';
import { actorOf, comesTo, decidedUndeclared, stepsOf } from './taken-step.ts';
import type { World } from './world.ts';

type Context = ApplicationContext;

const CAP_PENCE = 200_000;
const MOST_MONTHS = 12;
const recording = ['decide', 'confirmCorrection', 'recordCorrection'];
const byHolder = [
  ...recording,
  'defer',
  'confirmDeadline',
  'confirmOfferWithdrawal',
  'confirmReinstatement',
  'holdAward',
  'award',
  'endApproval',
];
const signsOff = [...recording, 'confirmComplete', 'award', 'countersign'];

/** A check of the steps of applications alone. */
const ofApplications = stepsOf<Context>('application');

const closings = ['declined', 'lapsed', 'offer-lapsed', 'approval-ended'];

const deciders: readonly Invariant[] = [
  {
    rules: ['P8', 'P2'],
    name: 'nobody decides who has not declared, or has an interest and no dispensation',
    step: ofApplications((taken, before) => {
      return byHolder.includes(taken.command) ? decidedUndeclared(taken, before) : null;
    }),
  },
  {
    rules: ['P2', 'P3', 'P7'],
    name: 'a remitted decision is made afresh by neither its maker, nor the panel, nor whoever stands in for them',
    step: ofApplications((taken, before) => {
      const fresh = { decision: [...recording, 'defer'], 'approval-ended': ['holdAward', 'award', 'endApproval'] }[
        before?.sentBack?.kind ?? 'decision'
      ];
      const barred = fresh.includes(taken.command) ? (before?.sentBack?.mustNotDecide ?? []) : [];
      return actsFor(actorOf(taken)).some((person) => barred.includes(person))
        ? 'Somebody made afresh what a review had sent back from them.'
        : null;
    }),
  },
  {
    rules: ['P5'],
    name: 'nobody signs off what they prepared, submitted, signed or reported on',
    step: ofApplications((taken, before) => {
      if (!signsOff.includes(taken.command)) return null;
      const { person } = actorOf(taken);
      if (before?.hands.includes(person)) return 'Somebody of the organisation signed its case off.';
      return recording.includes(taken.command) && before?.report?.by === person ? 'The officer who reported decided.' : null;
    }),
  },
  {
    rules: ['P6', 'P10'],
    name: 'what needs two people is done by two',
    step: ofApplications((taken, before) => {
      const { person } = actorOf(taken);
      const isAlone = taken.command === 'submit' && before?.prepared?.by === person && taken.before.outside.singleOfficer === undefined;
      const first =
        taken.command === 'confirmDeadline' ? before?.proposal?.by : taken.command.startsWith('confirm') ? before?.correction?.by : null;
      return isAlone || first === person ? `One person did “${taken.command}” alone.` : null;
    }),
  },
];

const grounds: readonly Invariant[] = [
  {
    rules: ['F4', 'D5'],
    name: 'there is no decline at stage 1 and no offer at stage 2',
    step: ofApplications((taken, _, { decision, stage }) => {
      if (!recording.includes(taken.command) || !decision) return null;
      return (stage === 1 && decision.outcome === 'decline') || (stage === 2 && decision.outcome === 'offer')
        ? `At stage ${stage} the decision was to ${decision.outcome}.`
        : null;
    }),
  },
  {
    rules: ['F8', 'D9'],
    name: 'a decline rests on criteria that the offer listed and that are not met',
    step: ofApplications((taken, before, { decision }) => {
      if (!recording.includes(taken.command) || decision?.outcome !== 'decline') return null;
      const listed = Object.keys(before?.offer?.terms.criteria ?? {});
      const wrong = decision.reasons.find(({ criterion }) => !listed.includes(criterion) || decision.criteria[criterion as 'a']);
      if (decision.reasons.length === 0) return 'It was declined without a reason.';
      return wrong ? `It was declined for “${wrong.criterion}”, which was not listed or is met.` : null;
    }),
  },
  {
    rules: ['F13', 'F14'],
    name: 'an approval has the core offer met and the level in date',
    step: ofApplications((taken, _, { decision }) => {
      if (!recording.includes(taken.command) || decision?.outcome !== 'approve') return null;
      return Object.values(decision.criteria).every((met) => met) ? null : 'It was approved with a criterion not met.';
    }),
  },
  {
    rules: ['F11'],
    name: 'no award without an approval in force, a signature, the level in date, and no open review',
    step: ofApplications((taken, before) => {
      if (!comesTo(taken, 'awarded')) return null;
      const on = taken.before.today;
      const subject = taken.before.cases[taken.case]?.subject ?? { case: taken.case };
      if (before?.decision?.outcome !== 'approve' || before.decision.effectiveOn > on)
        return 'It was awarded without an approval in force.';
      if (!before.agreement?.signed) return 'It was awarded with nobody’s signature.';
      if (levelOn(certificates(taken.before, subject), on) < before.decision.measures.level)
        return 'It was awarded with the level not in date.';
      return openReviewOf(taken.before, taken.case) === null ? null : 'It was awarded while a review was open.';
    }),
  },
  {
    rules: ['V1', 'V5'],
    name: 'a review never awards, approves or declines',
    step: ofApplications((taken) =>
      taken.command.startsWith('review') && comesTo(taken, 'approved', 'awarded', 'declined', 'signed')
        ? `The end of a review made it ${taken.outcome.after.state}.`
        : null,
    ),
  },
];

const times: readonly Invariant[] = [
  {
    rules: ['C2', 'F9'],
    name: 'nothing is declined by a timer, and a lapse is announced and over',
    step: ofApplications((taken, before, after) => {
      if (
        taken.outcome.act.actor.person === 'system' &&
        after.decision !== null &&
        before?.decision?.reference !== after.decision.reference
      )
        return 'A decision was made by nobody.';
      if (comesTo(taken, 'declined') && before?.decision?.outcome !== 'decline') return 'It was declined without a decision to decline.';
      if (comesTo(taken, 'lapsed'))
        return taken.outcome.before?.state === 'lapse-pending' && before?.lapseOn && taken.before.today > before.lapseOn
          ? null
          : 'It lapsed unannounced or early.';
      if (comesTo(taken, 'offer-lapsed'))
        return before?.offer?.acceptBy && taken.before.today > before.offer.acceptBy ? null : 'The offer lapsed early.';
      return null;
    }),
  },
  {
    rules: ['F14', 'D6', 'F15'],
    name: 'a hold or a meeting that moved or was cancelled never leads to a decline or a lapse by itself',
    step: ofApplications((taken) => {
      const isNews = ['cutOff', 'levelChanged', 'meetingMoved', 'meetingCancelled'].includes(taken.command);
      return isNews && comesTo(taken, ...closings) ? `“${taken.command}” made it ${taken.outcome.after.state}.` : null;
    }),
  },
  {
    rules: ['D7', 'L3'],
    name: 'nothing opens and no outcome is told before the decision takes effect',
    step: ofApplications((taken, _, { decision }) => {
      const told = ['application-approved', 'application-support-offered', 'application-declined'];
      const tells = taken.outcome.effects.some((effect) => effect.do === 'open' || (effect.do === 'letter' && told.includes(effect.kind)));
      return tells && decision && decision.effectiveOn > taken.before.today
        ? 'Something followed from a decision that was not in force.'
        : null;
    }),
  },
  {
    rules: ['F7', 'F4'],
    name: 'the stage 2 deadline is within its bound; whoever comes back from a lapse has at least 28 days',
    step: ofApplications((taken, before, { offer, closed }) => {
      if (!offer?.effectiveOn || closed) return null;
      const last = addDays(addMonths(offer.effectiveOn, MOST_MONTHS), offer.reviewDays + offer.reinstatedDays);
      if (offer.deadline <= last || offer.deadline === before?.offer?.deadline) return null;
      // Who comes back has 28 days, and 28 more where the offer is still to be answered; while it is alive a review gives its days back.
      const isBack = before?.closed !== null && offer.deadline <= addDays(taken.before.today, offer.acceptedOn ? 28 : 56);
      const isGivenBack = taken.command === 'reviewClosed' && before?.closed === null;
      return isBack || isGivenBack ? null : `The deadline is ${offer.deadline}, its bound ${last}.`;
    }),
  },
  {
    rules: ['L3', 'L4'],
    name: 'no letter on an outcome is promised twice',
    step: ofApplications((taken, before, after) => {
      // A corrected record and a fresh decision have letters of their own.
      const about = after.decision?.reference ?? null;
      const waiting = taken.before.unreleased
        .filter((letter) => letter.case === taken.case && letter.about === about)
        .map(({ kind }) => kind);
      const again = taken.outcome.effects.find((effect) => effect.do === 'letter' && effect.released && waiting.includes(effect.kind));
      if (again?.do === 'letter') return `“${again.kind}” was asked for while the one before was not released.`;
      const isOut = before?.reviewable.some(({ reference, reviewBy }) => reference === before.decision?.reference && reviewBy !== null);
      const asked = taken.outcome.effects.some(
        (effect) => effect.do === 'letter' && ['application-support-offered', 'application-declined'].includes(effect.kind),
      );
      return isOut && asked && before?.decision?.reference === about ? 'The letter on a decision was asked for a second time.' : null;
    }),
  },
];

function doubleLive({ cases }: World): string | null {
  const hubs = Object.values(cases)
    .filter(({ workflow, isClosed }) => workflow === 'application' && !isClosed)
    .map(({ subject }) => subject.hub);
  return new Set(hubs).size === hubs.length ? null : 'A hub has two live applications.';
}

const together: readonly Invariant[] = [
  { rules: ['F10'], name: 'a hub has one live application', world: doubleLive },
  {
    rules: ['S1'],
    name: 'a grant offered is within the cap',
    step: ofApplications((_, __, { offer }) =>
      (offer?.grantPence ?? 0) > CAP_PENCE ? `£${(offer?.grantPence ?? 0) / 100} were offered.` : null,
    ),
  },
  {
    rules: ['F10', 'S6'],
    name: 'no grant on an application submitted after a standing decline, or for a hub that was paid one',
    step: ofApplications((taken, before, { offer }) => {
      if (!recording.includes(taken.command) || !offer?.grantPence) return null;
      const own = taken.before.cases[taken.case]?.subject;
      const closed = Object.values(taken.before.cases).filter(
        ({ workflow, subject }) => workflow === 'application' && subject.organisation === own?.organisation,
      );
      const declined = closed.some(({ snapshot }) => {
        const { closed: end } = snapshot.context as Context;
        return end?.outcome === 'declined' && end.standing && end.on <= (before?.firstSubmittedOn ?? '');
      });
      return declined ? 'A grant was offered after a decline that stands.' : null;
    }),
  },
];

/** Everything that must hold of applications. */
export const applicationInvariants: readonly Invariant[] = [...deciders, ...grounds, ...times, ...together];
