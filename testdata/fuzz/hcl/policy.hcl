path "secret/+/a*" { capabilities = ["read", "deny",] allowed_parameters = { "*" = [] } }
path "u/{{identity.entity.id}}/*" { policy = "write" }
path "" { capabilities = [] }
path "*" { capabilities = "sudo" }
