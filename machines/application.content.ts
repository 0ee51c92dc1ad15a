// What an application says of its hub (F2): the access timetable, the bookable sessions, a statement for each other criterion.
import { z } from 'zod';
import { weekdays } from './core-offer.ts';
import { text } from './text.ts';

/** The sections of an application by name (F3, C1). */
export const sections = ['venues', 'bookable', 'c', 'd', 'e', 'f', 'g'] as const;

const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'Enter a time as hours and minutes, like 09:30' });
const opening = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, { error: 'The closing time must be after the opening time', path: ['to'] });
const perDay = <T extends z.ZodType>(of: T) =>
  z.strictObject(Object.fromEntries(weekdays.map((day) => [day, of])) as Record<(typeof weekdays)[number], T>);

/** What an organisation says of its hub: the content of a submission (F2). */
export const content = z.strictObject({
  venues: z
    .array(
      z.strictObject({
        name: text('Enter the venue’s name', 200),
        kind: z.enum(['own', 'partner'], { error: 'Select whether the venue is yours or a network partner’s' }),
        confirmed: z.boolean({ error: 'Select whether the partner has confirmed these hours' }),
        opening: perDay(z.array(opening).max(6)),
      }),
    )
    .min(1, { error: 'Enter at least one venue' })
    .max(20),
  bookable: perDay(z.strictObject({ day: z.boolean(), evening: z.boolean() })),
  statements: z.strictObject({
    c: text('Explain how you promote local services and activities'),
    d: text('Explain how you signpost to public information and services'),
    e: text('Explain the on-line access and the support or training you give'),
    f: text('Explain what IT residents and hot-desking professionals can use'),
    g: text('Explain how you take part in the local and borough hub networks'),
  }),
});
