/** Reads docs/rules.md: its bullets `- **F1** (Rule, clause) — text _Status: in this version._`, each possibly over several lines. */

export type DocumentedRule = {
  id: string;
  section: string;
  /** The paper's clause for a Rule; null for a Policy. */
  clause: string | null;
  text: string;
  /** 'in this version' or 'still to come'. */
  status: string;
  /** Which part the status speaks of, where brackets say so. */
  statusNote: string | null;
};

const bullet = /^\*\*([A-Z]\d+)\*\* \((Policy|Rule, [^()]+)\) — (.+) _Status: ([^_(]+?)(?: \(([^_]+)\))?\._$/;

/** @throws Error naming the bullet that is not written as the others are */
export function readRulesDoc(markdown: string): DocumentedRule[] {
  const found: DocumentedRule[] = [];
  for (const part of markdown.split(/^## /m).slice(1)) {
    const section = part.slice(0, part.indexOf('\n'));
    const bullets = part.split(/^- /m).slice(1);
    for (const raw of bullets) {
      const line = (raw.split('\n\n')[0] ?? '').replace(/\s+/g, ' ').trim();
      const match = bullet.exec(line);
      if (!match) throw new Error(`docs/rules.md, "${section}": not written as "- **F1** (Rule, clause) — text _Status: …._": ${line}`);
      const [, id = '', kind = '', text = '', status = '', note] = match;
      found.push({ id, section, clause: kind === 'Policy' ? null : kind.slice('Rule, '.length), text, status, statusNote: note ?? null });
    }
  }
  return found;
}
