import type { JSX } from 'preact';
import { Button, DownloadButton } from '../../ui/buttons';
import { common } from '../../ui/words';

interface SectionHeadProps {
  readonly title: string;
  readonly csv: string;
  readonly onAdd?: () => void;
}

/** The title of a list inside a screen, with its file, and "add" for whoever may. */
export function SectionHead({ title, csv, onAdd }: SectionHeadProps): JSX.Element {
  return (
    <div class="flow spread">
      <h2>{title}</h2>
      <div class="flow no-print">
        <DownloadButton href={csv}>CSV</DownloadButton>
        {onAdd && (
          <Button icon="plus" onPress={onAdd}>
            {common('do.add')}
          </Button>
        )}
      </div>
    </div>
  );
}
