// What happens in a case, in words for a reader who does not know the software. What is of no interest to them has none.
import { grippStandard } from '../../seed/gripp-standard.ts';
import type { Happening, Words } from './happening.ts';
import { laterWords } from './pilot-later-words.ts';
import { mistakeWords } from './pilot-mistake-words.ts';

const areaTitle = (id: unknown) => grippStandard.areas.find((area) => area.id === id)?.title ?? 'one area';

const decisions: Readonly<Record<string, string>> = {
  approve: 'The application is approved',
  offer: 'Support is offered, with what is still to meet and a date for it',
  decline: 'The application is declined, with reasons',
};

const interest = ({ who, data }: Happening) =>
  data.interest === 'interest' ? `${who} declares an interest, and so does not decide` : null;

const assessment: Readonly<Record<string, Words>> = {
  'assessment.start': ({ data }) => `The organisation begins its GRIPP self-assessment for Level ${String(data.targetLevel)}`,
  'assessment.submit': ({ again }) => `The signatory submits the self-assessment to CVS${again ? ' again' : ''}`,
  'assessment.takeLead': 'A CVS validator takes the case',
  'assessment.askForMore': ({ data }) => `${areaTitle(data.area)} comes back to the organisation for evidence`,
  'assessment.answer': ({ data }) => `The organisation sends the evidence for ${areaTitle(data.area)}`,
  'assessment.concludeArea': ({ after }) =>
    after === 'replying' ? 'All areas are concluded, and some findings differ from the claims' : null,
  'assessment.reply': 'The organisation replies to the findings that differ from its claims',
  'assessment.notYetMet': 'The level is not yet met: an action plan says who does what by when',
  'assessment.signOff': 'CVS signs the level off and the certificate is issued',
  'assessment.declareInterest': interest,
};

const application: Readonly<Record<string, Words>> = {
  'application.start': 'An application for the franchise is started',
  'application.submit': ({ before, again }) => {
    if (before === 'resubmission') return 'The application is resubmitted for stage 2';
    return `The signatory submits the application${again ? ' again, with the answer' : ''}`;
  },
  'application.returnForInformation': 'The application comes back with a question',
  'application.confirmComplete': 'The franchise officer finds the application complete and writes the report',
  'application.place': 'The application goes on the list of a decision meeting',
  'application.meetingMoved': 'The decision meeting moves, and the application moves with it',
  'application.declareInterest': interest,
  'application.decide': ({ data }) => decisions[String(data.outcome)] ?? 'A decision is made',
  'application.defer': 'The decision is put off to the next meeting',
  'application.callIn': 'Councillors call the decision in',
  'application.confirmCallIn': 'The decision is confirmed and takes effect',
  'application.effective': 'The decision takes effect',
  'application.acceptOffer': ({ data }) =>
    data.grant === true ? 'The organisation accepts the support and the start-up grant' : 'The organisation accepts the support',
  'application.refuseOffer': 'The organisation refuses the support',
  'application.proposeDeadline': 'The franchise officer proposes a later deadline',
  'application.confirmDeadline': 'The portfolio holder confirms the later deadline',
  'application.passDeadline': 'The deadline has passed: the application is about to lapse',
  'application.lapse': 'The application lapses',
  'application.withdraw': 'The organisation withdraws its application',
  'application.reviewClosed': ({ before, after }) =>
    before !== after ? 'The decision is set aside: somebody else decides afresh at the next meeting' : null,
  'application.issueAgreement': 'The franchise agreement is issued',
  'application.agreementDue': ({ after }) => (after === 'agreement-overdue' ? 'The time to sign the agreement has passed' : null),
  'application.newSigningPeriod': 'The franchise officer gives a second period to sign',
  'application.signAgreement': 'The signatory signs the agreement',
  'application.countersign': 'The council signs too: the franchise is awarded',
};

const meeting: Readonly<Record<string, Words>> = {
  'meeting.publish': ({ name }) => `The ${name} is published, and with it those of its year`,
  'meeting.reschedule': ({ name, data }) => `The ${name} is moved. ${String(data.reason)}`,
  'meeting.close': ({ name }) => `The ${name} is held and closed`,
};

const words: Readonly<Record<string, Words>> = { ...assessment, ...application, ...meeting, ...laterWords, ...mistakeWords };
const workflowsWithWords = new Set(Object.keys(words).map((command) => command.split('.')[0]));

/**
 * The sentence for what happened, or null where a reader has no use for one. A workflow for which nobody has written words is told by
 * the titles of its commands.
 */
export function sentenceFor(happening: Happening): string | null {
  const found = words[happening.do];
  if (!workflowsWithWords.has(happening.do.split('.')[0])) return happening.title;
  return typeof found === 'function' ? found(happening) : (found ?? null);
}

/** The phases of a hub's way, in order, with the states of its cases that belong to each; some run beside the way. */
export const phases = [
  { id: 'assessing', label: 'Self-assessment', states: { assessment: ['draft', 'prepared'] } },
  { id: 'validating', label: 'With the CVS validators', states: { assessment: ['submitted', 'validating', 'replying', 'assessed'] } },
  {
    id: 'applying',
    label: 'Application, up to its decision',
    states: { application: ['draft', 'prepared', 'returned', 'submitted', 'waiting', 'placed', 'held'] },
  },
  { id: 'decided', label: 'Decided, not yet in force', states: { application: ['decided', 'called-in'] } },
  { id: 'supported', label: 'Supported', states: { application: ['offered', 'supported', 'resubmission', 'lapse-pending'] } },
  {
    id: 'agreeing',
    label: 'Approved, agreement under way',
    states: { application: ['approved', 'agreement-issued', 'agreement-overdue', 'signed', 'with-holder'] },
  },
  { id: 'awarded', label: 'Franchise', states: { application: ['awarded'] } },
  { id: 'suspended', label: 'Franchise suspended', states: { franchise: ['suspended'] } },
  { id: 'granted', label: 'Start-up grant', states: { grant: ['open', 'running'] }, beside: true },
  { id: 'stopped', label: 'Grant stopped, money looked at', states: { grant: ['stopped', 'considering', 'recovering'] }, beside: true },
  { id: 'reviewing', label: 'Review panel', states: { review: ['late', 'appointing', 'hearing-set', 'voting'] }, beside: true },
] as const;

/** The phase that a state belongs to, or null for one that ends the way. */
export function phaseOf(workflow: string, state: string): string | null {
  const found = phases.find(({ states }) => {
    const own: Readonly<Record<string, readonly string[]>> = states;
    return own[workflow]?.includes(state) === true;
  });
  return found?.id ?? null;
}
