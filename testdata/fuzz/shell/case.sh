case ${a^^} in @(x|y)*) sh -c "b \"$a\" $(c)";; *) eval 'd {{ e }} ${{ f }}';; esac
