// An organisation's GRIPP level is its highest certificate in date (G3, G8).

/** A certificate as rules see it. Valid from and until these civil dates, both included (R4). */
export interface Certificate {
  readonly reference: string;
  readonly level: number;
  readonly from: string;
  readonly until: string;
}

/** The organisation's level on a date: 0 when no certificate is in date. */
export function levelOn(certificates: readonly Certificate[], on: string): number {
  let level = 0;
  for (const certificate of certificates) {
    if (certificate.from <= on && on <= certificate.until && certificate.level > level) level = certificate.level;
  }
  return level;
}
