// A scheme's own settings, which are rows of the database and not of the environment: checked once, when the service starts.
import { z } from 'zod';
import { SettingsError } from './config.ts';
import type { Bench } from './jobs/bench.ts';
import type { SchemeIdentity } from './web/services.ts';

const words = z.string().trim().min(1);
const sender = z.object({ name: words, signedBy: words, addressLines: z.array(words) });

const schemeSettings = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/),
  qualityPartner: words,
  meetingPlace: words,
  meetingTime: z.string().regex(/^\d\d:\d\d$/),
  /** Whether what is in the scheme is made up, which every page then says. */
  demonstration: z.boolean().default(false),
  letters: z.object({
    letterPrefix: words,
    from: z.email(),
    letterScheme: z.object({
      name: words,
      senders: z.object({ council: sender, cvs: sender }),
      certificateCheck: words,
      complaints: words,
    }),
  }),
});

/** A scheme's row as the database holds it. */
export interface SchemeRow {
  readonly id: string;
  readonly name: string;
  readonly leadPartner: string;
  readonly settings: unknown;
}

/** What pages and letters say of the scheme. Throws {@link SettingsError} naming every setting of the row that is missing or wrong. */
export function readSchemeSettings(row: SchemeRow): {
  readonly identity: SchemeIdentity;
  readonly demonstration: boolean;
  readonly letters: Pick<Bench, 'letterScheme' | 'letterPrefix' | 'from'>;
} {
  const read = schemeSettings.safeParse(row.settings);
  if (!read.success) {
    const places = read.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new SettingsError(`The settings of the scheme '${row.id}' in the database are missing or wrong: ${places}`);
  }
  const { letters, demonstration, ...about } = read.data;
  return { identity: { id: row.id, name: row.name, leadPartner: row.leadPartner, ...about }, demonstration, letters };
}
