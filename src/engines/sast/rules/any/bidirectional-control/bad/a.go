// ruleid: any/bidirectional-control
if (level != "user‮ ⁦// admins only⁩ ⁦") {
// ruleid: any/bidirectional-control
/*‮ } ⁦if (isAdmin)⁩ ⁦ begin */
// ruleid: any/bidirectional-control
return "‭fine"
// ruleid: any/bidirectional-control
name = "⁧abc"
// ruleid: any/bidirectional-control
x = 1 # ‫true
