// What an organisation can send about its franchise on paper, and which of its commands it stands for (P9).
import { z } from 'zod';
import { annualReturn } from './franchise.return.ts';
import { type PaperForm, paperCommands, type Step } from './paper.ts';
import { id } from './text.ts';

const form = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      act: z.literal('submitReturn'),
      preparedBy: id('Select who prepared it in the organisation'),
      content: annualReturn,
    }),
  ],
  { error: 'Select what was sent on paper' },
);

type Form = z.output<typeof form>;

export const papers = paperCommands(form, ['organisation']);

/** What a form stands for. A return on paper is signed below its declaration, so signing it declares. */
export function paperSteps(keyed: PaperForm): Step[] {
  const { content } = keyed as Form;
  return [
    { type: 'prepareReturn', data: content, by: 'preparedBy' },
    { type: 'submitReturn', data: { declaration: true }, by: 'signedBy' },
  ];
}
