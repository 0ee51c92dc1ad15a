// Tells a fragment, which stories include, from a story, which is played.
import { readFileSync } from 'node:fs';

/** Whether the file holds a fragment: it says what it takes, and no day on which it starts. What cannot be read is none. */
export function isFragmentFile(file: string): boolean {
  try {
    const raw: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof raw === 'object' && raw !== null && 'takes' in raw && !('start' in raw);
  } catch {
    return false;
  }
}
