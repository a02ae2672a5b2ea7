import { NestFactory } from '@nestjs/core';
import { environment, readConfig } from '#platform/config';
import { Log } from '#platform/log';
import { WorkerLoops } from '#platform/relay';
import { houseModule } from '../../house';
import { endWithParent } from '../../end-with-parent';

/** Does the jobs of the queues named in QUEUES. Any number of workers share the load. */
async function main(): Promise<void> {
  const config = readConfig(environment());
  const app = await NestFactory.createApplicationContext(houseModule(config), {
    logger: new Log(config),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  app.get(WorkerLoops).start();
  endWithParent();
  process.send?.({ working: config.queues });
}

main().catch((error: unknown) => {
  process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
