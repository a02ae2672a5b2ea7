import { dayOf, flagOf, gradeOf, minorOf, thousandthsOf } from './lot-cells';

it.each([
  ['1012,5', 1_012_500],
  ['1.012,5', 1_012_500],
  ['1012.5', 1_012_500],
  ['1 012,5', 1_012_500],
  ['12,5000', 12_500],
  ['0,001', 1],
  ['1,250', 1_250],
  ['20', 20_000],
  ['12.345.678,9', 12_345_678_900],
])('reads %s as thousandths', (text, value) => {
  expect(thousandthsOf(text)).toEqual({ value });
});

it.each(['', '-5', '1,2,3', '1e3', '1.01,5', 'veinte', '12,3456', '9999999999999', 'Infinity'])(
  'does not read %s as a number',
  (text) => {
    expect(thousandthsOf(text)).toEqual({ code: 'csv.number_malformed' });
  },
);

it('does not guess whether a point separates thousands', () => {
  expect(thousandthsOf('1.250')).toEqual({ code: 'csv.number_ambiguous' });
});

it('reads prices to the cent', () => {
  expect(minorOf('0,45')).toEqual({ value: 45 });
  expect(minorOf('0,455')).toEqual({ code: 'csv.number_malformed' });
});

it.each([
  ['2026-11-22', '2026-11-22'],
  ['22/11/2026', '2026-11-22'],
  ['2/1/2027', '2027-01-02'],
])('reads %s as a day', (text, value) => {
  expect(dayOf(text)).toEqual({ value });
});

it.each(['30/02/2026', '2026-13-01', '11-22', 'hoy'])('does not read %s as a day', (text) => {
  expect(dayOf(text)).toEqual({ code: 'csv.date_malformed' });
});

it('reads yes and no, and grades, in both languages', () => {
  expect([flagOf('Sí'), flagOf('YES'), flagOf('no')]).toEqual([
    { value: true },
    { value: true },
    { value: false },
  ]);
  expect(flagOf('quizás')).toEqual({ code: 'csv.choice_unknown' });
  expect(gradeOf('Calidad 2')).toEqual({ value: 2 });
  expect(gradeOf('4')).toEqual({ code: 'csv.choice_unknown' });
});
