// What no searched world goes through, each with the reason. Anything else that is not gone through fails the search.

/** Names of states, branches and refusals, and why no world has them. */
export interface Unreached {
  readonly covers: RegExp;
  readonly because: string;
}

export const unreached: readonly Unreached[] = [
  { covers: /^(application|grant|review).*(P9|[pP]aper)/, because: 'the world of papers is still to come' },
  { covers: /^application.*([uU]nlock|Sections)/, because: 'the world of unlocked sections is still to come' },
  { covers: /^franchise\b/, because: 'its worlds are still to come' },
  {
    covers: /^assessment\.\w+\.(expirePaper|replyDue|remindAnswer|remindFirstResponse) #2$/,
    because: 'what it is about takes the deadline away in the same act: the branch is for one that fires all the same (promise 8)',
  },
  {
    covers: /^assessment\.signed-off\.expire #1$/,
    because: 'its deadline fires when the last day is over: the guard is for one that fires early (R4)',
  },
];
