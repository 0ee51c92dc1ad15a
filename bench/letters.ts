// How long one letter takes to compose: subject, HTML, e-mail text and PDF.
import { letterKinds } from '../machines/letter-kinds.ts';
import { planScheme } from '../seed/plan-scheme.ts';
import { letters } from '../src/letters/catalogue.ts';
import { compose } from '../src/letters/compose.ts';

/** Composes every kind of letter several times from its sample and says the median and the slowest, in milliseconds. */
export async function measureLetters(say: (line: string) => void): Promise<void> {
  const { letterScheme } = planScheme({ start: '2026-12-01', people: {}, policy: {} }).letters;
  const took: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    for (const kind of letterKinds) {
      const started = performance.now();
      compose({
        kind,
        model: letters[kind].sample,
        letterNumber: 'CECH-2027-0001',
        date: '2027-02-01',
        to: { name: 'Barnies', addressLines: ['Crewe'] },
        scheme: letterScheme,
      });
      if (round > 0) took.push(performance.now() - started);
    }
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? Number.NaN).toFixed(1);
  say(
    `\nA letter with its PDF: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms (${took.length} letters of ${letterKinds.length} kinds)`,
  );
}
