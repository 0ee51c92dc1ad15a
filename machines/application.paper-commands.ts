// What an organisation can send about its application on paper, and which of its commands each form stands for (P9).
import { z } from 'zod';
import { content } from './application.content.ts';
import { type PaperForm, paperCommands, type Step } from './paper.ts';
import { id, text } from './text.ts';

const form = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.literal('submit'), preparedBy: id('Select who prepared it in the organisation'), content }),
    z.strictObject({
      act: z.literal('acceptOffer'),
      grant: z.boolean({ error: 'Select whether the organisation also accepts the start-up grant' }),
    }),
    z.strictObject({ act: z.literal('signAgreement') }),
    z.strictObject({ act: z.literal('respondToCorrection'), response: text('Enter the response as it stands on the paper') }),
  ],
  { error: 'Select what was sent on paper' },
);

type Form = z.output<typeof form>;

export const papers = paperCommands(form, ['certificates', 'organisation', 'openReview', 'live']);

/** What a form stands for. A paper application is signed below its declaration, so signing it declares. */
export function paperSteps(keyed: PaperForm): Step[] {
  const sent = keyed as Form;
  if (sent.act === 'acceptOffer') return [{ type: 'acceptOffer', data: { grant: sent.grant }, by: 'signedBy' }];
  if (sent.act === 'signAgreement') return [{ type: 'signAgreement', data: {}, by: 'signedBy' }];
  if (sent.act === 'respondToCorrection') return [{ type: 'respondToCorrection', data: { response: sent.response }, by: 'signedBy' }];
  return [
    { type: 'prepare', data: sent.content, by: 'preparedBy' },
    { type: 'submit', data: { declaration: true }, by: 'signedBy' },
  ];
}

/** What each form is called in a letter. */
export const paperWords = {
  submit: 'your application',
  acceptOffer: 'your acceptance of the support offered',
  signAgreement: 'the franchise agreement that you signed',
  respondToCorrection: 'your response to the notice of a corrected record',
} as const satisfies Record<Form['act'], string>;
