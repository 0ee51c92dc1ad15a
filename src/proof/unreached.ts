// What no searched world goes through, each with the reason. Anything else that is not gone through fails the search.

/** Names of states, branches and refusals, and why no world has them. */
export interface Unreached {
  readonly covers: RegExp;
  readonly because: string;
}

export const unreached: readonly Unreached[] = [
  { covers: /^(application|grant|review).*(P9|[pP]aper)/, because: 'the world of papers is still to come' },
  { covers: /^application.*([uU]nlock|Sections)/, because: 'the world of unlocked sections is still to come' },
  {
    covers: /^franchise\.[\w-]+\.(act|backDue|expirePaper|expireProposal|leaves) #2$|^franchise\.ending-decided\.effective #1$/,
    because: 'what it is about takes the deadline away in the same act: the branch is for one that fires all the same (promise 8)',
  },
  {
    covers: /^franchise\.active\.(act|backDue|proposeSuspension|submitReturn) #1$|^franchise\.attention\.(backDue #1|reviewDue #2)$/,
    because: 'in force with nothing on record there is nothing to act on, to come back from or to suspend for (H4)',
  },
  {
    covers: /^franchise\.(active|attention)\.letterReleased #1$/,
    because: 'a suspension is lifted or reviewed only once its letter is released (H4j, V2)',
  },
  {
    covers: /^franchise\.ending-decided\.(act|remind) #1$/,
    because: 'a decision waits a week for its day, and no such day falls into that week in these worlds; it does in each other state',
  },
  {
    covers: /^assessment\.\w+\.(expirePaper|replyDue|remindAnswer|remindFirstResponse) #2$/,
    because: 'what it is about takes the deadline away in the same act: the branch is for one that fires all the same (promise 8)',
  },
  {
    covers: /^assessment\.signed-off\.expire #1$/,
    because: 'its deadline fires when the last day is over: the guard is for one that fires early (R4)',
  },
];
