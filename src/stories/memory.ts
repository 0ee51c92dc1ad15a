/** Remembers what was told, so that each thing is told once. */
export interface Memory {
  readonly told: Set<string>;
  incident: number;
  from: string;
}

/** A memory of nothing, from an instant on. */
export function freshMemory(from: string): Memory {
  return { told: new Set(), incident: 0, from };
}
