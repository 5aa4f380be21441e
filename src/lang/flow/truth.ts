import type { FileNames } from '../names/index.ts';
import { childIn, kindOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';

/** Levels of an expression that are looked at. */
const depthMax = 20;

/** A value that is the same whenever the code runs. */
export type KnownValue = string | number | boolean | null;

/** What names of a file always are. */
export type Constants = Pick<FileNames, 'constant' | 'value'>;

/** Whether a condition is always true or always false; undefined when it may be either. */
export function truthOf(tree: FlatTree, names: Constants, node: number): boolean | undefined {
  const value = valueOf(tree, names, node, 0);
  // Empty text and 0 are true in some languages.
  return typeof value === 'boolean' ? value : undefined;
}

/** The value an expression always has; undefined when that is not known. */
export function knownValue(tree: FlatTree, names: Constants, node: number): KnownValue | undefined {
  return valueOf(tree, names, node, 0);
}

function valueOf(tree: FlatTree, names: Constants, node: number, depth: number): KnownValue | undefined {
  if (node < 0 || depth > depthMax) return undefined;
  switch (kindOf(tree, node)) {
    case 'binary':
      return binary(tree, names, node, depth);
    case 'unary':
      return unary(tree, names, node, depth);
    case 'call':
      return character(tree, names, node, depth);
    case 'ternary': {
      const condition = valueOf(tree, names, childIn(tree, node, 'condition'), depth + 1);
      if (typeof condition !== 'boolean') return undefined;
      return valueOf(tree, names, childIn(tree, node, condition ? 'then' : 'else'), depth + 1);
    }
    case 'identifier':
      return constantOf(names, node) ?? characterOf(tree, names, node, depth);
    default:
      return constantOf(names, node);
  }
}

/** What a name was set to, where that is a character of a constant text. */
function characterOf(tree: FlatTree, names: Constants, node: number, depth: number): KnownValue | undefined {
  const value = names.value(node);
  return value >= 0 && kindOf(tree, value) === 'call' ? character(tree, names, value, depth + 1) : undefined;
}

function constantOf(names: Constants, node: number): KnownValue | undefined {
  const constant = names.constant(node);
  if (constant === undefined) return undefined;
  if (constant.kind === 'null') return null;
  if (constant.kind === 'boolean') return constant.text.toLowerCase() === 'true';
  if (constant.kind === 'string') return constant.text;
  const number = Number(constant.text.replaceAll('_', '').replace(/[lLfFdDuU]+$/, ''));
  return Number.isFinite(number) ? number : undefined;
}

function unary(tree: FlatTree, names: Constants, node: number, depth: number): KnownValue | undefined {
  const value = valueOf(tree, names, childIn(tree, node, 'operand'), depth + 1);
  const operator = symbolOf(tree, node);
  if (typeof value === 'boolean') return operator === '!' || operator === 'not' ? !value : undefined;
  if (typeof value !== 'number') return undefined;
  return operator === '-' ? -value : operator === '+' ? value : undefined;
}

function binary(tree: FlatTree, names: Constants, node: number, depth: number): KnownValue | undefined {
  const operator = symbolOf(tree, node);
  const left = valueOf(tree, names, childIn(tree, node, 'left'), depth + 1);
  const isAnd = operator === '&&' || operator === 'and';
  const isOr = operator === '||' || operator === 'or';
  if (left === undefined && !isAnd && !isOr) return undefined;
  const right = valueOf(tree, names, childIn(tree, node, 'right'), depth + 1);
  if (isAnd)
    return left === false || right === false ? false : left === true && right === true ? true : undefined;
  if (isOr)
    return left === true || right === true ? true : left === false && right === false ? false : undefined;
  if (left === undefined || right === undefined) return undefined;
  if (operator === '==' || operator === '===') return left === right;
  if (operator === '!=' || operator === '!==') return left !== right;
  if (typeof left === 'number' && typeof right === 'number') return arithmetic(operator, left, right);
  return typeof left === 'string' && typeof right === 'string' && operator === '+' ? left + right : undefined;
}

function arithmetic(operator: string, left: number, right: number): KnownValue | undefined {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      // Whole numbers are divided differently from language to language.
      return right !== 0 && Number.isInteger(left / right) ? left / right : undefined;
    case '%':
      return left >= 0 && right > 0 ? left % right : undefined;
    default:
      return undefined;
  }
}

/** `"ABC".charAt(1)`. */
function character(tree: FlatTree, names: Constants, node: number, depth: number): KnownValue | undefined {
  const callee = childIn(tree, node, 'callee');
  if (kindOf(tree, callee) !== 'member' || symbolOf(tree, childIn(tree, callee, 'property')) !== 'charAt')
    return undefined;
  const text = valueOf(tree, names, childIn(tree, callee, 'object'), depth + 1);
  const at = valueOf(tree, names, childIn(tree, node, 'arguments') + 1, depth + 1);
  return typeof text === 'string' && typeof at === 'number' ? text[at] : undefined;
}
