import type { Manifest, ManifestShipmentResponse } from './manifest.dto';

const COLUMNS = [
  'stop',
  'siteName',
  'communeName',
  'arrivesAt',
  'deed',
  'allocationCode',
  'lotCode',
  'productName',
  'packageName',
  'packages',
  'grams',
  'supplierName',
  'customerName',
  'allocationId',
  'shipmentId',
] as const;

type ManifestCsvRow = Readonly<Record<(typeof COLUMNS)[number], string | number | Date | null>>;

/** A manifest as rows for a spreadsheet: each load twice, where it comes on and where it goes off. */
export function manifestRows({ stops, shipments }: Manifest): {
  columns: typeof COLUMNS;
  rows: ManifestCsvRow[];
} {
  const rows = stops.flatMap((stop) => {
    const { siteName, communeName, arrivesAt } = stop;
    const place = { stop: stop.position + 1, siteName, communeName, arrivesAt };
    const at = (deed: 'load' | 'unload', stopIdOf: 'pickUpStopId' | 'deliveryStopId') =>
      shipments
        .filter((it) => it[stopIdOf] === stop.id)
        .map((it) => ({ ...place, ...goodsOf(it), deed }));
    return [...at('load', 'pickUpStopId'), ...at('unload', 'deliveryStopId')];
  });
  return { columns: COLUMNS, rows };
}

function goodsOf(shipment: ManifestShipmentResponse) {
  const { allocationId, allocationCode, lotCode, productName, packageName } = shipment;
  const { packages, grams, supplierName, customerName, id: shipmentId } = shipment;
  return {
    ...{ allocationId, allocationCode, lotCode, productName, packageName, packages, grams },
    ...{ supplierName, customerName, shipmentId },
  };
}
