import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MessageFormat from '@messageformat/core';

const SOURCE = 'apps/web/src';
const SPANISH = /\.es\.icu\.json$/;

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => SPANISH.test(name))
  .map((name) => join(SOURCE, name));

const messagesIn = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;

/** The names in a message that something has to be filled in for, each once. */
function argumentsOf(text: string): readonly string[] {
  // What stands behind 'one' or 'other' is a text of its own, not a name.
  const slots = text.matchAll(/(?<!\b(?:zero|one|other)\s*|=\d+\s*)\{\s*(\w+)\s*[,}]/g);
  const names = [...slots].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

describe.each(files)('%s', (path) => {
  const spanish = messagesIn(path);
  const english = messagesIn(path.replace(SPANISH, '.en.icu.json'));

  it('has a sister in English for every message, and no other', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(spanish).sort());
  });

  it('fills in the same in both languages', () => {
    for (const [key, text] of Object.entries(spanish)) {
      expect([key, argumentsOf(english[key] ?? '')]).toEqual([key, argumentsOf(text)]);
    }
  });

  it('is made of messages that can be compiled, none of them empty', () => {
    for (const [language, messages] of Object.entries({ es: spanish, en: english })) {
      const format = new MessageFormat(language);
      for (const [key, text] of Object.entries(messages)) {
        expect([key, text.trim() === '']).toEqual([key, false]);
        expect(() => format.compile(text)).not.toThrow();
      }
    }
  });
});
