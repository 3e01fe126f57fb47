f() { local x=$1; shift; "$@"; }; f a vault write $x k=@y - <<<{}
