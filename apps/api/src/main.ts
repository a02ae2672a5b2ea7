import { environment, readConfig } from '#platform/config';
import { openHttp } from '#platform/http';
import { houseModule } from '../../house';
import { endWithParent } from '../../end-with-parent';

/** The HTTP process. It stops on SIGTERM and SIGINT after the requests that it has accepted. */
async function main(): Promise<void> {
  const config = readConfig(environment(), { STATEMENT_MILLISECONDS_MAX: '5000' });
  const app = await openHttp(houseModule(config), config);
  await app.listen({ host: config.host, port: config.port });
  endWithParent();
  process.send?.({ listening: await app.getUrl() });
}

main().catch((error: unknown) => {
  process.stderr.write(`api: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
