#!/usr/bin/env bash
# Measures import, columns and questions against SQLite and PostgreSQL, on a generated company; prints markdown.
#   bench/run.sh                       1,000,000 order lines
#   bench/run.sh --lines 100000        fewer; also --seed N, --runs N, --postgres ADDRESS
# Without --postgres or ATTAIN_TEST_POSTGRES it starts a server of its own and throws it away afterwards.
set -euo pipefail
# shellcheck source=tools/common.bash
source "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../tools/common.bash"
need_dotnet
build all

cluster=
finish() { [[ -z "$cluster" ]] || "$root/tools/postgres.sh" stop "$cluster" || true; }
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [[ -z "${ATTAIN_TEST_POSTGRES:-}" && " $* " != *" --postgres "* ]]; then
  started=$("$root/tools/postgres.sh" start $$)
  cluster=${started%%$'\n'*}
  export ATTAIN_TEST_POSTGRES=${started##*$'\n'}
fi
dotnet exec "$root/bench/Attain.Bench/bin/$configuration/net10.0/Attain.Bench.dll" "$@"
