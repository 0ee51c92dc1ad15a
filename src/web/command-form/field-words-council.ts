// Words of the forms of applications at their decision, of decision meetings, reviews and the scheme's yearly review.

const outcome = { label: 'Your decision' };
const alternatives = { label: 'Alternatives considered, and why they were rejected' };
const consulted = { label: 'Who was consulted', hint: 'Members of the executive and officers. Each has declared their interests first.' };
const exempt = { label: 'Are the public reasons exempt information?', hint: 'If they are, the notice leaves them out.' };
const deadline = { label: 'The organisation resubmits by' };
const published = { label: 'Reason', hint: 'It is published. Name no person.' };
const nature = { label: 'What the interest is', hint: 'Leave this empty if you have none.' };
const criteriaMet = { label: 'Is the core offer met today?' };

export const fieldWordsCouncil: Readonly<Record<string, { readonly label: string; readonly hint?: string }>> = {
  '* nature': nature,
  '* interest': { label: 'Your interests', hint: 'An interest is anything that could make people doubt that you are fair.' },
  'application.decide outcome': outcome,
  'application.decide alternatives': alternatives,
  'application.decide consulted': consulted,
  'application.decide exempt': exempt,
  'application.decide deadline': deadline,
  'application.proposeCorrection outcome': { label: 'The decision as it should have been recorded' },
  'application.proposeCorrection alternatives': alternatives,
  'application.proposeCorrection consulted': consulted,
  'application.proposeCorrection exempt': exempt,
  'application.proposeCorrection deadline': deadline,
  'application.proposeCorrection mistake': {
    label: 'What is wrong in the record, and how it came about',
    hint: 'A portfolio holder confirms the new record. The old one stays and refers to it.',
  },
  'application.defer reason': {
    label: 'Why you defer',
    hint: 'The organisation reads this in a letter. A decision is deferred twice at most.',
  },
  'application.recordDispensation person': { label: 'Who is given the dispensation' },
  'application.recordDispensation reason': { label: 'Why the dispensation is given', hint: 'It is part of the record of the decision.' },
  'application.callIn reason': { label: 'Why it was called in' },
  'application.confirmCallIn reason': { label: 'Why it was confirmed' },
  'application.referBack reason': { label: 'Why it was referred back' },
  'application.acceptOffer grant': { label: 'Do you also accept the start-up grant?' },
  'application.countersign criteriaMet': criteriaMet,
  'application.award criteriaMet': criteriaMet,
  'application.holdAward until': { label: 'Hold the award until' },
  'application.holdAward reason': { label: 'Why it is held', hint: 'The organisation reads this in a letter.' },
  'application.endApproval reasons': {
    label: 'Reasons',
    hint: 'One for each thing the approval ends for. The letter says them word for word.',
  },
  'application.endApproval reasons[].criterion': { label: 'What it is about' },
  'application.endApproval reasons[].reason': { label: 'Reason' },
  'application.endApproval reasons[].next': { label: 'What the organisation does next' },
  'application.recordCorrection considered': {
    label: 'How you took the organisation’s response into account',
    hint: 'If there was none, say so.',
  },
  'application.dropCorrection reason': { label: 'Why the record stays as it is' },
  'application.witnessAgreement witnessed': { label: 'The signature is that of the organisation’s officer' },
  'meeting.schedule date': { label: 'Date of the meeting', hint: 'One in each quarter of the year.' },
  'meeting.reschedule date': { label: 'New date of the meeting', hint: 'In the same quarter.' },
  'meeting.reschedule reason': published,
  'meeting.cancel reason': published,
  'meeting.cancel replacement': { label: 'Meeting that replaces it', hint: 'What is on the list goes there. Without one, it waits.' },
  'meeting.proposeLatePublication reason': {
    label: 'Why the year was not published before it began',
    hint: 'It is published. Name no person.',
  },
  'review.request grounds': { label: 'What went wrong', hint: 'A review looks at how the outcome was reached. Choose all that apply.' },
  'review.request explanation': { label: 'Tell us what happened' },
  'review.request late': { label: 'Why you ask after the last day', hint: 'Only if the last day has passed.' },
  'review.refuseLate reason': { label: 'Why the late request is refused', hint: 'The organisation reads this in a letter.' },
  'review.addStatement statement': { label: 'Your statement', hint: 'The panel reads it before the hearing.' },
  'review.withdraw confirm': { label: 'I withdraw. This decision cannot be reviewed again' },
  'review.appoint person': { label: 'Person' },
  'review.appoint seat': { label: 'Seat on the panel' },
  'review.removeMember person': { label: 'Member' },
  'review.removeMember reason': { label: 'Why the member is replaced' },
  'review.setHearing date': { label: 'Date of the hearing', hint: 'A working day, with notice for the organisation.' },
  'review.setHearing reason': { label: 'Why it is later than it should be', hint: 'Only if it is after the last day to hear the review.' },
  'review.adjourn reason': { label: 'Why the hearing is adjourned' },
  'review.recordHeld present': { label: 'Who was present', hint: 'All three members hear a review together.' },
  'review.vote vote': { label: 'Your vote' },
  'review.vote reasons': {
    label: 'Reasons for your vote',
    hint: 'They are part of the record, and the outcome’s letter is made from them.',
  },
  'review.vote directions': {
    label: 'Directions for the fresh decision',
    hint: 'Only if you vote to send it back: what must be done differently.',
  },
  'scheme-review.open year': { label: 'Year that is reviewed', hint: 'For example, 2027' },
  'scheme-review.recordFindings impact': { label: 'Findings on the scheme’s impact', hint: 'They are published. Name no person.' },
  'scheme-review.recordFindings impact[]': { label: 'Finding' },
  'scheme-review.recordFindings refresh': { label: 'What is to be refreshed', hint: 'They are published. Name no person.' },
  'scheme-review.recordFindings refresh[]': { label: 'Finding' },
  'scheme-review.nameChange what': { label: 'What was changed' },
  'scheme-review.nameChange version': { label: 'Number of its new version' },
};
