// What is done after an answer has gone: nobody waits for it but the service when it stops.

/** Errands in hand. */
export interface Errands {
  readonly later: (work: () => Promise<void>) => void;
  /** Resolves when everything in hand is done. */
  done(): Promise<void>;
}

/** Errands whose failures are told to `failed`. */
export function createErrands(failed: (error: unknown) => void): Errands {
  const inHand = new Set<Promise<void>>();
  return {
    later(work) {
      const errand = work()
        .catch(failed)
        .finally(() => inHand.delete(errand));
      inHand.add(errand);
    },
    async done() {
      await Promise.all(inHand);
    },
  };
}
