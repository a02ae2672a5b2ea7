/** A file's name as the API gives it, else the end of its address. */
export function fileNameOf(disposition: string | null, path: string): string {
  const given = /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1];
  return given ?? path.replace(/\?.*/, '').split('/').at(-1) ?? 'cayapa';
}
