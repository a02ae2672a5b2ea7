// Lets plain Node load the TypeScript sources, for what runs beside Jest: `node --conditions=source -r this-file`.
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};
