export {
  JavaScriptFrontEnd,
  type JavaScriptId,
  type JavaScriptParsers,
  type OxcParse,
} from './parse-javascript.ts';
