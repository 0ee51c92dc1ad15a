// What the runner tells while a story plays; whoever listens prints it, or makes the pilot's page of it.
import type { PlacedStep } from './story-file.ts';

/** Something that happened. `at` is an instant; names are the story's own. */
export type Told =
  | {
      readonly what: 'command';
      readonly at: string;
      readonly who: string;
      readonly title: string;
      readonly case: string;
      readonly state: string;
      readonly entry: string;
      readonly repeated: number;
      readonly placed: PlacedStep;
    }
  | {
      readonly what: 'refused';
      readonly at: string;
      readonly who: string;
      readonly title: string;
      readonly case: string;
      readonly rule: string;
      readonly says: string;
      readonly placed: PlacedStep;
    }
  | {
      readonly what: 'happened';
      readonly at: string;
      readonly do: string;
      readonly title: string;
      readonly case: string;
      readonly state: string;
    }
  | {
      readonly what: 'letter';
      readonly at: string;
      readonly number: string;
      readonly subject: string;
      readonly to: string;
      readonly case: string;
    }
  | { readonly what: 'incident'; readonly at: string; readonly says: string }
  | { readonly what: 'until'; readonly at: string; readonly placed: PlacedStep }
  | { readonly what: 'look'; readonly at: string; readonly case: string; readonly seen: string; readonly placed: PlacedStep };

/** A listener. The story goes on when it has done with what it was told. */
export type Tell = (told: Told) => void | Promise<void>;

/** For whoever does not listen: what happens by itself is then not even looked up. */
export const tellNobody: Tell = () => {};
