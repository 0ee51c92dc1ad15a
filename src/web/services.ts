import type { Logger } from 'pino';
import type { Db } from '../../db/database.ts';
import type { Engine } from '../engine/engine.ts';
import type { LetterScheme } from '../letters/compose.ts';
import type { TemplateModel } from '../render.ts';
import type { CouncilAccounts } from './oidc.ts';
import type { UploadSettings } from './upload.ts';

/** What the pages stand on: made once in the composition root, or by a test. */
export interface Services {
  readonly db: Db;
  /** Through which every case is changed. */
  readonly engine: Engine;
  readonly scheme: SchemeIdentity;
  /** What letters say of the scheme, to show one before it is made. */
  readonly letterScheme: LetterScheme;
  /** The clock: an instant in UTC. Nothing else here reads it. */
  readonly now: () => string;
  /** Whether the worker has been heard of lately. */
  readonly workerBeats: () => boolean;
  readonly log: Logger;
  /** Everything shown is made up: a banner on every page says so. */
  readonly demonstration: boolean;
  /** Served over https: browsers are told to stay there. */
  readonly secure: boolean;
  readonly trustedProxies: number;
  /** Requests that one network address may make in a minute. */
  readonly requestsPerMinute: number;
  /** Where the public reaches the service, without a slash at the end. */
  readonly publicUrl: string;
  readonly uploads: UploadSettings;
  /** Whether files are scanned for viruses: then nobody reads one before it was found clean. */
  readonly scanned: boolean;
  /** Sends an e-mail that is not a letter of a case, such as the link to sign in. */
  readonly post: (note: Note, at: string) => Promise<void>;
  /** Does something after the answer has gone; the service waits for it when it stops, and logs what fails. */
  readonly later: (work: () => Promise<void>) => void;
  /** Only where everything is made up and the database is the embedded one. */
  readonly demo: Demo | null;
  /** Signing in with the council's own accounts; null: not set up. */
  readonly oidc: CouncilAccounts | null;
}

/** An e-mail made from a template under `emails/`. */
export interface Note {
  readonly to: string;
  readonly subject: string;
  readonly template: string;
  readonly model: TemplateModel;
}

/** What only a demonstration can do. */
export interface Demo {
  /** Moves the scheme's time on to six in the evening of a civil date; everything due until then happens in its order. */
  readonly moveClock: (until: string) => Promise<void>;
}

/** The scheme that this service runs, as its pages name it. */
export interface SchemeIdentity {
  readonly id: string;
  readonly name: string;
  readonly leadPartner: string;
  /** What the scheme's references begin with, such as 'CECH'. */
  readonly code: string;
  readonly qualityPartner: string;
  readonly meetingPlace: string;
  /** 'HH:MM' in London. */
  readonly meetingTime: string;
}
