// What the reviewed workflows remember for reviews, in the one shape in which reviews read it (V1–V3).

/** An outcome that can be reviewed, in the shape in which reviews read it. */
export interface Reviewable<Kind extends string> {
  /** Unique in the scheme: the notice's reference of a decision, one of its own of a lapse or of the end of an approval. */
  readonly reference: string;
  readonly kind: Kind;
  readonly on: string;
  /** When its letter was released; null: not yet. */
  readonly releasedOn: string | null;
  /** The last day to ask for a review of it, set with the release and never moved by a later policy (V2, R6); null: not yet. */
  readonly reviewBy: string | null;
  /** Who decided. */
  readonly by: readonly string[];
  /** Who reported or was consulted (P3). */
  readonly involved: readonly string[];
  /** Made after a review panel sent the case back: not reviewable again (V2). */
  readonly remitted: boolean;
  readonly reviewed: boolean;
}

/** A review that is open: its case, the outcome it is about, and the day from which time stands still (V6). */
export interface OpenReview {
  readonly case: string;
  readonly decision: string;
  readonly on: string;
}
