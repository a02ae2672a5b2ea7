/** Base32 after Crockford: no I, L, O or U, so that nobody misreads a code on paper or over the radio. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 7;

/** The code of a run for people to say, 'V' (viaje) and seven letters out of the random end of its id. */
export function runCode(id: string): string {
  let tail = BigInt(`0x${id.replaceAll('-', '').slice(-9)}`);
  let letters = '';
  for (let letter = 0; letter < LETTERS; letter += 1) {
    letters = (ALPHABET[Number(tail % 32n)] ?? '0') + letters;
    tail /= 32n;
  }
  return `V${letters}`;
}
