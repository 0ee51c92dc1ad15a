import type { Logger } from 'pino';
import type { Db } from '../../db/database.ts';

/** What the pages stand on: made once in the composition root, or by a test. */
export interface Services {
  readonly db: Db;
  readonly scheme: SchemeIdentity;
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
