export { parseHcl } from './parse-hcl.ts';
