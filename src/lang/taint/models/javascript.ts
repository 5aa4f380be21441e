import { adds, each, counts, tells, puts, reads, removes, type Models } from './model.ts';

/** Calls of JavaScript and TypeScript: the language's own objects, Node's, and validators. */
export const javascript: Models = {
  functions: new Map([
    ...each(tells, 'Boolean', 'isNaN'),
    ...each(counts, 'parseInt', 'parseFloat', 'Number', 'isFinite', 'BigInt'),
    ...each(tells, 'Number.isInteger', 'Number.isNaN', 'Number.isFinite'),
    ...each(counts, 'Number.parseInt', 'Number.parseFloat'),
    ...each(counts, 'Math.abs', 'Math.floor', 'Math.ceil', 'Math.round', 'Math.trunc', 'Math.max', 'Math.min'),
    ...each(tells, 'Math.random', 'Array.isArray', 'Object.is', 'Buffer.isBuffer'),
    ...each(counts, 'Date.now', 'Buffer.byteLength'),
    ...each(tells, 'crypto.randomUUID', 'crypto.randomBytes', 'crypto.randomInt', 'crypto.timingSafeEqual'),
    ...each(counts, 'performance.now', 'process.hrtime', 'process.uptime'),
    ...each(tells, 'fs.existsSync', 'path.isAbsolute', 'net.isIP', 'net.isIPv4', 'net.isIPv6', 'isInteger'),
    ...each(tells, 'validator.isEmail', 'validator.isURL', 'validator.isUUID', 'validator.isInt', 'validator.isAlphanumeric'),
    ...each(tells, 'mongoose.isValidObjectId', 'uuid.v4', 'uuid.v1', 'uuid.validate'),
    ...each(tells, 'bcrypt.compareSync', 'argon2.verify'),
    ...each(tells, 'console.log', 'console.error', 'console.warn', 'console.info', 'console.debug'),
  ]),
  methods: new Map([
    ...each(adds, 'push', 'unshift', 'add', 'enqueue'),
    ...each(puts, 'set'),
    ...each(reads, 'get', 'at'),
    ...each(removes, 'delete'),
    ...each({ gives: 'element' as const }, 'pop', 'shift'),
    ...each(tells, 'includes', 'startsWith', 'endsWith', 'test'),
    ...each(counts, 'indexOf', 'lastIndexOf', 'charCodeAt', 'codePointAt'),
    ...each(tells, 'has', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable'),
    ...each(counts, 'localeCompare', 'getTime'),
    ...each(counts, 'toFixed', 'toExponential', 'toPrecision', 'getFullYear', 'getMonth', 'getDate', 'getHours'),
    ...each(tells, 'isEmail', 'isURL', 'isUUID', 'isAlphanumeric', 'isNumeric', 'isMongoId', 'isValid'),
  ]),
};
