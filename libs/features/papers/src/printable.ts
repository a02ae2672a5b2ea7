/** What the fonts that every PDF reader has can write besides Latin-1: the rest of Windows-1252. */
const BEYOND_LATIN_1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const TEXT_LENGTH_MAX = 600;

/**
 * A text in the letters of the built-in fonts: ñ, á, é and the like as they are, letters of other alphabets
 * without their marks where that helps, else '?'. Very long texts are cut, so that a row fits on a page.
 */
export function printable(text: string): string {
  const cut = text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text;
  const plain = cut.normalize('NFC').replace(/[\u00a0\u2000-\u200b\u202f\u205f\u3000]/g, ' ');
  return Array.from(plain, printableSign).join('');
}

function printableSign(sign: string): string {
  if (canBePrinted(sign)) return sign;
  const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare !== '' && Array.from(bare).every(canBePrinted) ? bare : '?';
}

function canBePrinted(sign: string): boolean {
  return /^[\n\x20-\x7e\u00a1-\u00ff]$/.test(sign) || BEYOND_LATIN_1.includes(sign);
}
