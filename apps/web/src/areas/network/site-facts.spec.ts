import { draftOf, readSite, type SiteDraft } from './site-facts';

const TYPED: SiteDraft = {
  ...draftOf(null),
  ...{ kind: 'collection_centre', name: ' Centro ', place: '9.63, -70.23', storage: '1.500' },
};

describe('readSite', () => {
  it('reads what is typed', () => {
    expect(readSite(TYPED)).toEqual({
      facts: {
        ...{ kind: 'collection_centre', name: 'Centro', latitude: 9.63, longitude: -70.23 },
        ...{ opensMinute: 360, closesMinute: 1080, storageGrams: 1_500_000, terrain: 'paved' },
        ...{ hasColdRoom: false, serviceMinutesFixed: 15, serviceMinutesPerTonne: 10 },
      },
    });
  });

  it('takes a store without a size, and a site that closes at midnight', () => {
    const read = readSite({ ...TYPED, storage: '', closes: '00:00' });
    expect(read).toMatchObject({ facts: { storageGrams: 0, closesMinute: 1440 } });
  });

  it('names every field that is wrong', () => {
    const read = readSite({ ...draftOf(null), opens: '18:00', closes: '06:00', fixed: 'x' });
    expect(read).toEqual({ faults: new Set(['name', 'kind', 'place', 'closes', 'fixed']) });
  });
});
