/** The GRIPP standard, version 1, as data (G1, G2, G11). It is illustrative: CVS Cheshire East owns the real one and replaces this. */
import { governance } from './standard/governance.ts';
import { information } from './standard/information.ts';
import { people } from './standard/people.ts';
import { premises } from './standard/premises.ts';
import { projects } from './standard/projects.ts';
import { resources } from './standard/resources.ts';
import { readStandard, type Standard } from './standard/standard-schema.ts';

const parts = [governance, resources, information, projects, people, premises];

/** Checked as it is loaded, as any standard is, so that an edit which breaks it stops here with a sentence naming the place. */
export const grippStandard: Standard = readStandard(
  {
    id: 'gripp',
    version: 1,
    title: 'GRIPP self-assessment',
    illustrative: true,
    note: 'Illustrative until CVS Cheshire East replaces it',
    levels: [1, 2],
    areas: parts.map((part) => part.area),
    statements: parts.flatMap((part) => part.statements),
    mapsFrom: [],
  },
  'seed/gripp-standard.ts',
);
