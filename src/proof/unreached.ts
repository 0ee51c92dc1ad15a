// What no searched world goes through, each with the reason. Anything else that is not gone through fails the search.

/** Names of states, branches and refusals, and why no world has them. */
export interface Unreached {
  readonly covers: RegExp;
  readonly because: string;
}

const allTheSame =
  'what it is about takes the deadline away or sets it anew in the same act: the branch is for one that fires all the same (promise 8)';
const onPaper = 'a rule leaves it to a paper there, which carries it out as part of confirmPaper: the search counts that';

export const unreached: readonly Unreached[] = [
  { covers: /^application\.agreement-issued\.(agreementDue #3|remind #1)$/, because: allTheSame },
  { covers: /^application\.offered\.(lapseOffer #2|remind #1)$/, because: allTheSame },
  { covers: /^application\.(supported|resubmission)\.(passDeadline #2|remind #1)$/, because: allTheSame },
  { covers: /^application\.(lapse-pending\.lapse #2|with-holder\.holdEnds #2|decided\.effective #1)$/, because: allTheSame },
  {
    covers: /^application\.[a-z-]+\.(expireCorrection|expireProposal|expireUnlocking|expirePaper|noticeEnds|lockSections) #2$/,
    because: allTheSame,
  },
  {
    covers:
      /^grant\.(running\.expireCorrection|(considering|recovering)\.expireProposal|recovering\.repaymentDue|[a-z-]+\.expirePaper) #2$/,
    because: allTheSame,
  },
  { covers: /^grant\.stopped\.consider #1$/, because: allTheSame },
  { covers: /^meeting\.(scheduled\.expireProposal|published\.unclosed) #2$/, because: allTheSame },
  { covers: /^review\.([a-z-]+\.expirePaper|hearing-set\.chaseHeld|voting\.chaseVotes) #2$/, because: allTheSame },
  {
    covers: /^application\.(supported\.confirmDeadline #1|resubmission\.confirmDeadline #2)$/,
    because: 'the states share both branches; what is prepared is a resubmission, and what is not is supported',
  },
  {
    covers:
      /^application\.(agreement-refused|approval-ended|awarded|called-in|lapsed|offer-lapsed|offer-refused|withdrawn)\.proposeCorrection #1$/,
    because: 'D5e refuses it always: the state takes it so that whoever tries reads what to do instead',
  },
  {
    covers: /^application\.decided\.(expireCorrection|expirePaper) #1$/,
    because:
      'a decision is in force before the fourteen days to confirm are over (D7, P10), and no paper is keyed so near to its meeting (D2)',
  },
  {
    covers: /^application\.(called-in|held)\.expirePaper #1$/,
    because: 'no paper is keyed later than the cut-off, and its fourteen days are over before the meeting (D2, P10)',
  },
  {
    covers: /^application\.lapse-pending\.((expireCorrection|expirePaper|noticeEnds|recordCorrection) #1)$/,
    because: 'it lasts until the next working day (F9), and the search passes no day on which a proposal or a notice ends just then',
  },
  {
    covers: /^application F13b$/,
    because: 'F1a asks for the level before any submission, so by the default policy it can only have run out, which F14a refuses first',
  },
  {
    covers: /^application\.placed\.papers #2$/,
    because:
      'the word of a meeting that the application has left for another: leaving sends a word of its own, and with two under way the search delivers before anybody acts',
  },
  {
    covers: /^application\.(draft|offered|offer-lapsed)\.confirmPaperContent #1$/,
    because: 'the paper that was taken has led out of it, and back there it would be a second one: one paper is searched',
  },
  {
    covers: /^review\.(hearing-set|voting|stands|sent-back)\.confirmPaperContent #1$/,
    because:
      'the organisation may say it however far the review is, by one transition of all states: searched until the panel is appointed',
  },
  { covers: /^grant S1a$/, because: 'the application offers no more than the cap (S1), which the search checks of every offer' },
  {
    covers: /^grant\.(considering|recovering)\.(deadlineMoved #1|reviewClosed #2)$/,
    because: 'money is paid once conditions are set (S3), so a grant that is considered has some',
  },
  { covers: /^grant\.(stopped|considering|recovering|ended-unpaid)\.submitEvidence #\d$/, because: onPaper },
  { covers: /^review\.keyed\.request #\d$/, because: onPaper },
  {
    covers: /^review P3[cd]$/,
    because: 'nobody of the panel validated or supported in the worlds of a review, whose case lies outside: its table holds them',
  },
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
