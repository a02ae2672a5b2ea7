import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Shape } from '../../api/types';
import { Button } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

type Permit = Shape<'PermitResponse'>;

/** Corrects or revokes a paper. Revoking cannot be taken back, so it is the one deed that asks first. */
export function PermitDeeds({
  permit,
  onEdit,
}: {
  permit: Permit;
  onEdit: () => void;
}): JSX.Element {
  const [isAsked, ask] = useState(false);
  const sending = useSending();
  const close = (): void => {
    ask(false);
  };
  return (
    <div class="flow no-print">
      <Button icon="edit" onPress={onEdit}>
        {common('do.edit')}
      </Button>
      <Button
        kind="bad"
        icon="cross"
        onPress={() => {
          ask(true);
        }}
      >
        {words('permit.revoke')}
      </Button>
      {isAsked && (
        <Sheet title={`${words('permit.revoke')}: ${permit.number}`} onClose={close}>
          <p>{words('permit.revokeWhat')}</p>
          {sending.problem && <ProblemNote problem={sending.problem} />}
          <Button
            kind="bad"
            busy={sending.busy}
            onPress={() =>
              void sending.send(
                {
                  ...{ method: 'POST', path: `/v1/transport-permits/${permit.id}/revoke` },
                  title: `${words('permit.revoke')}: ${permit.number}`,
                  ...{ group: `/v1/transport-permits/${permit.id}`, screen: '/permisos' },
                },
                close,
              )
            }
          >
            {words('permit.revoke')}
          </Button>
        </Sheet>
      )}
    </div>
  );
}
