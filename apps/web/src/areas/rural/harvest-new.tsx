import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { useUnfinished } from '../../shell/forms-open';
import { useAnswer } from '../../store/answers';
import { LinkButton } from '../../ui/buttons';
import { Screen as Frame } from '../../ui/screen';
import { Empty, Loading } from '../../ui/states';
import { useDraft } from '../../store/draft';
import { myCommune, speaksFor } from '../../session/commune';
import {
  liveLots,
  useAnnounced,
  useCatalogue,
  useCentres,
  useConfirmed,
  useForecasts,
  useWeights,
} from './catalogue';
import type { HarvestDraft } from './harvest-draft';
import { type Announced, HarvestEnd } from './harvest-end';
import { HarvestForm } from './harvest-form';
import { type Habits, harvestOf, harvestOfForecast, ownProducts, repeatOf } from './harvest-start';
import { ProductGrid } from './product-grid';
import { words } from './words';

export { words };

const pathOf = ({ lotId }: HarvestDraft): string => addressOf('/v1/lots/{id}', { id: lotId });

/** Three taps announce a harvest: the product, how much, the day. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  const mayAnnounce = speaksFor(communeId, 'producer_spokesperson');
  return (
    <Frame title={words('new.title')} back="/">
      {communeId !== null && mayAnnounce ? (
        <Announcing communeId={communeId} />
      ) : (
        <Empty icon="lock" title={words('new.notYours')} />
      )}
    </Frame>
  );
}

function Announcing({ communeId }: { communeId: string }): JSX.Element {
  const { route } = useLocation();
  const catalogue = useCatalogue();
  const habits = useHabits(communeId);
  const draft = useDraft('harvest', pathOf);
  const [ended, setEnded] = useState<Announced | null>(null);
  const asked = useAsked(communeId, habits);
  const isOther = asked !== null && draft.body?.source !== asked.source;
  const body = isOther ? asked : (draft.body ?? null);
  useUnfinished(ended === null && (draft.body?.amount ?? '') !== '');
  const restart = (): void => {
    draft.forget();
    setEnded(null);
    route('/cosechas/nueva', true);
  };

  if (ended) return <HarvestEnd ended={ended} onMore={restart} />;
  if (draft.body === undefined || catalogue.products.length === 0) return <Loading />;
  if (!body) {
    return (
      <ProductGrid
        products={catalogue.products}
        own={ownProducts(catalogue.products, habits)}
        onPick={(product) => draft.keep(harvestOf(product, habits))}
      />
    );
  }
  if (habits.centres.length === 0) return <NoCentre />;
  return (
    <HarvestForm
      key={body.lotId}
      {...{ communeId, catalogue, habits, draft: atOpenCentre(body, habits) }}
      onDraft={draft.keep}
      onOther={restart}
      onSent={(announced) => {
        draft.forget();
        setEnded(announced);
      }}
    />
  );
}

/** A harvest goes to a centre that is in use: the one said, else the commune's first. */
function atOpenCentre(draft: HarvestDraft, { centres }: Habits): HarvestDraft {
  const isOpen = centres.some((it) => it.id === draft.siteId);
  return isOpen ? draft : { ...draft, siteId: centres[0]?.id ?? '' };
}

function NoCentre(): JSX.Element {
  return (
    <Empty icon="box" title={words('new.noCentre')}>
      <LinkButton href="/mi-comuna">{words('new.toCommune')}</LinkButton>
    </Empty>
  );
}

function useHabits(communeId: string): Habits {
  const lots = liveLots(useAnnounced(communeId), useConfirmed(communeId));
  return { lots, weights: useWeights(communeId), centres: useCentres(communeId) };
}

/** The harvest that the address asks for: `?repetir` a lot, or `?pronostico` fulfilled. */
function useAsked(communeId: string, habits: Habits): HarvestDraft | null {
  const { query } = useLocation();
  const { repetir, pronostico } = query;
  const { product } = useCatalogue();
  const kept = habits.lots.find((it) => it.id === repetir);
  const fetched = useAnswer(
    repetir !== undefined && !kept ? addressOf('/v1/lots/{id}', { id: repetir }) : null,
  ).body;
  const forecasts = useForecasts(communeId).body?.items ?? [];
  const lot = kept ?? fetched;
  const forecast = forecasts.find((it) => it.id === pronostico);
  const ofForecast = forecast && product(forecast.productId);
  return useMemo(() => {
    if (lot) return repeatOf(lot);
    return forecast && ofForecast ? harvestOfForecast(forecast, ofForecast, habits) : null;
  }, [lot?.id, forecast?.id, ofForecast?.id]);
}
