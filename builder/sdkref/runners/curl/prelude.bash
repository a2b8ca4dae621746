# Read by bash before an example (BASH_ENV): notes where a call of curl failed and nothing took care of it.
# Neither output, exit status nor flow of the example change.
unset BASH_ENV
set -o errtrace
curl() { command curl "$@"; }
trap '__sdkref=$?; if [[ ${FUNCNAME[0]-} == curl ]]; then
  printf "%s %s\n" "$__sdkref" "${BASH_LINENO[0]}" >> "$TMPDIR/.sdkref-curl"
fi' ERR
