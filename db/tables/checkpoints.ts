import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { schemes } from './schemes.ts';

/** The heads of all chains of a scheme at an instant, chained, so that a cut tail or a vanished case shows. Append-only. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    number: integer('number').notNull(),
    at: instant('at').notNull(),
    body: text('body').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.number] })],
);

/** One chain's head in a checkpoint. Append-only. No key to cases: it must outlive a case that vanished. */
export const checkpointHeads = pgTable(
  'checkpoint_heads',
  {
    schemeId: text('scheme_id').notNull(),
    number: integer('number').notNull(),
    caseId: uuid('case_id').notNull(),
    seq: integer('seq').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.number, t.caseId] }),
    foreignKey({
      name: 'checkpoint_heads_checkpoint',
      columns: [t.schemeId, t.number],
      foreignColumns: [checkpoints.schemeId, checkpoints.number],
    }),
    index('checkpoint_heads_by_case').on(t.schemeId, t.caseId, t.seq),
  ],
);
