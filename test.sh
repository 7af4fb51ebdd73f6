#!/usr/bin/env bash
# Runs every test there is, against SQLite and a PostgreSQL of its own.
#   ./test.sh                         everything
#   ./test.sh Core Facts              only projects whose name contains one of these words
#   ./test.sh Facts -- -class '*Import*'   what follows -- goes to the test runner
set -euo pipefail
# shellcheck source=tools/common.bash
source "$(dirname -- "${BASH_SOURCE[0]}")/tools/common.bash"

words=() runner=()
while (( $# )); do
  case "$1" in
    --) shift; runner=("$@"); break ;;
    -h|--help) sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) words+=("$1"); shift ;;
  esac
done

need_postgres() {
  [[ -z "${ATTAIN_TEST_POSTGRES:-}" ]] || return 0
  "$root/tools/postgres.sh" find >/dev/null && return
  if (( EUID == 0 )) && command -v apt-get >/dev/null; then
    say "正在安装 PostgreSQL…" "Installing PostgreSQL…"
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } \
        </dev/null >"$artifacts/install.log" 2>&1 && "$root/tools/postgres.sh" find >/dev/null; then
      return
    fi
    tail -n 20 "$artifacts/install.log" >&2
  fi
  die "测试需要 PostgreSQL 15 或更新版本的服务器程序（initdb、pg_ctl、postgres），请先安装，例如：sudo apt-get install postgresql；或者把 ATTAIN_TEST_POSTGRES 设为可随意使用的服务器的连接字符串。" \
      "The tests need the server programs of PostgreSQL 15 or later (initdb, pg_ctl, postgres): install them, for example with sudo apt-get install postgresql, or set ATTAIN_TEST_POSTGRES to the connection string of a server they may use freely."
}

# Pages are tested in a real browser, with letters for both languages.
need_chromium() {
  [[ -z "${ATTAIN_CHROMIUM:-}" ]] || return 0
  { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null && return
  if (( EUID == 0 )) && command -v apt-get >/dev/null; then
    say "正在安装 Chromium…" "Installing Chromium…"
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } \
        </dev/null >"$artifacts/install.log" 2>&1 && command -v chromium >/dev/null; then
      return
    fi
    tail -n 20 "$artifacts/install.log" >&2
  fi
  die "浏览器测试需要 Chromium，请先安装，例如：sudo apt-get install chromium fonts-noto-cjk；或者把 ATTAIN_CHROMIUM 设为它的路径。" \
      "The browser tests need Chromium: install it, for example with sudo apt-get install chromium fonts-noto-cjk, or set ATTAIN_CHROMIUM to its path."
}

# Sets projects to the names of the test projects asked for; a project called *.Support holds no tests.
choose_projects() {
  local file name word
  projects=()
  for file in "$root"/tests/*/*.csproj; do
    name=$(basename "$file" .csproj)
    [[ "$name" != *.Support ]] || continue
    (( ${#words[@]} )) || { projects+=("$name"); continue; }
    for word in "${words[@]}"; do
      if [[ "${name,,}" == *"${word,,}"* ]]; then projects+=("$name"); break; fi
    done
  done
  (( ${#projects[@]} )) || die "没有名称含「${words[*]}」的测试项目。" "No test project has a name containing: ${words[*]}."
}

cluster=
finish() {
  [[ -z "$cluster" ]] || "$root/tools/postgres.sh" stop "$cluster" || true
  rm -rf "$results"
}

start_postgres() {
  [[ -z "${ATTAIN_TEST_POSTGRES:-}" ]] || return 0
  local started
  started=$("$root/tools/postgres.sh" start $$)
  cluster=${started%%$'\n'*}
  export ATTAIN_TEST_POSTGRES=${started##*$'\n'}
}

plain() { sed -e 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#xA;/ /g; s/&amp;/\&/g'; }

passed=0 failed=0 skipped=0 failures=()

# Runs one project and adds its counts; one that dies without a verdict counts as a failure of its own.
run_project() {
  local name=$1 dll="$root/tests/$1/bin/$configuration/net10.0/$1.dll" result="$results/$1.xml" code=0 head name_of_failed
  printf '%s\n' "── $name"
  dotnet exec "$dll" -noLogo -noColor -reporter quiet -xml "$result" ${runner[@]+"${runner[@]}"} </dev/null || code=$?
  head=$(grep -o '<assembly [^>]*>' "$result" 2>/dev/null | head -n 1) || true
  local ok bad skip
  ok=$(count passed "$head") bad=$(( $(count failed "$head") + $(count errors "$head") )) skip=$(count skipped "$head")
  if (( code != 0 && bad == 0 )); then
    bad=1
    failures+=("$name: the test process ended with exit code $code before it had finished")
  fi
  while IFS= read -r name_of_failed; do failures+=("$name_of_failed"); done < <(
    grep -oE '<test [^>]*result="Fail"[^>]*>' "$result" 2>/dev/null | sed -n 's/.* name="\([^"]*\)".*/\1/p' | plain)
  printf '   %d passed, %d failed%s\n' "$ok" "$bad" "$( (( skip == 0 )) || printf ', %d skipped' "$skip")"
  passed=$(( passed + ok )) failed=$(( failed + bad )) skipped=$(( skipped + skip ))
}

count() { if [[ "$2" =~ \ $1=\"([0-9]+)\" ]]; then printf '%s' "${BASH_REMATCH[1]}"; else printf 0; fi; }

choose_projects
need_place
need_postgres
if [[ " ${projects[*]} " == *Browser* ]]; then need_chromium; fi
build all
need_dotnet
results=$(mktemp -d)
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
start_postgres

cd "$root"
for project in "${projects[@]}"; do
  run_project "$project"
done

if (( ${#failures[@]} )); then
  printf '\nFailed:\n'
  printf '   %s\n' "${failures[@]}"
fi
printf '\n%d passed, %d failed%s\n' "$passed" "$failed" "$( (( skipped == 0 )) || printf ', %d skipped' "$skipped")"
(( failed == 0 && passed > 0 ))
