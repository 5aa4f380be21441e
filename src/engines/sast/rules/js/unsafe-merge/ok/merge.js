const refused = new Set(['__proto__', 'constructor', 'prototype']);

export function refusing(target, source) {
  for (const key of Object.keys(source)) {
    if (key === '__proto__' || key === 'constructor') continue;
    // ok: js/unsafe-merge
    if (isObject(source[key])) refusing(target[key], source[key]);
    else target[key] = source[key];
  }
}

export function owning(target, source) {
  for (const key in source) {
    if (!Object.hasOwn(target, key)) continue;
    // ok: js/unsafe-merge
    owning(target[key], source[key]);
  }
}

export function listing(target, source) {
  for (const key in source) {
    if (refused.has(key)) continue;
    // ok: js/unsafe-merge
    if (isObject(source[key])) listing(target[key], source[key]);
    else target[key] = source[key];
  }
}

export function flat(target, source) {
  for (const key in source) {
    // ok: js/unsafe-merge
    target[key] = source[key];
  }
}

export function equal(a, b) {
  for (const key of Object.keys(a)) {
    // ok: js/unsafe-merge
    if (!equal(a[key], b[key])) return false;
  }
  return true;
}

export function walk(node, visit) {
  for (const key in node) {
    // ok: js/unsafe-merge
    walk(node[key], visit);
  }
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}
