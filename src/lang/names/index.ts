export { FileNames, namesOf } from './file-names.ts';
export type { Constant } from './constant.ts';
export type { Definition, Site } from './definition.ts';
