// What of papers counts when two states are called the same (P9).
import type { OnPaper } from '../../machines/paper.ts';
import { as } from './view.ts';

/** A day of receipt is kept as it is: which last days it is in time for counts long after they are over. */
const receivedOn = (day: string) => `on ${day}`;

/** The views of a case's papers. */
export const paperViews = {
  paper: as(
    (paper: OnPaper['paper']) =>
      paper && {
        ...{ by: paper.by, behind: paper.standingInFor ?? [], expires: { limit: paper.expires } },
        ...{ signedBy: paper.data.signedBy, form: paper.data.form, received: receivedOn(paper.data.received) },
      },
    'who keyed what, received when, and until when it can be confirmed (P9, P10)',
  ),
  papers: as(
    (papers: OnPaper['papers']) =>
      papers.map(({ act, received, keyedBy, content }) => ({ act, keyedBy, content, received: receivedOn(received) })),
    'who keyed what, received when, and whether the organisation confirmed it; who confirmed it and when is only shown (P5, P9)',
  ),
};
