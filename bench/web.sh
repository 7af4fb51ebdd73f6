#!/usr/bin/env bash
# Measures the web application as visitors meet it: start, memory, processor time of every page, load by wrk, drawing in Chromium;
# prints markdown. Needs wrk and chromium. Quit other programs first.
set -euo pipefail
# shellcheck source=tools/common.bash
source "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../tools/common.bash"
need_dotnet
build all
exec dotnet exec "$root/bench/Attain.Bench.Web/bin/$configuration/net10.0/Attain.Bench.Web.dll" "$app_dll"
