// An application on paper (P9): keyed by one officer, confirmed by another, in time or after it, and checked by the organisation.
import type { ApplicationContext } from '../../../machines/application.context.ts';
import { type Alphabet, attemptsFrom, type Try } from '../alphabet.ts';
import { allMet, latestOffer, meets, reasonOn } from '../alphabet-application.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { confirmingTries, isFirstPaper, keyed } from '../alphabet-paper.ts';
import { levelMoves } from '../outside.ts';
import { personOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { begin, type StartStep } from '../start.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import type { World } from '../world.ts';
import { application, drafted, stateOf } from './application-starts.ts';
import { approvedOtherwise, everyState, stage3, withoutGrant } from './application-states.ts';

type Context = ApplicationContext;

const same = { views: { application: applicationView }, inert: { application: applicationInert } };
const idOfOpened = () => application;

/** What an organisation could send on paper as the case stands. */
function forms(world: World, context: Context): Try[] {
  if (!isFirstPaper(context)) return [];
  const { agreement, correction, offer } = context;
  const notice = correction?.data.what === 'record' ? correction.data.notice : null;
  const preparedBy = personOf('lead');
  if (notice)
    return keyed(world, { form: { act: 'respondToCorrection', response: 'text:response' }, word: 'a response', last: notice.until });
  if (agreement) return keyed(world, { form: { act: 'signAgreement' }, word: 'the agreement', last: agreement.signBy });
  if (offer && !offer.acceptedOn)
    return keyed(world, { form: { act: 'acceptOffer', grant: false }, word: 'an acceptance', last: offer.acceptBy });
  return keyed(world, { form: { act: 'submit', preparedBy, content: meets }, word: 'the application', last: offer?.deadline });
}

const onPaper: Alphabet = {
  ...applicationTries,
  ...confirmingTries,
  keyPaper: forms,
  prepare: () => [['lead', meets, 'all met']],
  confirmComplete: () => [
    ['officer', allMet],
    ['officer2', allMet],
  ],
  decide: (world, context: Context, id, one) => (applicationTries.decide?.(world, context as never, id, one) ?? []).slice(0, 1),
};

const papers = ['keyPaper', 'confirmPaper', 'confirmPaperContent'];
const leaving = (...used: readonly string[]) => Object.keys(applicationTries).filter((command) => ![...papers, ...used].includes(command));

const runsOut = (world: World) =>
  stateOf(world) === 'placed' ? levelMoves(world).filter(({ label }) => label === 'the level runs out') : [];

/** Until the decision. */
export const applicationOnPaper: Scene = {
  name: 'an application on paper until its decision',
  about:
    'Keyed and confirmed by two officers, checked by a third person, placed by its day of receipt; the organisation confirms what was keyed.',
  workflows: ['application'],
  starts: () => [drafted(['officer', 'officer2', 'deciding'])],
  attempts: attemptsFrom(onPaper, leaving('prepare', 'submit', 'returnForInformation', 'confirmComplete', 'place', 'decide', 'callIn')),
  idOfOpened,
  isPartial: true,
  outside: runsOut,
  isOver: (world) => ['offered', 'approved'].includes(stateOf(world)),
  same,
  most: 20_000,
};

const words = { alternatives: 'text:alternatives', publicReasons: 'text:public', mistake: 'text:mistake' };

const decides = (command: string, as: 'officer' | 'deciding', data: unknown = {}): StartStep => ({
  case: application,
  do: `application.${command}`,
  as,
  with: data,
});

/** With written notice that the approval was a mistake: a decline for (e). */
function noticed(world: World, ...criteria: readonly string[]): World {
  const data = { outcome: 'decline', reasons: criteria.map(reasonOn), ...words };
  return begin(world, [decides('proposeCorrection', 'officer', data), decides('confirmCorrection', 'deciding'), { drop: true }]);
}

/** With written notice that the offer was to be without the grant. */
function noticedOffer(world: World): World {
  const data = { outcome: 'offer', reasons: ['a', 'e'].map(reasonOn), deadline: latestOffer(world), ...words };
  return begin(world, [decides('proposeCorrection', 'officer', data), decides('confirmCorrection', 'deciding'), { drop: true }]);
}

const open = ['offered', 'supported', 'resubmission', 'lapse-pending', 'lapsed', 'offer-lapsed', 'approved', 'agreement-issued', 'signed'];
const stage3Open = ['approved', 'agreement-issued', 'agreement-overdue', 'signed', 'with-holder'];
const among = (states: readonly string[]) => (world: World) => states.includes(stateOf(world));

function laterStarts(): World[] {
  const all = everyState();
  const lapsed = all.filter(among(['lapsed'])).slice(0, 1);
  return [
    ...all.filter(among([...open, 'agreement-overdue', 'with-holder'])),
    ...stage3(approvedOtherwise())
      .filter(among(stage3Open))
      .map((world) => noticed(world, 'e')),
    ...all.filter(among(['declined'])).map((world) => noticed(world, 'a', 'e')),
    ...withoutGrant()
      .filter(among(['supported', 'lapse-pending']))
      .map(noticedOffer),
    ...lapsed.map((world) => ({ ...world, outside: { ...world.outside, live: 'another' } })),
    ...lapsed.map((world) => ({ ...world, outside: { ...world.outside, reviews: [{ case: 'review', of: application }] } })),
    ...lapsed.map((world) => begin(world, [declares('officer2')])),
  ];
}

const declares = (as: 'officer2'): StartStep => ({
  case: application,
  do: 'application.declareInterest',
  as,
  with: { interest: 'interest', nature: 'text:nature' },
});

/** From the offer on, in time and after it. */
export const applicationOnPaperLater: Scene = {
  name: 'answers on paper, in time and after it',
  about:
    'An acceptance, a resubmission, a signed agreement or a response to a notice, received before its last day and keyed at any time; what had lapsed comes back.',
  workflows: ['application'],
  starts: laterStarts,
  isPartial: true,
  attempts: attemptsFrom(onPaper, leaving('dropCorrection')),
  idOfOpened,
  isOver: (world) => ['submitted', 'decided'].includes(stateOf(world)),
  same,
  most: 30_000,
};
