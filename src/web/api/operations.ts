// Everything a program can ask for: a line each for what is read, and one for every command that a person may send.
import type { Registry } from '../../engine/workflows.ts';
import { paths } from '../paths.ts';
import type { Route } from '../route.ts';
import { everyRole, evidenceKeepers } from '../visitor.ts';
import { me } from './account-reads.ts';
import { actions, cases, casesQuery, letters, oneCase, oneLetter, onePdf, pagesQuery, timeline } from './case-reads.ts';
import { openByProgram, openingSchema, sendByProgram } from './commands.ts';
import { downloadEvidence, downloadSchema, evidence, uploadEvidence, uploadSchema } from './evidence.ts';
import type { Described, Operation } from './operation.ts';
import { publicOperations } from './public-operations.ts';
import {
  actionsSchema,
  caseSchema,
  casesSchema,
  doneSchema,
  evidenceKeptSchema,
  evidenceSchema,
  letterSchema,
  lettersSchema,
  meSchema,
  timelineSchema,
} from './schemas.ts';

const shared = { method: 'get', group: 'Cases', who: everyRole, query: null, sends: null, says: '' } as const;

const reads: readonly Operation[] = [
  { ...shared, id: 'readMe', path: paths.apiMe, group: 'Account', title: 'Whom the program acts for', answers: meSchema, run: me },
  {
    ...shared,
    id: 'listCases',
    path: paths.apiCases,
    title: 'Cases',
    says: 'Those the person may see, the latest changed first.',
    query: casesQuery,
    answers: casesSchema,
    run: cases,
  },
  {
    ...shared,
    id: 'readCase',
    path: paths.apiCase,
    title: 'A case',
    says: 'Where it stands, and what is due. Its version is its ETag.',
    answers: caseSchema,
    run: oneCase,
  },
  {
    ...shared,
    id: 'listActions',
    path: paths.apiActions,
    title: 'What can be done with a case now',
    says: 'By this person, in the roles of the token. What a rule stands against comes with its sentence.',
    answers: actionsSchema,
    run: actions,
  },
  {
    ...shared,
    id: 'readTimeline',
    path: paths.apiTimeline,
    title: 'What happened in a case',
    says: 'The latest first.',
    query: pagesQuery,
    answers: timelineSchema,
    run: timeline,
  },
  {
    ...shared,
    id: 'listLetters',
    path: paths.apiLetters,
    group: 'Letters',
    title: 'The letters of a case',
    answers: lettersSchema,
    run: letters,
  },
  { ...shared, id: 'readLetter', path: paths.apiLetter, group: 'Letters', title: 'A letter', answers: letterSchema, run: oneLetter },
  { ...shared, id: 'readLetterPdf', path: paths.apiLetterPdf, group: 'Letters', title: 'A letter as PDF', answers: 'pdf', run: onePdf },
  {
    ...shared,
    id: 'listEvidence',
    path: paths.apiEvidence,
    group: 'Evidence',
    title: 'An organisation’s evidence library',
    says: 'The oldest first.',
    query: pagesQuery,
    answers: evidenceSchema,
    run: evidence,
  },
];

const evidenceActs: readonly Operation[] = [
  {
    id: 'addEvidence',
    method: 'post',
    path: paths.apiEvidence,
    group: 'Evidence',
    title: 'Add a document to the library',
    says: 'Judged by its bytes and the policy of the day. The key becomes its id.',
    who: evidenceKeepers,
    query: null,
    sends: { what: 'file', name: 'EvidenceUpload', schema: uploadSchema },
    answers: evidenceKeptSchema,
    run: uploadEvidence,
    takes: 'file',
  },
  {
    id: 'downloadEvidence',
    method: 'post',
    path: paths.apiDownload,
    group: 'Evidence',
    title: 'Download a document',
    says: 'A POST, since each download is written down, with who and why: the organisation can read it.',
    who: everyRole,
    query: null,
    sends: { what: 'request', name: 'EvidenceDownload', schema: downloadSchema },
    answers: 'file',
    run: downloadEvidence,
  },
];

const upperFirst = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** 'scheme-review.open' as 'SchemeReviewOpen'. */
const typeName = (command: string) => command.split(/[.-]/).map(upperFirst).join('');

/** Every command that a person may send, as an operation of its own: a client generator makes a function of each. */
export function commandOperations(registry: Registry): Described[] {
  return Object.values(registry).flatMap(({ workflow }) =>
    Object.entries(workflow.commands).flatMap(([name, { title, who, data, opens }]): Described[] => {
      const [first, ...others] = everyRole.filter((role) => who.includes(role));
      if (first === undefined) return [];
      const command = `${workflow.name}.${name}`;
      const named = typeName(command);
      const path = (opens ? paths.apiOpen : paths.apiCommand).replace(':command', command);
      return [
        {
          id: `${named.charAt(0).toLowerCase()}${named.slice(1)}`,
          method: 'post',
          path,
          group: workflow.title,
          title,
          says: '',
          who: [first, ...others],
          query: null,
          sends: opens ? { what: 'opening', name: named, schema: openingSchema(data) } : { what: 'command', name: named, schema: data },
          answers: doneSchema,
        },
      ];
    }),
  );
}

/** What stands in the access table one by one. */
const fixedOperations: readonly Operation[] = [...reads, ...evidenceActs, ...publicOperations];

/** Everything that the document describes. */
export function operationsOf(registry: Registry): Described[] {
  return [...fixedOperations, ...commandOperations(registry)];
}

const forPrograms = { for: 'programs' } as const;

/** The lines of the access table for programs. What a command's sender must be is judged by the engine, as for a form. */
export const apiRoutes: readonly Route[] = [
  ...fixedOperations.map(({ method, path, who, run, takes }) => ({ method, path, who, run, ...(takes ? { takes } : {}), ...forPrograms })),
  { method: 'post', path: paths.apiCommand, who: everyRole, run: sendByProgram, ...forPrograms },
  { method: 'post', path: paths.apiOpen, who: everyRole, run: openByProgram, ...forPrograms },
];
