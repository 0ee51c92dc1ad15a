// What an organisation can send about its self-assessment on paper, and which of its commands each form stands for (P9).
import { z } from 'zod';
import { area, claim, claimsToPrepare, some, statement } from './assessment.claims.ts';
import { type PaperForm, paperCommands, type Step } from './paper.ts';
import { id, text } from './text.ts';

const form = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.literal('submit'), preparedBy: id('Select who prepared it in the organisation'), claims: claimsToPrepare }),
    z.strictObject({ act: z.literal('answer'), area, claims: some(claim, 'Answer at least one question') }),
    z.strictObject({ act: z.literal('reply'), statement, text: text('Enter the reply') }),
  ],
  { error: 'Select what was sent on paper' },
);

type Form = z.output<typeof form>;

export const papers = paperCommands(form, ['organisation']);

/** What a form stands for. */
export function paperSteps(keyed: PaperForm): Step[] {
  const sent = keyed as Form;
  if (sent.act === 'answer') return [{ type: 'answer', data: { area: sent.area, claims: sent.claims }, by: 'signedBy' }];
  if (sent.act === 'reply') return [{ type: 'reply', data: { statement: sent.statement, text: sent.text }, by: 'signedBy' }];
  return [
    { type: 'prepare', data: { claims: sent.claims }, by: 'preparedBy' },
    { type: 'submit', data: {}, by: 'signedBy' },
  ];
}

/** What each form is called in a letter. */
export const paperWords = {
  submit: 'your self-assessment',
  answer: 'your answers to the validator’s questions',
  reply: 'your reply to the findings',
} as const satisfies Record<Form['act'], string>;
