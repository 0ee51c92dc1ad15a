// An application's parts: what the organisation says, the officer's report, the meeting, the decision, the offer, the agreement.
import { readSubmissions } from '../../../db/reads/submission.ts';
import { policyInForce } from '../../../db/schemes.ts';
import {
  type ApplicationContext,
  type Decision,
  emptyApplication,
  type Offer,
  type Report,
} from '../../../machines/application.context.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { assessedCriteria, type Criterion, coreOffer } from '../../../machines/core-offer.ts';
import { decidersOf } from '../../../machines/decision-in-force.ts';
import { sayPounds } from '../../../machines/money.ts';
import { policySchema } from '../../../machines/policy.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import type { Visit } from '../route.ts';
import { type ApplicationContent, type AskedOfHub, contentParts, sectionWords } from './application-content.ts';
import { cell, filled, line, type Part, part } from './part.ts';
import { readSayings, type Sayings } from './sayings.ts';

const criterionWords: ReadonlyMap<string, string> = new Map([
  ...coreOffer.map(({ id, words }) => [id, words] as const),
  ['level', 'The GRIPP level required'] as const,
]);
const outcomeWords = { approve: 'Approved', offer: 'Support offered', decline: 'Declined' } as const;
const yes = (met: boolean) => ({ text: met ? 'Met' : 'Not met', colour: met ? 'green' : 'red' }) as const;

/** What hours and sessions are held against: what an offer froze, else the policy of the day (F8). */
export async function askedOf({ services, today }: Visit, offer: Offer | null): Promise<AskedOfHub> {
  if (offer) return offer.terms;
  return policySchema.parse((await policyInForce(services.db, services.scheme.id, today)) ?? {});
}

/** Everything an application holds that this reader may see. */
export async function applicationParts(visit: Visit, opened: OpenedCase): Promise<Part[]> {
  const { head, audience } = opened;
  const context = contextOf(opened, emptyApplication);
  const [latest] = await readSubmissions(visit.services.db, visit.services.scheme.id, head.id, 1);
  const asked = await askedOf(visit, context.offer);
  const say = await readSayings(visit, opened, latest?.content);
  const staff = audience === 'staff';
  const prepared = staff ? null : context.prepared;
  return filled([
    questionsPart(context, say),
    ...(prepared ? contentParts(prepared.content as ApplicationContent, say, 'What is prepared and not sent yet', asked) : []),
    ...(latest && !prepared
      ? contentParts(latest.content as ApplicationContent, say, `What the organisation sent (version ${latest.number})`, asked)
      : []),
    ...(staff && context.report ? [reportPart(context.report, say)] : []),
    ...(context.decision ? [decisionPart(context, context.decision, say, staff)] : []),
    ...(context.offer ? [offerPart(context.offer)] : []),
    waitingPart(context, say, staff),
  ]);
}

function questionsPart({ questions }: ApplicationContext, say: Sayings): Part {
  const lines = questions.map(({ section, question }) => line(sectionWords[section] ?? section, say.text(question)));
  return part('questions', 'Questions to the organisation', { lines });
}

function reportPart(report: Report, say: Sayings): Part {
  return part('report', 'The officer’s report', {
    about: `On version ${report.revision}, by ${decidersOf(report)
      .map((id) => say.person(id))
      .join(', standing in for ')} on ${sayDate(report.on)}.`,
    lines: [
      ...assessedCriteria.map((id) => line(criterionWords.get(id) ?? id, say.text(report.notes[id]), { tag: yes(report.met[id]) })),
      line('Recommendation', say.text(report.recommendation)),
    ],
  });
}

/** Reasons go to the organisation with its letter; before, it reads what the public notice says (D7, L3). */
function decisionPart({ reviewable }: ApplicationContext, decision: Decision, say: Sayings, staff: boolean): Part {
  const told = staff || reviewable.some(({ reference, releasedOn }) => reference === decision.reference && releasedOn !== null);
  const reasons = decision.reasons.map(({ criterion, reason, next }) =>
    line(criterionWords.get(criterion) ?? criterion, say.text(reason), { aside: `What to do next: ${say.text(next)}` }),
  );
  return part('decision', 'The decision', {
    lines: [
      line('Outcome', `${outcomeWords[decision.outcome]}, stage ${decision.stage}`, { aside: `record ${decision.reference}` }),
      line('Decided on', sayDate(decision.decidedOn), { aside: `in force from ${sayDate(decision.effectiveOn)} unless called in` }),
      ...(told ? reasons : []),
      line('Reasons given to the public', say.text(decision.publicReasons)),
      ...(staff ? staffLines(decision, say) : []),
    ],
    folds: told
      ? [
          {
            title: 'Each criterion as decided',
            lines: (Object.entries(decision.criteria) as [Criterion, boolean][]).map(([id, met]) =>
              line(criterionWords.get(id) ?? id, null, { tag: yes(met) }),
            ),
          },
        ]
      : [],
  });
}

function staffLines(decision: Decision, say: Sayings) {
  return [
    line(
      'Decided by',
      decidersOf(decision)
        .map((id) => say.person(id))
        .join(', standing in for '),
    ),
    line('Alternatives considered', say.text(decision.alternatives)),
    ...(decision.internalNotes ? [line('Notes for the file', say.text(decision.internalNotes))] : []),
  ];
}

function offerPart(offer: Offer): Part {
  const listed = {
    'still-to-meet': { text: 'Still to meet', colour: 'yellow' },
    'must-stay-met': { text: 'Must stay met', colour: 'grey' },
  } as const;
  const grant = offer.grantPence === null ? 'No grant is offered' : sayPounds(offer.grantPence);
  const answer = offer.acceptedOn
    ? offer.grantAccepted
      ? 'support and grant accepted'
      : 'support accepted, grant refused'
    : 'not answered yet';
  return part('offer', 'The offer of support', {
    lines: [
      line('Time to meet everything', `until ${sayDate(offer.deadline)}`),
      line('Start-up grant', grant),
      line('Answer', offer.acceptedOn ? `${answer} on ${sayDate(offer.acceptedOn)}` : answer, {
        aside: offer.acceptBy && !offer.acceptedOn ? `by ${sayDate(offer.acceptBy)}` : null,
      }),
    ],
    table: {
      caption: 'What the offer asks',
      head: ['Criterion', 'Status'],
      rows: Object.entries(offer.terms.criteria).map(([id, how]) => [cell(criterionWords.get(id) ?? id), cell('', { tag: listed[how] })]),
    },
  });
}

/** What is on its way: the meeting, proposals that wait for a second person, the agreement. */
function waitingPart(context: ApplicationContext, say: Sayings, staff: boolean): Part {
  const { meeting, agreement, proposal, unlocked, unlocking } = context;
  const signed = agreement?.signed;
  return part('standing', 'On its way', {
    lines: [
      ...(meeting ? [line('Decision meeting', sayDate(meeting.date), { aside: `complete by ${sayDate(meeting.cutOff)}` })] : []),
      ...(agreement
        ? [
            line('Agreement', signed ? `signed on ${sayDate(signed.on)}` : `issued on ${sayDate(agreement.issuedOn)}`, {
              aside: agreement.signBy && !signed ? `to sign by ${sayDate(agreement.signBy)}` : null,
            }),
          ]
        : []),
      ...(unlocked
        ? [
            line('Sections that can be changed', unlocked.sections.map((id) => sectionWords[id] ?? id).join(', '), {
              aside: `until ${sayDate(unlocked.until)}`,
            }),
          ]
        : []),
      ...(staff && proposal
        ? [
            line('Another deadline, proposed', sayDate(proposal.data.deadline), {
              aside: `by ${say.person(proposal.by)}: ${say.text(proposal.data.reason)}; to confirm by ${sayDate(proposal.expires)}`,
            }),
          ]
        : []),
      ...(staff && unlocking
        ? [
            line('Sections to unlock, proposed', unlocking.data.sections.map((id) => sectionWords[id] ?? id).join(', '), {
              aside: `by ${say.person(unlocking.by)}; another officer confirms by ${sayDate(unlocking.expires)}`,
            }),
          ]
        : []),
    ],
  });
}
