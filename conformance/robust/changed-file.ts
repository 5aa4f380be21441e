import type { SemgrepRule } from '../../src/formats/semgrep/rule.ts';
import { namesOf } from '../../src/lang/names/index.ts';
import { isPatternLanguage, parseAsWritten } from '../../src/engines/sast/match/parse-as-written.ts';
import type { FlatTree, Parsers } from '../../src/lang/index.ts';
import { addDeadCode, deadBranches, statementsLike, type Places } from './dead-code.ts';
import { renamedLocals } from './rename-locals.ts';
import { renamedTerraform } from './rename-terraform.ts';
import { wordsOfRules, type RuleWords } from './rule-words.ts';
import { placesFor, speaksOfAnyIf } from './strict-patterns.ts';

/** What is done to a test file. */
export interface Change {
  readonly rename: boolean;
  readonly deadCode: boolean;
}

/** How much was changed over all files of a language. */
export interface Amount {
  files: number;
  /** Files in which at least one name was changed, and names. */
  renamedFiles: number;
  names: number;
  /** Files with inserted code; pieces of it; files where no statement is put between two others for some rule. */
  filledFiles: number;
  pieces: number;
  strictFiles: number;
  /** Rules that report some dead code by what it is, so that it is left out for them. */
  selfReported: number;
  /** Files left as they are because the changed text parses with other errors. */
  refused: number;
}

interface How {
  readonly path: string;
  readonly language: string;
  readonly places: Places;
  readonly words: RuleWords;
  readonly without: ReadonlySet<number>;
}

interface TestFile {
  readonly path: string;
  readonly text: string;
}

/** Changes test files in memory, the same way every time. */
export class FileChanger {
  readonly #parsers: Parsers;
  readonly #change: Change;
  readonly #known = new Map<string, string>();
  readonly #words = new Map<string, RuleWords>();
  readonly amounts = new Map<string, Amount>();

  constructor(parsers: Parsers, change: Change) {
    this.#parsers = parsers;
    this.#change = change;
  }

  /**
   * The text that a rule is tested with. `ruleText`: all of the file that the rule lies in. `linesOf` gives the lines
   * (from 1) of a text that the rule reports and no annotation asks for.
   */
  textFor(
    file: TestFile,
    {
      rule,
      ruleText,
      linesOf,
    }: { rule: SemgrepRule; ruleText: string; linesOf: (text: string) => readonly number[] },
  ): string {
    const language = rule.analyser;
    if (!isPatternLanguage(language)) return file.text;
    const places = this.#change.deadCode ? placesFor(this.#parsers, language, rule) : 'anywhere';
    const words = this.#words.get(rule.path) ?? wordsOfRules(ruleText);
    this.#words.set(rule.path, words);
    const how = { path: `${rule.path} ${file.path}`, language, places, words };
    const branches =
      this.#change.deadCode && speaksOfAnyIf(this.#parsers, language, rule) ? deadBranches(language) : [];
    const text = this.#changed(file.text, { ...how, without: new Set(branches) });
    if (!this.#change.deadCode) return text;
    const lines = text.split('\n');
    const reported = linesOf(text).flatMap((line) => statementsLike(language, lines[line - 1] ?? ''));
    if (reported.length === 0) return text;
    this.#amountOf(language).selfReported++;
    return this.#changed(file.text, { ...how, without: new Set([...branches, ...reported]) });
  }

  #changed(text: string, how: How): string {
    const key = `${how.language} ${how.places} ${[...how.without].join()} ${how.path}`;
    const known = this.#known.get(key) ?? this.#filled(this.#renamed(text, how), how);
    this.#known.set(key, known);
    return known;
  }

  #renamed(text: string, { language, words }: How): string {
    const amount = this.#amountOf(language);
    const tree = this.#parse(language, text);
    amount.files++;
    if (!this.#change.rename || tree === undefined) return text;
    const renamed =
      language === 'terraform' ? renamedTerraform(tree, words) : renamedLocals(tree, namesOf(tree), words);
    if (this.#parse(language, renamed.text)?.errors.length !== tree.errors.length) {
      amount.refused++;
      return text;
    }
    amount.names += renamed.count;
    if (renamed.count > 0) amount.renamedFiles++;
    return renamed.text;
  }

  #filled(text: string, { language, places, without }: How): string {
    if (!this.#change.deadCode) return text;
    const parse = (one: string): FlatTree | undefined => this.#parse(language, one);
    const { text: filled, pieces } = addDeadCode(text, { language, places, without, parse });
    const amount = this.#amountOf(language);
    amount.pieces += pieces;
    if (pieces > 0) amount.filledFiles++;
    if (places !== 'anywhere') amount.strictFiles++;
    return filled;
  }

  #parse(language: string, text: string): FlatTree | undefined {
    return isPatternLanguage(language) ? parseAsWritten(this.#parsers, language, text).tree : undefined;
  }

  #amountOf(language: string): Amount {
    const known = this.amounts.get(language);
    if (known !== undefined) return known;
    const none = {
      files: 0,
      renamedFiles: 0,
      names: 0,
      filledFiles: 0,
      pieces: 0,
      strictFiles: 0,
      selfReported: 0,
      refused: 0,
    };
    this.amounts.set(language, none);
    return none;
  }
}
