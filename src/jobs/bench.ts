// What the workers' hands need: the engine, somewhere to post letters, and whose letterhead they bear.
import type { Engine } from '../engine/engine.ts';
import type { LetterScheme } from '../letters/compose.ts';
import type { Mailer } from '../letters/mail.ts';
import type { Scan } from './clamd.ts';

export interface Bench {
  readonly engine: Engine;
  readonly mailer: Mailer;
  /** Names and addresses on the letterhead, from the scheme's settings. */
  readonly letterScheme: LetterScheme;
  /** The prefix of letter numbers, such as 'CECH'. */
  readonly letterPrefix: string;
  /** The sender's e-mail address; its domain is that of the Message-IDs. */
  readonly from: string;
  /** Looks for viruses in documents of evidence; absent: none is scanned. */
  readonly scan?: Scan;
  /** Told in a sentence without personal data what an operator should know. */
  readonly warn: (sentence: string) => void;
}
