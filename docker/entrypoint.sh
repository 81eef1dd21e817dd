#!/bin/bash
# Says in one sentence what is wrong with the jar or with a variable, and starts Keycloak without what would keep it from starting.
set -euo pipefail
home=${KEYCLOAK_HOME:-/opt/keycloak}
arguments=("$@")

say() {
  printf 'JumpCloud for Keycloak: %s\n' "$1" >&2
}

without() {
  local argument kept=()
  for argument in "${arguments[@]}"; do
    [ "$argument" = "$1" ] || kept+=("$argument")
  done
  arguments=("${kept[@]}")
}

skip_import() {
  say "$1. Until then the realm is not imported"
  without --import-realm
}

shopt -s nullglob
jars=("$home"/providers/keycloak-jumpcloud*.jar)
if [ ${#jars[@]} -ne 1 ]; then
  if [ ${#jars[@]} -eq 0 ]; then
    say "the jar is missing in $home/providers. Keycloak starts without the extension"
  else
    say "the jar is in $home/providers more than once (${jars[*]##*/}): leave one. Keycloak starts without the extension"
  fi
  # With other jars than at its build, Keycloak does not start optimized; and without the extension it cannot read the realm.
  without --optimized
  without --import-realm
fi

# The realm export takes the variables as they are. A line break in one would break its JSON, and end the start.
if [[ " ${arguments[*]} " = *' --import-realm '* ]]; then
  for name in "${!JUMPCLOUD_@}" "${!SAMPLE_APP_@}"; do
    value=${!name}
    # An empty one would be taken instead of the default.
    [ -n "$value" ] || unset "$name"
    if [[ $value = *[$'\n\r']* ]]; then skip_import "$name has a line break: write it on one line"; fi
    if [[ $value = *[\"\\]* ]]; then skip_import "$name has a quotation mark or a backslash: leave it out"; fi
  done
  case ${JUMPCLOUD_ENABLED:-false} in
    true)
      for name in JUMPCLOUD_SSO_URL JUMPCLOUD_ENTITY_ID JUMPCLOUD_CERTIFICATE; do
        [ -n "${!name:-}" ] || skip_import "JUMPCLOUD_ENABLED is true, but $name is missing: set it"
      done
      ;;
    false) ;;
    *) skip_import 'JUMPCLOUD_ENABLED is neither true nor false: set it to one of them' ;;
  esac
fi

exec "$home/bin/kc.sh" "${arguments[@]}"
