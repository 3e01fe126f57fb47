a = "\x41\u00e9\101${ file "/x}" }" b = <<-EOF
  one
  EOF
c = ${X}_$Y {{- if .a }} d = 82{{ .b }} {{ end -}} {% if x %}