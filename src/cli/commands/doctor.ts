import { examine } from '../../app/doctor.ts';
import type { Command } from '../command.ts';
import { finish, wishOf } from '../finish.ts';

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Check this machine and this repository',
  about:
    'Checks what Holdfast needs of this machine, this repository, its model and its state, and says what to do about it.',
  flags: {},
  argumentsMax: 0,
  async run(call) {
    return finish(call, await examine(wishOf(call, '.')));
  },
};
