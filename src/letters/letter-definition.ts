/** What the catalogue says of one kind of letter, and the fields that many kinds share. */
import { z } from 'zod';

/** Everything about a kind of letter except its words, which are in `templates/letters/<kind>.hbs`. */
export type LetterDefinition = {
  /** What lists call it. */
  readonly title: string;
  /** Goes against whom it is written to: carries what L5 demands, and an uncertain sending waits for a person (L4). */
  readonly adverse: boolean;
  /** Prepared, then released, not before its decision is effective (L3); others go at once. */
  readonly decision: boolean;
  readonly to: 'organisation' | 'staff';
  readonly from: 'council' | 'cvs';
  /** Which words on reviews and complaints follow the letter's own: the partial `rights-<name>`. */
  readonly rights: 'review' | 'second-validator' | 'look-again' | 'no-review' | 'correction' | null;
  readonly form: 'letter' | 'certificate';
  readonly model: z.ZodType<Readonly<Record<string, unknown>>>;
  /** A model as the process would make it: the tests render it, and pages preview it. */
  readonly sample: Readonly<Record<string, unknown>>;
};

/** A civil date in Europe/London (R4). */
export const civilDate = z.iso.date();
export const words = z.string().min(1);
export const count = z.int().nonnegative();
/** Integer pence (S1). */
export const pence = z.int().positive();
export const dateOrNone = civilDate.nullable().default(null);

/** One reason of a decision: the criterion or area, the words recorded, and what to do next (D9). */
export const reason = z.object({ criterion: words, reason: words, next: words });
export const criterion = z.object({ criterion: words });
export const packageItem = z.object({ item: words });

export const organisationFields = { organisation: words, reference: words };
export const hubFields = { ...organisationFields, hub: words };

export const sampleOrganisation = { organisation: 'Barnies', reference: 'CECH-SA-0007' };
export const sampleHub = { organisation: 'Barnies', hub: 'Barnies Community Centre, Nantwich', reference: 'CECH-AP-0003' };

/** When, by which office, and since when in force a decision was made. */
export const decided = { decidedOn: civilDate, decidedBy: words, effectiveOn: civilDate };
export const sampleDecided = { decidedOn: '2026-11-30', decidedBy: 'Portfolio Holder for Communities', effectiveOn: '2026-12-07' };

const usual = { adverse: false, decision: false, to: 'organisation', from: 'council', rights: null, form: 'letter' } as const;

/** Fills in what most letters are: routine, from the council to an organisation. The sample is checked against the model's type. */
export function letter<Shape extends z.ZodRawShape>(
  definition: { title: string; model: z.ZodObject<Shape>; sample: z.input<z.ZodObject<Shape>> } & Partial<
    Omit<LetterDefinition, 'title' | 'model' | 'sample'>
  >,
): LetterDefinition {
  return { ...usual, ...definition };
}
