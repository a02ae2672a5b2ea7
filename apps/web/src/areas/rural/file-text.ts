/**
 * The text of a file from a spreadsheet: UTF-8 where it is, else what old office programs write (Windows-1252), so
 * that accents survive either way.
 */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
