import type { JSX } from 'preact';
import { dayText, kilosText } from '../../language/figures';
import { Row } from '../../ui/data';
import { Badge } from '../../ui/states';
import type { Catalogue, Lot } from './catalogue';
import { gramsOf, STAGE_LOOK, stageOf } from './lot-stage';
import { words } from './words';

/** How far a harvest has come, by word and drawing. */
export function StageBadge({ lot }: { lot: Lot }): JSX.Element {
  const stage = stageOf(lot);
  const [tone, icon] = STAGE_LOOK[stage];
  return <Badge {...{ tone, icon }}>{words(`stage.${stage}`)}</Badge>;
}

/** One harvest in a list. */
export function LotRow({ lot, catalogue }: { lot: Lot; catalogue: Catalogue }): JSX.Element {
  return (
    <Row
      href={`/cosechas/${lot.id}`}
      title={catalogue.productName(lot.productId)}
      lead={
        <>
          {words('lot.line', { day: dayText(lot.harvestedOn), code: lot.code })}
          <br />
          <StageBadge lot={lot} />
        </>
      }
      end={
        <span class="num">
          <span class="strong">{kilosText(gramsOf(lot))}</span>
          {lot.availablePackages > 0 && lot.availableGrams < lot.listedGrams && (
            <>
              <br />
              <span class="soft small">
                {words('lot.free', { kg: kilosText(lot.availableGrams) })}
              </span>
            </>
          )}
        </span>
      }
    />
  );
}
