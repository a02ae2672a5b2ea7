import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { readBuild } from '../../apps/ops/src/browser/built-parts';
import { weigh } from '../../apps/ops/src/browser/weights';

const FOLDER = join('apps', 'web', 'dist');

it('no part of the web app weighs more than a phone on a weak network can carry', () => {
  if (!existsSync(join(FOLDER, 'index.html'))) {
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'apps/web']);
  }
  const roles = JSON.parse(readFileSync('apps/web/src/shell/kept-by-roles.json', 'utf8')) as Record<
    string,
    string[]
  >;
  const bytesOf = (file: string): number => readFileSync(join(FOLDER, `${file}.br`)).length;

  const rows = weigh(readBuild(FOLDER), roles, bytesOf);

  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ bytes, gate }) => bytes === 0 || (gate !== null && bytes > gate))).toEqual(
    [],
  );
});
