import type { Shape } from '../../api/types';

type Commune = Shape<'CommuneOutcomeResponse'>;
type Line = Shape<'LineOutcomeResponse'>;

/** What one commune asked of a product and was given, beside all others. */
export interface Place extends Line {
  readonly communeId: string;
  readonly communeName: string;
  readonly families: number;
  readonly gramsPerFamily: number;
}

/** All lines of a product in a round: whoever got least a family first, since that is whom sharing looks at first. */
export function rankingOf(communes: readonly Commune[], productId: string): readonly Place[] {
  return communes
    .flatMap(({ communeId, communeName, families, lines }) =>
      lines
        .filter((line) => line.productId === productId)
        .map((line) => ({
          ...{ ...line, communeId, communeName, families },
          gramsPerFamily: Math.floor(line.givenGrams / Math.max(1, families)),
        })),
    )
    .sort(
      (one, other) =>
        one.gramsPerFamily - other.gramsPerFamily ||
        one.communeName.localeCompare(other.communeName),
    );
}
