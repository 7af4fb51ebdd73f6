# shellcheck shell=bash
# What run.sh, test.sh and attain share: where the house stands, how it speaks, how it is built.
# Sourced, never run.

# One configuration for running and for testing, so that nothing is built twice and what is tested is what runs.
configuration=Release
root=$(cd -- "${BASH_SOURCE[0]%/*}/.." && pwd -P)
artifacts="$root/artifacts"
app_dll="$root/src/Attain.App/bin/$configuration/net10.0/attain.dll"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1

# say CHINESE ENGLISH: one sentence to standard error, in the language of the terminal.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) printf '%s\n' "$1" >&2 ;;
    *) printf '%s\n' "$2" >&2 ;;
  esac
}

die() { say "$1" "$2"; exit 1; }

# dotnet wants a home to keep its packages in; without a usable one it gets a place in the build folder.
need_home() {
  [[ -n "${HOME:-}" && -d "$HOME" && -w "$HOME" ]] && return
  need_place
  mkdir -p "$artifacts/home"
  export HOME="$artifacts/home" DOTNET_CLI_HOME="$artifacts/home"
}

need_dotnet() {
  command -v dotnet >/dev/null && return
  local place
  for place in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/lib/dotnet /usr/share/dotnet /usr/local/share/dotnet; do
    if [[ -x "$place/dotnet" ]]; then
      export PATH="$place:$PATH" DOTNET_ROOT="$place"
      return
    fi
  done
  die "没有找到 .NET SDK：请安装 .NET 10 SDK（https://dotnet.microsoft.com/download），然后重新运行。" \
      "The .NET SDK was not found: install the .NET 10 SDK (https://dotnet.microsoft.com/download), then run this again."
}

need_sdk() {
  need_dotnet
  need_home
  local wanted found
  wanted=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json")
  # Standing in the root, dotnet itself judges by global.json whether one of its SDKs will do.
  (cd "$root" && dotnet --version) >/dev/null 2>&1 && return
  found=$(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd, -)
  die "需要 .NET SDK ${wanted} 或更新的 ${wanted%.*} 版本，这里只有：${found:-无}。请从 https://dotnet.microsoft.com/download 安装。" \
      "The .NET SDK $wanted or a later ${wanted%.*} is needed, found here: ${found:-none}. Install it from https://dotnet.microsoft.com/download."
}

# The pages' libraries and icons come from npm; Node.js is needed to build, not to run.
need_npm() {
  command -v npm >/dev/null && return
  die "没有找到 npm：编译网页需要 Node.js 20 或更新版本（https://nodejs.org），请安装后重新运行。" \
      "npm was not found: building the pages needs Node.js 20 or later (https://nodejs.org); install it, then run this again."
}

die_full() {
  die "磁盘已满：请在 $root 与 ${HOME:-/} 所在的磁盘腾出空间（约 2 GB），然后重新运行。" \
      "The disk is full: free some space (about 2 GB) where $root and ${HOME:-/} live, then run this again."
}

die_readonly() {
  die "没有写入权限：编译需要写入 $1，请更改其权限或把仓库复制到自己的目录。" \
      "No write permission: the build needs to write to $1; change its permissions or clone into a folder of your own."
}

# The build folder can be written to, really: also a full disk lets an empty file be made.
need_place() {
  local trouble place
  trouble=$({ mkdir -p "$artifacts" && head -c 65536 /dev/zero >"$artifacts/probe.$$" && rm "$artifacts/probe.$$"; } 2>&1) || {
    rm -f "$artifacts/probe.$$" 2>/dev/null || true
    case "$trouble" in *[Ss]pace*|*quota*) die_full ;; *) die_readonly "$artifacts" ;; esac
  }
  for place in "$root"/src/*/ "$root"/src/*/obj "$root"/src/*/bin; do
    [[ ! -e "$place" || -w "$place" ]] || die_readonly "$place"
  done
}

# up_to_date STAMP FOLDER…: nothing in these folders or in the build settings is newer than the last build.
# Folders count as well as files, because a deleted file leaves its trace only there.
up_to_date() {
  local stamp="$artifacts/built-$1" newer
  shift
  [[ -f "$stamp" && -f "$app_dll" ]] || return 1
  newer=$(cd "$root" && find "$@" Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json Attain.slnx \
    \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' -o -name TestResults \) -prune -o -newer "$stamp" -print -quit)
  [[ -z "$newer" ]]
}

# build app | build all: builds what is older than its sources, once even when several callers come at the same time.
build() {
  local what=$1 target folders
  case "$what" in
    app) target=src/Attain.App/Attain.App.csproj folders=(src) ;;
    all) target=Attain.slnx folders=(src tests tools bench) ;;
  esac
  up_to_date "$what" "${folders[@]}" && return
  need_sdk
  need_npm
  need_place
  if command -v flock >/dev/null; then
    exec {build_lock}>"$artifacts/build.lock"
    flock "$build_lock"
    if up_to_date "$what" "${folders[@]}"; then close_lock; return; fi
  fi
  say "正在编译…" "Building…"
  # Made now, so that the first build does not change the folders of the sources after the stamp is taken.
  local project
  while IFS= read -r project; do mkdir -p "${project%/*}/bin" "${project%/*}/obj"; done < <(find "$root"/{src,tests,tools,bench} -name '*.csproj')
  # Taken before the build: what is edited meanwhile is newer and will be built next time.
  touch "$artifacts/building.$what"
  local log="$artifacts/build.log"
  # Helpers of the build end with it; nothing stays behind in the background.
  if ! (cd "$root" && close_lock && DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 dotnet build "$target" \
        --configuration "$configuration" --verbosity quiet -consoleLoggerParameters:NoSummary \
        -nodeReuse:false -p:UseSharedCompilation=false) </dev/null >"$log" 2>&1; then
    build_failed "$log"
  fi
  [[ "$what" == all ]] && cp -p "$artifacts/building.all" "$artifacts/built-app"
  mv "$artifacts/building.$what" "$artifacts/built-$what"
  close_lock
}

# What is started afterwards must not hold the lock.
close_lock() { [[ -z "${build_lock:-}" ]] || exec {build_lock}>&-; }

build_failed() {
  local log=$1 denied
  if grep -qiE 'no space left|not enough space|disk quota' "$log" || disk_full "$root" || disk_full "$HOME"; then
    die_full
  fi
  denied=$(grep -oiE "(access to the path '[^']*' is denied|permission denied[^:]*|read-only file system[^:]*)" "$log" | head -n 1 || true)
  [[ -z "$denied" ]] || die_readonly "$(sed -n "s/.*'\(.*\)'.*/\1/p" <<<"$denied" | grep . || echo "$root")"
  sort -u "$log" | head -n 40 >&2
  if grep -qE 'npm (ERR!|error)' "$log"; then
    die "编译失败：npm 没有取到网页所需的库，请检查网络或 npm 源后重试。" \
        "The build failed: npm could not fetch the pages' libraries; check the network or the npm registry and try again."
  fi
  if grep -qE 'NU1301|NU1101|NU1102' "$log"; then
    die "编译失败：有软件包没有下载到，请检查网络或 NuGet 源后重试。" \
        "The build failed: packages could not be fetched; check the network or the NuGet source and try again."
  fi
  die "编译失败，全部信息见 $log。" "The build failed; everything it said is in $log."
}

disk_full() {
  local free
  free=$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print $4 }')
  [[ -n "$free" && "$free" -lt 1024 ]]
}
