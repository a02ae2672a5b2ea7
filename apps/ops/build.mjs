// Compiles apps and libs to dist with swc, keeping the tree, and carries data files (SQL, CSV) along.
import { transformFile } from '@swc/core';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const isTest = (path) => path.endsWith('.spec.ts');
const isData = (path) => /\.(sql|csv|json|cpp)$/.test(path);

async function build(path) {
  const target = join('dist', path.replace(/\.ts$/, '.js'));
  await mkdir(dirname(target), { recursive: true });
  if (!path.endsWith('.ts')) return copyFile(path, target);
  const { code, map } = await transformFile(path, { sourceMaps: true });
  const link = `\n//# sourceMappingURL=${basename(target)}.map\n`;
  await Promise.all([writeFile(target, code + link), writeFile(`${target}.map`, map)]);
}

await rm('dist', { recursive: true, force: true });
for (const root of ['apps', 'libs']) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join('apps', 'web')))
    .filter((path) => (path.endsWith('.ts') && !isTest(path)) || isData(path));
  await Promise.all(files.map(build));
}
