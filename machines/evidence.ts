// Which files may be kept as evidence (G12).
import { type EvidenceKind, kindWords } from './evidence-kinds.ts';
import type { Policy } from './policy.ts';

/** A file somebody wants to keep: the name they gave it, its size in bytes and the kind its bytes were found to be. */
export interface OfferedFile {
  readonly name: string;
  readonly size: number;
  readonly kind: EvidenceKind | null;
}

const megabytes = (bytes: number) => `${Number((bytes / 1_048_576).toFixed(1))} MB`;

function sayKinds(policy: Policy): string {
  const words = policy.evidenceKinds.map((kind) => kindWords[kind].says);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** Why a file cannot be kept as evidence and what to do, or null (G12). The sentence never repeats the file's name, which may hold a person's. */
export function whyNotStored(file: OfferedFile, policy: Policy): string | null {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (file.size === 0) return 'The file is empty. Choose the file again.';
  if (file.size > policy.evidenceMaxBytes) {
    return `The file has ${megabytes(file.size)}; at most ${megabytes(policy.evidenceMaxBytes)} can be kept. Save it smaller, or in parts.`;
  }
  if (file.kind === null || !policy.evidenceKinds.includes(file.kind)) {
    return `The file is not of a kind that can be kept. Save it as ${sayKinds(policy)}, without macros, and choose that file.`;
  }
  if (!kindWords[file.kind].endings.includes(ending)) {
    return `The file's name does not end as a ${kindWords[file.kind].says} does, which is what the file is. Name it with “.${kindWords[file.kind].endings[0]}” at the end, or choose another.`;
  }
  return null;
}
