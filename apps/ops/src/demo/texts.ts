import type { RankedRunAnswer, SolvingAnswer } from './answers';

/** Kilos for people: grams in, '1.234,5 kg' out. */
function kilosIn(locale: string) {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (grams: number): string => `${format.format(grams / 1_000)} kg`;
}

interface RunFigures {
  readonly km: number;
  /** Per cent of the capacity at the fullest moment. */
  readonly load: number;
  readonly tonneKm: number;
}

const litres = (ml: number): number => Math.round(ml / 1_000);
const kgEs = kilosIn('es-VE');
const kgEn = kilosIn('en-GB');

const spanish = {
  lang: 'es' as 'es' | 'en',
  kg: kgEs,
  gaveUp: (what: string, seconds: number) =>
    `Se esperó ${seconds} s por ${what} y no llegó. ¿Hay un trabajador en marcha?`,
  notSeeded: (scenario: string, seed: number) =>
    `Allí no está la red «${scenario}» con semilla ${seed}: cárgala con npm run seed -- --scenario ${scenario} --seed ${seed}`,
  begins: (scenario: string, communes: number, families: number) =>
    `«${scenario}»: ${communes} comunas, ${families} familias.`,
  startsOwn: 'No hay un sistema en marcha aquí: se abre uno para esta función.',
  leftOver: (lots: number, grams: number) =>
    `De antes quedan ${lots} lotes con ${kgEs(grams)}; también entran en el cotejo.`,
  forecasts: (count: number, grams: number) =>
    `Pronósticos: ${count} cosechas, ${kgEs(grams)} probables.`,
  lots: (count: number, grams: number) =>
    `Lotes anunciados: ${count}, ${kgEs(grams)}. Uno se envió dos veces y cuenta una.`,
  weighed: (grams: number, short: number) =>
    `Pesado en los centros de acopio: ${kgEs(grams)}; un lote pesó ${kgEs(short)} menos de lo anunciado.`,
  lostAtCollection: (grams: number) => `Merma en acopio: ${kgEs(grams)} dañados, con su causa.`,
  cycle: (closes: string, handsOut: string) =>
    `Ciclo abierto: cierra el ${closes}, reparte el ${handsOut}.`,
  census: (councils: number, families: number) =>
    `Censo de necesidades: ${councils} consejos comunales, ${families} familias.`,
  ordered: (commune: string, lines: number, grams: number) =>
    `  ${commune} pide ${lines} rubros, ${kgEs(grams)}.`,
  merged: (commune: string, text: string) => `  ${commune} agrega al pedido: ${text}`,
  tooLarge: (commune: string, code: string) =>
    `  ${commune} escribe una cantidad absurda: rechazada (${code}).`,
  large: (commune: string, product: string, grams: number) =>
    `  ${commune} pide más ${product} de lo que necesita: ${kgEs(grams)}; se acepta y el cotejo dirá.`,
  closed: (code: string) => `Ciclo cerrado. Un pedido tardío: rechazado (${code}).`,
  matching: 'En la cola de cotejo…',
  matched: (placed: number, available: number, allocations: number) =>
    `Cotejo: ${kgEs(placed)} de ${kgEs(available)} asignados en ${allocations} asignaciones.`,
  solving: ({ stage, groupsDone, groupsTotal, percent }: SolvingAnswer) =>
    `  ${percent} %: ${groupsDone} de ${groupsTotal} grupos de rubros (${stage})`,
  covered: (filled: number, inPart: number, nothing: number) =>
    `Renglones completos: ${filled}; en parte: ${inPart}; sin nada: ${nothing}.`,
  carried: (tonneKm: number) => `Por llevar: ${tonneKm} t·km.`,
  verified: (said: string) => `El acta del cotejo se comprueba con match --verify: «${said}»`,
  tampered: (said: string) => `Con un bulto de más, se nota: «${said}»`,
  replayed: 'Repetido el cotejo: la misma respuesta, byte por byte.',
  declined: (who: string, what: string, grams: number) =>
    `  ${who} no puede con ${kgEs(grams)} de ${what}: declina, sin costo.`,
  accepted: (allocations: number) => `Las comunas aceptan ${allocations} asignaciones.`,
  followUp: (placed: number, available: number) =>
    `Segundo cotejo con lo declinado: ${kgEs(placed)} de ${kgEs(available)}.`,
  declineReasons: [
    'No tenemos cómo guardarlo',
    'Se lo llevó la lluvia',
    'Ya lo tenemos',
  ] as string[],
  rescueListed: (count: number, grams: number) =>
    `Rescate: ${count} avisos por ${kgEs(grams)} que nadie tomó.`,
  rescued: (grams: number) => `  Una escuela y un comedor se llevan ${kgEs(grams)}.`,
  rescueTakers: ['Escuela Simón Rodríguez', 'Comedor popular'] as string[],
  rescueNote: 'Antes de que se pierda',
  planning: (vehicles: number) => `La coordinadora pide viajes para ${vehicles} vehículos…`,
  planned: (runs: number, grams: number) => `Propuestos ${runs} viajes con ${kgEs(grams)}.`,
  unserved: (grams: number, text: string) => `  Sin viaje ${kgEs(grams)}: ${text}`,
  ranking: 'Orden de salida: urgencia × familias × deuda de equidad por litro',
  ranked: (run: RankedRunAnswer) =>
    `  ${run.rank}. ${run.runCode ?? run.vehicleName}: ${run.priorityPerLitre ?? '–'} por litro ` +
    `(${run.priority} con ${litres(run.fuelMl)} l), ${run.families} familias, ${kgEs(run.servedGrams)}`,
  leftBehind: (portions: number, grams: number) =>
    `Se quedan ${portions} porciones, ${kgEs(grams)}; las de más peso:`,
  leftBehindGoods: (priority: number, grams: number, text: string) =>
    `  ${priority}: ${kgEs(grams)} de ${text}`,
  nearestChange: (text: string) => `      ${text}`,
  moved: (run: string) => `  ${run}: dos paradas cambian de orden a mano, y la primera queda fija.`,
  movedBack: (run: string) =>
    `  ${run}: el cambio de orden choca; se deshace, y la primera parada queda fija.`,
  locked: (run: string) => `  ${run}: la primera parada queda fija.`,
  published: (run: string, vehicle: string, driver: string) =>
    `  ${run}: ${vehicle} con ${driver}, publicado.`,
  override: (run: string, text: string) =>
    `  ${run}: la salida no pasa (${text}); se autoriza con su razón.`,
  overrideReason: 'La guía está en trámite; la comuna responde por el viaje',
  gateClosed: (run: string, text: string) => `  ${run}: no sale, ${text}`,
  noFuel: 'No hay combustible para este viaje',
  notLoaded: 'No hubo vehículo para llevarlo',
  loadedLess: 'Un saco venía roto',
  arrivedLess: 'La romana del destino marca menos',
  lossCause: 'Golpes en el camino',
  driven: (run: string, km: number, loaded: number, delivered: number) =>
    `  ${run}: ${km} km, cargó ${kgEs(loaded)}, entregó ${kgEs(delivered)}.`,
  told: 'Una entrega se envió dos veces y cuenta una.',
  received: (receptions: number, grams: number) =>
    `Recepción: ${receptions} pesajes, ${kgEs(grams)}.`,
  claimNote: 'Vino dañado en el fondo del saco',
  claimAnswer: 'Tienen razón: lo asumimos',
  claimed: (commune: string, grams: number) =>
    `  ${commune} reclama ${kgEs(grams)}; la comuna productora lo acepta.`,
  handOutLoss: (grams: number) => `  En el reparto se dañan ${kgEs(grams)}.`,
  handOutReason: 'Se cayó una cesta',
  backHome: (lots: number, grams: number) =>
    `De ${lots} lotes vuelven ${kgEs(grams)} a sus productores.`,
  backHomeReason: 'Quedó sin destino: vuelve a los productores',
  settled: 'Ciclo repartido y liquidado.',
  account: 'CUENTA DEL CICLO',
  stages: {
    announced: 'anunciado',
    weighed: 'pesado',
    allocated: 'asignado',
    loaded: 'cargado',
    delivered: 'entregado',
    received: 'recibido',
    rescued: 'rescatado',
    withdrawn: 'devuelto',
    lost: 'perdido',
    unplaced: 'sin colocar',
  },
  lossStages: {
    field: 'campo',
    collection: 'acopio',
    transport: 'transporte',
    reception: 'recepción',
    distribution: 'reparto',
  },
  reasonsOfLots: 'Por qué quedó sin colocar:',
  reasonsOfLines: 'Por qué se recibió menos de lo pedido:',
  runs: 'Viajes:',
  runLine: (run: string, { km, load, tonneKm }: RunFigures) =>
    `  ${run}  ${km} km  carga ${load} %  ${tonneKm} t·km`,
  coverage: 'Cobertura por comuna:',
  coverageLine: (commune: string, perFamily: number, percent: number) =>
    `  ${commune}: ${kgEs(perFamily)} por familia, ${percent} % de lo pedido`,
  notices: (count: number) => `Avisos enviados a la gente: ${count}`,
  holds: (checks: number) => `Se comprobaron ${checks} condiciones: todas se cumplen.`,
  broken: (count: number) => `${count} condiciones no se cumplen:`,
};

export type Texts = typeof spanish;

const english: Texts = {
  lang: 'en',
  kg: kgEn,
  gaveUp: (what, seconds) => `Waited ${seconds} s for ${what} in vain. Does a worker run?`,
  notSeeded: (scenario, seed) =>
    `The network "${scenario}" with seed ${seed} is not there: npm run seed -- --scenario ${scenario} --seed ${seed}`,
  begins: (scenario, communes, families) =>
    `"${scenario}": ${communes} communes, ${families} families.`,
  startsOwn: 'No system runs here: one is opened for this play.',
  leftOver: (lots, grams) =>
    `${lots} lots with ${kgEn(grams)} are left from before; they are matched, too.`,
  forecasts: (count, grams) => `Forecasts: ${count} harvests, ${kgEn(grams)} likely.`,
  lots: (count, grams) =>
    `Lots announced: ${count}, ${kgEn(grams)}. One was sent twice and counts once.`,
  weighed: (grams, short) =>
    `Weighed at the collection centres: ${kgEn(grams)}; one lot weighed ${kgEn(short)} less than announced.`,
  lostAtCollection: (grams) => `Lost at collection: ${kgEn(grams)} spoiled, with the cause.`,
  cycle: (closes, handsOut) => `Cycle open: closes on ${closes}, hands out on ${handsOut}.`,
  census: (councils, families) => `Need census: ${councils} councils, ${families} families.`,
  ordered: (commune, lines, grams) => `  ${commune} orders ${lines} products, ${kgEn(grams)}.`,
  merged: (commune, text) => `  ${commune} adds to its order: ${text}`,
  tooLarge: (commune, code) => `  ${commune} types an absurd quantity: refused (${code}).`,
  large: (commune, product, grams) =>
    `  ${commune} asks for too much ${product}: ${kgEn(grams)}; taken, and matching will tell.`,
  closed: (code) => `Cycle closed. A late order: refused (${code}).`,
  matching: 'In the matching queue…',
  matched: (placed, available, allocations) =>
    `Matched: ${kgEn(placed)} of ${kgEn(available)} in ${allocations} allocations.`,
  solving: ({ stage, groupsDone, groupsTotal, percent }) =>
    `  ${percent} %: ${groupsDone} of ${groupsTotal} groups of products (${stage})`,
  covered: (filled, inPart, nothing) =>
    `Lines complete: ${filled}; in part: ${inPart}; with nothing: ${nothing}.`,
  carried: (tonneKm) => `To be carried: ${tonneKm} t·km.`,
  verified: (said) => `The record of the round is checked by match --verify: “${said}”`,
  tampered: (said) => `One package more is noticed: “${said}”`,
  replayed: 'Matching replayed: the same answer, byte for byte.',
  declined: (who, what, grams) =>
    `  ${who} cannot take ${kgEn(grams)} of ${what}: declines, at no cost.`,
  accepted: (allocations) => `The communes accept ${allocations} allocations.`,
  followUp: (placed, available) =>
    `Follow-up with what was declined: ${kgEn(placed)} of ${kgEn(available)}.`,
  declineReasons: ['We cannot store it', 'The rain took it', 'We have it already'],
  rescueListed: (count, grams) => `Rescue: ${count} listings of ${kgEn(grams)} that nobody took.`,
  rescued: (grams) => `  A school and a canteen take ${kgEn(grams)}.`,
  rescueTakers: ['Simón Rodríguez school', 'People’s canteen'],
  rescueNote: 'Before it is lost',
  planning: (vehicles) => `The coordinator asks for runs of ${vehicles} vehicles…`,
  planned: (runs, grams) => `Proposed: ${runs} runs with ${kgEn(grams)}.`,
  unserved: (grams, text) => `  No run for ${kgEn(grams)}: ${text}`,
  ranking: 'Order of leaving: urgency × families × fairness debt per litre',
  ranked: (run) =>
    `  ${run.rank}. ${run.runCode ?? run.vehicleName}: ${run.priorityPerLitre ?? '–'} per litre ` +
    `(${run.priority} with ${litres(run.fuelMl)} l), ${run.families} families, ${kgEn(run.servedGrams)}`,
  leftBehind: (portions, grams) =>
    `${portions} portions stay behind, ${kgEn(grams)}; the weightiest:`,
  leftBehindGoods: (priority, grams, text) => `  ${priority}: ${kgEn(grams)} of ${text}`,
  nearestChange: (text) => `      ${text}`,
  moved: (run) => `  ${run}: two stops change places by hand, and the first one is locked.`,
  movedBack: (run) => `  ${run}: the new order conflicts; undone, and the first stop is locked.`,
  locked: (run) => `  ${run}: the first stop is locked.`,
  published: (run, vehicle, driver) => `  ${run}: ${vehicle} with ${driver}, published.`,
  override: (run, text) => `  ${run}: the gate says no (${text}); overridden with a reason.`,
  overrideReason: 'The permit is on its way; the commune answers for the run',
  gateClosed: (run, text) => `  ${run}: stays, ${text}`,
  noFuel: 'There is no fuel for this run',
  notLoaded: 'There was no vehicle to take it',
  loadedLess: 'One sack was torn',
  arrivedLess: 'The scale at the other end says less',
  lossCause: 'Bruised on the road',
  driven: (run, km, loaded, delivered) =>
    `  ${run}: ${km} km, loaded ${kgEn(loaded)}, delivered ${kgEn(delivered)}.`,
  told: 'One delivery was sent twice and counts once.',
  received: (receptions, grams) => `Reception: ${receptions} weighings, ${kgEn(grams)}.`,
  claimNote: 'Spoiled at the bottom of the sack',
  claimAnswer: 'You are right: it is on us',
  claimed: (commune, grams) => `  ${commune} claims ${kgEn(grams)}; the producing commune accepts.`,
  handOutLoss: (grams) => `  ${kgEn(grams)} are spoiled at the hand-out.`,
  handOutReason: 'A basket fell',
  backHome: (lots, grams) => `${kgEn(grams)} of ${lots} lots go back to their producers.`,
  backHomeReason: 'Found no taker: back to the producers',
  settled: 'Cycle handed out and settled.',
  account: 'ACCOUNT OF THE CYCLE',
  stages: {
    announced: 'announced',
    weighed: 'weighed',
    allocated: 'allocated',
    loaded: 'loaded',
    delivered: 'delivered',
    received: 'received',
    rescued: 'rescued',
    withdrawn: 'taken back',
    lost: 'lost',
    unplaced: 'unplaced',
  },
  lossStages: {
    field: 'field',
    collection: 'collection',
    transport: 'transport',
    reception: 'reception',
    distribution: 'distribution',
  },
  reasonsOfLots: 'Why it found no taker:',
  reasonsOfLines: 'Why less came than was asked for:',
  runs: 'Runs:',
  runLine: (run, { km, load, tonneKm }) => `  ${run}  ${km} km  load ${load} %  ${tonneKm} t·km`,
  coverage: 'Coverage by commune:',
  coverageLine: (commune, perFamily, percent) =>
    `  ${commune}: ${kgEn(perFamily)} a family, ${percent} % of what it asked for`,
  notices: (count) => `Notices sent to people: ${count}`,
  holds: (checks) => `${checks} conditions were checked: all hold.`,
  broken: (count) => `${count} conditions do not hold:`,
};

export function textsIn(lang: 'es' | 'en'): Texts {
  return lang === 'es' ? spanish : english;
}
