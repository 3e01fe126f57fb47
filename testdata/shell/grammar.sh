#!/usr/bin/env bash
# What is easily misread.
a=1 b="two words" env | sort; c=(one "two three" $((1 + 2)) $(echo four))
c+=(five) d[3]=x; declare -A map=([key]=value [other]="a b")
echo $((a << 2)) "$((b - (1 + 2)))" $(( (1) + (2) ))
((a++)) || ((a = a == 1 ? 2 : 3))
for ((i = 0; i < 3; i++)); do echo "$i"; done
for x in a b c; do echo $x; done
for z in 1 2 # three
do :; done
select s in a b; do break; done
case $1 in
  (a|b) echo ab ;;
  "c d" | e*) echo ce ;&
  @(f|g)) echo fg ;;&
  *) ;;
esac
if [ -f x ] && ! [[ $a =~ ^(x|y)+$ && -n ${b:-} ]]; then :; elif test 1; then echo 2; else echo 3; fi
until ! false; do sleep 1; done
f() { echo "$@"; } 2>&1
function g { local x=$1; shift; "$@"; }
function h::i() ( cd /; pwd )
{ echo a; echo b; } > file 2>&1 | cat -
( echo c ) & wait
cat <<A
$(echo in heredoc)
A
cat <<'B' > file
$(not run)
B
cat <<-C
	tabs ${HOME}
	C
cat <<< "here $(hostname) string" > out
diff <(sort one) <(sort two) >&2
echo "a $(echo "b $(echo "c")")" 'it'"'"'s' $'tab\t'
echo \
  continued "over
lines" # comment with ' and "
echo a#b ${c[@]} ${#c[*]} ${!c} ${a:1:2} ${a//x/y} ${b^^} ${HOME##*/} ${a:-${b:=c}}
! true
[ "$a" = "{" ] && echo "}"
x=$(case $a in b) echo c;; esac)
y=`echo \`date\``
echo {a,b}{1..3} ~/x *.sh
exec 3>&1 4<file 2>/dev/null
while IFS= read -r line || [[ -n $line ]]; do echo "$line"; done < <(printf '%s\n' a b)
echo done; exit 0
