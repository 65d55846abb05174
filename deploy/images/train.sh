#!/bin/sh
# Starts the service once, without database and broker (it starts without), and writes the AOT cache as it ends.
set -eu
head -c 32 /dev/urandom >/tmp/key
mkdir -p /tmp/days
cd /app
log=/tmp/training.log
: >"$log"
# An Ed25519 key of nobody's: case-service does not start without one.
printf '%s\n' '-----BEGIN PRIVATE KEY-----' "$(printf '\060\056\002\001\000\060\005\006\003\053\145\160\004\042\004\040' | cat - /tmp/key | base64 | tr -d '\n')" '-----END PRIVATE KEY-----' >/tmp/signing-key.pem
STILLWATCH_LINKING_KEY_FILE=/tmp/key STILLWATCH_DAY_KEYS_DIR=/tmp/days STILLWATCH_MASTER_KEY_FILE=/tmp/key \
  STILLWATCH_SIGNING_KEY_FILE=/tmp/signing-key.pem STILLWATCH_MIGRATIONS=elsewhere STILLWATCH_RETENTION_HERE=false \
  KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9 \
  QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:9/none QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:9/none \
  QUARKUS_DATASOURCE_USERNAME=none QUARKUS_DATASOURCE_PASSWORD=none \
  QUARKUS_OIDC_AUTH_SERVER_URL=http://127.0.0.1:9/none QUARKUS_LOG_CONSOLE_JSON_ENABLED=true \
  java -XX:AOTCacheOutput=/app/app.aot @/app/java.options -jar /app/quarkus-run.jar >"$log" 2>&1 &
service=$!
# WHAT COMMAND…: until the command says yes, and for two minutes at most.
await() {
  what=$1
  shift
  seconds=0
  until "$@"; do
    if [ "$seconds" -ge 120 ]; then
      echo "given up after $seconds s of waiting for $what" >&2
      return 1
    fi
    sleep 1
    seconds=$((seconds + 1))
  done
}
has_ended() { ! kill -0 "$service" 2>/dev/null; }
has_started() { grep -q 'Installed features' "$log"; }
has_started_or_ended() { has_started || has_ended; }
if ! { await 'the service to start' has_started_or_ended && has_started; }; then
  cat "$log"
  exit 1
fi
kill -TERM "$service"
await 'the end of the service, which writes the cache' has_ended || { cat "$log"; exit 1; }
[ -s /app/app.aot ] || { cat "$log"; exit 1; }
rm -rf /tmp/key /tmp/days /tmp/signing-key.pem "$log"
