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

clean_up() {
  if [ -n "$container" ]; then podman rm -f -t 0 "$container" >/dev/null || true; fi
  if [ -n "$suite" ]; then
    kill -TERM "$suite" || true
    wait "$suite" || true
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
  mmdebstrap --quiet --variant=minbase --include=openjdk-25-jre-headless,ca-certificates trixie "$work/base.tar"
  podman import --quiet "$work/base.tar" "$base" >/dev/null
  rm "$work/base.tar"
fi
podman run --rm --runtime runc --network none "$base" java -version 2>&1 | sed -n 1p

say "Image: $service"
made=("$image" "${made[@]}")
podman build --layers=false --isolation chroot --ulimit "nofile=$(ulimit -Sn):$(ulimit -Hn)" --ulimit "nproc=$(ulimit -Su):$(ulimit -Hu)" \
  --pull=never --quiet -f "$project/deploy/images/Dockerfile.jvm" --build-arg "SERVICE=$service" --build-arg "BASE_IMAGE=$base" \
  -t "$image" "$project" >/dev/null
podman image inspect "$image" --format 'user {{.Config.User}}, entry point {{.Config.Entrypoint}}, {{.Size}} bytes with the base'

say "The local suite, whose database, broker and keys the container shares"
"$project/stillwatch" up --data "$work/suite" --port-base 18081 >"$work/suite.log" 2>&1 &
suite=$!
until [ -e "$work/suite/suite.json" ]; do
  kill -0 "$suite" || { cat "$work/suite.log"; exit 1; }
  sleep 1
done
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
  -e QUARKUS_HTTP_HOST=127.0.0.1 -e QUARKUS_HTTP_PORT=18090 -e QUARKUS_MANAGEMENT_HOST=127.0.0.1 -e QUARKUS_MANAGEMENT_PORT=18091 \
  -e "QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:18087/$database" \
  -e "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:18087/$database" \
  -e "QUARKUS_DATASOURCE_USERNAME=${database}_runtime" -e "QUARKUS_DATASOURCE_PASSWORD=$(password "${database}_runtime")" \
  -e STILLWATCH_MIGRATIONS=elsewhere -e STILLWATCH_RETENTION_HERE=false -e STILLWATCH_RETENTION=1100d \
  -e KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:18088 -e "QUARKUS_OIDC_PUBLIC_KEY=$public_key" \
  -e STILLWATCH_LINKING_KEY_FILE=/keys/linking-key -e STILLWATCH_DAY_KEYS_DIR=/keys/days \
  -e STILLWATCH_MASTER_KEY_FILE=/keys/master-key -e STILLWATCH_SIGNING_KEY_FILE=/keys/signing-key.pem \
  "$image")
until curl -fsS -o /dev/null http://127.0.0.1:18090/q/health/ready 2>/dev/null; do
  podman container inspect "$container" --format '{{.State.Running}}' | grep -q true || { podman logs "$container"; exit 1; }
  sleep 0.1
done
echo "ready after $(($(now) - started)) ms (podman's own time included)"
curl -fsS http://127.0.0.1:18090/q/health
pid=$(podman container inspect "$container" --format '{{.State.Pid}}')
grep -E '^(Uid|Gid|NoNewPrivs|CapEff|VmRSS)' "/proc/$pid/status"
if touch "/proc/$pid/root/app/written" 2>/dev/null; then echo "the root file system can be written" >&2; exit 1; fi
echo "the root file system cannot be written"

ask() { # ROLE CURL-ARGUMENTS…: as somebody with the role
  token=$("$project/stillwatch" token "$1" --data "$work/suite")
  curl -fsS -H "Authorization: Bearer $token" "${@:2}"
  echo
}
case $service in
  ingest-service)
    say "One interaction"
    line='{"id":"image-check-1","time":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'","account":"acct_image","model":"m-1","input":{"prompt":"hello"}}'
    ask ingester -H 'Content-Type: application/x-ndjson' --data "$line" http://127.0.0.1:18090/v1/interactions
    ;;
  scoring-service)
    say "One look-up of a test account"
    ask gateway http://127.0.0.1:18090/v1/accounts/stillwatch-test-high/risk
    ;;
  case-service)
    say "One case, opened by hand"
    ask analyst -H 'Content-Type: application/json' -H 'Idempotency-Key: image-check' --data '{"summary":"A tip"}' http://127.0.0.1:18090/v1/cases
    ;;
esac

say "SIGTERM"
started=$(now)
podman kill --signal TERM "$container" >/dev/null
podman wait "$container" | sed 's/^/exit code /'
took=$(($(now) - started))
echo "ended after $took ms"
podman logs "$container" 2>&1 | tail -2
[ "$took" -lt 5000 ]
