import { locale } from '../language/locale';
import { caller, Refused, Unreached } from './call';
import { fileNameOf } from './file-name';
import type { Problem } from './types';

/**
 * Keeps a file of the API on this machine, asked for under the name of the member who uses the phone now: a plain link
 * would go under that of whoever signed in last.
 */
export async function download(path: string): Promise<void> {
  const member = caller();
  const response = await fetch(path, {
    credentials: 'same-origin',
    headers: {
      'accept-language': locale.peek(),
      ...(member !== null && { 'x-cayapa-member': member }),
    },
  }).catch((error: unknown) => {
    throw new Unreached(String(error));
  });
  if (!response.ok) throw new Refused((await response.json()) as Problem);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(response.headers.get('content-disposition'), path);
  link.click();
  // Browsers read the file after the click; by then they have it.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
