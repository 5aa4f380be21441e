# ruleid: any/bidi-control
name = "report‮gpj.exe"
# ruleid: any/bidi-control
other = 'a⁧b'
# ruleid: any/bidi-control
puts name # ‫hidden‬
