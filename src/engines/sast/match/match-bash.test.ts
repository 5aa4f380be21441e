import { describe, expect, test } from 'vitest';
import { hunter, testParsers } from '../../../../tests/pattern-hunt.ts';

const hunt = hunter(testParsers());

describe('patterns of shell scripts', () => {
  test.each([
    ['wget ...', 'wget -q u\ncurl u', ['wget -q u']],
    ['wget $URL', 'wget u\nwget -q u\nwget "$u"', ['wget u', 'wget "$u"']],
    ['... tar ...', 'sudo tar x\ntar x\ntarx', ['sudo tar x', 'tar x']],
    ['wget ... | sh', 'wget u | sh\nwget u | tee f | sh\nsh | wget u', ['wget u | sh']],
    ['... | head', 'a | b | head > f\nhead | a', ['a | b | head']],
    ['head | ...', 'head | a | b\na | head', ['head | a', 'head | a | b']],
    ['... | head | ...', 'a | head | b | c', ['a | head | b', 'a | head | b | c']],
    ['sh -c "$(wget ...)"', 'sh -c "$(wget u)"\nsh -c $(wget u)', ['sh -c "$(wget u)"']],
    ['... <(wget ...)', 'source <(wget u)\nsource $(wget u)', ['source <(wget u)']],
    ['rm ${$V}', 'rm $d\nrm ${d%/}\nrm "$d"\nrm d', ['rm $d', 'rm ${d%/}']],
    ['rm ...${$V}...', 'rm $d/x\nrm a$d\nrm "$d"/x\nrm "a$d"', ['rm $d/x', 'rm a$d']],
    ['rm $dir', 'rm $dir\nrm $other', ['rm $dir']],
    ['$(date ...)', 'x=$(date -u)\ndate -u', ['$(date -u)']],
    ['PATH=...', 'PATH=/x\nPATH=/x ls', ['PATH=/x']],
    ['kill $1', 'kill $1\nkill $2', ['kill $1']],
    ['$A=<... wget ...>\n...\neval <... $A ...>', 'x=$(wget u)\neval "$x"\n', ['x=$(wget u)\neval "$x"']],
  ])('%s in %s', (pattern, code, found) => {
    const ranges = hunt({ language: 'bash', pattern, code });
    expect(ranges.map(({ start, end }) => code.slice(start, end))).toEqual(found);
  });
});
