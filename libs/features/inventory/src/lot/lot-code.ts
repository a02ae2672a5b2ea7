/** Digits and letters that nobody takes for another on a chalk board: no 0, 1, I or O. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** What people call a lot by: letters made of the random end of its id, seven unless two lots would share them. */
export function lotCode(id: string, letters = 7): string {
  let bits = BigInt(`0x${id.replaceAll('-', '')}`);
  let code = '';
  for (let at = 0; at < letters; at += 1) {
    code = (LETTERS[Number(bits & 31n)] ?? '') + code;
    bits >>= 5n;
  }
  return code;
}
