/** Refusals and notices of the catalogue feature. */
export const catalogue = {
  'package_type.unknown': 'Ese tipo de empaque no está en el catálogo.',
  'package_weight.already_fixed': 'Tu comuna ya dijo cuánto pesa ese empaque: corrige ese peso.',
  'package_weight.not_found': 'Ese peso de empaque no existe, o no es de tu comuna.',
  'package_weight.tare_too_heavy': 'El empaque vacío no puede pesar tanto como lo que lleva.',
  'product.code_taken': 'Otro rubro ya tiene ese código.',
  'product.not_found': 'Ese rubro no está en el catálogo.',
  'product.unknown': 'Ese rubro no está en el catálogo, o fue retirado.',
} as const;
