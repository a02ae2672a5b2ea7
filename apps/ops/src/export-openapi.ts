import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readConfig } from '#platform/config';
import { openHttp } from '#platform/http';
import { openApiOf } from '#platform/openapi';
import { houseModule } from '../../house';
import { ArgumentError, optionsOf } from './arguments';

/**
 * Writes the OpenAPI document to a file, or to standard output. The house is put together and never opened: the
 * description comes from the controllers alone, and no database is asked.
 */
async function main(): Promise<void> {
  const { out } = optionsOf(process.argv.slice(2), { out: { type: 'string' } });
  const config = readConfig({ DATABASE_URL: 'postgres://nowhere/none', LOG_LEVEL: 'silent' });
  const app = await openHttp(houseModule(config), config);
  const text = `${JSON.stringify(openApiOf(app), null, 2)}\n`;
  if (typeof out !== 'string') {
    await new Promise((resolve) => process.stdout.write(text, resolve));
    return;
  }
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, text);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isTold = error instanceof ArgumentError;
    process.stderr.write(`openapi: ${isTold ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
