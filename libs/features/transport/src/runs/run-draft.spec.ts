import fc from 'fast-check';
import { type Consignment, RunDraft } from './run-draft';

let born = 0;
const newStopId = () => `stop-${String((born += 1))}`;
const goods = (id: string, fromSiteId: string, toSiteId: string): Consignment => ({
  id,
  allocationId: `allocation-of-${id}`,
  lotId: 'lot',
  packages: 1,
  grams: 20_000,
  fromSiteId,
  toSiteId,
});
const empty = new RunDraft([], []);
const sites = (draft: RunDraft) => draft.stops.map((stop) => `${stop.kind} ${stop.siteId}`);

describe('RunDraft', () => {
  it('uses one stop for all goods of a site', () => {
    const draft = empty
      .add(goods('a', 'farm', 'city'), newStopId)
      .add(goods('b', 'farm', 'city'), newStopId);
    expect(sites(draft)).toEqual(['pick_up farm', 'delivery city']);
  });

  it('loads before it delivers, also when a centre gives and takes', () => {
    const draft = empty
      .add(goods('a', 'farm', 'centre'), newStopId)
      .add(goods('b', 'centre', 'city'), newStopId);
    expect(sites(draft)).toEqual([
      'pick_up farm',
      'pick_up centre',
      'delivery centre',
      'delivery city',
    ]);
  });

  it('takes stops away with their last goods', () => {
    const draft = empty.add(goods('a', 'farm', 'city'), newStopId).remove('a');
    expect(draft.stops).toEqual([]);
  });

  it('refuses a delivery before its pick-up, an unknown stop, a stop left out', () => {
    const draft = empty.add(goods('a', 'farm', 'city'), newStopId);
    const [first, second] = draft.stops.map((stop) => stop.id);
    expect(() => draft.reorder([String(second), String(first)])).toThrow(
      'run.delivery_before_pick_up',
    );
    expect(() => draft.reorder([String(first), 'nobody'])).toThrow('run.stop_unknown');
    expect(() => draft.reorder([String(first)])).toThrow('run.stops_incomplete');
    expect(() => draft.reorder([String(first), String(first)])).toThrow('run.stops_incomplete');
  });

  it('leaves a locked stop where it is', () => {
    const draft = empty
      .add(goods('a', 'farm', 'city'), newStopId)
      .add(goods('b', 'hill', 'town'), newStopId);
    const ids = draft.stops.map((stop) => stop.id);
    const locked = draft.lock(String(ids[0]), true);
    expect(() => locked.reorder([ids[1], ids[0], ids[2], ids[3]].map(String))).toThrow(
      'run.stop_locked',
    );
    expect(locked.reorder([ids[0], ids[1], ids[3], ids[2]].map(String)).stops[3]?.id).toBe(ids[2]);
  });

  it('keeps every pick-up before its delivery, whatever is put on and taken off', () => {
    const site = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.record({ from: site, to: site, isRemoval: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let draft = empty;
        for (const [index, { from, to, isRemoval }] of steps.entries()) {
          const [known] = draft.shipments;
          if (isRemoval && known) draft = draft.remove(known.id);
          else if (from !== to) draft = draft.add(goods(String(index), from, to), newStopId);
        }
        const at = new Map(draft.stops.map((stop, index) => [stop.id, index]));
        for (const it of draft.shipments) {
          expect(at.get(it.pickUpStopId)).toBeLessThan(at.get(it.deliveryStopId) ?? -1);
          expect(draft.consignment(it.id)?.fromSiteId).not.toBe(draft.consignment(it.id)?.toSiteId);
        }
        const used = new Set(draft.shipments.flatMap((it) => [it.pickUpStopId, it.deliveryStopId]));
        expect(new Set(at.keys())).toEqual(used);
      }),
    );
  });
});
