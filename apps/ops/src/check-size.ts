import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuild } from './browser/built-parts';
import { weigh } from './browser/weights';

const FOLDER = join('apps', 'web', 'dist');
const KEPT_BY_ROLES = join('apps', 'web', 'src', 'shell', 'kept-by-roles.json');

/** Prints what each part of the web app weighs in Brotli, and fails when one is above its gate. */
function main(): void {
  if (!existsSync(join(FOLDER, 'index.html')))
    throw new Error('the web app is not built: npx vite build apps/web');
  const parts = readBuild(FOLDER);
  const bytesOf = (file: string): number => readFileSync(join(FOLDER, `${file}.br`)).length;
  const keptByRoles = JSON.parse(readFileSync(KEPT_BY_ROLES, 'utf8')) as Record<string, string[]>;
  const rows = weigh(parts, keptByRoles, bytesOf);
  const width = Math.max(...rows.map((row) => row.what.length));
  for (const { what, bytes, gate } of rows) {
    const kilobytes = (bytes / 1000).toFixed(1).padStart(6);
    const verdict =
      gate === null ? '' : bytes <= gate ? `≤ ${gate / 1000} kB` : `ABOVE ${gate / 1000} kB`;
    process.stdout.write(`${what.padEnd(width)} ${kilobytes} kB  ${verdict}\n`);
  }
  const above = rows.filter(({ bytes, gate }) => gate !== null && bytes > gate);
  if (above.length > 0) throw new Error(`${above.length} above the gate`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`check:size: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
