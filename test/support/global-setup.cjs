const { spawn } = require('node:child_process');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

/** Opens the services of the tests in a process of their own, which outlives no test run. */
module.exports = async () => {
  const args = [
    '--conditions=source',
    '-r',
    join(__dirname, 'register-swc.cjs'),
    join(__dirname, 'services.ts'),
  ];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the test services ended with ${code}`)));
  });
  process.env.CAYAPA_TEST_SERVICES = line;
  globalThis.cayapaTestServices = child;
  const { redisUrl, chromium } = JSON.parse(line);
  process.stdout.write(
    redisUrl
      ? `Queue tests run on PostgreSQL and on Redis (${redisUrl.replace(/\/\/.*@/, '//')}).\n`
      : 'Queue tests run on PostgreSQL only: no redis-server on the PATH and no REDIS_URL.\n',
  );
  if (chromium === null) {
    process.stdout.write(
      'Browser journeys are skipped: no Chromium here (Debian: apt-get install --no-install-recommends chromium).\n',
    );
  }
};
