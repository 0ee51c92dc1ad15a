// What the deadlines of cases are called, by the name under which their machines set them; a name may carry what it is about after ':'.

const words: Readonly<Record<string, string>> = {
  answerDue: 'Answers to the validator’s questions',
  remindAnswer: 'Reminder to answer the validator',
  remindFirstResponse: 'First response of a validator',
  replyDue: 'Replies to findings',
  expire: 'The certificate runs out',
  remindExpiry: 'Reminder that the certificate runs out',
  remind: 'Reminder',
  cutOff: 'Applications must be complete',
  effective: 'The decision takes effect',
  passDeadline: 'Everything must be met and sent in',
  lapse: 'The application lapses',
  lapseOffer: 'Answer to the offer',
  agreementDue: 'Signature of the agreement',
  holdEnds: 'The hold on the award ends',
  expireProposal: 'A proposal waits for a second person',
  expireCorrection: 'A correction waits for a second person',
  expireUnlocking: 'Unlocking sections waits for a second officer',
  expirePaper: 'A paper waits for a second officer',
  lockSections: 'Unlocked sections are locked again',
  conditionDue: 'A condition must be met',
  consider: 'Recovery can be considered',
  repaymentDue: 'Repayment',
  reviewDue: 'Annual return',
  planDue: 'A line of the improvement plan',
  act: 'Staff must have acted',
  leaves: 'The organisation leaves',
  papers: 'The papers of the meeting are sent out',
  unclosed: 'The meeting must have been closed',
  unpublished: 'The year’s meetings must have been published',
  noticeEnds: 'The notice of a corrected record is over',
  backDue: 'The way back must have been taken',
};

/** 'answer' as 'Answer'. Names without words of their own are said as they are. */
export function sayDeadline(name: string): string {
  const [kind = ''] = name.split(':');
  const said = kind.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words[kind] ?? `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}
