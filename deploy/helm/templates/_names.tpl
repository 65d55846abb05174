{{/* With the longest of what is put behind it, a Job's, 63 characters. */}}
{{- define "stillwatch.fullname" -}}
{{- default (ternary .Release.Name (printf "%s-%s" .Release.Name (default .Chart.Name .Values.nameOverride)) (contains .Chart.Name .Release.Name)) .Values.fullnameOverride | trunc 38 | trimSuffix "-" -}}
{{- end }}

{{/* What selects everything of a release. */}}
{{- define "stillwatch.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "stillwatch.labels" -}}
{{ include "stillwatch.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end }}

{{/* An image by digest if there is one: (dict "root" $ "service" "ingest"). */}}
{{- define "stillwatch.image" -}}
{{- $image := (index .root.Values .service).image -}}
{{- with .root.Values.image.registry }}{{ . }}/{{ end -}}
{{- $image.repository -}}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ default .root.Chart.AppVersion $image.tag }}{{ end -}}
{{- end }}

{{- define "stillwatch.postgresHost" -}}
{{- if .Values.postgres.cloudNativePg.enabled }}{{ include "stillwatch.fullname" . }}-postgres-rw{{ else }}{{ .Values.postgres.host }}{{ end -}}
{{- end }}

{{- define "stillwatch.postgresCa" -}}
{{- if .Values.postgres.cloudNativePg.enabled }}{{ dict "name" (printf "%s-postgres-ca" (include "stillwatch.fullname" .)) "key" "ca.crt" | toJson }}{{ else }}{{ .Values.postgres.tls.caSecret | toJson }}{{ end -}}
{{- end }}

{{- define "stillwatch.kafkaBootstrap" -}}
{{- if .Values.kafka.strimzi.enabled }}{{ include "stillwatch.fullname" . }}-kafka-kafka-bootstrap:9093{{ else }}{{ .Values.kafka.bootstrapServers }}{{ end -}}
{{- end }}

{{- define "stillwatch.kafkaCa" -}}
{{- if .Values.kafka.strimzi.enabled }}{{ dict "name" (printf "%s-kafka-cluster-ca-cert" (include "stillwatch.fullname" .)) "key" "ca.crt" | toJson }}{{ else }}{{ .Values.kafka.caSecret | toJson }}{{ end -}}
{{- end }}

{{/* HTTP ports are a promise of the services. */}}
{{- define "stillwatch.port" -}}
{{- get (dict "ingest" "8081" "scoring" "8082" "case" "8083") . -}}
{{- end }}
{{- define "stillwatch.managementPort" -}}
{{- get (dict "ingest" "9081" "scoring" "9082" "case" "9083") . -}}
{{- end }}

{{/* The port of an address as http://host:port, or that of its scheme. */}}
{{- define "stillwatch.urlPort" -}}
{{- $url := urlParse . -}}
{{- default (ternary "80" "443" (eq $url.scheme "http")) (regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host)) -}}
{{- end }}
