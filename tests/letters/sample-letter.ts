/** A letter of each kind from its sample model. Addresses and names are illustrative. */
import type { LetterKind } from '../../machines/letter-kinds.ts';
import { letters } from '../../src/letters/catalogue.ts';
import type { LetterInput, LetterScheme } from '../../src/letters/compose.ts';

export const sampleScheme: LetterScheme = {
  name: 'Cheshire East Community Hubs',
  senders: {
    council: {
      name: 'Community Hubs team, Cheshire East Council',
      signedBy: 'Franchise Officer',
      addressLines: ['1 Example Street', 'Exampletown EX1 1AA', 'hubs@council.example', '(illustrative address)'],
    },
    cvs: {
      name: 'CVS Cheshire East',
      signedBy: 'Lead Validator',
      addressLines: ['2 Example Street', 'Exampletown EX1 1AB', 'gripp@cvs.example', '(illustrative address)'],
    },
  },
  certificateCheck: 'hubs.example/certificates',
  complaints: 'Write to the complaints team at 1 Example Street (illustrative), or use the form at www.council.example/complaints.',
};

export function sampleLetter(kind: LetterKind, model: Readonly<Record<string, unknown>> = {}): LetterInput {
  return {
    kind,
    model: { ...letters[kind].sample, ...model },
    letterNumber: 'CECH-2027-0001',
    date: '2026-12-07',
    to: { name: 'Lead, Barnies', addressLines: ['Barnies Community Centre', '3 Example Road', 'Nantwich EX2 2AA'] },
    scheme: sampleScheme,
  };
}
