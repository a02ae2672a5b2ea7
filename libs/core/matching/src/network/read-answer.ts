import {
  type NetworkAnswer,
  type NetworkSegment,
  UNMET_REASONS,
  UNPLACED_REASONS,
} from './network';
import { NetworkFault } from './network-fault';
import { type FileObject, listOf, objectAt, textOf, within } from './read-fields';

const ANSWER_FIELDS = [
  ...['lotUnits', 'lineUnits', 'flows', 'segments', 'potentials', 'unplaced', 'unmet'],
  ...['fair', 'fallenClaims'],
];

/**
 * Reads an answer from what JSON.parse gave: whether it has the form of one, not whether it is right.
 * Throws a NetworkFault with the place of the first fault.
 */
export function readAnswer(json: unknown): NetworkAnswer {
  const file = objectAt(json, '', ANSWER_FIELDS);
  const { fair, fallenClaims } = file.fields;
  return {
    lotUnits: numbersOf(file, 'lotUnits'),
    lineUnits: numbersOf(file, 'lineUnits'),
    flows: flowsOf(file),
    segments: listOf(file, 'segments').map(readSegment),
    potentials: potentialsOf(file),
    unplaced: listOf(file, 'unplaced').map((it, at) => {
      const entry = objectAt(it, `unplaced[${at}]`, ['lot', 'units', 'reason']);
      const amounts = { lot: numberOf(entry, 'lot'), units: numberOf(entry, 'units') };
      return { ...amounts, reason: reasonOf(entry, UNPLACED_REASONS) };
    }),
    unmet: listOf(file, 'unmet').map((it, at) => {
      const entry = objectAt(it, `unmet[${at}]`, ['line', 'units', 'reason']);
      const amounts = { line: numberOf(entry, 'line'), units: numberOf(entry, 'units') };
      return { ...amounts, reason: reasonOf(entry, UNMET_REASONS) };
    }),
    ...(fair !== undefined && { fair: readFair(fair) }),
    ...(fallenClaims !== undefined && { fallenClaims: numbersOf(file, 'fallenClaims') }),
  };
}

function readFair(json: unknown): NonNullable<NetworkAnswer['fair']> {
  const fair = objectAt(json, 'fair', ['lineUnits', 'flows']);
  return { lineUnits: numbersOf(fair, 'lineUnits'), flows: flowsOf(fair) };
}

function flowsOf({ fields, place }: FileObject): NetworkAnswer['flows'] {
  const flows = objectAt(fields['flows'], within(place, 'flows'), ['lot', 'line', 'units']);
  return {
    lot: numbersOf(flows, 'lot'),
    line: numbersOf(flows, 'line'),
    units: numbersOf(flows, 'units'),
  };
}

function potentialsOf({ fields }: FileObject): NetworkAnswer['potentials'] {
  const potentials = objectAt(fields['potentials'], 'potentials', ['lot', 'line']);
  return { lot: numbersOf(potentials, 'lot'), line: numbersOf(potentials, 'line') };
}

function readSegment(json: unknown, at: number): NetworkSegment {
  const segment = objectAt(json, `segments[${at}]`, ['level', 'lots', 'lines']);
  return {
    level: textOf(segment, 'level'),
    lots: numbersOf(segment, 'lots'),
    lines: numbersOf(segment, 'lines'),
  };
}

function reasonOf<Reason extends string>(entry: FileObject, reasons: readonly Reason[]): Reason {
  const text = textOf(entry, 'reason');
  const reason = reasons.find((it) => it === text);
  if (reason === undefined) throw new NetworkFault('unknown-reason', within(entry.place, 'reason'));
  return reason;
}

function numbersOf(object: FileObject, name: string): readonly number[] {
  const list = listOf(object, name);
  const wrong = list.findIndex((it) => typeof it !== 'number');
  if (wrong >= 0) throw new NetworkFault('not-a-number', `${within(object.place, name)}[${wrong}]`);
  return list as readonly number[];
}

function numberOf({ fields, place }: FileObject, name: string): number {
  const value = fields[name];
  if (value === undefined) throw new NetworkFault('missing-field', within(place, name));
  if (typeof value !== 'number') throw new NetworkFault('not-a-number', within(place, name));
  return value;
}
