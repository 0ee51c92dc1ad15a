// What no searched world goes through, each with the reason. Anything else that is not gone through fails the search.

/** Names of states, branches and refusals, and why no world has them. */
export interface Unreached {
  readonly covers: RegExp;
  readonly because: string;
}

export const unreached: readonly Unreached[] = [
  { covers: /^(application|grant|review).*(P9|[pP]aper)/, because: 'the world of papers is still to come' },
  { covers: /^application.*([uU]nlock|Sections)/, because: 'the world of unlocked sections is still to come' },
  { covers: /^(assessment|franchise)\b/, because: 'their worlds are still to come' },
];
