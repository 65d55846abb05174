{{/* How a service reaches its database under its runtime role: (dict "root" $ "service" "ingest"). */}}
{{- define "stillwatch.databaseEnvironment" -}}
{{- $postgres := .root.Values.postgres -}}
{{- $database := index $postgres.databases .service -}}
{{- $place := printf "%s:%v/%s" (include "stillwatch.postgresHost" .root) $postgres.port $database.name -}}
{{- $certificate := index $postgres.clientCertificates .service -}}
{{- $tls := ne $postgres.tls.mode "disable" -}}
{{- $parameters := printf "?sslmode=%s" $postgres.tls.mode -}}
{{- if $tls }}{{ $parameters = printf "%s&sslrootcert=/etc/stillwatch/postgres-ca/%s" $parameters (include "stillwatch.postgresCa" .root | fromJson).key }}{{ end -}}
{{- if $certificate }}{{ $parameters = printf "%s&sslcert=/etc/stillwatch/postgres-client/tls.crt&sslkey=/etc/stillwatch/postgres-client/tls.pk8" $parameters }}{{ end -}}
- {name: QUARKUS_DATASOURCE_REACTIVE_URL, value: {{ printf "postgresql://%s" $place | quote }}}
- {name: QUARKUS_DATASOURCE_JDBC_URL, value: {{ printf "jdbc:postgresql://%s%s" $place $parameters | quote }}}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom: {secretKeyRef: {name: {{ $database.runtimeSecret }}, key: username}}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $database.runtimeSecret }}, key: password}}
- {name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE, value: {{ $postgres.tls.mode | quote }}}
{{- if $tls }}
- {name: QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM, value: {{ ternary "HTTPS" "NONE" (eq $postgres.tls.mode "verify-full") }}}
- {name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM, value: "true"}
- {name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS, value: {{ printf "/etc/stillwatch/postgres-ca/%s" (include "stillwatch.postgresCa" .root | fromJson).key | quote }}}
{{- end }}
{{- if $certificate }}
- {name: QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM, value: "true"}
- {name: QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM_KEYS, value: /etc/stillwatch/postgres-client/tls.key}
- {name: QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM_CERTS, value: /etc/stillwatch/postgres-client/tls.crt}
{{- end }}
{{- end }}

{{/* The owner role, for migrations and purges. */}}
{{- define "stillwatch.ownerEnvironment" -}}
{{- $database := index .root.Values.postgres.databases .service -}}
- name: QUARKUS_FLYWAY_USERNAME
  valueFrom: {secretKeyRef: {name: {{ $database.ownerSecret }}, key: username}}
- name: QUARKUS_FLYWAY_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $database.ownerSecret }}, key: password}}
{{- end }}

{{- define "stillwatch.kafkaEnvironment" -}}
{{- $kafka := .root.Values.kafka -}}
{{- $user := index $kafka.users .service -}}
- {name: KAFKA_BOOTSTRAP_SERVERS, value: {{ include "stillwatch.kafkaBootstrap" .root | quote }}}
- {name: KAFKA_SECURITY_PROTOCOL, value: {{ $kafka.protocol }}}
{{- if ne $kafka.protocol "PLAINTEXT" }}
- {name: KAFKA_SSL_TRUSTSTORE_TYPE, value: PEM}
- {name: KAFKA_SSL_TRUSTSTORE_LOCATION, value: {{ printf "/etc/stillwatch/kafka-ca/%s" (include "stillwatch.kafkaCa" .root | fromJson).key | quote }}}
{{- end }}
{{- if eq $kafka.protocol "SASL_SSL" }}
- {name: KAFKA_SASL_MECHANISM, value: {{ $kafka.mechanism }}}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom: {secretKeyRef: {name: {{ $user }}, key: sasl.jaas.config}}
{{- else if eq $kafka.protocol "SSL" }}
- {name: KAFKA_SSL_KEYSTORE_TYPE, value: PKCS12}
- {name: KAFKA_SSL_KEYSTORE_LOCATION, value: /etc/stillwatch/kafka-user/user.p12}
- name: KAFKA_SSL_KEYSTORE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $user }}, key: user.password}}
{{- end }}
{{- end }}

{{- define "stillwatch.identityEnvironment" -}}
{{- $identity := .Values.identity -}}
- {name: QUARKUS_OIDC_AUTH_SERVER_URL, value: {{ $identity.serverUrl | quote }}}
- {name: QUARKUS_OIDC_TOKEN_ISSUER, value: {{ default $identity.serverUrl $identity.issuer | quote }}}
- {name: QUARKUS_OIDC_TOKEN_AUDIENCE, value: {{ $identity.audience | quote }}}
- {name: QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH, value: {{ $identity.rolesClaim | quote }}}
{{- if $identity.caSecret.name }}
- {name: QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS, value: {{ printf "/etc/stillwatch/identity-ca/%s" $identity.caSecret.key | quote }}}
- {name: QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME, value: issuer}
{{- end }}
{{- end }}

{{/* Nearly all that ingest makes dies young, and what is outside of the heap would otherwise be as much again: as the local suite has it, where memory was measured. */}}
{{- define "stillwatch.ofTheHeap" -}}
{{- $heap := include "stillwatch.mebibytes" (include "stillwatch.size" . | fromJson).heap | int -}}
{{- if eq .service "ingest" }}{{ printf " -Xmn%dm -XX:MaxDirectMemorySize=%dm" (div (mul $heap 9) 16) (max 64 (div $heap 4)) }}{{ end -}}
{{- end }}

{{- define "stillwatch.runtimeEnvironment" -}}
{{- if eq .root.Values.image.kind "jvm" }}
- {name: JAVA_TOOL_OPTIONS, value: {{ printf "-Xmx%s%s -XX:+ExitOnOutOfMemoryError" (include "stillwatch.size" . | fromJson).heap (include "stillwatch.ofTheHeap" .) | quote }}}
{{- end }}
# The C library would keep a pool of freed memory for each of many threads.
- {name: MALLOC_ARENA_MAX, value: "2"}
- {name: QUARKUS_LOG_CONSOLE_JSON_ENABLED, value: "true"}
{{- with .root.Values.tracing.endpoint }}
- {name: QUARKUS_OTEL_SDK_DISABLED, value: "false"}
- {name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ . | quote }}}
- {name: QUARKUS_OTEL_TRACES_SAMPLER_ARG, value: {{ include "stillwatch.text" $.root.Values.tracing.ratio | quote }}}
{{- end }}
- {name: QUARKUS_SHUTDOWN_TIMEOUT, value: {{ printf "%vs" .root.Values.shutdown.requestSeconds | quote }}}
{{- end }}

{{/* Everything a service that serves is told. */}}
{{- define "stillwatch.serviceEnvironment" -}}
{{ include "stillwatch.runtimeEnvironment" . }}
{{ include "stillwatch.databaseEnvironment" . }}
{{ include "stillwatch.kafkaEnvironment" . }}
{{ include "stillwatch.identityEnvironment" .root }}
{{ include (printf "stillwatch.%sEnvironment" .service) .root }}
{{- end }}

{{/* The whole environment of one pod. */}}
{{- define "stillwatch.podEnvironment" -}}
{{ include "stillwatch.serviceEnvironment" . }}
{{- if .owner }}
{{ include "stillwatch.ownerEnvironment" . }}
{{- end }}
- {name: STILLWATCH_MIGRATIONS, value: elsewhere}
{{- if eq .service "ingest" }}
- {name: STILLWATCH_RETENTION_HERE, value: {{ .owner | quote }}}
- {name: STILLWATCH_RELAY_HERE, value: {{ not .owner | quote }}}
{{- if not .owner }}
{{ include "stillwatch.sourceEnvironment" .root }}
{{- end }}
{{- end }}
{{- end }}

{{/* What takes traffic in never has the owner's role. */}}
{{- define "stillwatch.sourceEnvironment" -}}
{{- $source := .Values.ingest.source -}}
- {name: STILLWATCH_SOURCE_GROUP, value: {{ $source.group | quote }}}
{{- with $source.interactionsTopic }}
- {name: STILLWATCH_SOURCE_INTERACTIONS_TOPIC, value: {{ . | quote }}}
{{- end }}
{{- with $source.accountsTopic }}
- {name: STILLWATCH_SOURCE_ACCOUNTS_TOPIC, value: {{ . | quote }}}
{{- end }}
{{- end }}

{{- define "stillwatch.ingestEnvironment" -}}
{{- $ingest := .Values.ingest -}}
- {name: STILLWATCH_LINKING_KEY_FILE, value: {{ printf "/etc/stillwatch/linking-key/%s" $ingest.linkingKey.key | quote }}}
- {name: STILLWATCH_LINKING_KEY_EPOCH, value: {{ include "stillwatch.text" $ingest.linkingKey.epoch | quote }}}
{{- if $ingest.linkingKey.previousSecret }}
- {name: STILLWATCH_PREVIOUS_LINKING_KEY_FILE, value: {{ printf "/etc/stillwatch/previous-linking-key/%s" $ingest.linkingKey.previousKey | quote }}}
{{- end }}
- {name: STILLWATCH_DAY_KEYS_DIR, value: /var/lib/stillwatch/day-keys}
- {name: STILLWATCH_RETENTION, value: {{ $ingest.retention | quote }}}
- {name: STILLWATCH_TICK_LATENESS, value: {{ $ingest.tickLateness | quote }}}
- {name: STILLWATCH_TICK_IDLE, value: {{ $ingest.tickIdle | quote }}}
{{- with $ingest.interactionLink }}
- {name: STILLWATCH_INTERACTION_LINK, value: {{ . | quote }}}
{{- end }}
{{- if $ingest.enrichment.configMap }}
- {name: STILLWATCH_ENRICHMENT_DIR, value: /etc/stillwatch/enrichment}
{{- end }}
{{- include "stillwatch.furtherEnvironment" $ingest.env }}
{{- end }}

{{- define "stillwatch.scoringEnvironment" -}}
{{- include "stillwatch.furtherEnvironment" .Values.scoring.env }}
{{- end }}

{{- define "stillwatch.caseEnvironment" -}}
{{- $case := .Values.case -}}
- {name: STILLWATCH_MASTER_KEY_FILE, value: {{ printf "/etc/stillwatch/master-key/%s" $case.masterKey.key | quote }}}
{{- if $case.masterKey.previousSecret }}
- {name: STILLWATCH_EARLIER_MASTER_KEY_FILES, value: {{ printf "/etc/stillwatch/previous-master-key/%s" $case.masterKey.previousKey | quote }}}
{{- end }}
- {name: STILLWATCH_SIGNING_KEY_FILE, value: {{ printf "/etc/stillwatch/signing-key/%s" $case.signingKey.key | quote }}}
- {name: STILLWATCH_ENFORCEMENT_FOUR_EYES_ABOVE, value: {{ include "stillwatch.text" $case.fourEyesAbove | quote }}}
- {name: STILLWATCH_APPEALS_DEADLINE, value: {{ $case.appealDeadline | quote }}}
{{- include "stillwatch.furtherEnvironment" $case.env }}
{{- end }}

{{- define "stillwatch.furtherEnvironment" -}}
{{- range $name, $value := . }}
- {name: {{ $name }}, value: {{ include "stillwatch.text" $value | quote }}}
{{- end }}
{{- end }}

{{/* A value as a service reads it: what a file of values says in digits is a float to Helm, and would come out as 8.589934592e+09. */}}
{{- define "stillwatch.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) }}{{ int64 . }}{{ else }}{{ . }}{{ end -}}
{{- end }}
