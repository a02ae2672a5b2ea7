import { positionTyped, typedPosition } from './position';

describe('typedPosition', () => {
  it.each([
    '10.0647, -69.357',
    '10.0647,-69.357',
    ' 10,0647 -69,357 ',
    '10,0647, -69,357',
    '10.0647 69.357',
    '10.0647° N, 69.357° W',
    '10,0647 N; 69,357 O',
  ])('reads %s', (text) => {
    expect(typedPosition(text)).toEqual({ latitude: 10.0647, longitude: -69.357 });
  });

  it.each(['', 'Carache', '10.06', '40.4, -3.7', '10.06, -69.3, 5', '-69.357, 10.0647'])(
    'does not take %p for a place of the country',
    (text) => {
      expect(typedPosition(text)).toBeNull();
    },
  );

  it('reads again what it has written', () => {
    const place = { latitude: 9.63123, longitude: -70.23456 };
    expect(typedPosition(positionTyped(place))).toEqual(place);
  });
});
