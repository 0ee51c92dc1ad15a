// The text of a checkpoint: how many heads moved and one digest over them, in the order of case ids.
import { canonicalJson, sha256 } from './canonical-json.ts';

/** The last entry of a case as a checkpoint saw it. */
export interface Head {
  readonly case_id: string;
  readonly seq: number;
  readonly hash: string;
}

/** The digest over heads, whatever their order. */
export function headsDigest(heads: readonly Head[]): string {
  const lines = heads.map((head) => `${head.case_id} ${head.seq} ${head.hash}`);
  return sha256(lines.sort().join('\n'));
}

/** The canonical text of a checkpoint. */
export function checkpointBody(scheme: string, number: number, at: string, heads: readonly Head[]): string {
  return canonicalJson({ scheme, number, at, moved: heads.length, heads: headsDigest(heads) });
}

/** What a scheme's first checkpoint is chained to. */
export function checkpointGenesis(scheme: string): string {
  return sha256(`checkpoints\n${scheme}`);
}
