import type { TimeWindow } from '../problem';
import { VroomFault } from './vroom-fault';

/** An object of the file whose fields are all known, with the place where it stands. */
export interface Fields {
  readonly place: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** VROOM's own upper end of time: the largest whole number of 32 bits. */
export const SECONDS_MAX = 2 ** 32 - 1;

/** Reads an object and refuses fields that nobody knows: a misspelt one would silently mean nothing. */
export function objectAt(value: unknown, place: string, known: readonly string[]): Fields {
  const object = anyObjectAt(value, place);
  for (const name of Object.keys(object.values)) {
    if (!known.includes(name)) throw new VroomFault('unknown_field', within(place, name));
  }
  return object;
}

/** An object that is a dictionary: its keys are names. */
export function anyObjectAt(value: unknown, place: string): Fields {
  if (value === undefined) throw new VroomFault('missing_field', place);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new VroomFault('not_an_object', place);
  return { place, values: value as Record<string, unknown> };
}

/** Empty when it is left out. */
export function listOf({ values, place }: Fields, name: string): readonly unknown[] {
  return listAt(values[name] ?? [], within(place, name));
}

export function listAt(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new VroomFault('not_a_list', place);
  return value as unknown[];
}

export function textOf({ values, place }: Fields, name: string): string | null {
  const value = values[name] ?? null;
  if (value !== null && typeof value !== 'string')
    throw new VroomFault('not_text', within(place, name));
  return value;
}

/** A whole number from 0 to the largest of 32 bits; without `missing` it must be there. */
export function wholeOf({ values, place }: Fields, name: string, missing?: number): number {
  const value = values[name] ?? missing;
  if (value === undefined) throw new VroomFault('missing_field', within(place, name));
  return wholeAt(value, within(place, name));
}

/** Any whole number of 0 or more. */
export function idOf({ values, place }: Fields): number {
  const { id } = values;
  if (id === undefined) throw new VroomFault('missing_field', within(place, 'id'));
  if (!Number.isSafeInteger(id) || (id as number) < 0)
    throw new VroomFault('not_whole', within(place, 'id'));
  return (id as number) + 0;
}

export function optionalWholeOf(object: Fields, name: string): number | null {
  return object.values[name] === undefined ? null : wholeOf(object, name);
}

export function wholeAt(value: unknown, place: string): number {
  if (!isWhole(value)) throw new VroomFault('not_whole', place);
  // A zero may come with a sign.
  return value + 0;
}

/** VROOM's own numbers: whole, of 32 bits. */
export function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= SECONDS_MAX;
}

export function wholesOf(object: Fields, name: string): readonly number[] {
  const place = within(object.place, name);
  return listOf(object, name).map((it, index) => wholeAt(it, `${place}[${index}]`));
}

/** VROOM's skills are numbers, ours are words. */
export function skillsOf(object: Fields): readonly string[] {
  return [...new Set(wholesOf(object, 'skills'))].map(String);
}

/** VROOM's order is kept: longitude first. Null when it is left out. */
export function placeOf({ values, place }: Fields, name: string): LonLat | null {
  const value = values[name];
  if (value === undefined) return null;
  const [longitude, latitude] = Array.isArray(value) ? (value as unknown[]) : [];
  const isPlace =
    typeof longitude === 'number' &&
    typeof latitude === 'number' &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90;
  if (!isPlace) throw new VroomFault('not_a_place', within(place, name));
  return [longitude, latitude];
}

export type LonLat = readonly [number, number];

/** In the order of time. None at all: at any time. */
export function windowsOf(object: Fields): readonly TimeWindow[] {
  const place = within(object.place, 'time_windows');
  if (object.values['time_windows'] === undefined) return [];
  const windows = listOf(object, 'time_windows').map((it, at) => windowAt(it, `${place}[${at}]`));
  windows.sort((a, b) => a.fromSeconds - b.fromSeconds || a.toSeconds - b.toSeconds);
  if (windows.length === 0) throw new VroomFault('not_a_window', place);
  windows.slice(1).forEach((window, before) => {
    if (window.fromSeconds <= (windows[before]?.toSeconds ?? 0))
      throw new VroomFault('windows_overlap', place);
  });
  return windows;
}

export function windowAt(value: unknown, place: string): TimeWindow {
  const [from, to] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  if (!isWhole(from) || !isWhole(to) || from > to) throw new VroomFault('not_a_window', place);
  return { fromSeconds: from, toSeconds: to };
}

export function within(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}
