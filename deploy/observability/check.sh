#!/usr/bin/env bash
# Checks the alert rules, their tests and every expression of the dashboards with promtool (Debian: prometheus).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

promtool check rules ../helm/files/alerts.yaml
promtool test rules alerts.test.yaml

expressions=$(mktemp --suffix .yaml)
trap 'rm "$expressions"' EXIT
{
  echo 'groups: [{name: dashboards, rules: ['
  # One rule for each expression; JSON is YAML.
  grep -h '"expr": ' ../helm/files/dashboards/*.json | sed -E 's/^ *"expr": (.*[^,]),?$/{record: "x:y", expr: \1},/'
  echo ']}]'
} >"$expressions"
promtool check rules --lint=none "$expressions"
