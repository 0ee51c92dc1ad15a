// The public reference of a certificate (G8): short enough to read over a telephone.

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SYMBOLS = 8;
const BITS_OF_A_SYMBOL = 5n;

/**
 * A reference like 'CECH-4Q7T-Z0XM', the same for the same id: the last 40 bits of the uuid of the act that signed the level off,
 * in Crockford's base 32, which has no I, L, O or U. Throws a RangeError when the id is not a uuid.
 */
export function certificateReference(id: string): string {
  const hex = id.replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new RangeError('A certificate takes its reference from a uuid: give the id of the act.');
  let bits = BigInt(`0x${hex.slice(-10)}`);
  let symbols = '';
  for (let index = 0; index < SYMBOLS; index += 1) {
    symbols = `${CROCKFORD[Number(bits & 31n)]}${symbols}`;
    bits >>= BITS_OF_A_SYMBOL;
  }
  return `CECH-${symbols.slice(0, 4)}-${symbols.slice(4)}`;
}
