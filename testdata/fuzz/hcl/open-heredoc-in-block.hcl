path "a" { b = <<EOF
 x