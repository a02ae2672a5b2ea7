import { hostFor, mayManage } from './rights';

describe('mayManage', () => {
  it('lets the liaison manage every cycle', () => {
    const liaison = [{ role: 'network_liaison', communeId: null }] as const;
    expect(mayManage(liaison, null)).toBe(true);
    expect(mayManage(liaison, 'carache')).toBe(true);
  });

  it('lets organisers manage what their own commune hosts, and nothing else', () => {
    const organiser = [{ role: 'transport_coordinator', communeId: 'carache' }] as const;
    expect(mayManage(organiser, 'carache')).toBe(true);
    expect(mayManage(organiser, 'catia')).toBe(false);
    expect(mayManage(organiser, null)).toBe(false);
  });

  it('gives other roles nothing', () => {
    expect(mayManage([{ role: 'comptroller', communeId: 'carache' }], 'carache')).toBe(false);
  });
});

it('convenes for the network as a liaison, for the commune as its organiser, else not at all', () => {
  expect(hostFor({ role: 'network_liaison', communeId: null })).toBeNull();
  expect(hostFor({ role: 'food_spokesperson', communeId: 'catia' })).toBe('catia');
  expect(hostFor({ role: 'driver', communeId: 'catia' })).toBeUndefined();
});
