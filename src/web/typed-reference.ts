// What people type when they copy a certificate's reference from paper or hear it over the telephone.

const SYMBOLS = 8;
const MOST_TYPED = 60;

/**
 * The reference as certificates carry it, 'CECH-4Q7T-Z0XM', from what was typed: in any case, with spaces or dashes of any kind, or
 * none, with or without the scheme's letters in front. The last eight have no I, L, O or U, so I and L are read as 1 and O as 0.
 * Undefined when it cannot be a reference.
 */
export function readTypedReference(typed: string, prefix: string): string | undefined {
  if (typed.length > MOST_TYPED) return undefined;
  const symbols = typed
    .normalize('NFKC')
    .replace(/[\s\p{Dash}_.]/gu, '')
    .toUpperCase();
  const front = symbols.slice(0, -SYMBOLS);
  if (front !== '' && front !== prefix) return undefined;
  const code = symbols.slice(-SYMBOLS).replace(/[IL]/g, '1').replaceAll('O', '0');
  if (!/^[0-9A-HJKMNP-TV-Z]{8}$/.test(code)) return undefined;
  return `${prefix}-${code.slice(0, 4)}-${code.slice(4)}`;
}
