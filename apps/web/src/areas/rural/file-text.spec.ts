import { textOf } from './file-text';

const bytesOf = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;

it('reads accents as new and as old programs write them', () => {
  expect(textOf(bytesOf(0x61, 0x6a, 0xc3, 0xad))).toBe('ají');
  expect(textOf(bytesOf(0x61, 0x6a, 0xed))).toBe('ají');
});
