import type { JSX } from 'preact';
import { dayText, kilosText } from '../../language/figures';
import { Row } from '../../ui/data';
import { Badge } from '../../ui/states';
import type { Catalogue, Forecast } from './catalogue';
import { words } from './words';

/** Whether a forecast still stands. */
export function ForecastBadge({ state }: Pick<Forecast, 'state'>): JSX.Element {
  const tones = { open: 'info', harvested: 'good', withdrawn: 'plain' } as const;
  return (
    <Badge tone={tones[state]} {...(state === 'open' && { icon: 'calendar' as const })}>
      {words(`forecast.${state}`)}
    </Badge>
  );
}

/** One forecast in a list. */
export function ForecastRow({
  forecast,
  catalogue,
}: {
  forecast: Forecast;
  catalogue: Catalogue;
}): JSX.Element {
  const { id, productId, fromOn, toOn, state, likelyGrams } = forecast;
  return (
    <Row
      href={`/siembra/${id}`}
      title={catalogue.productName(productId)}
      lead={
        <>
          {words('forecast.window', { from: dayText(fromOn), to: dayText(toOn) })}
          <br />
          <ForecastBadge state={state} />
        </>
      }
      end={<span class="num strong">{kilosText(likelyGrams)}</span>}
    />
  );
}
