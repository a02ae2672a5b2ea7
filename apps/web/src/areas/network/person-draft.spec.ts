import { faultsOfPerson, isChosen, NOBODY, type PersonDraft } from './person-draft';

const NEW: PersonDraft = {
  ...{
    way: 'new',
    personId: '',
    name: 'Rosa Peña',
    login: 'rosa.pena',
    password: 'una frase corta',
  },
};

describe('a person to hold a mandate', () => {
  it('takes a new one whose name, login and password will do', () => {
    expect(faultsOfPerson(NEW)).toEqual({});
    expect(isChosen(NEW)).toBe(true);
  });

  it('says what is wrong with each field', () => {
    const wrong = { ...NEW, name: ' ', login: 'Rosa Peña', password: 'corta' };
    expect(Object.keys(faultsOfPerson(wrong))).toEqual(['name', 'login', 'password']);
    expect(isChosen(wrong)).toBe(false);
  });

  it('needs somebody when they are already in the network', () => {
    expect(isChosen({ ...NOBODY, way: 'known' })).toBe(false);
    expect(isChosen({ ...NOBODY, way: 'login', personId: 'p' })).toBe(true);
  });
});
