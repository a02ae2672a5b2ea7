import { newId } from '#core/kernel';
import type { Call } from '../support/house';
import { isCreation, type Operation, type Schema } from './operations';
import { IDS, IDS_OF, THINGS, THINGS_OF } from './known-ids';
import { BODIES, LEFT_OUT, NEEDED_FILTERS, OTHER_PRODUCT, VALUES } from './known-values';
import type { Network } from './scene';

/** Whose id is put into a position such as `path.id` or `body.goods.0.shipmentId`. */
export type Pick = (position: string) => Network;

/**
 * The call of an operation with a body that its form allows and, as far as names tell, its rules too.
 * Of the optional filters of a list it uses the one named, if any.
 */
export function validCall(operation: Operation, pick: Pick, filter?: string): Call {
  const maker = new CallMaker(operation, pick);
  const url = maker.path() + maker.query(filter);
  return {
    method: operation.method,
    url,
    headers: {
      'if-match': '"1"',
      ...(operation.contentType === 'text/csv' && { 'content-type': 'text/csv' }),
    },
    ...(operation.body && { body: maker.body(operation.body) }),
  };
}

/** Every position of an operation that must hold an id of somebody's thing. */
export function positionsOf(operation: Operation, network: Network): string[] {
  const positions: string[] = [];
  validCall(operation, (position) => {
    positions.push(position);
    return network;
  });
  return [...new Set(positions)];
}

/** The filters of a list that hold an id and may be left out. */
export function filtersOf(operation: Operation): string[] {
  return operation.parameters
    .filter((it) => it.in === 'query' && it.required !== true && IDS[it.name] !== undefined)
    .map((it) => it.name);
}

class CallMaker {
  constructor(
    private readonly operation: Operation,
    private readonly pick: Pick,
  ) {}

  path(): string {
    const parts = this.operation.path.split('/');
    return parts
      .map((part, index) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        if (name === undefined) return part;
        if (isCreation(this.operation) && index === parts.length - 1) return this.idOfCreated();
        const thing = THINGS_OF[this.operation.key] ?? THINGS[parts[index - 1] ?? ''];
        if (thing === undefined) throw new Error(`${this.operation.key}: whose id is ${part}?`);
        return thing(this.pick(`path.${name}`));
      })
      .join('/');
  }

  /** A new id, unless the variant puts an existing one of somebody there. */
  private idOfCreated(): string {
    const noun = this.operation.path.split('/').at(-2) ?? '';
    const owner = this.pick('path.created');
    return isNobody(owner) ? newId() : (THINGS[noun]?.(owner) ?? newId());
  }

  query(filter: string | undefined): string {
    const named = filter ?? NEEDED_FILTERS[this.operation.key];
    const asked = this.operation.parameters
      .filter((it) => it.in === 'query' && (it.required === true || it.name === named))
      .map(({ name, schema }) => {
        const value = IDS[name]
          ? this.idFor(name, `query.${name}`)
          : name === 'productId'
            ? this.productId()
            : plainValue(schema, name);
        return `${name}=${String(value)}`;
      });
    return asked.length === 0 ? '' : `?${asked.join('&')}`;
  }

  body(schema: Schema): unknown {
    if (this.operation.contentType === 'text/csv') return 'nada\n';
    const said = BODIES[this.operation.key] ?? {};
    return { ...(this.value(schema, '', 'body') as object), ...said };
  }

  private value(schema: Schema, name: string, at: string): unknown {
    if (IDS[name] && (schema.format === 'uuid' || schema.items?.format === 'uuid')) {
      const id = this.idFor(name, at);
      return schema.items ? [id] : id;
    }
    if (name === 'productId') return this.productId();
    if (schema.format === 'uuid') return newId();
    if (name in VALUES) return VALUES[name];
    if (schema.properties) {
      const parts = Object.entries(schema.properties).filter(([key, part]) =>
        this.isTold(schema, key, part),
      );
      return Object.fromEntries(
        parts.map(([key, part]) => [key, this.value(part, key, `${at}.${key}`)]),
      );
    }
    if (schema.items) return [this.value(schema.items, name, `${at}.0`)];
    return plainValue(schema, name);
  }

  private isTold(schema: Schema, key: string, part: Schema): boolean {
    if (LEFT_OUT[this.operation.key]?.includes(key)) return false;
    const isRequired = schema.required?.includes(key) ?? false;
    return isRequired || holdsIds(key, part) || this.operation.method === 'PATCH';
  }

  private productId(): string {
    const { productId, otherProductId } = this.pick('any');
    return OTHER_PRODUCT.includes(this.operation.key) ? otherProductId : productId;
  }

  private idFor(name: string, at: string): string {
    const idOf = IDS_OF[this.operation.key]?.[name] ?? IDS[name];
    return idOf?.(this.pick(at)) ?? newId();
  }
}

/** Stands for no owner: a creation takes a new id. */
export const NOBODY = { isNobody: true } as unknown as Network;

function isNobody(network: Network): boolean {
  return network === NOBODY;
}

function holdsIds(name: string, schema: Schema): boolean {
  if (IDS[name] !== undefined) return true;
  const parts = schema.items?.properties ?? schema.properties;
  return parts !== undefined && Object.entries(parts).some(([key, part]) => holdsIds(key, part));
}

function plainValue(schema: Schema, name: string): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') {
    return Math.min(Math.max(schema.minimum ?? 1, 1), schema.maximum ?? 1);
  }
  if (name === 'login') return `p${newId().slice(-12)}`;
  if (name === 'code') return `c${newId().slice(-12)}`;
  if (name === 'plate') return newId().slice(-10).toUpperCase();
  if (name === 'currency') return 'USD';
  return 'texto';
}
