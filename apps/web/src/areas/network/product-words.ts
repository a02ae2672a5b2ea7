import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import { words } from './words';

export type Product = Shape<'ProductResponse'>;

/** The families of the first catalogue; a liaison may write others. */
export const FAMILIES = [
  ...['hortaliza', 'tuberculo', 'leguminosa', 'cereal', 'musacea', 'fruta', 'animal'],
  'cultivo permanente',
] as const;

export function familyText(family: string): string {
  const key = `family.${family.replace(' ', '_')}`;
  return words.has(key) ? words(key) : family;
}

export function nameOf(it: { readonly nameEs: string; readonly nameEn: string }): string {
  return locale.value === 'es' ? it.nameEs : it.nameEn;
}

/** The code of a new product, made from its name: 'Ají dulce' → 'aji-dulce'. */
export function codeFrom(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
