import type { Shape } from '../../api/types';
import { typedNumber } from '../../language/typed-kilos';

type Product = Shape<'ProductResponse'>;

/** A product as it is typed. */
export interface ProductDraft {
  readonly nameEs: string;
  readonly nameEn: string;
  /** With commas between them. */
  readonly synonyms: string;
  readonly family: string;
  readonly shelfLifeDays: string;
  readonly coldChain: boolean;
  readonly usualPackageType: string;
  readonly litresPerTonne: string;
  readonly cpcCode: string;
}

const NEW: ProductDraft = {
  ...{ nameEs: '', nameEn: '', synonyms: '', family: '', shelfLifeDays: '', coldChain: false },
  ...{ usualPackageType: '', litresPerTonne: '2000', cpcCode: '' },
};

export function draftOf(product: Product | null): ProductDraft {
  if (!product) return NEW;
  const { nameEs, nameEn, family, coldChain, usualPackageType, cpcCode } = product;
  return {
    ...{ nameEs, nameEn, family, coldChain, usualPackageType, cpcCode },
    synonyms: product.synonyms.join(', '),
    shelfLifeDays: String(product.shelfLifeDays),
    litresPerTonne: String(product.litresPerTonne),
  };
}

export type ProductRead =
  | { readonly faults: ReadonlySet<keyof ProductDraft> }
  | { readonly facts: Omit<Shape<'ProposeProductRequest'>, 'code'> };

const DAYS = { min: 1, max: 3650 };
const LITRES = { min: 500, max: 50_000 };

/** Reads what was typed, within the bounds that the API sets. */
export function readProduct(draft: ProductDraft): ProductRead {
  const { coldChain, family, usualPackageType } = draft;
  const nameEs = draft.nameEs.trim();
  const nameEn = draft.nameEn.trim();
  const cpcCode = draft.cpcCode.trim();
  const shelfLifeDays = wholeWithin(draft.shelfLifeDays, DAYS);
  const litresPerTonne = wholeWithin(draft.litresPerTonne, LITRES);
  const texts = { nameEs, nameEn, family, usualPackageType };
  const faults = new Set<keyof ProductDraft>();
  for (const [field, text] of Object.entries(texts)) {
    if (text === '') faults.add(field as keyof typeof texts);
  }
  if (shelfLifeDays === null) faults.add('shelfLifeDays');
  if (litresPerTonne === null) faults.add('litresPerTonne');
  if (!/^\d{5}$/.test(cpcCode)) faults.add('cpcCode');
  if (faults.size > 0 || shelfLifeDays === null || litresPerTonne === null) return { faults };
  const synonyms = draft.synonyms
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '');
  return { facts: { ...texts, cpcCode, coldChain, shelfLifeDays, litresPerTonne, synonyms } };
}

function wholeWithin(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  const value = typedNumber(text);
  return value !== null && Number.isInteger(value) && value >= min && value <= max ? value : null;
}
