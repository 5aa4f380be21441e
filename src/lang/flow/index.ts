export { callbacks, callbacksFirst, callbacksSecond, type Callback, type Given } from './callbacks.ts';
export { FileFlow } from './file-flow.ts';
export type {
  Argument,
  AssignExpression,
  Block,
  CallExpression,
  Edge,
  Entry,
  Expression,
  FieldExpression,
  FunctionFlow,
  Mix,
  Parameter,
  Part,
  Target,
  Variable,
} from './flow.ts';
export { Variables } from './variables.ts';
