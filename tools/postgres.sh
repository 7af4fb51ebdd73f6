#!/usr/bin/env bash
# A throw-away PostgreSQL cluster for tests.
#   tools/postgres.sh find           the folder of the server's programs, or exit 1
#   tools/postgres.sh start PID      starts one that lives no longer than process PID;
#                                    prints its folder and, on a second line, its connection string
#   tools/postgres.sh stop FOLDER    stops it and removes its files
# It listens on 127.0.0.1 only and forgets everything: speed is bought with durability.
set -euo pipefail

lowest_major=15

# The first that will do: Debian's folders, then wherever else it may be.
find_programs() {
  local folder major
  while read -r folder; do
    [[ -x "$folder/initdb" && -x "$folder/pg_ctl" && -x "$folder/postgres" ]] || continue
    major=$("$folder/postgres" --version 2>/dev/null | grep -oE '[0-9]+' | head -n 1) || continue
    (( major >= lowest_major )) || continue
    printf '%s\n' "$folder"
    return 0
  done < <(
    printf '%s\n' "/usr/lib/postgresql/$lowest_major/bin"
    find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V
    printf '%s\n' /usr/local/bin /usr/local/pgsql/bin /opt/homebrew/bin
    tr ':' '\n' <<<"$PATH"
  )
  return 1
}

# initdb refuses root, so root lends the work to a user without powers.
as_user() {
  if (( EUID != 0 )); then
    "$@"
  elif command -v runuser >/dev/null; then
    runuser -u "$user" -- "$@"
  else
    su -s /bin/sh "$user" -c "$(printf '%q ' "$@")"
  fi
}

choose_user() {
  user=$(id -un)
  (( EUID == 0 )) || return 0
  for user in postgres nobody; do
    id -u "$user" >/dev/null 2>&1 && return 0
  done
  echo "Neither the user postgres nor nobody exists, and PostgreSQL refuses to run as root." >&2
  exit 1
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start() {
  local owner=$1 programs folder port attempt
  programs=$(find_programs) || { echo "PostgreSQL $lowest_major or later was not found." >&2; exit 1; }
  choose_user
  # As root the folder of the caller may be closed to the other user; /tmp is open to everyone.
  if (( EUID == 0 )); then folder=$(mktemp -d /tmp/attain-postgres.XXXXXX); else folder=$(mktemp -d "${TMPDIR:-/tmp}/attain-postgres.XXXXXX"); fi
  (( EUID != 0 )) || chown "$user" "$folder"
  cd "$folder"
  as_user "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 </dev/null || {
    tail -n 5 "$folder/initdb.log" >&2
    rm -rf "$folder"
    exit 1
  }
  cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 400
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 4GB
CONF
  for attempt in 1 2 3 4 5 6 7 8; do
    port=$(( 20000 + (RANDOM * 32768 + RANDOM) % 12000 ))
    port_taken "$port" && continue
    if as_user "$programs/pg_ctl" -D "$folder/data" -o "-p $port" -l "$folder/data/server.log" -w -s start >/dev/null 2>&1 </dev/null; then
      watch "$owner" "$folder" "$programs"
      printf '%s\n%s\n' "$folder" "Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return
    fi
  done
  echo "PostgreSQL did not start after $attempt attempts:" >&2
  tail -n 5 "$folder/data/server.log" >&2 || true
  rm -rf "$folder"
  exit 1
}

# An owner that is killed cannot clean up; this does it in its place.
watch() {
  local owner=$1 folder=$2 programs=$3
  (
    while kill -0 "$owner" 2>/dev/null && [[ -d "$folder" ]]; do sleep 1; done
    end "$folder" "$programs"
  ) </dev/null >/dev/null 2>&1 &
  disown
}

end() {
  local folder=$1 programs=$2
  [[ -d "$folder/data" ]] || return 0
  cd "$folder"
  as_user "$programs/pg_ctl" -D "$folder/data" -m immediate -w -s stop >/dev/null 2>&1 </dev/null || true
  cd /
  rm -rf "$folder"
}

stop() {
  local folder=$1
  case "$folder" in */attain-postgres.??????) ;; *) echo "Not a throw-away cluster: $folder" >&2; exit 2 ;; esac
  choose_user
  end "$folder" "$(find_programs)"
}

case "${1:-}" in
  find) find_programs ;;
  start) start "${2:?the process the cluster lives for}" ;;
  stop) stop "${2:?the folder that start printed}" ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
