const level = 'user';
// ruleid: any/bidi-control
if (level !== 'user‮ ⁦// only for administrators⁩ ⁦') {
  grant();
}
// ruleid: any/bidi-control
/*‮ } ⁦if (admin)⁩ ⁦ begin */
