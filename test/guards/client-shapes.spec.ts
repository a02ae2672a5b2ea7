import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the web client knows of the API. */
const SHAPES = 'apps/web/src/api/schema.d.ts';

it('gives the web client the shapes of the API as they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cayapa-shapes-'));
  const document = join(folder, 'openapi.json');
  const shapes = join(folder, 'schema.d.ts');
  const run = (...args: readonly string[]): void => {
    execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run(
    ...['--conditions=source', '-r', './test/support/register-swc.cjs'],
    ...['apps/ops/src/export-openapi.ts', '--out', document],
  );
  run('node_modules/openapi-typescript/bin/cli.js', document, '-o', shapes);
  const isStale = readFileSync(shapes, 'utf8') !== readFileSync(SHAPES, 'utf8');
  rmSync(folder, { recursive: true });
  if (isStale) throw new Error(`${SHAPES} is stale: run npm run openapi and commit it`);
});
