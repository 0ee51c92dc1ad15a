// When two franchises are the same for all that can happen to them.
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import type { PackageEntry } from '../../machines/franchise.package.ts';
import { as, asSet, gone, limit, parts, type View } from './view.ts';
import { interestsSeen } from './view-grant.ts';

const letters = 'it is only put into letters, registers and the record';
const staff = 'only staff are told when it is over: no rule reads it, and no state hangs on it';

type Context = FranchiseContext;

/** Of outcomes the last of each kind counts, what is under review, and what is not released: earlier ones are reviewed as these are. */
function reviewableSeen(reviewable: Context['reviewable'], { reviews }: Context) {
  const isLast = (reference: string, kind: string) => reviewable.findLast((one) => one.kind === kind)?.reference === reference;
  return reviewable
    .filter(
      ({ reference, kind, releasedOn }) =>
        isLast(reference, kind) || releasedOn === null || reviews.some(({ decision }) => decision === reference),
    )
    .map(({ reference, kind, releasedOn, remitted, reviewed }) => ({
      ...{ reference, kind, remitted, reviewed },
      isReleased: releasedOn !== null,
    }));
}

function proposalSeen(proposal: Context['proposal']) {
  return proposal && { by: proposal.by, expires: { limit: proposal.expires }, what: proposal.data.what };
}

function paperSeen(paper: Context['paper'], { annual }: Context) {
  if (!paper) return null;
  const { received } = paper.data;
  return { by: paper.by, expires: { limit: paper.expires }, isInTime: received <= annual.dueOn, isAskedFor: received >= annual.opensOn };
}

/** A franchise. */
export const franchiseView: View = parts({
  reference: gone(letters),
  application: gone('there is one'),
  revision: gone(letters),
  startsOn: gone('the next anniversary follows from the one before it'),
  package: parts({ '*': as((entry: PackageEntry) => entry.status, 'what became of it (H1)') }),
  level: gone(letters),
  annual: as(
    ({ opensOn, dueOn, prepared, returned }: Context['annual']) =>
      returned ? 'returned' : { opens: { from: opensOn }, due: { limit: dueOn }, by: prepared?.by ?? null },
    'when it is asked for and missed (H3), and who prepared it (P6)',
  ),
  findings: gone(letters),
  plan: as((plan: Context['plan']) => plan.map(({ met }) => met), `how each line was judged (H3); ${staff}`),
  grounds: asSet(parts({ since: gone(letters) }), 'which, in any order (H4)'),
  actBy: gone(staff),
  proposal: as(proposalSeen, 'who proposed what until when (P10)'),
  suspension: as(
    (suspension: Context['suspension']) => suspension && [suspension.reference, suspension.by, suspension.proposedBy],
    `which, and who (P3, P10); ${letters}`,
  ),
  ending: as((ending: Context['ending']) => ending?.by ?? null, 'who proposed it (P5)'),
  meeting: as(
    (meeting: Context['meeting']) => meeting && { case: meeting.case, date: { from: meeting.date } },
    'which, and whether its day has come (D4)',
  ),
  interests: as(interestsSeen, 'how each person stands (P2, P8)'),
  decision: as(
    (decision: Context['decision']) =>
      decision && [decision.reference, decision.outcome, decision.by, decision.proposed.by, { from: decision.effectiveOn }],
    'which, who, and from when (D7)',
  ),
  leavesOn: limit('H4'),
  reviewable: as(reviewableSeen, 'V1, V2'),
  reviews: asSet(parts({ on: gone('the days are only given back to the way back, which is letters alone (V6)') }), 'in any order'),
  sentBack: asSet(parts({ directions: gone(letters), mustNotDecide: asSet(parts({}), 'P2, P3') }), 'in any order'),
  hands: asSet(parts({}), 'who is in it counts (P5)'),
  closed: as((closed: Context['closed']) => closed?.outcome ?? null, 'how it ended'),
  paper: as(paperSeen, 'who keyed it, and whether it came in time (P9)'),
  papers: asSet(
    parts({ received: gone(letters), on: gone(letters), confirmedBy: gone(letters), act: gone(letters) }),
    'who keyed, and what the organisation said',
  ),
});

/** Deadlines of a franchise that only tell people something. */
export const franchiseInert = ['remind', 'planDue', 'act', 'backDue'];
