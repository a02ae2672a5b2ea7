import { clockText, dayText, kilosText, type Locale } from '#core/language';
import type { Manifest, ManifestShipmentResponse, ManifestStopResponse } from './manifest.dto';
import { type Printing, printedText, type Say, sayIn } from './paper-words';
import type { Sheet, SheetBlock, SheetColumn } from './sheet';

interface Words {
  readonly say: Say;
  readonly locale: Locale;
}

/** A manifest as a paper: one table for each stop, with columns for the scale and for the signatures. */
export function manifestSheet(manifest: Manifest, printing: Printing): Sheet {
  const { locale } = printing;
  const words = { say: sayIn(locale), locale };
  const { say } = words;
  const { run } = manifest;
  return {
    locale,
    title: say(manifest.isWhole ? 'paper.manifest.title' : 'paper.manifest.part', {
      code: run.code,
      day: dayText(run.dayOn, locale),
    }),
    facts: factsOf(manifest, words),
    isLandscape: true,
    qr: { address: manifest.address, caption: run.code },
    blocks: manifest.stops.map((stop) => stopBlock(stop, manifest, words)),
    closing: manifest.isWhole
      ? [
          [say('paper.manifest.odometer'), '_______________  /  _______________'],
          [
            say('paper.manifest.signatures'),
            '______________________________  /  ______________________________',
          ],
        ]
      : [],
    emptyText: say('paper.manifest.empty'),
    printedText: printedText(say, printing),
    pageText: say('paper.page'),
  };
}

function factsOf({ run, permits, ...manifest }: Manifest, { say, locale }: Words): Sheet['facts'] {
  const cold = run.isRefrigerated ? `, ${say('paper.manifest.refrigerated')}` : '';
  const licence = run.driverLicence === null ? '' : ` (${run.driverLicence})`;
  const permitTexts = permits.map((permit) =>
    say(`paper.manifest.${permit.kind === 'waiver' ? 'waiver' : 'permit'}`, {
      number: permit.number,
      issuedBy: permit.issuedBy,
      validTo: dayText(permit.validTo, locale),
    }),
  );
  return [
    [say('paper.manifest.cycle'), `${run.cycleName} · ${run.communeName}`],
    [
      say('paper.manifest.vehicle'),
      `${run.vehicleName} · ${run.plate} · ${kilosText(run.capacityGrams, locale)} kg${cold}`,
    ],
    [say('paper.manifest.driver'), run.driverName === null ? '—' : run.driverName + licence],
    [
      say('paper.manifest.cargo'),
      say('paper.manifest.total', {
        packages: manifest.packages,
        kilos: kilosText(manifest.grams, locale),
        kilometres: Math.round(run.plannedMetres / 1000),
      }),
    ],
    ...(permitTexts.length > 0
      ? ([[say('paper.manifest.permits'), permitTexts.join('; ')]] as const)
      : []),
  ];
}

function stopBlock(stop: ManifestStopResponse, manifest: Manifest, words: Words): SheetBlock {
  const { say, locale } = words;
  const taken = manifest.shipments.filter((it) => it.pickUpStopId === stop.id);
  const handed = manifest.shipments.filter((it) => it.deliveryStopId === stop.id);
  const rows = [
    ...taken.map((it) => rowOf(it, 'load', words)),
    ...handed.map((it) => rowOf(it, 'unload', words)),
  ];
  const moved = [...taken, ...handed];
  return {
    heading: say('paper.manifest.stop', {
      number: stop.position + 1,
      site: stop.siteName,
      commune: stop.communeName,
    }),
    notes: [[timeText(stop, words), `${stop.municipalityName}, ${stop.stateName}`].join(' · ')],
    columns: columnsOf(say),
    rows,
    ...(rows.length > 1 && {
      totals: [
        say('paper.total'),
        ...['', '', '', '', ''],
        kilosText(moved.reduce((sum, it) => sum + it.packages, 0) * 1000, locale),
        kilosText(
          moved.reduce((sum, it) => sum + it.grams, 0),
          locale,
        ),
        ...['', '', '', ''],
      ],
    }),
    startsPage: false,
  };
}

function columnsOf(say: Say): SheetColumn[] {
  return [
    { title: say('paper.allocation'), width: 10 },
    { title: say('paper.manifest.deed'), width: 8 },
    { title: say('paper.lot'), width: 10 },
    { title: say('paper.product'), width: 11 },
    { title: say('paper.from'), width: 14 },
    { title: say('paper.to'), width: 14 },
    { title: say('paper.packages'), width: 9, align: 'right' },
    { title: say('paper.kilos'), width: 9, align: 'right' },
    { title: say('paper.manifest.gross'), width: 8, isBlank: true },
    { title: say('paper.manifest.tare'), width: 8, isBlank: true },
    { title: say('paper.manifest.net'), width: 8, isBlank: true },
    { title: say('paper.manifest.signature'), width: 13, isBlank: true },
  ];
}

function rowOf(
  shipment: ManifestShipmentResponse,
  deed: 'load' | 'unload',
  { say, locale }: Words,
): string[] {
  return [
    shipment.allocationCode,
    say(`paper.manifest.${deed}`),
    shipment.lotCode,
    `${shipment.productName}, ${shipment.packageName}`,
    shipment.supplierName,
    shipment.customerName,
    kilosText(shipment.packages * 1000, locale),
    kilosText(shipment.grams, locale),
    ...['', '', '', ''],
  ];
}

function timeText(stop: ManifestStopResponse, { say, locale }: Words): string {
  const { arrivesAt, departsAt } = stop;
  const kilometres = Math.round(stop.metresFromLast / 1000);
  const times = {
    arrives: arrivesAt ? clockText(arrivesAt, locale) : '—',
    departs: departsAt ? clockText(departsAt, locale) : '—',
    kilometres,
  };
  if (stop.kind === 'start') return say('paper.manifest.starts', times);
  if (stop.kind === 'end') return say('paper.manifest.ends', times);
  return say('paper.manifest.times', times);
}
