#!/usr/bin/env bash
# From a fresh clone to the loop of a real company: builds, loads the sample at the first start, shows all five steps.
#   ./run.sh           everything
#   ./run.sh --once    the same, and end
set -euo pipefail
# shellcheck source=tools/common.bash
source "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/tools/common.bash"
need_dotnet
build app
exec dotnet "$app_dll" run "$@"
