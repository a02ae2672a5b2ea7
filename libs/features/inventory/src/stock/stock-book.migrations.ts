/** The SQLSTATE with which `book_stock` refuses to take more than there is; its detail names the lots. */
export const LOT_SHORT_STATE = 'LSHRT';
/** The SQLSTATE with which `book_stock` refuses an id that already names another movement. */
export const MOVEMENT_ID_TAKEN_STATE = 'LTAKN';

/**
 * Books any number of movements in one call. The movements are inserted once each; the counters of a lot
 * change by the movements that were really inserted; the lots, hot rows, are locked last and in id order.
 * A counter that would fall below zero refuses the whole call. Answers the lots past their best-before day
 * that were given grams back, so that the caller books their expiry in the same transaction.
 */
export const BOOK_STOCK = `
  CREATE FUNCTION lot_state_after(
    state_now text, listed bigint, in_hand bigint, delivered bigint, expired bigint, withdrawn bigint
  ) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
      WHEN in_hand > 0 THEN CASE WHEN state_now = 'expired' THEN 'expired' ELSE 'confirmed' END
      WHEN listed = 0 THEN CASE WHEN state_now = 'expired' THEN 'expired' ELSE 'announced' END
      WHEN delivered > 0 THEN 'exhausted'
      WHEN expired > 0 THEN 'expired'
      WHEN withdrawn > 0 THEN 'withdrawn'
      ELSE 'lost'
    END
  $$;

  CREATE FUNCTION book_stock(
    told_ids uuid[], told_lots uuid[], told_kinds text[], told_froms text[], told_tos text[],
    told_grams bigint[], told_packages integer[], told_allocations uuid[], told_stops uuid[],
    told_stages text[], told_causes text[], told_reasons text[], told_people uuid[],
    told_times timestamptz[]
  ) RETURNS TABLE (late_lot_id uuid, late_grams bigint) LANGUAGE plpgsql AS $$
  DECLARE
    booked_count bigint;
    moved_count bigint;
    lots uuid[];
    listed bigint[]; available bigint[]; reserved bigint[]; loaded bigint[];
    delivered bigint[]; lost bigint[]; withdrawn bigint[]; expired bigint[];
    late jsonb;
    short jsonb;
  BEGIN
    WITH told AS (
      SELECT * FROM unnest(told_ids, told_lots, told_kinds, told_froms, told_tos, told_grams,
          told_packages, told_allocations, told_stops, told_stages, told_causes, told_reasons,
          told_people, told_times)
        AS t (id, lot_id, kind, from_bucket, to_bucket, grams, packages, allocation_id, stop_id,
          stage, cause, reason, person_id, event_time)
    ), booked AS (
      INSERT INTO stock_movement (id, lot_id, kind, from_bucket, to_bucket, grams, packages,
          allocation_id, stop_id, stage, cause, reason, person_id, event_time)
        SELECT * FROM told ORDER BY told.lot_id, told.id
        ON CONFLICT (id) DO NOTHING
        RETURNING lot_id, from_bucket, to_bucket, grams
    ), steps AS (
      SELECT lot_id, to_bucket AS bucket, grams FROM booked
      UNION ALL
      SELECT lot_id, from_bucket, -grams FROM booked
    ), sums AS (
      SELECT lot_id,
        coalesce(-sum(grams) FILTER (WHERE bucket = 'outside'), 0)::bigint AS listed,
        coalesce(sum(grams) FILTER (WHERE bucket = 'available'), 0)::bigint AS available,
        coalesce(sum(grams) FILTER (WHERE bucket = 'reserved'), 0)::bigint AS reserved,
        coalesce(sum(grams) FILTER (WHERE bucket = 'loaded'), 0)::bigint AS loaded,
        coalesce(sum(grams) FILTER (WHERE bucket = 'delivered'), 0)::bigint AS delivered,
        coalesce(sum(grams) FILTER (WHERE bucket = 'lost'), 0)::bigint AS lost,
        coalesce(sum(grams) FILTER (WHERE bucket = 'withdrawn'), 0)::bigint AS withdrawn,
        coalesce(sum(grams) FILTER (WHERE bucket = 'expired'), 0)::bigint AS expired
      FROM steps GROUP BY lot_id ORDER BY lot_id
    )
    SELECT (SELECT count(*) FROM booked), array_agg(sums.lot_id), array_agg(sums.listed),
        array_agg(sums.available), array_agg(sums.reserved), array_agg(sums.loaded),
        array_agg(sums.delivered), array_agg(sums.lost), array_agg(sums.withdrawn),
        array_agg(sums.expired)
      INTO booked_count, lots, listed, available, reserved, loaded, delivered, lost, withdrawn, expired
      FROM sums;

    IF booked_count < cardinality(told_ids) AND EXISTS (
      SELECT 1 FROM unnest(told_ids, told_lots, told_kinds, told_froms, told_tos, told_grams)
          AS t (id, lot_id, kind, from_bucket, to_bucket, grams)
        JOIN stock_movement m ON m.id = t.id
        WHERE (m.lot_id, m.kind, m.from_bucket, m.to_bucket, m.grams)
          <> (t.lot_id, t.kind, t.from_bucket, t.to_bucket, t.grams)
    ) THEN
      RAISE EXCEPTION 'a movement id names another movement' USING ERRCODE = '${MOVEMENT_ID_TAKEN_STATE}';
    END IF;
    IF lots IS NULL THEN RETURN; END IF;

    IF cardinality(lots) > 1 THEN
      PERFORM 1 FROM lot WHERE lot.id = ANY (lots) ORDER BY lot.id FOR NO KEY UPDATE;
    END IF;
    WITH change AS (
      SELECT * FROM unnest(lots, listed, available, reserved, loaded, delivered, lost, withdrawn, expired)
        AS c (lot_id, listed, available, reserved, loaded, delivered, lost, withdrawn, expired)
    ), moved AS (
      UPDATE lot SET
        listed_grams = lot.listed_grams + c.listed,
        available_grams = lot.available_grams + c.available,
        reserved_grams = lot.reserved_grams + c.reserved,
        loaded_grams = lot.loaded_grams + c.loaded,
        delivered_grams = lot.delivered_grams + c.delivered,
        lost_grams = lot.lost_grams + c.lost,
        withdrawn_grams = lot.withdrawn_grams + c.withdrawn,
        expired_grams = lot.expired_grams + c.expired,
        state = lot_state_after(lot.state, lot.listed_grams + c.listed,
          lot.available_grams + c.available + lot.reserved_grams + c.reserved
            + lot.loaded_grams + c.loaded,
          lot.delivered_grams + c.delivered, lot.expired_grams + c.expired,
          lot.withdrawn_grams + c.withdrawn)
      FROM change c
      WHERE lot.id = c.lot_id
        AND lot.available_grams + c.available >= 0 AND lot.reserved_grams + c.reserved >= 0
        AND lot.loaded_grams + c.loaded >= 0 AND lot.delivered_grams + c.delivered >= 0
        AND lot.lost_grams + c.lost >= 0 AND lot.withdrawn_grams + c.withdrawn >= 0
        AND lot.expired_grams + c.expired >= 0
      RETURNING lot.id, lot.state, lot.available_grams
    )
    SELECT count(*),
        jsonb_agg(jsonb_build_object('id', moved.id, 'grams', moved.available_grams))
          FILTER (WHERE moved.state = 'expired' AND moved.available_grams > 0)
      INTO moved_count, late FROM moved;

    IF moved_count < cardinality(lots) THEN
      SELECT jsonb_agg(jsonb_build_object('lotId', lot.id, 'code', lot.code, 'state', lot.state,
          'availableGrams', lot.available_grams, 'reservedGrams', lot.reserved_grams,
          'loadedGrams', lot.loaded_grams, 'deliveredGrams', lot.delivered_grams) ORDER BY lot.id)
        INTO short
        FROM unnest(lots, available, reserved, loaded, delivered, lost, withdrawn, expired)
          AS c (lot_id, available, reserved, loaded, delivered, lost, withdrawn, expired)
        JOIN lot ON lot.id = c.lot_id
        WHERE least(lot.available_grams + c.available, lot.reserved_grams + c.reserved,
          lot.loaded_grams + c.loaded, lot.delivered_grams + c.delivered, lot.lost_grams + c.lost,
          lot.withdrawn_grams + c.withdrawn, lot.expired_grams + c.expired) < 0;
      RAISE EXCEPTION 'a lot has less than that'
        USING ERRCODE = '${LOT_SHORT_STATE}', DETAIL = short::text;
    END IF;
    RETURN QUERY SELECT (it ->> 'id')::uuid, (it ->> 'grams')::bigint
      FROM jsonb_array_elements(late) AS it;
  END $$;
`;

/** The one place from which every shown quantity of a lot derives. */
export const LOT_ACCOUNT = `
  CREATE VIEW lot_account AS
  SELECT lot.*, lot.id AS lot_id,
    CASE WHEN lot.state = 'confirmed' THEN (lot.available_grams / lot.package_grams)::integer ELSE 0 END
      AS available_packages,
    lot.available_grams + lot.reserved_grams AS on_site_grams,
    weighed.grams AS weighed_grams,
    weighed.grams - lot.announced_grams AS difference_grams
  FROM lot
  LEFT JOIN LATERAL (
    SELECT sum(m.grams)::bigint AS grams FROM stock_movement m
    WHERE m.lot_id = lot.id AND m.kind = 'confirm'
  ) weighed ON true;
`;
