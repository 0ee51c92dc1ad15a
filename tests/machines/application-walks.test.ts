// Applications led at random through years of days, deadlines and people's commands: whatever happens, none ends up in an impossible state.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ApplicationContext } from '../../machines/application.context.ts';
import { noticed } from '../../machines/application.corrections.ts';
import { pausing } from '../../machines/application.reviewable.ts';
import { application } from '../../machines/application.ts';
import { addDays } from '../../machines/calendar.ts';
import type { Effect } from '../../machines/effects.ts';
import type { MeetingFact } from '../../machines/next-meeting.ts';
import type { Role } from '../../machines/roles.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import { actOf, contentOf, decisions, ids, personOf, reasonOf } from './application.cases.ts';

interface Walk {
  snapshot: Snapshot | null;
  on: string;
  letter: string;
  readonly deadlines: Map<string, { readonly due: string; readonly firesOn: string }>;
  readonly path: string[];
}

const meetings: readonly MeetingFact[] = ['2026-12-09', '2027-03-10', '2027-06-09', '2027-09-08', '2027-12-08', '2028-03-08'].map(
  (date, at) => ({
    case: at === 0 ? ids.december : `00000000-0000-4000-8000-0000000000e${at}`,
    date,
    cutOff: addDays(date, -21),
    state: 'published',
  }),
);

function settle(walk: Walk, effects: readonly Effect[]) {
  for (const effect of effects) {
    if (effect.do === 'clear-deadline' && effect.name === '*') walk.deadlines.clear();
    if (effect.do === 'clear-deadline') walk.deadlines.delete(effect.name);
    if (effect.do === 'set-deadline')
      walk.deadlines.set(effect.name, { due: effect.due, firesOn: effect.fires === 'after' ? addDays(effect.due, 1) : effect.due });
  }
}

/** Sends a command; what a rule refuses changes nothing. Letters with a window are released the next day, but for unlucky ones. */
function send(walk: Walk, type: string, data: unknown, role: Role, levelInDate = true): boolean {
  const certificates = [{ reference: 'CECH-L1-0001', level: 1, from: '2026-01-01', until: levelInDate ? '2030-01-01' : '2026-11-01' }];
  const act = actOf(role, walk.on, { meetings, certificates });
  const result = step(application, walk.snapshot, { type, data, act });
  if (!result.ok) return false;
  walk.snapshot = result.snapshot;
  walk.path.push(`${walk.on} ${type} → ${result.snapshot.state}`);
  settle(walk, result.effects);
  const letter = result.effects.find((effect) => effect.do === 'letter' && effect.released);
  if (letter?.do === 'letter') walk.letter = letter.kind;
  if (letter) walk.deadlines.set('letterReleased', { due: walk.on, firesOn: walk.on });
  return true;
}

/** The earliest deadline that is due on or before a day fires; answers whether one did. */
function fireOne(walk: Walk, until: string): boolean {
  const next = [...walk.deadlines].filter(([, { firesOn }]) => firesOn <= until).sort((a, b) => (a[1].firesOn < b[1].firesOn ? -1 : 1))[0];
  if (!next) return false;
  const [name, { due, firesOn }] = next;
  walk.deadlines.delete(name);
  if (firesOn > walk.on) walk.on = firesOn;
  const data = name === 'letterReleased' ? { kind: walk.letter, on: walk.on } : { name, due };
  const isTaken = send(walk, name.split(':')[0] ?? '', data, 'system');
  // A deadline left behind would be reported to staff as something stuck; only a letter may be released after its case went on.
  if (!isTaken && name !== 'letterReleased')
    throw new Error(`${name} fired in ${walk.snapshot?.state}, which does not take it:\n${walk.path.join('\n')}`);
  return true;
}

const assessedAs = (met: boolean) => Object.fromEntries(['c', 'd', 'e', 'f', 'g'].map((one) => [one, { met, note: 'text:note' }]));

/** What people and other cases may send, with payloads that fit the day; `luck` is from 0 to 99. */
function attempt(walk: Walk, type: string, luck: number) {
  const meeting = (walk.snapshot?.context as ApplicationContext | undefined)?.meeting;
  const later = meetings.find(({ date }) => date > (meeting?.date ?? walk.on));
  const payloads: Readonly<Record<string, unknown>> = {
    prepare: contentOf(luck < 60 ? 4 : 2),
    submit: { declaration: true },
    returnForInformation: { sections: [{ section: 'e', question: 'text:question' }] },
    confirmComplete: { assessed: assessedAs(luck < 60), recommendation: 'text:recommendation' },
    place: { meeting: meetings.find(({ cutOff }) => cutOff >= walk.on)?.case ?? ids.december },
    meetingMoved: { meeting: meeting?.case ?? ids.march, date: addDays(walk.on, 40), cutOff: addDays(walk.on, 19) },
    meetingCancelled: {
      meeting: meeting?.case ?? ids.march,
      ...(later && luck < 50 ? { replacement: { meeting: later.case, date: later.date, cutOff: later.cutOff } } : {}),
    },
    papers: { meeting: meeting?.case ?? ids.march, date: meeting?.date ?? walk.on },
    declareInterest: luck < 90 ? { interest: 'none' } : { interest: 'interest', nature: 'text:nature' },
    recordDispensation: { person: personOf('portfolio-holder'), reason: 'text:dispensation' },
    decide: decisionOn(walk, luck),
    acceptOffer: { grant: luck < 50 },
    proposeDeadline: { deadline: addDays(walk.on, 30 + luck), reason: 'text:reason' },
    countersign: { criteriaMet: luck < 80 },
    award: { criteriaMet: true },
    holdAward: { until: addDays(walk.on, 1 + luck), reason: 'text:hold' },
    endApproval: { reasons: [reasonOf('b')], publicReasons: 'text:public' },
    ...reviewsOf(walk, luck),
    grantOpened: { grant: ids.grant },
    grantPaid: { grant: ids.grant, on: walk.on },
    proposeCorrection: { ...decisionOn(walk, luck), mistake: 'text:mistake' },
    keyPaper: paperOn(walk, luck),
    confirmPaper: {},
    confirmPaperContent: { correct: luck < 50, ...(luck < 50 ? {} : { wrong: 'text:wrong' }) },
    witnessAgreement: { witnessed: true },
  };
  const definition = application.commands[type];
  const role = definition?.who[luck % definition.who.length] ?? 'public';
  send(
    walk,
    type,
    payloads[type] ?? (type === 'start' || luck < 0 ? {} : { reason: 'text:reason' }),
    role,
    type !== 'levelChanged' || luck < 50,
  );
}

/** What the organisation sent on paper lately, as the state asks for it. */
function paperOn({ snapshot, on }: Walk, luck: number) {
  const acts: Readonly<Record<string, string>> = {
    offered: 'acceptOffer',
    'offer-lapsed': 'acceptOffer',
    'agreement-overdue': 'signAgreement',
  };
  const given = snapshot && luck < 60 ? noticed(snapshot.context as ApplicationContext)?.notice : undefined;
  const act = given ? 'respondToCorrection' : (acts[snapshot?.state ?? ''] ?? 'submit');
  const fields = {
    submit: { preparedBy: personOf('contributor'), content: contentOf(luck < 60 ? 4 : 2) },
    acceptOffer: { grant: luck < 50 },
    respondToCorrection: { response: 'text:response' },
  };
  return {
    received: given && given.until < on ? given.until : addDays(on, given ? 0 : -(luck % 40)),
    signedBy: personOf('signatory'),
    form: { act, ...fields[act as keyof typeof fields] },
  };
}

/** A review of the latest outcome, and how the first that is open ends. */
function reviewsOf({ snapshot, on }: Walk, luck: number) {
  const { reviewable = [], reviews = [] } = (snapshot?.context ?? {}) as Partial<ApplicationContext>;
  const review = ids.reviews[reviewable.length % ids.reviews.length];
  const open = reviews[0];
  return {
    reviewOpened: { review, decision: reviewable.at(luck < 80 ? -1 : 0)?.reference ?? 'DN-NONE', on },
    reviewClosed: {
      review: open?.case ?? review,
      decision: open?.decision ?? 'DN-NONE',
      on,
      outcome: luck < 30 ? 'stands' : 'sent-back',
      directions: luck < 30 ? null : 'text:directions',
      mustNotDecide: [],
    },
  };
}

/** The criteria that a reason of an offer can be about: all met or none of those that people assess, and (a). */
function unmet({ snapshot }: Walk): string[] {
  const { report, submission } = (snapshot?.context ?? {}) as Partial<ApplicationContext>;
  const assessed = report?.met.e ? [] : ['c', 'd', 'e', 'f', 'g'];
  return submission && submission.minutesPerWeek >= 1200 ? assessed : ['a', ...assessed];
}

function decisionOn(walk: Walk, luck: number) {
  if (luck < 30) return decisions.approve;
  if (luck < 60) return { ...decisions.decline, reasons: unmet(walk).slice(0, 1).map(reasonOf) };
  return { ...decisions.offer, reasons: unmet(walk).map(reasonOf), deadline: addDays(walk.on, 120 + luck) };
}

type Held = readonly (readonly [holds: boolean, otherwise: string])[];

/** Every state that waits for a day has that day in the list of deadlines; a closed one has none. */
function deadlinesHold({ deadlines, on }: Walk, state: string, context: ApplicationContext, isClosed: boolean): Held {
  const { meeting } = context;
  // Where the decision is under review, the time that follows from it stands still (V6).
  const isPaused = pausing(context) !== null;
  const waitsFor: Readonly<Record<string, string>> = {
    decided: 'effective',
    offered: 'lapseOffer',
    supported: 'passDeadline',
    resubmission: 'passDeadline',
    'lapse-pending': 'lapse',
    'agreement-issued': 'agreementDue',
  };
  const name = waitsFor[state];
  const left = [...deadlines.keys()].filter((one) => !['letterReleased', 'expireCorrection', 'expirePaper'].includes(one));
  return [
    [name === undefined || isPaused || deadlines.has(name) || deadlines.has('letterReleased'), `${state} without its deadline`],
    [!isClosed || left.length === 0, `closed, and waiting for ${left.join(', ')}`],
    [state !== 'placed' || meeting === null || on > meeting.cutOff || deadlines.has('cutOff'), 'a cut-off that nobody watches'],
  ];
}

function contextHolds(state: string, context: ApplicationContext, isClosed: boolean): Held {
  const { agreement, closed, decision, meeting, offer, stage } = context;
  return [
    [isClosed === (closed !== null), 'closed without saying how, or open and said to be closed'],
    [(state === 'placed') === (meeting !== null), 'placed on no meeting, or on one and not placed'],
    [state !== 'declined' || decision?.outcome === 'decline', 'declined by nobody'],
    [state !== 'awarded' || (decision?.outcome === 'approve' && Boolean(agreement?.signed)), 'awarded without approval or signature'],
    [stage === 1 || Boolean(offer?.acceptedOn), 'stage 2 without support'],
  ];
}

/** What is impossible about a case between commands (C3: it would wait for ever). */
function impossible(walk: Walk): string[] {
  if (!walk.snapshot) return [];
  const { state } = walk.snapshot;
  const context = walk.snapshot.context as ApplicationContext;
  const isClosed = application.machine.states[state]?.tags.includes('closed') === true;
  const held = [...deadlinesHold(walk, state, context, isClosed), ...contextHolds(state, context, isClosed)];
  return held.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}

/** What brings a case on; otherwise anything that its state takes is tried. */
const onward: Readonly<Record<string, string>> = {
  draft: 'prepare',
  prepared: 'submit',
  submitted: 'confirmComplete',
  returned: 'prepare',
  waiting: 'place',
  placed: 'decide',
  offered: 'acceptOffer',
  supported: 'prepare',
  resubmission: 'submit',
  approved: 'issueAgreement',
  'agreement-issued': 'signAgreement',
  signed: 'countersign',
  lapsed: 'keyPaper',
  'offer-lapsed': 'keyPaper',
  'lapse-pending': 'keyPaper',
  'agreement-overdue': 'keyPaper',
};

const byPeople = Object.entries(application.commands).flatMap(([name, { data }]) => {
  const isTimer = data.safeParse({ name: 'x', due: '2027-01-01' }).success;
  return isTimer || name === 'letterReleased' || name === 'start' ? [] : [name];
});

/** One of the commands that the state takes; those that end a walk are tried less often. */
function chosen({ snapshot }: Walk, pick: number): string | undefined {
  const state = snapshot?.state ?? 'new';
  const { correction = null, paper = null, reviews = [] } = (snapshot?.context ?? {}) as Partial<ApplicationContext>;
  const answer = correction?.data.what === 'record' && (correction.data.notice ? 'keyPaper' : 'confirmCorrection');
  const answered = answer || onward[state];
  const afterReview = paper ? 'confirmPaper' : answered;
  const forward = reviews.length > 0 ? 'reviewClosed' : afterReview;
  if (forward && pick < 55) return forward;
  const taken = byPeople.filter((name) => application.machine.states[state]?.on[name] !== undefined);
  const ends = (name: string) => /^(withdraw|refuse)/.test(name);
  // Refusals are rarer than withdrawals: few states take them.
  const from = taken.filter((name) => ends(name) === pick > (taken.includes('withdraw') && state !== 'offered' ? 98 : 92));
  return from[pick % Math.max(1, from.length)];
}

// Each step: some days pass with what falls due in them, then a command is tried.
const days = fc.constantFrom(0, 0, 0, 0, 1, 7, 30, 100);
const steps = fc.array(fc.record({ days, pick: fc.nat(99), luck: fc.nat(99) }), { minLength: 40, maxLength: 80 });

it('no order of days, deadlines and commands leads to an impossible case', () => {
  const reached = new Set<string>();
  const papers = new Set<string>();
  const look = (walk: Walk) => {
    reached.add(walk.snapshot?.state ?? 'new');
    expect(impossible(walk), walk.path.join('\n')).toEqual([]);
  };
  fc.assert(
    fc.property(steps, (all) => {
      const walk: Walk = { snapshot: null, on: '2026-10-05', letter: '', deadlines: new Map(), path: [] };
      send(walk, 'start', {}, 'lead');
      send(walk, 'declareInterest', { interest: 'none' }, 'portfolio-holder');
      send(walk, 'declareInterest', { interest: 'none' }, 'franchise-officer');
      for (const one of all) {
        const until = addDays(walk.on, one.days);
        while (fireOne(walk, until)) look(walk);
        walk.on = until;
        const type = chosen(walk, one.pick);
        const before = walk.snapshot?.state;
        const length = walk.path.length;
        if (type) attempt(walk, type, one.luck);
        if (type === 'confirmPaper' && walk.path.length > length) papers.add(`${before} → ${walk.snapshot?.state}`);
        look(walk);
      }
    }),
    { numRuns: 1500, seed: 20150720 },
  );
  // The walks are worth something only if they come everywhere.
  const everywhere = Object.keys(application.machine.states).filter((state) => state !== 'new');
  expect(everywhere.filter((state) => !reached.has(state))).toEqual([]);
  // Papers bring cases back that had lapsed (P9), so what follows from that is walked, too.
  expect([...papers]).toEqual(expect.arrayContaining(['lapsed → submitted', 'offer-lapsed → supported']));
}, 60_000);
