#!/usr/bin/env bash
# From a fresh clone to the running product: builds, serves the demo company and a real sample, one click signs in.
#   ./run.sh                       the web application at http://127.0.0.1:5080, until Ctrl-C
#   ./run.sh --urls http://127.0.0.1:5081
#   ./run.sh --once                the whole loop of the real sample in the terminal, and end
set -euo pipefail
# shellcheck source=tools/common.bash
source "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/tools/common.bash"
need_dotnet
build app
if [[ "${1:-}" == --once ]]; then exec dotnet "$app_dll" run "$@"; fi
exec dotnet "$app_dll" serve --demo "$@"
