import type { catalogue as spanish } from '../es/catalogue';

export const catalogue: Record<keyof typeof spanish, string> = {
  'package_type.unknown': 'That package type is not in the catalogue.',
  'package_weight.already_fixed': 'Your commune already said what that package weighs: correct it.',
  'package_weight.not_found': 'That package weight does not exist, or is not of your commune.',
  'package_weight.tare_too_heavy': 'The empty package cannot weigh as much as what it holds.',
  'product.code_taken': 'Another product has that code.',
  'product.not_found': 'That product is not in the catalogue.',
  'product.unknown': 'That product is not in the catalogue, or was retired.',
};
