import type { CostShare } from './cost-shares';
import type { LoadedWay, RunExplanation } from './explain-run';

/** How a run is told: one sentence for each matter. The Spanish ones are the type. */
type RunSentences = typeof es;

const km = (language: string, metres: number): string =>
  `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(metres / 1000)} km`;
const time = (language: string, seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  const hours = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return minutes < 90 ? `${minutes} min` : `${hours.format(minutes / 60)} h`;
};
const percent = (permille: number): string => `${Math.round(permille / 10)} %`;

const es = {
  way: (it: RunExplanation) =>
    `Recorre ${km('es-VE', it.metres)} en ${time('es-VE', it.seconds)}, ${time('es-VE', it.drivingSeconds)} de ellas al volante.`,
  waiting: (it: RunExplanation) => `Espera ${time('es-VE', it.waitingSeconds)} en total.`,
  fullest: (it: LoadedWay) =>
    `Lo más lleno es de ${it.fromSiteId} a ${it.toSiteId}: ${percent(it.utilisationPermille)} de lo que cabe.`,
  empty: (it: RunExplanation) => `Va sin carga ${km('es-VE', it.emptyMetres)}.`,
  tightest: (siteId: string, slackSeconds: number) =>
    `La parada más ajustada es ${siteId}: aguanta ${time('es-VE', slackSeconds)} de retraso.`,
  cost: (cost: string) => `Cuesta ${cost}.`,
  saved: (it: RunExplanation, cost: string | null) =>
    `Juntos se ahorran ${km('es-VE', it.saved.metres)}${cost === null ? '' : ` y ${cost}`} frente a ir cada uno por su lado.`,
  notSaved: (it: RunExplanation) =>
    `Juntos se recorren ${km('es-VE', -it.saved.metres)} más que cada uno por su lado.`,
  share: (it: CostShare, cost: string) =>
    `A ${it.shipmentId} le tocan ${cost} (${percent(it.permille)}), según su peso y su camino directo.`,
  dearer: (it: CostShare, cost: string) =>
    `A ${it.shipmentId} ir por su lado le costaría menos: ${cost}.`,
};

const en: RunSentences = {
  way: (it) =>
    `It drives ${km('en-GB', it.metres)} in ${time('en-GB', it.seconds)}, ${time('en-GB', it.drivingSeconds)} of them at the wheel.`,
  waiting: (it) => `It waits ${time('en-GB', it.waitingSeconds)} in all.`,
  fullest: (it) =>
    `It is fullest from ${it.fromSiteId} to ${it.toSiteId}: ${percent(it.utilisationPermille)} of what it can take.`,
  empty: (it) => `It goes empty for ${km('en-GB', it.emptyMetres)}.`,
  tightest: (siteId, slackSeconds) =>
    `The tightest stop is ${siteId}: it bears ${time('en-GB', slackSeconds)} of delay.`,
  cost: (cost) => `It costs ${cost}.`,
  saved: (it, cost) =>
    `Going together saves ${km('en-GB', it.saved.metres)}${cost === null ? '' : ` and ${cost}`} against each going alone.`,
  notSaved: (it) =>
    `Going together is ${km('en-GB', -it.saved.metres)} longer than each going alone.`,
  share: (it, cost) =>
    `${it.shipmentId} bears ${cost} (${percent(it.permille)}), by its weight and its direct way.`,
  dearer: (it, cost) => `Going alone would cost ${it.shipmentId} less: ${cost}.`,
};

export interface RunTextOptions {
  /** The names that people use in the place of ids. */
  readonly names?: (id: string) => string;
  /** Money as people write it; minor units as hundredths, without a currency, when left out. */
  readonly money?: (minor: number) => string;
}

/** The run in plain sentences, the way first, then its cost and who bears it. */
export function runText(
  explanation: RunExplanation,
  language: 'es' | 'en',
  { names = (id) => id, money }: RunTextOptions = {},
): string[] {
  const say = language === 'es' ? es : en;
  const plain = new Intl.NumberFormat(language === 'es' ? 'es-VE' : 'en-GB', {
    minimumFractionDigits: 2,
  });
  const amount = money ?? ((minor: number): string => plain.format(minor / 100));
  const { stops, ways, tightestStop, saved, costMinor } = explanation;
  const tightest = stops[tightestStop ?? -1];
  const fullest = [...ways].sort((a, b) => b.utilisationPermille - a.utilisationPermille)[0];
  const isNamed = (way: LoadedWay): LoadedWay => ({
    ...way,
    fromSiteId: names(way.fromSiteId),
    toSiteId: names(way.toSiteId),
  });
  return [
    say.way(explanation),
    ...(explanation.waitingSeconds >= 60 ? [say.waiting(explanation)] : []),
    ...(fullest && fullest.utilisationPermille > 0 ? [say.fullest(isNamed(fullest))] : []),
    ...(explanation.emptyMetres > 0 ? [say.empty(explanation)] : []),
    ...(tightest ? [say.tightest(names(tightest.siteId), tightest.slackSeconds)] : []),
    ...(costMinor > 0 ? [say.cost(amount(costMinor))] : []),
    ...(saved.metres > 0
      ? [say.saved(explanation, saved.costMinor > 0 ? amount(saved.costMinor) : null)]
      : []),
    ...(saved.metres < 0 ? [say.notSaved(explanation)] : []),
    ...(costMinor > 0 ? sharesText(explanation, { say, names, amount }) : []),
  ];
}

function sharesText(
  { shares }: RunExplanation,
  how: {
    readonly say: RunSentences;
    readonly names: (id: string) => string;
    readonly amount: (minor: number) => string;
  },
): string[] {
  return shares.flatMap((share) => {
    const named = { ...share, shipmentId: how.names(share.shipmentId) };
    return [
      how.say.share(named, how.amount(share.costMinor)),
      ...(share.costMinor > share.aloneCostMinor
        ? [how.say.dearer(named, how.amount(share.aloneCostMinor))]
        : []),
    ];
  });
}
