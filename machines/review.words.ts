// How a review says its codes to people: grounds (V3), seats of the panel (V1), kinds of decision, votes (V5).

/** The grounds on which a review can be asked for (V3), with the words of forms and letters. */
export const groundWords = {
  procedure: 'the procedure was not followed',
  information: 'information was not considered',
  interest: 'an interest was not declared',
  bias: 'there was bias',
  reasons: 'the reasons are unclear',
} as const;

/** A ground of V3. */
export type Ground = keyof typeof groundWords;

/** The codes of the grounds, as a form lists them. */
export const grounds = Object.keys(groundWords) as [Ground, ...Ground[]];

/** The seats of a panel (V1): how each is said, and how many there are. */
export const seatWords = {
  'portfolio-holder': { one: 'portfolio holder', said: 'two portfolio holders', number: 2 },
  'cvs-representative': { one: 'CVS representative', said: 'one CVS representative', number: 1 },
} as const;

/** A seat of a panel: the role in which its member sits. */
export type Seat = keyof typeof seatWords;

/** The codes of the seats. */
export const seats = Object.keys(seatWords) as [Seat, ...Seat[]];

/** What can be reviewed (V1). */
export const kindWords = {
  decision: 'the decision',
  lapse: 'the lapse',
  'approval-ended': 'the end of the approval',
  suspension: 'the suspension',
  ending: 'the end of the franchise',
} as const;

/** A kind of outcome that can be reviewed (V1). */
export type ReviewableKind = keyof typeof kindWords;

/** How a vote is said (V5). */
export const voteWords = { stands: 'let it stand', 'send-back': 'send it back' } as const;

/** A member's vote (V5). */
export type VoteOf = keyof typeof voteWords;
