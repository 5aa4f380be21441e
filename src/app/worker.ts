/*
 * The script of Holdfast's workers: inspects batches of files and sends the results back as one text, which costs
 * less than a structured clone (measured: 0.65 against 1.5 ms for 1,000 findings).
 */
import { serveRing } from '../io/rings/serve.ts';
import { lookAt } from './look-at.ts';
import type { Batch, ToolWish } from './pool.ts';
import { ruleFilesIn } from './rule-files.ts';
import { secretRulesIn } from './secret-rule-files.ts';
import { Toolbox } from './toolbox.ts';

/** One per worker: the rules and grammars that were loaded for the first batch serve the others. */
class Inspector {
  #wish: string | undefined;
  #tools: Toolbox | undefined;

  inspect({ root, files, stations, tools }: Batch): string {
    const toolbox = this.#toolsOf(tools);
    const engines = new Map(toolbox.engines.map((engine) => [engine.id, engine]));
    const results = files.map(({ file, asked }) => {
      const wanted = asked.flatMap((n) => {
        const station = stations[n];
        const engine = station === undefined ? undefined : engines.get(station.id);
        return engine === undefined || station === undefined ? [] : [{ engine, options: station.options }];
      });
      return lookAt(root, revived(file), wanted);
    });
    toolbox.flush();
    return JSON.stringify(results);
  }

  #toolsOf(wish: ToolWish): Toolbox {
    const key = JSON.stringify(wish);
    if (this.#tools !== undefined && this.#wish === key) return this.#tools;
    const rules = wish.config.flatMap((place) => ruleFilesIn(place).rules);
    this.#wish = key;
    const secretRules = wish.secretRules.flatMap((place) => {
      const read = secretRulesIn(place);
      return read.ok ? read.value : [];
    });
    this.#tools = new Toolbox({ ...wish, rules, secretRules });
    return this.#tools;
  }
}

/** A buffer arrives from another process as plain bytes. */
function revived(file: Batch['files'][number]['file']): Batch['files'][number]['file'] {
  return file.raw === undefined ? file : { ...file, raw: Buffer.from(file.raw) };
}

const inspector = new Inspector();
serveRing({ inspect: (payload) => inspector.inspect(payload as Batch) });
