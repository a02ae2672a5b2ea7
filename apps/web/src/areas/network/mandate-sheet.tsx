import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { momentText } from '../../language/figures';
import { Button } from '../../ui/buttons';
import { Pairs } from '../../ui/data';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { common } from '../../ui/words';
import { ActSheet } from './act-sheet';
import { daysText, type Mandate, StandingBadge } from './mandate-words';
import { words } from './words';

interface MandateSheetProps {
  readonly of: Mandate;
  readonly mayRevoke: boolean;
  readonly onClose: () => void;
}

/** A mandate with all that is known of it, and its end for whoever may end it. */
export function MandateSheet({ of, mayRevoke, onClose }: MandateSheetProps): JSX.Element {
  const [isRevoking, setRevoking] = useState(false);
  if (isRevoking) return <RevokeSheet of={of} onClose={onClose} />;
  return (
    <Sheet title={of.personName} onClose={onClose}>
      <div>
        <StandingBadge of={of} />
      </div>
      <Pairs
        of={[
          [words('field.role'), common(`role.${of.role}`)],
          [words('field.body'), of.body],
          [words('field.act'), of.act],
          [words('mandates.days'), daysText(of)],
          [words('mandates.grantedAt'), momentText(of.grantedAt)],
          [words('mandates.revokedAt'), of.revokedAt && momentText(of.revokedAt)],
          [words('mandates.revokedBy'), of.revokedByAct],
        ]}
      />
      {mayRevoke && (
        <Button kind="bad" icon="cross" onPress={() => setRevoking(true)}>
          {words('mandates.revoke')}
        </Button>
      )}
    </Sheet>
  );
}

/** Revoking ends a person's access at once and cannot be undone, so it says so before it asks for the act. */
function RevokeSheet({ of, onClose }: Omit<MandateSheetProps, 'mayRevoke'>): JSX.Element {
  const sending = useSending();
  const { id, personName: name, role } = of;
  return (
    <ActSheet
      title={words('mandates.revokeOf', { name })}
      action={words('mandates.revoke')}
      kind="bad"
      sending={sending}
      onClose={onClose}
      onAct={(act) =>
        void sending.send(
          {
            ...{ method: 'POST', path: `/v1/mandates/${id}/revoke`, body: { act } },
            ...{ group: id, screen: '/vocerias', title: words('mandates.revokeOf', { name }) },
          },
          onClose,
        )
      }
    >
      <p>{words('mandates.revokeHelp', { name, role: common(`role.${role}`) })}</p>
      <p>{words('mandates.revokeNoUndo')}</p>
    </ActSheet>
  );
}
