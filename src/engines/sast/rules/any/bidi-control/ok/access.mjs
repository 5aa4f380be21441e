const level = 'user';
// ok: any/bidi-control
if (level !== 'user') {
  grant();
}
// ok: any/bidi-control
const override = '\u202e';
// ok: any/bidi-control
const greeting = 'שלום';
// ok: any/bidi-control
const arabic = 'مرحبا';
// ok: any/bidi-control
const mark = 'a‎b';
