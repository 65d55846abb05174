{{/* A heap (512m, 1g) or an amount of memory (512Mi, 1Gi) in MiB. */}}
{{- define "stillwatch.mebibytes" -}}
{{- mul (regexFind "^[0-9]+" . | int64) (ternary 1024 1 (regexMatch "^[0-9]+[gG]" .)) -}}
{{- end }}

{{/* A time (500ms, 60s, 10m, 168h, 2d) in milliseconds. */}}
{{- define "stillwatch.milliseconds" -}}
{{- mul (regexFind "^[0-9]+" . | int64) (get (dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000 "d" 86400000) (regexFind "[a-z]+$" .)) -}}
{{- end }}

{{/* An amount of processors (2, "0.5", 500m) in thousandths. */}}
{{- define "stillwatch.millis" -}}
{{- $text := toString . -}}
{{- if hasSuffix "m" $text }}{{ trimSuffix "m" $text }}{{ else }}{{ mulf (float64 $text) 1000 | int64 }}{{ end -}}
{{- end }}

{{/* Fails if more is requested than the limit is: (dict "path" "ingest.resources" "resources" …). */}}
{{- define "stillwatch.resourcesFit" -}}
{{- $requests := .resources.requests -}}
{{- $limits := .resources.limits -}}
{{- if gt (include "stillwatch.mebibytes" $requests.memory | int) (include "stillwatch.mebibytes" $limits.memory | int) }}{{ fail (printf "%s.requests.memory is more than limits.memory" .path) }}{{ end -}}
{{- if $limits.cpu }}{{ if gt (include "stillwatch.millis" $requests.cpu | int) (include "stillwatch.millis" $limits.cpu | int) }}{{ fail (printf "%s.requests.cpu is more than limits.cpu" .path) }}{{ end }}{{ end -}}
{{- end }}

{{/* Fails for a name that two services have: (dict "path" "kafka.users" "values" {ingest: …}). */}}
{{- define "stillwatch.differ" -}}
{{- $path := .path -}}
{{- $seen := dict -}}
{{- range $service, $name := .values -}}
{{- if hasKey $seen $name }}{{ fail (printf "%s.%s is that of another service" $path $service) }}{{ end -}}
{{- $_ := set $seen $name true -}}
{{- end -}}
{{- end }}

{{/* Fails for a peer that is everybody: (dict "path" "networkPolicy.callers" "peers" […] "inward" true). Outward an ipBlock with exceptions, and the pods
of all namespaces, are less than the anywhere that no peers at all mean. */}}
{{- define "stillwatch.peersAreSomebody" -}}
{{- $inward := .inward -}}
{{- $path := .path -}}
{{- range $number, $peer := .peers -}}
{{- $everybody := empty $peer -}}
{{- with $peer.ipBlock }}{{ if and (regexMatch "/0+$" .cidr) (or $inward (not .except)) }}{{ $everybody = true }}{{ end }}{{ end -}}
{{- if and $inward (hasKey $peer "namespaceSelector") -}}
{{- if not (or (include "stillwatch.selects" $peer.namespaceSelector) (include "stillwatch.selects" $peer.podSelector)) }}{{ $everybody = true }}{{ end -}}
{{- end -}}
{{- if $everybody }}{{ fail (printf "%s[%d] is everybody: %s" $path $number (toJson $peer)) }}{{ end -}}
{{- end -}}
{{- end }}

{{/* Whether a selector leaves anything out. */}}
{{- define "stillwatch.selects" -}}
{{- with . }}{{ if or .matchLabels .matchExpressions }}yes{{ end }}{{ end -}}
{{- end }}

{{/* What an env of the values can't set: what the chart sets under one switch or another, since a name that stands twice would leave open which value
counts and one that comes past the switch brings no mount, right or policy with it; ports and paths, which probes, monitors and policies
know; and names that rights are for, or that each instance needs for itself. */}}
{{- define "stillwatch.ownVariables" -}}
- JAVA_TOOL_OPTIONS
- KAFKA_BOOTSTRAP_SERVERS
- KAFKA_SASL_MECHANISM
- KAFKA_SECURITY_PROTOCOL
- KAFKA_SSL_KEYSTORE_LOCATION
- KAFKA_SSL_KEYSTORE_TYPE
- KAFKA_SSL_TRUSTSTORE_LOCATION
- KAFKA_SSL_TRUSTSTORE_TYPE
- MALLOC_ARENA_MAX
- MP_MESSAGING_INCOMING_ACCOUNTS_GROUP_ID
- MP_MESSAGING_INCOMING_CAMPAIGN_EVENTS_GROUP_ID
- QUARKUS_DATASOURCE_JDBC_URL
- QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM
- QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM
- QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM_CERTS
- QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM_KEYS
- QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE
- QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM
- QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS
- QUARKUS_DATASOURCE_REACTIVE_URL
- QUARKUS_DATASOURCE_USERNAME
- QUARKUS_HTTP_HOST
- QUARKUS_HTTP_NON_APPLICATION_ROOT_PATH
- QUARKUS_HTTP_PORT
- QUARKUS_HTTP_ROOT_PATH
- QUARKUS_INIT_AND_EXIT
- QUARKUS_LOG_CONSOLE_JSON_ENABLED
- QUARKUS_MANAGEMENT_ENABLED
- QUARKUS_MANAGEMENT_HOST
- QUARKUS_MANAGEMENT_PORT
- QUARKUS_MANAGEMENT_ROOT_PATH
- QUARKUS_MICROMETER_EXPORT_PROMETHEUS_PATH
- QUARKUS_OIDC_AUTH_SERVER_URL
- QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH
- QUARKUS_OIDC_TENANT_ENABLED
- QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME
- QUARKUS_OIDC_TOKEN_AUDIENCE
- QUARKUS_OIDC_TOKEN_ISSUER
- QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
- QUARKUS_OTEL_SDK_DISABLED
- QUARKUS_OTEL_TRACES_SAMPLER_ARG
- QUARKUS_SHUTDOWN_TIMEOUT
- QUARKUS_SMALLRYE_HEALTH_ROOT_PATH
- QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS
- STILLWATCH_APPEALS_DEADLINE
- STILLWATCH_DAY_KEYS_DIR
- STILLWATCH_EARLIER_MASTER_KEY_FILES
- STILLWATCH_ENFORCEMENT_FOUR_EYES_ABOVE
- STILLWATCH_ENRICHMENT_DIR
- STILLWATCH_INTERACTION_LINK
- STILLWATCH_LINKING_KEY_EPOCH
- STILLWATCH_LINKING_KEY_FILE
- STILLWATCH_MASTER_KEY_FILE
- STILLWATCH_MIGRATIONS
- STILLWATCH_PREVIOUS_LINKING_KEY_FILE
- STILLWATCH_RELAY_HERE
- STILLWATCH_RETENTION
- STILLWATCH_RETENTION_HERE
- STILLWATCH_SCORING_INSTANCE
- STILLWATCH_SIGNING_KEY_FILE
- STILLWATCH_SOURCE_ACCOUNTS_TOPIC
- STILLWATCH_SOURCE_GROUP
- STILLWATCH_SOURCE_INTERACTIONS_TOPIC
- STILLWATCH_TICK_IDLE
- STILLWATCH_TICK_LATENESS
{{- end }}
