import type { JSX } from 'preact';
import { clockText, kilometresText, kilosText, numberText } from '../../language/figures';
import { type Column, Table } from '../../ui/data';
import { common } from '../../ui/words';
import type { ManifestOf } from './paper-shapes';
import { words } from './words';

type Stop = ManifestOf['stops'][number];
type Load = ManifestOf['shipments'][number] & { readonly deed: 'load' | 'unload' };

/** One stop of the paper: its goods, and empty columns for the scale and for whoever signs. */
export function ManifestStop({
  stop,
  manifest,
}: {
  stop: Stop;
  manifest: ManifestOf;
}): JSX.Element {
  const loads = loadsAt(stop, manifest);
  return (
    <section class="manifest-stop">
      <h2>{words('manifest.stop', { n: stop.position + 1, place: stop.siteName })}</h2>
      <p class="soft small">
        {[timeText(stop), `${stop.municipalityName}, ${stop.stateName}`].join(' · ')}
      </p>
      {loads.length > 0 && <Loads loads={loads} place={stop.siteName} />}
    </section>
  );
}

function loadsAt({ id }: Stop, { shipments }: ManifestOf): readonly Load[] {
  const taken = shipments.filter((it) => it.pickUpStopId === id);
  const handed = shipments.filter((it) => it.deliveryStopId === id);
  return [
    ...taken.map((it) => ({ ...it, deed: 'load' as const })),
    ...handed.map((it) => ({ ...it, deed: 'unload' as const })),
  ];
}

function Loads({ loads, place }: { loads: readonly Load[]; place: string }): JSX.Element {
  const blank = (key: 'gross' | 'tare' | 'net' | 'signature'): Column<Load> => ({
    name: words(`head.${key}`),
    cell: () => <span class="blank" />,
  });
  const sum = (of: (load: Load) => number): number =>
    loads.reduce((total, load) => total + of(load), 0);
  return (
    <Table
      caption={words('manifest.caption', { place })}
      items={loads}
      keyOf={(it) => `${it.id} ${it.deed}`}
      columns={[
        { name: words('head.code'), cell: (it) => it.allocationCode },
        { name: words('head.deed'), cell: (it) => words(`deed.${it.deed}`) },
        { name: words('head.product'), cell: (it) => `${it.productName}, ${it.packageName}` },
        { name: words('head.lot'), cell: (it) => it.lotCode },
        { name: words('head.from'), cell: (it) => it.supplierName },
        { name: words('head.to'), cell: (it) => it.customerName },
        { name: words('head.packages'), cell: (it) => numberText(it.packages), isNumber: true },
        { name: words('head.kilos'), cell: (it) => kilosText(it.grams), isNumber: true },
        ...(['gross', 'tare', 'net', 'signature'] as const).map(blank),
      ]}
      {...(loads.length > 1 && {
        foot: [
          common('say.total'),
          ...['', '', '', '', ''],
          numberText(sum((it) => it.packages)),
          kilosText(sum((it) => it.grams)),
          ...['', '', '', ''],
        ],
      })}
    />
  );
}

function timeText({ kind, arrivesAt, departsAt, metresFromLast }: Stop): string {
  const time = (it: string | null): string => (it === null ? common('say.none') : clockText(it));
  const km = kilometresText(metresFromLast);
  if (kind === 'start') return words('manifest.starts', { time: time(departsAt) });
  if (kind === 'end') return words('manifest.ends', { time: time(arrivesAt), km });
  return words('manifest.times', { from: time(arrivesAt), to: time(departsAt), km });
}
