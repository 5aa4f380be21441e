import { listRoutes, routesJson } from '../../app/routes.ts';
import type { Command } from '../command.ts';
import { finish, usesColour, wishOf } from '../finish.ts';
import { routesLines } from '../routes-lines.ts';
import { lineText } from '../terminal/line.ts';
import { paintOf } from '../terminal/paint.ts';

export const routes: Command = {
  name: 'routes',
  usage: '[PATH]',
  summary: 'The ways into the application, and what guards them',
  about:
    'Lists every route of the web frameworks it knows: method, path with its mounts and prefixes, the guards that run\n' +
    'before it, what answers, and where it is registered. Routes that change something and ask nobody are marked with !.\n' +
    'Nothing is run: it is read from the code. Ends with 4 when there is no route.',
  flags: {
    format: {
      type: 'string',
      value: 'NAME',
      choices: ['text', 'json'],
      help: 'text (default) or json, which has the data stores and hosts besides',
    },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'Write to FILE instead of standard output' },
    'no-cache': { type: 'boolean', help: 'Neither use nor keep results of earlier runs' },
  },
  argumentsMax: 1,
  async run(call) {
    const { out } = call.world;
    // The place comes last and is what one copies: only a terminal cuts lines.
    const width = out.isTerminal && call.text('output') === undefined ? Math.max(80, out.columns) : Infinity;
    const paint = paintOf(call.text('output') === undefined && usesColour(call));
    const outcome = await listRoutes(wishOf(call, call.arguments[0]), (inventory) =>
      call.text('format') === 'json'
        ? routesJson(inventory)
        : routesLines(inventory, width)
            .map((line) => `${lineText(line, paint)}\n`)
            .join(''),
    );
    return finish(call, outcome);
  },
};
