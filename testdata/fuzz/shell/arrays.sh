x=(a "b c"); for y in "${x[@]}" {1..3} $(seq 2); do vault kv put -mount=$y ${y##*/} a=-; done < <(cat z)
