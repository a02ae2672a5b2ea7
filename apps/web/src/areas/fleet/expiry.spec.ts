import { expiryOf } from './expiry';

const today = '2026-11-30';

it('says how a paper stands by its days', () => {
  expect(expiryOf({ validTo: '2026-11-29' }, today)).toBe('over');
  expect(expiryOf({ validTo: '2026-11-30' }, today)).toBe('soon');
  expect(expiryOf({ validTo: '2026-12-14' }, today)).toBe('soon');
  expect(expiryOf({ validTo: '2026-12-15' }, today)).toBe('good');
  expect(expiryOf({ validFrom: '2026-12-01', validTo: '2027-01-01' }, today)).toBe('later');
});
