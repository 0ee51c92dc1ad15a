// What an act does, said before it is done: above the form of each command that is easier to send than to take back.
import type { Agreement, Offer } from '../../../machines/application.context.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { sayPounds } from '../../../machines/money.ts';

/** Of what a case remembers, what the sentences name. */
interface Known {
  readonly offer?: Offer | null;
  readonly agreement?: Agreement | null;
}

type Says = readonly string[] | ((known: Known) => readonly string[]);

function acceptOffer({ offer }: Known): string[] {
  if (!offer) return [];
  const { acceptBy, deadline, grantPence } = offer;
  return [
    ...(acceptBy ? [`Answer by ${sayDate(acceptBy)}. If you do not answer, the offer lapses.`] : []),
    `If you accept, you get the support. You then have until ${sayDate(deadline)} to meet what is listed here and to send your application again. You do not have the franchise yet.`,
    grantPence === null
      ? 'No start-up grant is offered, so answer “No” to the question on the grant.'
      : `The start-up grant of up to ${sayPounds(grantPence)} is a choice of its own. If you take it, we set conditions: what you show us, and by when. If you do not, you keep the support.`,
  ];
}

function signAgreement({ agreement }: Known): string[] {
  return [
    'Read the agreement first. It is among the letters of this case.',
    ...(agreement?.signBy ? [`Sign by ${sayDate(agreement.signBy)}.`] : []),
    'You sign for your organisation. We then countersign, and your franchise begins.',
  ];
}

const says: Readonly<Record<string, Says>> = {
  'application.acceptOffer': acceptOffer,
  'application.refuseOffer': [
    'If you refuse, your application ends here. You get neither the support nor the grant.',
    'If you only do not want the grant, go back and accept the support without it.',
    'You can apply again for this hub later.',
  ],
  'application.signAgreement': signAgreement,
  'application.refuseAgreement': [
    'If you refuse, your application ends and you do not get the franchise.',
    'You can apply again for this hub later.',
  ],
  'application.withdraw': [
    'Your application ends here. Nobody decides on it, and any support ends, too. If a grant was paid, we look at what becomes of the money.',
    'What you sent stays on record. You can apply again for this hub later.',
  ],
  'application.respondToCorrection': ['The portfolio holder reads what you write before anything is changed.'],
  'application.issueAgreement': [
    'The agreement is made and sent to the organisation. Its time to sign runs from the day its letter is released.',
  ],
  'application.newSigningPeriod': [
    'The organisation gets one more period to sign. It can be given once; after that, refer the award to the holder.',
  ],
  'application.countersign': [
    'Countersigning awards the franchise: the application is closed, and the franchise begins.',
    'The level and the criteria are looked at once more. If they do not hold, it is refused with the reason, and you can refer the award to the holder.',
  ],
  'application.confirmDeadline': ['The organisation is told of its new deadline. Conditions of its grant that hang on it move, too.'],
  'application.confirmOfferWithdrawal': ['The offer ends before it is accepted, and the organisation is told why.'],
  'application.confirmReinstatement': ['The lapsed application goes on, with the days it had left and 28 days at least.'],
  'application.callIn': ['The decision does not take effect until what came of the call-in is recorded here.'],
  'assessment.withdraw': ['Your self-assessment ends here. What you sent stays on record. You can start another.'],
  'assessment.askSecondValidator': ['Another validator than those before looks at it.'],
  'assessment.signOff': ['The organisation gets its certificate, with a reference that anybody can check.'],
  'assessment.stepBack': ['You give back the lead and every area that you have not concluded. Others can take them.'],
  'grant.giveUp': ['The grant ends, and nothing brings it back.'],
  'grant.askAgain': ['Say what we should look at once more, and why.'],
  'grant.giveBankDetails': ['Another person checks these before anything is paid. We only ever show the last four digits of the account.'],
  'grant.complete': ['The grant is closed: conditions satisfied, payments made. What was not paid is not paid any more.'],
  'grant.requestPayment': ['Another officer authorises it. A payment that depends on conditions waits until they are met.'],
  'grant.confirmRecovery': ['The organisation is told what becomes of the money.'],
  'franchise.leave': ['Your franchise ends on the day that your notice runs out. Until then you can take the notice back.'],
  'franchise.takeBackNotice': ['Your franchise goes on as before.'],
  'franchise.confirmSuspension': ['The franchise is suspended. The organisation is told why, and the way back.'],
  'franchise.confirmLifting': ['The franchise is in force again.'],
  'review.request': [
    'A review looks at how the outcome was reached. Two portfolio holders and one CVS representative hear it, none of whom had to do with your case.',
    'They either let the outcome stand or send it back to be decided again by somebody else. They do not decide it themselves.',
    'While the review is open, your deadlines that follow from that outcome wait.',
  ],
  'review.withdraw': ['The review ends. This outcome cannot be reviewed again.'],
  'review.vote': ['Your vote and your reasons are part of the record. What other members vote is shown once all three have voted.'],
};

/** The acts that are explained. */
export const explained: readonly string[] = Object.keys(says);

/** The sentences over the form of a command; none for most. */
export function whatItDoes(command: string, context: unknown): readonly string[] {
  const found = Object.hasOwn(says, command) ? says[command] : undefined;
  return typeof found === 'function' ? found((context ?? {}) as Known) : (found ?? []);
}
