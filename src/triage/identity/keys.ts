/**
 * Gives equal pairs of numbers equal numbers. A table of its own: pairs as keys of a `Map` would be doubles on the
 * heap, and this is where most of the time goes.
 */
export class Keys {
  #first: Int32Array;
  #second: Int32Array;
  /** Number + 1; 0 is free. */
  #numbers: Int32Array;
  #size = 0;

  /** `expected` pairs fit without growing. */
  constructor(expected: number) {
    const capacity = 2 ** Math.ceil(Math.log2(expected * 2 + capacityMin));
    this.#first = new Int32Array(capacity);
    this.#second = new Int32Array(capacity);
    this.#numbers = new Int32Array(capacity);
  }

  of(a: number, b: number): number {
    if (this.#size * 2 > this.#numbers.length) this.#grow();
    const slot = this.#slotOf(a, b);
    const known = this.#numbers[slot] ?? 0;
    if (known > 0) return known - 1;
    this.#first[slot] = a;
    this.#second[slot] = b;
    this.#numbers[slot] = ++this.#size;
    return this.#size - 1;
  }

  #slotOf(a: number, b: number): number {
    const mask = this.#numbers.length - 1;
    let slot = mixed(a, b) & mask;
    while (this.#numbers[slot] !== 0 && (this.#first[slot] !== a || this.#second[slot] !== b))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [first, second, numbers] = [this.#first, this.#second, this.#numbers];
    this.#first = new Int32Array(first.length * 2);
    this.#second = new Int32Array(first.length * 2);
    this.#numbers = new Int32Array(first.length * 2);
    for (let old = 0; old < numbers.length; old++) {
      const number = numbers[old] ?? 0;
      if (number === 0) continue;
      const [a, b] = [first[old] ?? 0, second[old] ?? 0];
      const slot = this.#slotOf(a, b);
      this.#first[slot] = a;
      this.#second[slot] = b;
      this.#numbers[slot] = number;
    }
  }
}

const capacityMin = 64;

/** Spreads pairs of small numbers over 32 bits; the constants are those of common multiplicative hashes. */
function mixed(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 1, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x27d4eb2f);
  return hash ^ (hash >>> 13);
}
