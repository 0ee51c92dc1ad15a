// Runs a piece of work from several clients at once for a bounded time and says how fast it went.

/** What was measured: acts per second, and the median and 99th percentile of one act in milliseconds. */
export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** `act(client)` again and again from each client, one at a time, until `milliseconds` are over. */
export async function load(clients: number, milliseconds: number, act: (client: number) => Promise<void>): Promise<Measured> {
  const took: number[] = [];
  const begin = performance.now();
  const run = async (client: number) => {
    while (performance.now() - begin < milliseconds) {
      const started = performance.now();
      await act(client);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  const seconds = (performance.now() - begin) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99) };
}
