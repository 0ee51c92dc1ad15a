// Labels and hints of what officers and validators fill in.
/** By 'workflow.command path'. */
export const fieldWordsDesks: Readonly<Record<string, { readonly label: string; readonly hint?: string }>> = {
  'assessment.find findings': { label: 'Findings' },
  'assessment.prepare claims': { label: 'Claims', hint: 'One for each statement.' },
  'assessment.prepare claims[].comment': { label: 'Comment' },
  'assessment.answer claims[].comment': { label: 'Comment' },
  'assessment.keyPaper form.claims[].comment': { label: 'Comment' },
  'assessment.start targetLevel': { label: 'Level', hint: '1 or 2. Begin with Level 1: an application needs it.' },
  'application.confirmComplete recommendation': {
    label: 'Your recommendation to the portfolio holder',
    hint: 'It goes into the papers of the meeting.',
  },
  'application.returnForInformation sections': {
    label: 'What you ask about',
    hint: 'The organisation can change only what you name here.',
  },
  'application.proposeDeadline deadline': { label: 'The new deadline', hint: 'The portfolio holder has to confirm it.' },
  'grant.setConditions conditions': { label: 'Conditions', hint: 'Each names its criterion and the evidence that shows it is met.' },
  'grant.setConditions conditions[].due': {
    label: 'Evidence is due on',
    hint: 'Leave it empty for the stage 2 deadline: it then moves with that.',
  },
  'grant.submitEvidence words': {
    label: 'How the condition is met',
    hint: 'Files, such as receipts, go into your evidence library first. Then choose them here.',
  },
  'grant.submitEvidence documents': { label: 'Documents of your evidence library' },
  'grant.submitEvidence links': { label: 'Web addresses' },
  'grant.requestPayment amount': { label: 'Amount in pounds', hint: 'Such as 1,250 or 1250.50' },
  'grant.requestPayment conditions': { label: 'Conditions to be met first', hint: 'None: it is paid in advance.' },
  'grant.recordPaid reference': { label: 'The payment’s reference', hint: 'Capitals, digits, hyphens and strokes, such as BACS-270512' },
  'grant.recordNotMet next': { label: 'What the organisation should do next' },
  'grant.refusePayment next': { label: 'What the organisation should do next' },
  'grant.proposeRecovery amount': { label: 'Amount to repay, in pounds', hint: 'For a repayment. The rest is written off.' },
  'grant.proposeRecovery by': { label: 'To be repaid by', hint: 'For a repayment' },
  'franchise.recordFindings plan': { label: 'Improvement plan', hint: 'Where you recommend one' },
  'franchise.proposeSuspension wayBack': { label: 'The way back: what the organisation does to come back' },
  'assessment.notYetMet plan': {
    label: 'Action plan',
    hint: 'A draft from your findings. Say for each what is done, how everyone sees it, by whom and when, and what help there is.',
  },
  'assessment.notYetMet plan[].owner': { label: 'Who in the organisation does it', hint: 'An office, such as “the treasurer”' },
};
