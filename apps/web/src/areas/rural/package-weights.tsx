import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { kilosText } from '../../language/figures';
import { useList } from '../../store/answers';
import { Button, DownloadButton, PrintButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { Unsent } from '../../ui/unsent';
import { myCommune, ofCommune, speaksFor } from '../../session/commune';
import type { Shape } from '../../api/types';
import { type Catalogue, useCatalogue, type Weight } from './catalogue';
import { WeightSheet } from './weight-sheet';
import { words } from './words';

export { words };

/** What a full package weighs in this commune: from here come the kilos of every announcement by packages. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  return (
    <Frame
      title={words('weights.title')}
      lead={words('weights.lead')}
      back="/"
      actions={<PrintButton />}
    >
      <Unsent path="/v1/package-weights/" />
      {communeId !== null && <Weights communeId={communeId} />}
    </Frame>
  );
}

function Weights({ communeId }: { communeId: string }): JSX.Element {
  const catalogue = useCatalogue();
  const list = useList<Weight>(
    ofCommune<Shape<'PackageWeightList'>>('/v1/package-weights?limit=200', communeId),
  );
  const [opened, setOpened] = useState<Weight | 'new' | null>(null);
  const mayFix = speaksFor(communeId, 'producer_spokesperson');
  const byName = list.items.toSorted((one, other) =>
    catalogue.productName(one.productId).localeCompare(catalogue.productName(other.productId)),
  );
  return (
    <>
      <Answered of={list}>
        {() =>
          byName.length === 0 ? (
            <Empty icon="box" title={words('weights.none')} />
          ) : (
            <Rows label={words('weights.title')}>
              {byName.map((weight) => (
                <WeightRow
                  key={weight.id}
                  {...{ weight, catalogue }}
                  {...(mayFix && { onOpen: () => setOpened(weight) })}
                />
              ))}
            </Rows>
          )
        }
      </Answered>
      <More more={list.more} />
      <div class="flow no-print">
        {mayFix && (
          <Button kind="main" icon="plus" onPress={() => setOpened('new')}>
            {words('weights.add')}
          </Button>
        )}
        <DownloadButton href={addressOf('/v1/package-weights/export.csv', { communeId })} />
      </div>
      {opened !== null && (
        <WeightSheet
          {...{ communeId, catalogue, known: list.items }}
          weight={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

interface WeightRowProps {
  readonly weight: Weight;
  readonly catalogue: Catalogue;
  readonly onOpen?: () => void;
}

function WeightRow({ weight, catalogue, onOpen }: WeightRowProps): JSX.Element {
  const { productId, packageType, nominalGrams, tareGrams } = weight;
  return (
    <Row
      title={catalogue.productName(productId)}
      lead={catalogue.packageName(packageType)}
      {...(onOpen && { onPress: onOpen })}
      end={
        <span class="num">
          <span class="strong">{kilosText(nominalGrams)}</span>
          <br />
          <span class="soft small">{words('weights.tareOf', { kg: kilosText(tareGrams) })}</span>
        </span>
      }
    />
  );
}
