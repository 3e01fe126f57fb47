a "$(b ${c:-`d`} <<E
$(f
E
)" && { g; } || exit 1
