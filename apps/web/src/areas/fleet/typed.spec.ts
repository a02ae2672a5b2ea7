import {
  shiftEnd,
  shiftEndTyped,
  typedMinute,
  typedSigned,
  typedThousandths,
  typedWhole,
} from './typed';

it('reads litres and kilometres as their thousandths', () => {
  expect(typedThousandths('120,5')).toBe(120_500);
  expect(typedThousandths('1.200')).toBe(1_200_000);
  expect(typedThousandths('mucho')).toBeNull();
});

it('takes whole numbers only where only whole ones count', () => {
  expect(typedWhole('520')).toBe(520);
  expect(typedWhole('5,5')).toBeNull();
});

it('reads a correction with its sign', () => {
  expect(typedSigned('-12,5')).toBe(-12_500);
  expect(typedSigned('− 3')).toBe(-3_000);
  expect(typedSigned('+4')).toBe(4_000);
  expect(typedSigned('0')).toBe(0);
  expect(typedSigned('')).toBeNull();
});

it('reads times of day', () => {
  expect(typedMinute('05:00')).toBe(300);
  expect(typedMinute('23:59')).toBe(1439);
  expect(typedMinute('24:00')).toBeNull();
  expect(typedMinute('')).toBeNull();
});

it('lets a shift end on the day after', () => {
  expect(shiftEnd(300, 1200, false)).toBe(1200);
  expect(shiftEnd(1200, 300, false)).toBe(1740);
  expect(shiftEnd(300, 600, true)).toBe(2040);
});

it('types an end of shift as it was given', () => {
  expect(shiftEndTyped(1200)).toEqual({ time: '20:00', isNextDay: false });
  expect(shiftEndTyped(1500)).toEqual({ time: '01:00', isNextDay: true });
  expect(shiftEndTyped(2880)).toEqual({ time: '23:59', isNextDay: true });
});
