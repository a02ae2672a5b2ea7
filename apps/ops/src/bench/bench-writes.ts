import { openBenchBed } from './bench-bed';
import { layGround } from './trial-ground';
import {
  lotMaker,
  orderMaker,
  type Rates,
  type Write,
  type WriteMaker,
  writeRates,
} from './write-rates';

const CONNECTIONS = 16;
const WRITES = 3_000;
const ROUNDS = 3;
/** Both sides and the recorded sample of every round write something of their own. */
const THINGS = (WRITES * 2 + 1) * ROUNDS;

/** Registering lots and placing orders over HTTP, against their own transactions through bare pg. */
export async function benchWrites(say: (line: string) => void): Promise<void> {
  const bed = await openBenchBed(CONNECTIONS);
  try {
    const ground = await layGround(bed.pool, THINGS);
    const headers = { cookie: ground.cookie };
    const tell = async ({ path, body }: Write): Promise<void> => {
      const answer = await bed.app.inject({ method: 'PUT', url: path, headers, payload: body });
      if (answer.statusCode !== 200) throw new Error(`the sample was refused: ${answer.body}`);
    };
    const trial = {
      pool: bed.pool,
      url: bed.url,
      cookie: ground.cookie,
      connections: CONNECTIONS,
      amount: WRITES,
      fixedIds: [ground.personId],
      tell,
    };
    say(
      `Writes: ${WRITES} on ${CONNECTIONS} connections, the better of ${ROUNDS} rounds of each side`,
    );
    const makers: [string, WriteMaker][] = [
      ['register a lot', lotMaker(ground, new Date())],
      ['place an order', orderMaker(ground, new Date())],
    ];
    for (const [name, maker] of makers) {
      const rounds: Rates[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const offset = round * (WRITES * 2 + 1);
        rounds.push(await writeRates(trial, (index) => maker(offset + index)));
      }
      say(lineOf(name, rounds));
    }
  } finally {
    await bed.close();
  }
}

function lineOf(name: string, rounds: readonly Rates[]): string {
  const http = Math.max(...rounds.map((it) => it.http));
  const bare = Math.max(...rounds.map((it) => it.bare));
  const rates = `HTTP ${http.toFixed(0)}/s   bare pg ${bare.toFixed(0)}/s`;
  return `  ${name.padEnd(28)}${rates.padEnd(36)}ratio ${(http / bare).toFixed(2)}   (reach: at least 0.40)`;
}
