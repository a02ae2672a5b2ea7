import { colourOf, contrast } from './contrast';

describe('colourOf', () => {
  it('reads what a sheet of style may say', () => {
    expect(colourOf('#fff')).toEqual([255, 255, 255]);
    expect(colourOf(' #a3341c')).toEqual([163, 52, 28]);
    expect(colourOf('rgb(163, 52, 28)')).toEqual([163, 52, 28]);
    expect(colourOf('tomato')).toBeNull();
  });
});

describe('contrast', () => {
  it('is 21 between black and white, and 1 between a colour and itself', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrast([163, 52, 28], [163, 52, 28])).toBe(1);
  });

  it('is the same from both sides', () => {
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
    expect(contrast([255, 255, 255], [119, 119, 119])).toBeCloseTo(4.48, 2);
  });
});
