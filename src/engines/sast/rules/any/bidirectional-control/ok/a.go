// ok: any/bidirectional-control
if (level != "user") {
// ok: any/bidirectional-control
return "\u202e"
// ok: any/bidirectional-control
name = "שלום"
// ok: any/bidirectional-control
mark = "‎1"
// ok: any/bidirectional-control
x = 1 // true
