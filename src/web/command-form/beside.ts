// Which parts of the case are read beside the form of a command, by their ids: nobody should need a second window to decide.

const beside: Readonly<Record<string, readonly string[]>> = {
  'application.place': ['standing', 'report'],
  'application.proposeDeadline': ['offer', 'standing'],
  'application.confirmDeadline': ['offer', 'standing'],
  'application.proposeUnlock': ['content'],
  'application.confirmUnlock': ['standing'],
  'application.issueAgreement': ['decision'],
  'application.countersign': ['decision', 'standing'],
  'grant.setConditions': ['money'],
  'grant.submitEvidence': ['conditions'],
  'grant.recordMet': ['conditions'],
  'grant.recordNotMet': ['conditions'],
  'grant.waive': ['conditions'],
  'grant.proposeCorrection': ['conditions'],
  'grant.confirmCorrection': ['proposals', 'conditions'],
  'grant.checkBankDetails': ['money'],
  'grant.requestPayment': ['money', 'payments'],
  'grant.authorisePayment': ['money', 'payments', 'conditions'],
  'grant.refusePayment': ['payments'],
  'grant.recordPaid': ['payments'],
  'grant.proposeRecovery': ['money', 'conditions'],
  'grant.confirmRecovery': ['money', 'proposals'],
  'grant.recordRepayment': ['money'],
  'franchise.offerItems': ['package'],
  'franchise.answerItems': ['package'],
  'franchise.recordFindings': ['annual'],
  'franchise.judgeLine': ['plan'],
  'franchise.proposeSuspension': ['franchise'],
  'franchise.confirmSuspension': ['franchise'],
  'franchise.proposeEnding': ['franchise', 'annual', 'plan'],
  'assessment.signOff': ['areas', 'claims'],
  'assessment.notYetMet': ['claims'],
  'assessment.reconsider': ['claims'],
  'assessment.reply': ['claims'],
};

/** The ids of the parts that are shown with a command's form. */
export function besideOf(command: string): readonly string[] {
  return beside[command] ?? [];
}
