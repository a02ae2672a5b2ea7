import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { dayText, kilosText, numberText } from '../../language/figures';
import { outbox } from '../../store/outbox';
import { DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { Figures, Row, Rows } from '../../ui/data';
import { TextField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Sheet } from '../../ui/sheet';
import { Answered, Empty } from '../../ui/states';
import {
  type Catalogue,
  type Lot,
  useAnnounced,
  useCatalogue,
  useWeights,
  weightOf,
} from '../rural/catalogue';
import { plain } from '../rural/find-products';
import { WeighingForm } from '../rural/weighing-form';
import { words as ruralWords } from '../rural/words';
import { Unsent } from '../../ui/unsent';
import { myCommune, speaksFor } from '../../session/commune';
import { words as ownWords } from './words';

/** The form of the scale speaks the words of the harvests. */
export const words = Object.assign(
  (...asked: Parameters<typeof ownWords>): string => ownWords(...asked),
  {
    load: async (): Promise<void> => {
      await Promise.all([ownWords.load(), ruralWords.load()]);
    },
  },
);

/** What waits for the scale of a commune's centre, the longest waiting first. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  const mayWeigh = speaksFor(communeId, 'centre_receiver');
  return (
    <Frame title={words('scale.title')} back="/" actions={<PrintButton />}>
      <Unsent path="/v1/lots/" />
      {communeId !== null && mayWeigh ? (
        <Waiting communeId={communeId} />
      ) : (
        <Empty icon="lock" title={words('scale.notYours')} />
      )}
    </Frame>
  );
}

function Waiting({ communeId }: { communeId: string }): JSX.Element {
  const catalogue = useCatalogue();
  const known = useAnnounced(communeId);
  const weights = useWeights(communeId);
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<Lot | null>(null);
  const sent = new Set(outbox.value.map((it) => it.path));
  const waiting = (known.body?.items ?? [])
    .filter((it) => !sent.has(`/v1/lots/${it.id}/confirm`))
    .sort((one, other) => one.readyOn.localeCompare(other.readyOn));
  const found = waiting.filter((it) => isLike(it, typed, catalogue));
  const grams = waiting.reduce((sum, it) => sum + it.announcedGrams, 0);
  return (
    <>
      <Answered of={known}>
        {() =>
          waiting.length === 0 ? (
            <Empty icon="check" title={words('scale.none')}>
              <LinkButton href="/deposito">{words('scale.toStock')}</LinkButton>
            </Empty>
          ) : (
            <Figures
              of={[
                [words('scale.lots'), numberText(waiting.length)],
                [words('scale.kilos'), kilosText(grams)],
              ]}
            />
          )
        }
      </Answered>
      {waiting.length > 0 && (
        <TextField type="search" label={words('scale.search')} value={typed} onValue={setTyped} />
      )}
      {found.length > 0 && <LotsToWeigh {...{ lots: found, catalogue }} onOpen={setOpened} />}
      {waiting.length > 0 && found.length === 0 && <p>{words('scale.noneLike')}</p>}
      <DownloadButton href={addressOf('/v1/lots/export.csv', { communeId, state: 'announced' })} />
      {opened && (
        <Sheet
          title={words('scale.weigh', {
            ...{ product: catalogue.productName(opened.productId), code: opened.code },
          })}
          onClose={() => setOpened(null)}
        >
          <WeighingForm
            {...{ lot: opened, catalogue, weight: weightOf(weights, opened) }}
            onDone={() => setOpened(null)}
          />
        </Sheet>
      )}
    </>
  );
}

function isLike(lot: Lot, typed: string, catalogue: Catalogue): boolean {
  return plain(`${catalogue.productName(lot.productId)} ${lot.code}`).includes(plain(typed));
}

interface LotsProps {
  readonly lots: readonly Lot[];
  readonly catalogue: Catalogue;
  readonly onOpen: (lot: Lot) => void;
}

function LotsToWeigh({ lots, catalogue, onOpen }: LotsProps): JSX.Element {
  return (
    <Rows label={words('scale.title')}>
      {lots.map((lot) => (
        <Row
          key={lot.id}
          title={catalogue.productName(lot.productId)}
          lead={words('scale.line', { day: dayText(lot.readyOn), code: lot.code })}
          onPress={() => onOpen(lot)}
          end={
            <span class="num">
              <span class="strong">{kilosText(lot.announcedGrams)}</span>
              <br />
              <span class="soft small">
                {words('scale.packages', {
                  n: lot.announcedPackages,
                  package: catalogue.packageName(lot.packageType),
                })}
              </span>
            </span>
          }
        />
      ))}
    </Rows>
  );
}
