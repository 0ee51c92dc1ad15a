// A story that did not go as written, or could not be read: where, what was expected, and what was got.

/** Where a step stands: its file, its number from 1, its line, and the step that included the file. */
export interface Place {
  readonly file: string;
  readonly step?: number;
  readonly line?: number;
  readonly includedFrom?: Place;
}

/** `barnies.json, step 3 (line 12), included by pilot.json, step 1 (line 4)`. */
export function sayPlace(place: Place): string {
  const step = place.step === undefined ? '' : `, step ${place.step}`;
  const line =
    place.line === undefined ? '' : `${place.step === undefined ? ', ' : ' ('}line ${place.line}${place.step === undefined ? '' : ')'}`;
  const from = place.includedFrom ? `, included by ${sayPlace(place.includedFrom)}` : '';
  return `${place.file}${step}${line}${from}`;
}

/** A wrong step or a file that cannot be used. Nothing of it is kept. */
export class StoryProblem extends Error {
  override readonly name = 'StoryProblem';
  readonly place: Place;
  readonly expected: string;
  readonly got: string;

  constructor(place: Place, expected: string, got: string) {
    super(`${sayPlace(place)}\n  expected: ${expected}\n  got:      ${got}`);
    this.place = place;
    this.expected = expected;
    this.got = got;
  }
}
