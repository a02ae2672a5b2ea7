import { minuteTyped, typedClosing, typedMinute } from './clock-minutes';

describe('minutes of a time field', () => {
  it('reads again what it has written', () => {
    for (const minute of [0, 1, 390, 1439]) expect(typedMinute(minuteTyped(minute))).toBe(minute);
  });

  it('takes midnight for the end of the day where something closes', () => {
    expect(minuteTyped(1440)).toBe('00:00');
    expect(typedClosing('00:00')).toBe(1440);
    expect(typedClosing('18:00')).toBe(1080);
  });

  it('reads nothing from an empty field', () => {
    expect(typedMinute('')).toBeNull();
    expect(typedClosing('')).toBeNull();
  });
});
