import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import type { Sending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

interface ActSheetProps {
  readonly title: string;
  /** What will happen. */
  readonly children: ComponentChildren;
  readonly action: string;
  readonly kind: 'main' | 'bad';
  readonly sending: Sending;
  readonly onAct: (act: string) => void;
  readonly onClose: () => void;
}

/** Asks for the act behind a deed that only an act allows, and says beforehand what the deed does. */
export function ActSheet(props: ActSheetProps): JSX.Element {
  const { title, children, action, kind, sending, onAct, onClose } = props;
  const [act, setAct] = useState('');
  const [isTold, setTold] = useState(false);
  const isMissing = act.trim() === '';
  const fault = isTold && isMissing ? common('field.required') : sending.faultOf('act');
  return (
    <Sheet title={title} onClose={onClose}>
      {children}
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTold(true);
          if (!isMissing) onAct(act.trim());
        }}
      >
        <TextField
          label={words('field.act')}
          hint={words('field.actHint')}
          value={act}
          onValue={setAct}
          fault={fault}
        />
        <Button kind={kind} full busy={sending.busy}>
          {action}
        </Button>
      </form>
    </Sheet>
  );
}
