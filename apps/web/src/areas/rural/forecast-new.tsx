import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { kilosText } from '../../language/figures';
import { useUnfinished } from '../../shell/forms-open';
import { SelectField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Empty } from '../../ui/states';
import { myCommune, speaksFor } from '../../session/commune';
import { nameOf, useCatalogue, useOrgs } from './catalogue';
import { forecastBody, massesOf, NO_FORECAST } from './forecast-draft';
import { ForecastForm } from './forecast-fields';
import { words } from './words';

export { words };

/** A commune says what it expects to harvest, so that the network can count on it. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  return (
    <Frame title={words('plan.new')} back="/siembra">
      {communeId !== null && speaksFor(communeId, 'producer_spokesperson') ? (
        <NewForecast communeId={communeId} />
      ) : (
        <Empty icon="lock" title={words('new.notYours')} />
      )}
    </Frame>
  );
}

function NewForecast({ communeId }: { communeId: string }): JSX.Element {
  const { query, route } = useLocation();
  const catalogue = useCatalogue();
  const orgs = useOrgs(communeId);
  const sending = useSending();
  const [id] = useState(newId);
  const [draft, setDraft] = useState({ ...NO_FORECAST, productId: query.rubro ?? '' });
  useUnfinished(draft.likely !== '');
  const send = (): void => {
    const { productId, orgId } = draft;
    const kg = kilosText(massesOf(draft).likelyGrams ?? 0);
    void sending.send(
      {
        ...{ method: 'PUT', path: `/v1/forecasts/${id}`, screen: '/siembra' },
        title: words('forecast.sentTitle', { product: catalogue.productName(productId), kg }),
        body: {
          ...{ communeId, productId, ...forecastBody(draft) },
          ...(orgId !== '' && { productiveOrgId: orgId }),
        },
      },
      () => route('/siembra'),
    );
  };
  return (
    <ForecastForm {...{ draft, sending }} onDraft={setDraft} onSend={send}>
      {(faultOf) => (
        <>
          <SelectField
            label={words('forecast.product')}
            empty={words('forecast.choose')}
            value={draft.productId}
            fault={faultOf('productId')}
            onValue={(productId) => setDraft({ ...draft, productId })}
            options={catalogue.products.map((it) => ({ value: it.id, name: nameOf(it) }))}
          />
          {orgs.length > 0 && (
            <SelectField
              optional
              label={words('more.org')}
              empty={words('more.noOrg')}
              value={draft.orgId}
              onValue={(orgId) => setDraft({ ...draft, orgId })}
              options={orgs}
            />
          )}
        </>
      )}
    </ForecastForm>
  );
}
