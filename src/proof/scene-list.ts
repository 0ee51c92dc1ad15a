// The worlds that are searched, in the order in which they are begun: the largest first.
import type { Scene } from './scene.ts';
import { applicationDecided } from './scenes/application-decided.ts';
import { applicationDeciders, applicationPrepared } from './scenes/application-prepared.ts';
import { applicationAwarded, applicationDeclined, applicationStage2 } from './scenes/application-stage2.ts';
import { applicationOffered, applicationSupported } from './scenes/application-supported.ts';

export const scenes: readonly Scene[] = [
  applicationDecided,
  applicationSupported,
  applicationOffered,
  applicationStage2,
  applicationDeclined,
  applicationAwarded,
  applicationDeciders,
  applicationPrepared,
];
