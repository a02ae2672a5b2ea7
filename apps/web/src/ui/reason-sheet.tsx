import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './buttons';
import { LongField } from './fields';
import type { Sending } from './form';
import { Sheet } from './sheet';
import { ProblemNote } from './states';
import { common } from './words';

interface ReasonProps {
  readonly title: string;
  /** What will happen. */
  readonly children: ComponentChildren;
  readonly action: string;
  /** A deed that takes something away is 'bad', unless said otherwise. */
  readonly kind?: 'main' | 'bad';
  readonly sending: Sending;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why, for a deed that the API takes with its reason only, and says beforehand what it will do. */
export function ReasonSheet(props: ReasonProps): JSX.Element {
  const { title, children, action, kind = 'bad', sending, onReason, onClose } = props;
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <Sheet title={title} onClose={onClose}>
      <div>{children}</div>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTold(true);
          if (!isMissing) onReason(reason.trim());
        }}
      >
        <LongField
          label={common('field.reason')}
          value={reason}
          onValue={setReason}
          fault={isTold && isMissing ? common('field.required') : undefined}
        />
        <Button kind={kind} busy={sending.busy}>
          {action}
        </Button>
      </form>
    </Sheet>
  );
}
