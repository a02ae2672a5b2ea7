import { addDays, type CivilDate, civilDateAt } from '#core/kernel';
import { Chance } from '../scenarios/chance';
import type { Harvest, Network, Village } from '../scenarios/network';
import type { PersonRow } from '../scenarios/rows';
import { idOf } from '../scenarios/scenario-ids';
import type { Page } from './answers';
import type { Caller } from './caller';
import type { Told } from './told';
import type { Texts } from './texts';
import { PlayError, Voice } from './voice';

/** The first id of a play; only their order matters. */
const FIRST_ID_MS = Date.UTC(2026, 1, 1);
const WAIT_MS_MAX = 180_000;
const LOOKS_MIN = 40;

/** A lot that this play has registered. */
export interface PlayedLot {
  readonly id: string;
  readonly harvest: Harvest;
}

export interface PlayOptions {
  readonly caller: Caller;
  readonly network: Network;
  readonly texts: Texts;
  readonly say: (line: string) => void;
  /** The same name gives the same ids; a new play of the same network needs a new one. */
  readonly name: string;
}

/** One cycle as it is played: who speaks, what has come about so far, what the answers promised. */
export class Play {
  readonly caller: Caller;
  readonly network: Network;
  readonly texts: Texts;
  readonly say: (line: string) => void;
  readonly chance: Chance;
  readonly cycleId: string;
  /** The day on which things move. */
  readonly day: CivilDate;
  readonly lots: PlayedLot[] = [];
  readonly runIds: string[] = [];
  /** Of each plan of runs what the independent checker found wrong with it. */
  readonly plansChecked: (readonly string[])[] = [];
  /** Earlier stories left lots that this cycle shares, too: then its sums are larger than this play's own. */
  hasLeftOver = false;
  /** What answers of success have promised; the account must hold all of it. */
  readonly told: Told = {
    weighed: new Map(),
    loaded: new Map(),
    delivered: new Map(),
    received: new Map(),
    rescued: new Map(),
    withdrawn: new Map(),
    claims: [],
    lost: { field: 0, collection: 0, transport: 0, reception: 0, distribution: 0 },
  };
  private readonly voices = new Map<string, Voice>();
  private readonly idCounts = new Map<string, number>();
  private readonly name: string;

  constructor({ caller, network, texts, say, name }: PlayOptions) {
    this.caller = caller;
    this.network = network;
    this.texts = texts;
    this.say = say;
    this.name = `${network.scenario}/${String(network.seed)}/${name}`;
    this.chance = new Chance(network.seed ^ 0x9a11e);
    this.cycleId = this.id('cycle');
    // Late at night a cycle that closes today would close while it is being played.
    this.day = civilDateAt(new Date(caller.now().getTime() + 30 * 60_000));
  }

  get today(): CivilDate {
    return civilDateAt(this.caller.now());
  }

  dayAfter(days: number): CivilDate {
    return addDays(this.day, days);
  }

  /** A new id of this play: the same name and the same order of asking give the same. */
  id(kind: string): string {
    const count = this.idCounts.get(kind) ?? 0;
    this.idCounts.set(kind, count + 1);
    return idOf(FIRST_ID_MS + count, `play/${this.name}/${kind}/${String(count)}`);
  }

  /** The person, signed in with a session of their own. */
  as(person: PersonRow): Voice {
    const known = this.voices.get(person.login);
    if (known) return known;
    const voice = new Voice(this.caller, person.login, this.texts.lang);
    this.voices.set(person.login, voice);
    return voice;
  }

  get spoken(): readonly Voice[] {
    return [...this.voices.values()];
  }

  get carrier(): Village {
    if (!this.network.carrier) throw new PlayError('this scenario has nobody who plans runs');
    return this.network.carrier;
  }

  villageOf(communeId: string): Village {
    const village = this.network.villages.find((it) => it.commune.id === communeId);
    if (!village) throw new PlayError(`commune ${communeId} is not of this scenario`);
    return village;
  }

  /** The whole of a list, page after page. */
  async all<Item>(voice: Voice, path: string): Promise<Item[]> {
    const items: Item[] = [];
    let after = '';
    do {
      const join = path.includes('?') ? '&' : '?';
      const page = await voice.get<Page<Item>>(`${path}${join}limit=200${after}`);
      items.push(...page.items);
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    return items;
  }

  /** Looks again and again until there is something to see; workers may come and go meanwhile. */
  async until<Seen>(what: string, look: () => Promise<Seen | null>): Promise<Seen> {
    const begun = performance.now();
    for (let looks = 1; ; looks += 1) {
      const seen = await look();
      if (seen !== null) return seen;
      if (looks > LOOKS_MIN && performance.now() - begun > WAIT_MS_MAX) {
        throw new PlayError(this.texts.gaveUp(what, WAIT_MS_MAX / 1_000));
      }
      await this.caller.breathe();
    }
  }
}
