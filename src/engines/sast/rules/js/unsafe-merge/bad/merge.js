export function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object') {
      if (!target[key]) target[key] = {};
      // ruleid: js/unsafe-merge
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

export const extend = (to, from) => {
  Object.keys(from).forEach((name) => {
    if (isObject(to[name]) && isObject(from[name])) {
      // ruleid: js/unsafe-merge
      extend(to[name], from[name]);
    } else to[name] = from[name];
  });
  return to;
};

export function assignDeep(a, b) {
  for (const k of Object.keys(b)) {
    // ruleid: js/unsafe-merge
    if (isObject(b[k])) assignDeep(a[k], b[k]);
    else a[k] = b[k];
  }
}

export function withDepth(target, source, depth) {
  for (let key in source) {
    if (isObject(target[key])) {
      // ruleid: js/unsafe-merge
      withDepth(target[key], source[key], depth + 1);
    } else target[key] = source[key];
  }
}

class Settings {
  apply(target, source) {
    for (const key of Object.keys(source)) {
      // ruleid: js/unsafe-merge
      if (isObject(source[key])) this.apply(target[key], source[key]);
      else target[key] = source[key];
    }
  }
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

export { Settings };
