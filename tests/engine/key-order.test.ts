import { describe, expect, it } from 'vitest';
import { inKeyOrder } from '../../src/engine/key-order.ts';

describe('the order of keys is no fact (promise 2)', () => {
  it('gives data the same order however it was written', () => {
    const typed = { to: 1, about: [{ b: 1, a: 2 }], a: { people: 1, governance: 2 } };
    const stored = { a: { governance: 2, people: 1 }, to: 1, about: [{ a: 2, b: 1 }] };
    expect(JSON.stringify(inKeyOrder(typed))).toBe(JSON.stringify(inKeyOrder(stored)));
    expect(JSON.stringify(inKeyOrder(typed))).toBe('{"a":{"governance":2,"people":1},"about":[{"a":2,"b":1}],"to":1}');
  });

  it('leaves lists in their order, and what is not an object as it is', () => {
    expect(inKeyOrder([3, 'b', null, 1])).toEqual([3, 'b', null, 1]);
    expect(inKeyOrder(undefined)).toBeUndefined();
  });
});
