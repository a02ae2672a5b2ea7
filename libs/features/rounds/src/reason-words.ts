import { type Locale, message } from '#core/language';
import {
  ALLOCATION_REASON_CODES,
  LINE_REASON_CODES,
  LOT_REASON_CODES,
  type Reason,
  type ReasonCode,
  reasonText,
} from '#core/matching';

const KNOWN: ReadonlySet<string> = new Set([
  ...ALLOCATION_REASON_CODES,
  ...LINE_REASON_CODES,
  ...LOT_REASON_CODES,
]);

/** A stored reason in words; a code of rules that are no longer ours is said by its code. */
export function reasonWords(
  reason: { readonly code: string; readonly params: Reason['params'] },
  locale: Locale,
): string {
  return isReasonCode(reason.code)
    ? reasonText({ code: reason.code, params: reason.params }, locale)
    : message(locale, reason.code, reason.params);
}

function isReasonCode(code: string): code is ReasonCode {
  return KNOWN.has(code);
}
