import { readFile } from 'node:fs/promises';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module';
import type { Plugin } from 'vite';

const SOURCE = /\.(es|en)\.icu\.json$/;
/** What is made of it is code, and is named as code. */
const SUFFIX = '.js';

/** `words.es.icu.json` becomes functions at build: no parser of messages travels to a phone. */
export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!SOURCE.test(source)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found ? `${found.id}${SUFFIX}` : null;
    },
    async load(id) {
      const path = id.slice(0, -SUFFIX.length);
      const language = SOURCE.exec(path)?.[1];
      if (language === undefined || !id.endsWith(SUFFIX)) return null;
      this.addWatchFile(path);
      const messages = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
      return { code: compileModule(new MessageFormat(language), messages), map: null };
    },
  };
}
