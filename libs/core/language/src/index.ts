export { clockText, dayText, kilosText, momentText } from './figures';
export { type Locale, localeOf } from './locale';
export { isMessageKey, message, type MessageKey, type MessageParams } from './message';
