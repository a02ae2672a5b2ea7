import { newId } from '#core/kernel';
import { isMessageKey } from '#core/language';
import { type EventName, Outbox } from '#platform/events';
import {
  type Announcement,
  NOTICE_CHANNELS,
  type NoticeChannel,
} from '../../libs/features/notices/src/notice-channel';
import { Jobs } from '#platform/jobs';
import {
  aCommune,
  aCycle,
  aDriver,
  aLot,
  aMatchingRun,
  anAllocation,
  anOrder,
  aSpokesperson,
  aVehicle,
} from '../factories';
import { insertRow } from '../factories/insert';
import { type House, openHouse } from '../support/house';
import { aStory, match } from './rounds-story';

describe('what notices hear', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => {
    await house.close();
  });
  beforeEach(async () => {
    await house.reset();
  });

  const tell = async (name: EventName, fact: object): Promise<void> => {
    await house.db.transaction((tx) => house.get(Outbox).tell(tx, name, fact as never));
    await house.drain();
  };
  const textsOf = async (person: { as: { cookie: string } }): Promise<string[]> => {
    const { body } = await house.request({ as: person.as, method: 'GET', url: '/v1/notices' });
    return body.items.map((it: { text: string }) => it.text);
  };

  it('asks the database nothing that it does not understand, whatever is told', async () => {
    const ids = 'lot,commune,person,mandate,cycle,run,allocation,listing,plan,stop,claim,reception';
    const grams = 'net,announced,change,released,placed,unplaced,accepted,declined,served,unserved';
    const fact = Object.fromEntries([
      ...ids.split(',').map((name) => [`${name}Id`, newId()]),
      ...grams.split(',').map((name) => [`${name}Grams`, 5]),
      ...['grams', 'lostGrams', 'deliveredGrams', 'receivedGrams', 'differenceGrams'].map((it) => [
        it,
        5,
      ]),
      ...['driverPersonId', 'standingOrderId', 'againstCommuneId', 'shipmentId'].map((it) => [
        it,
        newId(),
      ]),
      ...['role', 'act', 'reason', 'code', 'stage', 'cause', 'note', 'failure'].map((it) => [
        it,
        'x',
      ]),
      ...[
        ['acceptBy', null],
        ['isFinal', true],
        ['orders', 1],
        ['wantedGrams', 1],
        ['kind', 'cycle'],
      ],
      ...[
        ['runs', 1],
        ['allocations', 1],
        ['declinedAs', 'supplier'],
        ['resolution', 'x'],
      ],
    ]) as never;
    const mine = [...house.get(Jobs).listeners.values()].filter((it) => it.name.startsWith('Hear'));
    expect(mine.length).toBeGreaterThan(35);
    const heard: Announcement[] = [];
    const channels = house.app.get<NoticeChannel[]>(NOTICE_CHANNELS, { strict: false });
    channels.push({ deliver: (_tx, it) => Promise.resolve(void heard.push(it)) });
    for (const listener of mine) {
      await house.db.transaction(async (tx) => {
        await listener.call(tx as never, fact, { eventId: newId() } as never);
      });
    }
    channels.pop();
    expect(await house.db.rows('SELECT * FROM notice')).toEqual([]);

    const said = heard.flatMap(
      (it) => it.addressees.match(/(?<=')notice\.[a-z_.]+[a-z](?=')/g) ?? [],
    );
    expect(new Set(said).size).toBeGreaterThan(45);
    expect([...new Set(said)].filter((key) => !isMessageKey(key))).toEqual([]);
  });

  it('tells each side what a matching run meant for it, reminds it, and says when time is over', async () => {
    const story = await aStory(house);
    await match(house, story);
    const [first] = story.urban;
    expect(await textsOf(story.producer)).toEqual([
      expect.stringMatching(
        /^Cotejo de «Ciclo de prueba»: se colocó todo lo de tu comuna, 1\.000 kg/,
      ),
    ]);
    expect(await textsOf(first!.spokesperson)).toEqual([
      expect.stringMatching(
        /tu comuna pidió 600 kg y recibe 2[2468]0 kg\. Puedes decir que no hasta el 2/,
      ),
    ]);
    expect((await textsOf(story.liaison)).at(-1)).toMatch(
      /2 asignaciones, 1\.000 kg colocados y 0 kg/,
    );

    const [run] = await house.db.rows<{ accept_by: Date }>('SELECT accept_by FROM matching_run');
    house.clock.set(new Date(run!.accept_by.getTime() - 3 * 3_600_000));
    await house.drain();
    expect((await textsOf(first!.spokesperson))[0]).toMatch(
      /^Falta poco.*2[2468]0 kg para tu comuna/,
    );
    house.clock.set(new Date(run!.accept_by.getTime() + 1_000));
    await house.drain();
    expect((await textsOf(first!.spokesperson))[0]).toMatch(
      /quedaron aceptados 2[2468]0 kg para tu comuna/,
    );
    expect((await textsOf(story.producer))[0]).toMatch(/quedaron aceptados 1\.000 kg que entrega/);
    expect((await textsOf(story.liaison))[0]).toMatch(/1\.000 kg aceptados por silencio y 0 kg/);
  });

  it('tells the other side of a declined allocation', async () => {
    const { producer, urban, ...story } = await aStory(house);
    await match(house, { producer, urban, ...story });
    const [mine] = await house.db.rows<{ id: string; code: string }>(
      'SELECT id, code FROM allocation WHERE order_line_id = $1',
      [urban[0]!.lineId],
    );
    await house.request({
      ...{
        as: urban[0]!.spokesperson.as,
        method: 'POST',
        url: `/v1/allocations/${mine!.id}/decline`,
      },
      body: { reason: 'No hay dónde guardarlo' },
    });
    await house.drain();
    expect((await textsOf(producer))[0]).toMatch(
      new RegExp(
        `no recibirá 2[2468]0 kg de Papa \\(asignación ${mine!.code}\\).*No hay dónde guardarlo$`,
      ),
    );
    expect(await textsOf(urban[0]!.spokesperson)).toHaveLength(1);
  });

  const aPublishedRun = async () => {
    const [rural, urban] = [await aCommune(house), await aCommune(house, { kind: 'urban' })];
    const cycle = await aCycle(house);
    const lot = await aLot(house, { communeId: rural.id });
    const order = await anOrder(house, { communeId: urban.id, cycleId: cycle.id });
    const matching = await aMatchingRun(house, cycle.id);
    const allocation = await anAllocation(house, {
      ...{ runId: matching.id, cycleId: cycle.id, lot: lot, order, packages: 10 },
    });
    const vehicle = await aVehicle(house, { communeId: rural.id });
    const driver = await aDriver(house, rural.id);
    const run = await insertRow(house, 'run', {
      ...{ id: newId(), code: 'V-0001', communeId: rural.id, cycleId: cycle.id },
      ...{ vehicleId: vehicle.id, driverId: driver.driverId, dayOn: '2026-11-26' },
      ...{ state: 'published', createdBy: driver.personId },
    });
    const stop = (position: number, kind: string, siteId: unknown) =>
      insertRow(house, 'stop', {
        ...{ id: newId(), runId: run.id, position, siteId, kind },
        arrivesAt: new Date('2026-11-26T12:00:00Z'),
      });
    const pickUp = await stop(0, 'pick_up', lot.siteId);
    const delivery = await stop(1, 'delivery', order.distributionPointId);
    const shipment = await insertRow(house, 'shipment', {
      ...{ id: newId(), runId: run.id, allocationId: allocation.id, lotId: lot.id },
      ...{ pickUpStopId: pickUp.id, deliveryStopId: delivery.id, packages: 10, grams: 200_000 },
    });
    const people = {
      driver,
      producer: await aSpokesperson(house, 'producer_spokesperson', rural.id),
      food: await aSpokesperson(house, 'food_spokesperson', urban.id),
      coordinator: await aSpokesperson(house, 'transport_coordinator', rural.id),
    };
    return { rural, urban, cycle, lot, order, allocation, run, pickUp, delivery, shipment, people };
  };

  it('tells driver, supplier and customer of a run, and that it was cancelled', async () => {
    const { people, run, rural, urban, cycle } = await aPublishedRun();
    const fact = {
      ...{ runId: run.id, communeId: rural.id, cycleId: cycle.id, code: run.code },
      ...{ driverPersonId: people.driver.personId, communeIds: [rural.id, urban.id] },
    };
    await tell('run.published', { ...fact, dayOn: '2026-11-26' });
    await tell('run.cancelled', { ...fact, reason: 'Sin gasoil' });
    expect(await textsOf(people.driver)).toEqual([
      'El viaje V-0001 del 26 de noviembre de 2026 se canceló. Motivo: Sin gasoil',
      expect.stringMatching(/^Te toca el viaje V-0001 el 26 de noviembre de 2026, con el vehículo/),
    ]);
    expect((await textsOf(people.producer))[1]).toMatch(
      /^El viaje V-0001 busca 200 kg en Centro de prueba; llega el 26 de noviembre de 2026.*8:00/,
    );
    expect((await textsOf(people.food))[1]).toMatch(
      /^El viaje V-0001 trae 200 kg a Centro de prueba/,
    );
    expect((await textsOf(people.food))[0]).toMatch(/se canceló.*Sin gasoil$/);
  });

  it('tells both communes of a delivery, a difference and a claim, and the carrier of the difference', async () => {
    const { people, run, rural, urban, cycle, lot, allocation, ...moved } = await aPublishedRun();
    const of = { runId: run.id, cycleId: cycle.id, allocationId: allocation.id, lotId: lot.id };
    await tell('shipment.delivered', {
      ...{ ...of, communeId: rural.id, stopId: moved.delivery.id, shipmentId: moved.shipment.id },
      ...{ supplierCommuneId: rural.id, customerCommuneId: urban.id },
      ...{ grams: 198_000, lostGrams: 2_000, isFinal: true },
    });
    await tell('reception.recorded', {
      ...{ ...of, orderLineId: newId(), communeId: urban.id, supplierCommuneId: rural.id },
      ...{ receptionId: newId(), deliveredGrams: 198_000, receivedGrams: 190_000 },
      ...{ differenceGrams: -8_000, reason: 'Sacos rotos' },
    });
    const claimId = newId();
    await insertRow(house, 'claim', {
      ...{ id: claimId, allocationId: allocation.id, communeId: urban.id },
      ...{ againstCommuneId: rural.id, kind: 'spoilage', grams: 5_000, note: 'x' },
      ...{ answerBy: new Date('2026-11-30T16:00:00Z'), personId: people.food.personId },
      eventTime: house.clock.now(),
      recordTime: house.clock.now(),
    });
    await tell('claim.opened', {
      ...{ claimId, allocationId: allocation.id, communeId: urban.id, againstCommuneId: rural.id },
      ...{ kind: 'spoilage', grams: 5_000, answerBy: '2026-11-30T16:00:00Z' },
    });
    expect((await textsOf(people.producer)).reverse()).toEqual([
      expect.stringMatching(/^Se entregaron 198 kg de Papa.*se perdieron 2 kg en el camino/),
      expect.stringMatching(
        /recibió 190 kg de Papa.*198 kg.*diferencia de -8 kg\. Motivo: Sacos rotos$/,
      ),
      expect.stringMatching(
        /reclama 5 kg de Papa.*: producto dañado\. Responde antes del 30 de nov/,
      ),
    ]);
    expect(await textsOf(people.food)).toHaveLength(2);
    expect(await textsOf(people.coordinator)).toHaveLength(1);
  });
});
