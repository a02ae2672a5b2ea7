import { draftOf, readProduct } from './product-facts';

const TYPED = {
  ...draftOf(null),
  ...{ nameEs: ' Ají dulce ', nameEn: 'Sweet chili', family: 'hortaliza', cpcCode: '01231' },
  ...{ shelfLifeDays: '7', usualPackageType: 'BK', synonyms: 'ají, , ajicito ' },
};

describe('readProduct', () => {
  it('reads what is typed', () => {
    expect(readProduct(TYPED)).toEqual({
      facts: {
        ...{ nameEs: 'Ají dulce', nameEn: 'Sweet chili', family: 'hortaliza', cpcCode: '01231' },
        ...{ shelfLifeDays: 7, litresPerTonne: 2000, coldChain: false, usualPackageType: 'BK' },
        synonyms: ['ají', 'ajicito'],
      },
    });
  });

  it('names every field that is wrong', () => {
    const wrong = {
      ...TYPED,
      nameEn: '',
      shelfLifeDays: '0',
      litresPerTonne: '1,5',
      cpcCode: '12',
    };
    const faults = new Set(['nameEn', 'shelfLifeDays', 'litresPerTonne', 'cpcCode']);
    expect(readProduct(wrong)).toEqual({ faults });
  });
});
