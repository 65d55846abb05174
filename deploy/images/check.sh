#!/usr/bin/env bash
# Builds the JVM image of a service and shows that it runs as the chart runs it: read-only, not root, without capabilities; health, one
# interaction, and a clean end within 5 s of SIGTERM. Needs root, a built project and: mmdebstrap podman runc openssl curl.
# No image registry is needed: the base is a Debian made here. docs/operations/images.md shows what it printed.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
service=${1:-ingest-service}
base=localhost/stillwatch-base:trixie
image=localhost/stillwatch/$service:check
work=$(mktemp -d)
suite=
container=
# What goes again at the end; a base that was there before stays.
made=()
export STORAGE_DRIVER=vfs PODMAN_IGNORE_CGROUPSV1_WARNING=1

# SECONDS WHAT COMMAND…: until the command says yes, and no longer.
await() {
  local end=$((SECONDS + $1))
  until "${@:3}"; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "given up after $1 s of waiting for $2" >&2
      return 1
    fi
    sleep 0.1
  done
}

# SECONDS WHAT COMMAND…: runs it to its end, and no longer.
within() {
  local code=0
  timeout "$1" "${@:3}" || code=$?
  if [ "$code" -eq 124 ]; then echo "given up after $1 s of waiting for $2" >&2; fi
  return "$code"
}

has_ended() { ! kill -0 "$1" 2>/dev/null; }

clean_up() {
  if [ -n "$container" ]; then podman rm -f -t 0 "$container" >/dev/null || true; fi
  if [ -n "$suite" ]; then
    kill -TERM "$suite" || true
    await 60 "the end of the local suite, process $suite" has_ended "$suite" || true
  fi
  if [ ${#made[@]} -gt 0 ]; then podman image rm --ignore "${made[@]}" >/dev/null || true; fi
  rm -rf "$work"
}
trap clean_up EXIT

say() { printf '\n== %s\n' "$*"; }

now() { date +%s%3N; }

say "Base: Debian trixie with OpenJDK 25, by mmdebstrap"
if ! podman image exists "$base"; then
  made+=("$base")
  within 900 "the packages of Debian" mmdebstrap --quiet --variant=minbase --include=openjdk-25-jre-headless,ca-certificates trixie "$work/base.tar"
  podman import --quiet "$work/base.tar" "$base" >/dev/null
  rm "$work/base.tar"
fi
podman run --rm --runtime runc --network none "$base" java -version 2>&1 | sed -n 1p

say "Image: $service"
made=("$image" "${made[@]}")
within 600 "the image" podman build --layers=false --isolation chroot --ulimit "nofile=$(ulimit -Sn):$(ulimit -Hn)" --ulimit "nproc=$(ulimit -Su):$(ulimit -Hu)" \
  --pull=never --quiet -f "$project/deploy/images/Dockerfile.jvm" --build-arg "SERVICE=$service" --build-arg "BASE_IMAGE=$base" \
  -t "$image" "$project" >/dev/null
podman image inspect "$image" --format 'user {{.Config.User}}, entry point {{.Config.Entrypoint}}, {{.Size}} bytes with the base'

say "The local suite, whose database, broker and keys the container shares"
"$project/stillwatch" up --data "$work/suite" --port-base 0 >"$work/suite.log" 2>&1 &
suite=$!
suite_is_up() { [ -e "$work/suite/suite.json" ]; }
suite_is_up_or_over() { suite_is_up || has_ended "$suite"; }
if ! { await 300 "the local suite" suite_is_up_or_over && suite_is_up; }; then
  cat "$work/suite.log"
  exit 1
fi
port_of() { sed -n "/\"$1\"/,/}/s/.*\"port\" : \([0-9]*\).*/\1/p" "$work/suite/suite.json"; }
mkdir "$work/keys"
cp -r "$work"/suite/keys/. "$work/keys"
mkdir -p "$work/keys/days"
chown -R 10001:10001 "$work/keys"
password() { sed -n "s/^$1=//p" "$work/suite/postgres/passwords.properties"; }
public_key=$(openssl rsa -inform DER -in "$work/suite/keys/token-key.pkcs8" -pubout -outform DER 2>/dev/null | base64 -w0)
case $service in
  ingest-service) database=ingest ;;
  scoring-service) database=scoring ;;
  case-service) database=cases ;;
esac

# The chart leaves AOTMode at auto: a cache that does not fit is passed over. Here the JVM refuses to start with one.
say "Container: read-only root file system, user 10001, no capabilities, no new privileges, 640 MiB"
started=$(now)
container=$(podman run -d --runtime runc --network host --read-only --tmpfs /tmp:rw,size=64m --user 10001:10001 --cap-drop all \
  --security-opt no-new-privileges --memory 640m --volume "$work/keys:/keys" \
  -e "JAVA_TOOL_OPTIONS=-Xmx256m -XX:AOTMode=on" -e MALLOC_ARENA_MAX=2 \
  -e QUARKUS_HTTP_HOST=127.0.0.1 -e QUARKUS_HTTP_PORT=0 -e QUARKUS_MANAGEMENT_HOST=127.0.0.1 -e QUARKUS_MANAGEMENT_PORT=0 \
  -e "QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:$(port_of postgres)/$database" \
  -e "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$(port_of postgres)/$database" \
  -e "QUARKUS_DATASOURCE_USERNAME=${database}_runtime" -e "QUARKUS_DATASOURCE_PASSWORD=$(password "${database}_runtime")" \
  -e STILLWATCH_MIGRATIONS=elsewhere -e STILLWATCH_RETENTION_HERE=false -e STILLWATCH_RETENTION=1100d \
  -e "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:$(port_of kafka)" -e "QUARKUS_OIDC_PUBLIC_KEY=$public_key" \
  -e STILLWATCH_LINKING_KEY_FILE=/keys/linking-key -e STILLWATCH_DAY_KEYS_DIR=/keys/days \
  -e STILLWATCH_MASTER_KEY_FILE=/keys/master-key -e STILLWATCH_SIGNING_KEY_FILE=/keys/signing-key.pem \
  "$image")
url=
is_ready() {
  url=http://127.0.0.1:$(podman logs "$container" 2>&1 | sed -n 's/.*Listening on: http:\/\/127.0.0.1:\([0-9]*\).*/\1/p')
  curl -fsS --max-time 5 -o /dev/null "$url/q/health/ready" 2>/dev/null
}
runs() { podman container inspect "$container" --format '{{.State.Running}}' | grep -q true; }
is_ready_or_over() { is_ready || ! runs; }
if ! { await 180 "the service to be ready" is_ready_or_over && runs; }; then
  podman logs "$container"
  exit 1
fi
echo "ready after $(($(now) - started)) ms (podman's own time included)"
curl -fsS --max-time 10 "$url/q/health"
pid=$(podman container inspect "$container" --format '{{.State.Pid}}')
grep -E '^(Uid|Gid|NoNewPrivs|CapEff|VmRSS)' "/proc/$pid/status"
if touch "/proc/$pid/root/app/written" 2>/dev/null; then echo "the root file system can be written" >&2; exit 1; fi
echo "the root file system cannot be written"

ask() { # ROLE CURL-ARGUMENTS…: as somebody with the role
  token=$("$project/stillwatch" token "$1" --data "$work/suite")
  curl -fsS --max-time 30 -H "Authorization: Bearer $token" "${@:2}"
  echo
}
case $service in
  ingest-service)
    say "One interaction"
    line='{"id":"image-check-1","time":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'","account":"acct_image","model":"m-1","input":{"prompt":"hello"}}'
    ask ingester -H 'Content-Type: application/x-ndjson' --data "$line" "$url/v1/interactions"
    ;;
  scoring-service)
    say "One look-up of a test account"
    ask gateway "$url/v1/accounts/stillwatch-test-high/risk"
    ;;
  case-service)
    say "One case, opened by hand"
    ask analyst -H 'Content-Type: application/json' -H 'Idempotency-Key: image-check' --data '{"summary":"A tip"}' "$url/v1/cases"
    ;;
esac

say "SIGTERM"
started=$(now)
podman kill --signal TERM "$container" >/dev/null
within 60 "the end of the service" podman wait "$container" | sed 's/^/exit code /'
took=$(($(now) - started))
echo "ended after $took ms"
podman logs "$container" 2>&1 | tail -2
[ "$took" -lt 5000 ]
