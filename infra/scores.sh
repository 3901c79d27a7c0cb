#!/usr/bin/env bash
# Measures this checkout's pipes on development data.
#
#   infra/scores.sh SHARED SET
#
#   SHARED  a folder that holds data/ and tools/: the development sets and their scorers (Python 3)
#   SET     feeds | cleaning | extraction | wire | seed | all
#
# Each scorer prints its own table. What the pipes answered is kept only while the script runs. The exit status is 1
# when a scorer or a pipe failed, 2 for wrong usage.
set -euo pipefail

usage() { sed -n '2,10s/^# \{0,1\}//p' "$0"; }
case "${1:-}" in -h | --help) usage; exit 0 ;; esac
[ $# -eq 2 ] || { usage >&2; exit 2; }

checkout="$(cd "$(dirname "$0")/.." && pwd)"
shared="$(cd "$1" 2>/dev/null && pwd)" || { echo "No folder $1." >&2; exit 2; }
for folder in data tools; do
  [ -d "$shared/$folder" ] || { echo "$shared holds no $folder folder." >&2; exit 2; }
done
data="$shared/data" tools="$shared/tools"

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

blotter() { (cd "$checkout" && npx --no-install blotter "$@"); }

feeds() {
  blotter parse-feed < "$data/feeds/cases.ndjson" > "$scratch/feeds.ndjson"
  python3 "$tools/score_feeds.py" "$data/feeds/cases.ndjson" "$scratch/feeds.ndjson"
}

cleaning() {
  local set
  for set in fundus-dev wcxb-dev; do
    echo "== $set"
    gzip -dc "$data/cleaning/$set/pages.ndjson.gz" | blotter clean > "$scratch/$set.ndjson"
    python3 "$tools/score_clean.py" "$data/cleaning/$set/truth.json" "$scratch/$set.ndjson"
  done
}

extraction() {
  PATH="$checkout/node_modules/.bin:$PATH" bash "$tools/extraction_dev.sh" "$checkout" "$scratch/extraction"
}

wire() {
  blotter extract --keep < "$data/wire/articles.ndjson" > "$scratch/wire.ndjson"
  blotter link < "$scratch/wire.ndjson" > "$scratch/wire.incidents.json"
  python3 "$tools/score_wire.py" "$data/wire" "$scratch/wire.ndjson" --incidents "$scratch/wire.incidents.json"
}

# Three times: the story alone, the whole page's text with its chrome, and what cleaning made of the page.
seed() {
  blotter clean < <(page_line "$data/seed/article.html") > "$scratch/seed.clean.ndjson"
  {
    text_line story "$data/seed/article.txt" story
    text_line page-text "$data/seed/article.txt" all
    python3 -c 'import json, sys; print(json.dumps({"id": "cleaned-page", "text": json.loads(sys.stdin.readline())["text"]}))' \
      < "$scratch/seed.clean.ndjson"
  } | blotter extract > "$scratch/seed.claims.ndjson"
  python3 "$tools/score_seed.py" "$scratch/seed.claims.ndjson" --clean "$scratch/seed.clean.ndjson"
}

page_line() {
  python3 -c 'import json, sys; print(json.dumps({"id": "page", "url": "", "html": open(sys.argv[1], encoding="utf-8").read()}))' "$1"
}

# The story ends before the first line that begins with a related headline's date.
text_line() {
  python3 -c '
import json, sys
name, path, part = sys.argv[1:]
text = open(path, encoding="utf-8").read()
print(json.dumps({"id": name, "text": text.split("\nGMT ")[0] if part == "story" else text}))' "$@"
}

case "$2" in
  feeds | cleaning | extraction | wire | seed) "$2" ;;
  all)
    failed=0
    for each in feeds cleaning extraction wire seed; do
      echo "==== $each"
      bash "$0" "$shared" "$each" || failed=1
    done
    exit "$failed"
    ;;
  *) echo "No set $2." >&2; usage >&2; exit 2 ;;
esac
