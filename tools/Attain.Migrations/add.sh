#!/usr/bin/env bash
# Writes one migration for every provider: tools/Attain.Migrations/add.sh NAME [workspace|control]
set -euo pipefail
cd "$(dirname "$0")/../.."
name=${1:?"usage: $0 NAME [workspace|control]"}
kind=${2:-workspace}
dotnet tool restore >/dev/null
dotnet build tools/Attain.Migrations -v q -clp:NoSummary
add() {
  dotnet ef migrations add "$name" --no-build --project src/Attain.App --startup-project tools/Attain.Migrations \
    --context "$1" --output-dir "Migrations/$2" --namespace "Attain.App.Migrations.$2"
}
case $kind in
  workspace) add SqliteWorkspaceDb Sqlite && add PostgresWorkspaceDb Postgres ;;
  control) add SqliteControlDb ControlSqlite && add PostgresControlDb ControlPostgres ;;
  *) echo "unknown: $kind" >&2; exit 2 ;;
esac
