#!/bin/bash
# Says in one sentence what would otherwise end in many lines of Java, and then starts Keycloak.
set -euo pipefail
home=${KEYCLOAK_HOME:-/opt/keycloak}

fail() {
  printf 'JumpCloud for Keycloak: %s\n' "$1" >&2
  exit 64
}

shopt -s nullglob
jars=("$home"/providers/keycloak-jumpcloud*.jar)
[ ${#jars[@]} -ge 1 ] || fail "the jar is missing in $home/providers"
[ ${#jars[@]} -eq 1 ] || fail "the jar is in $home/providers more than once (${jars[*]##*/}): leave one"

# The realm export takes these as they are. A line break in them would break its JSON.
for name in "${!JUMPCLOUD_@}" "${!SAMPLE_APP_@}"; do
  value=${!name}
  # An empty one would be taken instead of the default.
  [ -n "$value" ] || unset "$name"
  [[ $value != *[$'\n\r']* ]] || fail "$name has a line break: write it on one line"
  [[ $value != *[\"\\]* ]] || fail "$name has a quotation mark or a backslash: leave it out"
done
[[ ${JUMPCLOUD_ENABLED:-false} = @(true|false) ]] || fail "JUMPCLOUD_ENABLED is neither true nor false"
if [[ ${JUMPCLOUD_ENABLED:-false} = true ]]; then
  for name in JUMPCLOUD_SSO_URL JUMPCLOUD_ENTITY_ID JUMPCLOUD_CERTIFICATE; do
    [ -n "${!name:-}" ] || fail "JUMPCLOUD_ENABLED is true, but $name is missing"
  done
fi

exec "$home/bin/kc.sh" "$@"
